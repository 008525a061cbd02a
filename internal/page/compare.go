package page

import (
	"fmt"

	"demarc/internal/compare"
)

// Compare is the page that sets all providers side by side.
type Compare struct {
	Frame
	Heading string
	Lede    string
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

func (s *Set) comparePage() Compare {
	l := s.linker(ComparePath)
	columns := s.columns(l)
	v := Compare{
		Heading: "Compare",
		Lede: fmt.Sprintf("%s, %s. Each cell names the owner, then counts the duties left and right of the line.",
			plural(len(s.cat.Topics), "topic"), plural(len(columns), "service")),
		Topics: Matrix{
			Caption: "Owner of each topic by provider, grouped by layer", RowHead: "Topic",
			Columns: columns, Wide: len(columns) >= wideFrom,
		},
		ByArea: Matrix{
			Caption: "Owner of each area by provider", RowHead: "Area",
			Columns: columns, Wide: len(columns) >= wideFrom,
		},
		Count: plural(len(s.cat.Topics), "topic"), Noun: "topics",
	}
	if len(columns) > 1 && len(columns) <= maxFiltered {
		v.Filters = columns
	}
	v.Topics.Groups = s.matrixGroups(l, s.matrix, func(r *compare.Row, c *compare.Cell) string {
		return l.At(TopicPath(r.Topic.ID), ProviderAnchor(c.Provider.ID))
	})
	for _, g := range v.Topics.Groups {
		v.Layers = append(v.Layers, Link{Text: g.Title, URL: "#" + g.ID})
	}
	group := MatrixGroup{}
	for i := range s.cat.Areas {
		a := &s.cat.Areas[i]
		v.Areas = append(v.Areas, Link{Text: areaName(a), URL: l.To(AreaPath(a.ID))})
		group.Rows = append(group.Rows, s.areaRow(l, i))
	}
	v.ByArea.Groups = []MatrixGroup{group}
	v.Frame = s.frame(ComparePath, "Who carries what: "+plural(len(s.cat.Topics), "topic")+" for "+
		plural(len(columns), "service")+", with evidence.", []crumb{{"Compare", ComparePath}}, s.all())
	return v
}

// areaRow rolls one area up for every provider.
func (s *Set) areaRow(l Linker, area int) MatrixRow {
	a := &s.cat.Areas[area]
	row := MatrixRow{ID: AreaAnchor(a.ID), Head: Link{Text: a.Title, URL: l.To(AreaPath(a.ID))}}
	for c := range s.areaCells[area] {
		cc := &s.areaCells[area][c]
		row.Cells = append(row.Cells, s.cell(cc, c+1, l.At(AreaPath(a.ID), ProviderAnchor(cc.Provider.ID))))
	}
	row.Class = rowClass(s.areaCells[area])
	return row
}
