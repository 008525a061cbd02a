package page

import (
	"demarc/internal/compare"
	"demarc/internal/model"
)

// Matrix sets providers side by side, a row a topic.
type Matrix struct {
	Caption string
	RowHead string // what a row is
	Columns []Column
	Groups  []MatrixGroup
	// Wide says that the matrix scrolls in a region of its own.
	Wide bool
}

// Column is a provider at the head of a matrix or a table.
type Column struct {
	Number  int // from 1
	ID      string
	Name    string
	Label   string // Name, told apart from others of the name
	Service string // "" where it is the name
	Dated   string // the newest date of its documents
	URL     string
	Script  string // with its cells, for a comparison that a browser composes
}

// MatrixGroup is the rows of one layer, or rows without one, which have no title.
type MatrixGroup struct {
	Number             int    // from 1, for the filter of layers
	Layer              string // its id
	ID, Title, Summary string
	Rows               []MatrixRow
}

// MatrixRow is one topic. Class says how its cells compare: same, or diff where
// owners differ, and gap where somebody is silent.
type MatrixRow struct {
	ID    string
	Topic string // its id
	Head  Link
	Class string
	Cells []Cell
}

// wideFrom is the number of providers from which tables of them scroll.
const wideFrom = 6

// crowdFrom is the number of providers from which pages about all of them list who
// says something, and leave the words to the pages of topics.
const crowdFrom = 13

// columns are all providers of a kind.
func (s *Set) columns(l Linker, k *comparison) []Column {
	var out []Column
	for i, p := range k.providers {
		c := Column{Number: i + 1, ID: p.ID, Name: p.Name, Label: s.name(p), Dated: s.dated(p), URL: l.To(ProviderPath(p.ID)), Script: l.To(providerScriptPath(p.ID))}
		if p.Service != p.Name {
			c.Service = p.Service
		}
		out = append(out, c)
	}
	return out
}

// dated returns the newest date of a provider's documents.
func (s *Set) dated(p *model.Provider) string {
	if d := s.newest(s.documentsOfProvider(p.ID)); d != "" {
		return d
	}
	return s.t("label.undated")
}

// fromTheTop puts the layers of the line with the last one on top, as a drawing
// does, and what lies across all layers below.
func fromTheTop[T any](list []T, layer func(*T) *model.Layer) []T {
	out := make([]T, 0, len(list))
	for i := len(list) - 1; i >= 0; i-- {
		if layer(&list[i]).Line {
			out = append(out, list[i])
		}
	}
	for i := range list {
		if !layer(&list[i]).Line {
			out = append(out, list[i])
		}
	}
	return out
}

func layerOf(g *compare.Group) *model.Layer { return g.Layer }

// groups makes the rows of a matrix; to is the page that a cell leads to.
func (s *Set) matrixGroups(l Linker, groups []compare.Group, to func(*compare.Row, *compare.Cell) string) []MatrixGroup {
	var out []MatrixGroup
	for _, g := range fromTheTop(groups, layerOf) {
		mg := MatrixGroup{Number: len(out) + 1, Layer: g.Layer.ID, ID: LayerAnchor(g.Layer.ID), Title: g.Layer.Title, Summary: lowerFirst(g.Layer.Summary)}
		for i := range g.Rows {
			r := &g.Rows[i]
			row := MatrixRow{
				ID: TopicAnchor(r.Topic.ID), Topic: r.Topic.ID, Class: rowClass(r.Cells),
				Head: Link{Text: r.Topic.Title, URL: l.To(TopicPath(r.Topic.ID))},
			}
			for c := range r.Cells {
				row.Cells = append(row.Cells, s.cell(&r.Cells[c], c+1, to(r, &r.Cells[c])))
			}
			mg.Rows = append(mg.Rows, row)
		}
		out = append(out, mg)
	}
	return out
}

// rowClass judges a row as the filters do: it differs where those who speak name
// different owners.
func rowClass(cells []compare.Cell) string {
	class, gap := "same", ""
	var first model.Owner
	for i := range cells {
		switch owner := cells[i].Owner; {
		case cells[i].Silent():
			gap = " gap"
		case first == "":
			first = owner
		case owner != first:
			class = "diff"
		}
	}
	return class + gap
}

// lowerFirst begins a summary as the continuation of a title, without its full
// stop.
func lowerFirst(s string) string {
	if n := len(s); n > 0 && s[n-1] == '.' {
		s = s[:n-1]
	}
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'a' && s[1] <= 'z' {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}
