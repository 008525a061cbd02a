package page

import (
	"demarc/internal/compare"
	"demarc/internal/model"
)

// Area is the page of one kind of work: the topics that providers speak of in it.
type Area struct {
	Frame
	Heading string
	Lede    string
	Short   []Standing
	Matrix  Matrix
	Aspects Aspects
	Before  Link
	After   Link
}

func (s *Set) areaPage(k *comparison, index int) Area {
	a := k.areas[index]
	path := AreaPath(a.ID)
	l := s.linker(path)
	view := k.Area(a.ID)
	columns := s.columns(l, k)
	v := Area{
		Heading: a.Title, Lede: areaLede(&view),
		Matrix: Matrix{
			Caption: a.Title + ": owner of each topic by provider", RowHead: "Topic",
			Columns: columns, Wide: len(columns) >= wideFrom,
		},
		Aspects: Aspects{
			Caption: a.Title + ", topic by topic and provider by provider", RowHead: "Topic",
			Columns: columns, Listed: len(columns) >= listedFrom,
		},
	}
	for i := range k.areaCells[index] {
		v.Short = append(v.Short, s.areaStanding(l, &k.areaCells[index][i]))
	}
	v.Matrix.Groups = s.matrixGroups(l, view.Groups, func(r *compare.Row, _ *compare.Cell) string {
		return "#" + areaTopicAnchor(r.Topic.ID)
	})
	for _, g := range fromTheTop(view.Groups, func(g *compare.Group) *model.Layer { return g.Layer }) {
		for i := range g.Rows {
			r := &g.Rows[i]
			head := Link{Text: r.Topic.Title, URL: l.To(TopicPath(r.Topic.ID))}
			v.Aspects.Rows = append(v.Aspects.Rows, s.aspect(l, areaTopicAnchor(r.Topic.ID), head, r.Cells, g.Layer))
		}
	}
	v.Before, v.After = areaNeighbours(l, k, index)
	v.Frame = s.frame(path, a.Title+": who carries it at "+plural(len(k.providers), "provider")+", with evidence.",
		s.trail(k, crumb{"Areas", AreasPath}, crumb{a.Title, path}), s.documentsOfCells(k.areaCells[index]))
	return v
}

// areaTopicAnchor is the row of a topic's passages; its row in the matrix above
// has the topic's anchor.
func areaTopicAnchor(topic string) string { return "in-" + topic }

func areaLede(v *compare.AreaView) string {
	b := &v.Totals
	if b.Responsibilities == 0 {
		return "No document assigns anything in this area."
	}
	return sentenceOf(b) + " Rows are the topics that somebody speaks of here."
}

// sentenceOf says a balance in a sentence.
func sentenceOf(b *compare.Balance) string {
	var parts []string
	add := func(n int, word string) {
		if n > 0 {
			parts = append(parts, thousands(n)+" "+word)
		}
	}
	add(b.Provider, "with the provider")
	add(b.Shared, "shared")
	add(b.Customer, "with you")
	add(b.Partner, "with a third company")
	add(b.None, "with nobody")
	add(b.Unstated, "left open")
	return plural(b.Responsibilities, "responsibility") + ": " + listed(parts) + "."
}

func (s *Set) areaStanding(l Linker, c *compare.Cell) Standing {
	return Standing{
		ID:       ProviderAnchor(c.Provider.ID),
		Provider: s.providerLink(l, c.Provider),
		Owner:    s.cellOwner(c), Excluded: c.Excluded, Split: cellSplit(c), Text: dutyWords(c),
	}
}

func areaNeighbours(l Linker, k *comparison, index int) (before, after Link) {
	link := func(i int) Link {
		if i < 0 || i >= len(k.areas) {
			return Link{}
		}
		return Link{Text: k.areas[i].Title, URL: l.To(AreaPath(k.areas[i].ID))}
	}
	return link(index - 1), link(index + 1)
}
