package page

import (
	"demarc/internal/compare"
)

// Compare is the page that sets all providers of a kind side by side.
type Compare struct {
	Frame
	Heading string
	Lede    string
	Kinds   []Link // the comparisons of all kinds, if there are several
	// Providers offers the providers to choose from, unless there are too many;
	// Layers likewise.
	Providers []Column
	// Choose offers them for a comparison of two or three, where they are too many.
	Choose []Column
	Layers []MatrixGroup
	Areas  []AreaChoice
	Pairs  []PairChoice
	Topics Matrix
	ByArea Matrix
	Count  string // "34 topics"
	// Form is the script with the form of a comparison that a browser composes, ""
	// where there is nothing to compare.
	Form string
}

// AreaChoice is an area that the matrix can be narrowed to: by a script with its
// cells, else on its own page.
type AreaChoice struct {
	Link
	ID, Script string
}

// PairChoice is a pair with a page. Key names both as an address does.
type PairChoice struct {
	Link
	Key string
}

// The most providers and layers that a filter offers: matrix.css has a rule for
// each.
const (
	maxFiltered = 24
	maxLayers   = 16
)

func (s *Set) comparePage(k *comparison) Compare {
	l := s.linker(k.path)
	columns := s.columns(l, k)
	topics, services := s.count(len(k.topics), "topic"), s.count(len(columns), "service")
	matrix := func(caption, head string) Matrix {
		return Matrix{Caption: s.t(caption), RowHead: s.t(head), Columns: columns, Wide: len(columns) >= wideFrom}
	}
	v := Compare{
		Heading: s.compareHeading(k), Kinds: s.kindLinks(l, k), Lede: s.t("compare.lede", topics, services),
		Topics: matrix("compare.topics-caption", "label.topic"), ByArea: matrix("compare.areas-caption", "label.area"),
		Count: topics,
	}
	v.Topics.Groups = s.matrixGroups(l, k.matrix, func(r *compare.Row, c *compare.Cell) string {
		return l.At(TopicPath(r.Topic.ID), ProviderAnchor(c.Provider.ID))
	})
	group := MatrixGroup{}
	for i, a := range k.areas {
		v.Areas = append(v.Areas, AreaChoice{
			Link: Link{Text: areaName(a), URL: l.To(AreaPath(a.ID))}, ID: a.ID, Script: l.To(areaScriptPath(a.ID)),
		})
		group.Rows = append(group.Rows, s.areaRow(l, k, i))
	}
	v.ByArea.Groups = []MatrixGroup{group}
	s.addChoices(&v, l, k)
	trail := []crumb{{s.t("nav.compare"), ComparePath}}
	if k.path != ComparePath {
		trail = append(trail, crumb{k.kind.Title, k.path})
	}
	v.Frame = s.frame(k.path, s.t("compare.about", topics, services), trail, s.documentsOf(k))
	return v
}

// addChoices adds what can be chosen where there are several providers.
func (s *Set) addChoices(v *Compare, l Linker, k *comparison) {
	if len(v.Topics.Groups) <= maxLayers {
		v.Layers = v.Topics.Groups
	}
	if len(k.providers) < 2 {
		return
	}
	v.Form = l.To(formScriptPath(k.kind.ID))
	if len(k.providers) <= maxFiltered {
		v.Providers = v.Topics.Columns
	} else {
		v.Choose = v.Topics.Columns
	}
	for _, p := range k.pairs {
		v.Pairs = append(v.Pairs, PairChoice{s.pairLink(l, k, p), p.a.ID + "," + p.b.ID})
	}
}

func (s *Set) compareHeading(k *comparison) string {
	if len(s.comparisons) < 2 {
		return s.t("nav.compare")
	}
	return s.t("compare.heading", lowerFirst(k.kind.Title))
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
