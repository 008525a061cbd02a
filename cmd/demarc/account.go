package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"demarc"
	"demarc/internal/load"
	"demarc/internal/model"
	"demarc/internal/source"
	"demarc/internal/taxonomy"
)

// explain prints how a responsibility was read.
func (c *content) explain(w io.Writer, cat *model.Catalog, r *model.Responsibility) error {
	doc, provider := placeOf(cat, r)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n%s, %s\n\n", r.ID, r.Label, r.Clause)
	fmt.Fprintf(&b, "  owner     %s, read from the form %s\n", r.Owner, r.Form)
	if len(cat.Kinds) > 1 {
		fmt.Fprintf(&b, "  kind      %s\n", provider.Kind)
	}
	fmt.Fprintf(&b, "  section   %s\n", strings.Join(headings(doc, r.Section), " < "))
	if r.Column != "" {
		fmt.Fprintf(&b, "  column    %s\n", r.Column)
	}
	if doc.SourceURL != "" {
		fmt.Fprintf(&b, "  publisher %s\n", doc.SourceURL)
	}
	for i := range r.Assignments {
		writeAssignment(&b, provider, &r.Assignments[i])
	}
	if err := c.writeEvidence(&b, doc, r); err != nil {
		return err
	}
	if err := c.writeReading(&b, cat, r); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// placeOf returns the document and the provider of a responsibility.
func placeOf(cat *model.Catalog, r *model.Responsibility) (*model.Document, *model.Provider) {
	for i := range cat.Documents {
		if doc := &cat.Documents[i]; doc.ID == r.Document {
			for j := range cat.Providers {
				if cat.Providers[j].ID == doc.Provider {
					return doc, &cat.Providers[j]
				}
			}
		}
	}
	panic("explain: responsibility " + r.ID + " of an unknown document")
}

// headings returns the titles of a section and of those around it, innermost
// first.
func headings(doc *model.Document, section string) []string {
	var titles []string
	for range doc.Sections { // no deeper than there are sections
		found := false
		for i := range doc.Sections {
			if s := &doc.Sections[i]; s.ID == section && s.ID != "" {
				titles, section, found = append(titles, s.Title), s.Parent, true
				break
			}
		}
		if !found {
			break
		}
	}
	return titles
}

func writeAssignment(b *bytes.Buffer, provider *model.Provider, a *model.Assignment) {
	name := a.Party
	if party, ok := provider.Party(a.Party); ok {
		name = party.Name
	}
	fmt.Fprintf(b, "\n%s", name)
	if a.Letters != "" {
		fmt.Fprintf(b, " %s", a.Letters)
	}
	if a.Inferred {
		b.WriteString(" (inferred: the form implies it, no words state it)")
	}
	b.WriteByte('\n')
	for _, d := range a.Duties {
		fmt.Fprintf(b, "  %s  %s: %s", d.Clause, d.Bearing(), d.Text)
		if len(d.Topics) > 0 {
			fmt.Fprintf(b, "  [%s]", strings.Join(d.Topics, ", "))
		}
		b.WriteByte('\n')
	}
	for _, n := range a.Notes {
		fmt.Fprintf(b, "  note %s  %s\n", n.Mark, n.Text)
	}
}

// writeEvidence prints the lines of the source that say so.
func (c *content) writeEvidence(b *bytes.Buffer, doc *model.Document, r *model.Responsibility) error {
	data, err := fs.ReadFile(c.fsys, doc.Path)
	if err != nil {
		return fmt.Errorf("read evidence: %w", err)
	}
	file := source.NewFile(doc.Path, data)
	fmt.Fprintf(b, "\nEvidence, %s:%d\n", doc.Path, r.Source.Line)
	for n := r.Source.Line; n <= r.Source.EndLine; n++ {
		fmt.Fprintf(b, "%6d | %s\n", n, printable(file.LineText(n)))
	}
	return nil
}

// printable returns a line of a document without characters that would steer a
// terminal.
func printable(line []byte) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, string(line))
}

// writeReading prints the terms that gave the responsibility its topics and area.
func (c *content) writeReading(b *bytes.Buffer, cat *model.Catalog, r *model.Responsibility) error {
	words, err := taxonomy.LoadKinds(c.fsys, demarc.Content())
	if err != nil {
		return err
	}
	reading := load.Why(cat, r, words)
	b.WriteString("\nWhy its topic\n")
	if !slices.Equal(reading.Topics, r.Topics) && len(reading.Topics)+len(r.Topics) > 0 {
		fmt.Fprintf(b, "  pinned to %s in provider.yaml; the terms would say\n", strings.Join(r.Topics, ", "))
	}
	for line := range strings.Lines(reading.Explain()) {
		fmt.Fprintf(b, "  %s", line)
	}
	return nil
}
