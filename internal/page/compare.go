package page

import (
	"fmt"

	"demarc/internal/compare"
)

// Compare is the page that sets all providers of a kind side by side.
type Compare struct {
	Frame
	Heading string
	Lede    string
	Kinds   []Link // the comparisons of all kinds, if there are several
	// Filters offers the providers to choose from, unless there are too many.
	Filters []Column
	Layers  []Link
	Areas   []Link
	Topics  Matrix
	ByArea  Matrix
	Count   string // "34 topics"
	Noun    string // "topics"
}

// maxFiltered is how many providers a filter offers: matrix.css has a rule for
// each.
const maxFiltered = 24

func (s *Set) comparePage(k *comparison) Compare {
	l := s.linker(k.path)
	columns := s.columns(l, k)
	v := Compare{
		Heading: s.compareHeading(k), Kinds: s.kindLinks(l, k),
		Lede: fmt.Sprintf("%s, %s. Each cell names the owner, then counts the duties left and right of the line.",
			plural(len(k.topics), "topic"), plural(len(columns), "service")),
		Topics: Matrix{
			Caption: "Owner of each topic by provider, grouped by layer", RowHead: "Topic",
			Columns: columns, Wide: len(columns) >= wideFrom,
		},
		ByArea: Matrix{
			Caption: "Owner of each area by provider", RowHead: "Area",
			Columns: columns, Wide: len(columns) >= wideFrom,
		},
		Count: plural(len(k.topics), "topic"), Noun: "topics",
	}
	if len(columns) > 1 && len(columns) <= maxFiltered {
		v.Filters = columns
	}
	v.Topics.Groups = s.matrixGroups(l, k.matrix, func(r *compare.Row, c *compare.Cell) string {
		return l.At(TopicPath(r.Topic.ID), ProviderAnchor(c.Provider.ID))
	})
	for _, g := range v.Topics.Groups {
		v.Layers = append(v.Layers, Link{Text: g.Title, URL: "#" + g.ID})
	}
	group := MatrixGroup{}
	for i, a := range k.areas {
		v.Areas = append(v.Areas, Link{Text: areaName(a), URL: l.To(AreaPath(a.ID))})
		group.Rows = append(group.Rows, s.areaRow(l, k, i))
	}
	v.ByArea.Groups = []MatrixGroup{group}
	trail := []crumb{{"Compare", ComparePath}}
	if k.path != ComparePath {
		trail = append(trail, crumb{k.kind.Title, k.path})
	}
	v.Frame = s.frame(k.path, "Who carries what: "+plural(len(k.topics), "topic")+" for "+
		plural(len(columns), "service")+", with evidence.", trail, s.documentsOf(k))
	return v
}

func (s *Set) compareHeading(k *comparison) string {
	if len(s.comparisons) < 2 {
		return "Compare"
	}
	return "Compare " + lowerFirst(k.kind.Title)
}

// documentsOf lists the documents of the services of a kind.
func (s *Set) documentsOf(k *comparison) []int {
	var out []int
	for d := range s.cat.Documents {
		if s.provider(&s.cat.Documents[d]).Kind == k.kind.ID {
			out = append(out, d)
		}
	}
	return out
}

// areaRow rolls one area up for every provider.
func (s *Set) areaRow(l Linker, k *comparison, area int) MatrixRow {
	a := k.areas[area]
	row := MatrixRow{ID: AreaAnchor(a.ID), Head: Link{Text: a.Title, URL: l.To(AreaPath(a.ID))}}
	for c := range k.areaCells[area] {
		cc := &k.areaCells[area][c]
		row.Cells = append(row.Cells, s.cell(cc, c+1, l.At(AreaPath(a.ID), ProviderAnchor(cc.Provider.ID))))
	}
	row.Class = rowClass(k.areaCells[area])
	return row
}
