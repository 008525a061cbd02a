package export

import (
	"fmt"
	"io"
	"iter"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// JSON writes a catalog as the export contract. Lists are arrays and never null.
func JSON(w io.Writer, c *model.Catalog) error {
	return writeModel(w, c, selection{
		providers: each(c.Providers), documents: each(c.Documents), responsibilities: each(c.Responsibilities),
		components: each(c.Components), facts: each(c.Facts), notes: each(c.Notes), findings: each(c.Findings),
	})
}

// selection is what a model holds of its catalog. Kinds, layers, topics and
// areas are the same in every one.
type selection struct {
	providers        iter.Seq[*model.Provider]
	documents        iter.Seq[*model.Document]
	responsibilities iter.Seq[*model.Responsibility]
	components       iter.Seq[*model.Component]
	facts            iter.Seq[*model.Fact]
	notes            iter.Seq[*model.EditorNote]
	findings         iter.Seq[*diag.Finding]
}

func writeModel(w io.Writer, c *model.Catalog, of selection) error {
	s := newStream(w)
	err := s.document(func() {
		s.member("schema", model.Schema)
		s.member("generator", c.Generator)
		if c.GeneratedAt != "" {
			s.member("generatedAt", c.GeneratedAt)
		}
		array(s, "kinds", each(c.Kinds), nil)
		array(s, "layers", each(c.Layers), nil)
		array(s, "topics", each(c.Topics), nil)
		array(s, "areas", each(c.Areas), nil)
		array(s, "providers", of.providers, func(p *model.Provider) { p.Parties = listed(p.Parties) })
		array(s, "documents", of.documents, func(d *model.Document) { d.Sections = listed(d.Sections) })
		array(s, "responsibilities", of.responsibilities, func(r *model.Responsibility) {
			r.Topics, r.Assignments = listed(r.Topics), listed(r.Assignments)
		})
		array(s, "components", of.components, func(p *model.Component) { p.Topics = listed(p.Topics) })
		array(s, "facts", of.facts, func(f *model.Fact) {
			f.Quantities, f.Topics = listed(f.Quantities), listed(f.Topics)
		})
		s.list("notes", func() { // absent where an editor wrote none
			for n := range of.notes {
				s.member("", n)
			}
		})
		array(s, "findings", of.findings, nil)
	})
	if err != nil {
		return fmt.Errorf("export JSON: %w", err)
	}
	return nil
}

// each yields every element of a list.
func each[T any](list []T) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := range list {
			if !yield(&list[i]) {
				return
			}
		}
	}
}

// at yields the elements of a list with the numbers.
func at[T any](list []T, numbers []int) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for _, i := range numbers {
			if !yield(&list[i]) {
				return
			}
		}
	}
}
