package page

import (
	"demarc/internal/compare"
)

// Area is the page of one kind of work: the topics that providers speak of in it.
type Area struct {
	Frame
	Heading string
	Lede    string
	Short   Standings
	Matrix  Matrix
	Aspects Aspects
}

func (s *Set) areaPage(k *comparison, index int) Area {
	a := k.areas[index]
	path := AreaPath(a.ID)
	l := s.linker(path)
	view := k.Area(a.ID)
	columns := s.columns(l, k)
	v := Area{
		Heading: a.Title, Lede: s.areaLede(&view),
		Matrix: Matrix{
			Caption: s.t("area.owners-caption", a.Title), RowHead: s.t("label.topic"),
			Columns: columns, Wide: len(columns) >= wideFrom,
		},
		Aspects: Aspects{
			Caption: s.t("area.caption", a.Title), RowHead: s.t("label.topic"),
			Columns: columns, Listed: listedOf(len(columns)),
		},
	}
	for i := range k.areaCells[index] {
		v.Short.add(k, &k.areaCells[index][i], s.standing(l, &k.areaCells[index][i]))
	}
	v.Matrix.Groups = s.matrixGroups(l, view.Groups, func(r *compare.Row, _ *compare.Cell) string {
		return "#" + areaTopicAnchor(r.Topic.ID)
	})
	for _, g := range fromTheTop(view.Groups, layerOf) {
		for i := range g.Rows {
			r := &g.Rows[i]
			head := Link{Text: r.Topic.Title, URL: l.To(TopicPath(r.Topic.ID))}
			v.Aspects.Rows = append(v.Aspects.Rows, s.aspect(l, areaTopicAnchor(r.Topic.ID), head, r.Cells, g.Layer))
		}
	}
	v.Frame = s.frame(path, s.t("topic.about", a.Title, s.count(len(k.providers), "provider")),
		s.trail(k, crumb{s.t("nav.areas"), AreasPath}, crumb{a.Title, path}), s.documentsOfCells(k.areaCells[index]))
	return v
}

// areaTopicAnchor is the row of a topic's passages; its row in the matrix above
// has the topic's anchor.
func areaTopicAnchor(topic string) string { return "in-" + topic }

func (s *Set) areaLede(v *compare.AreaView) string {
	b := &v.Totals
	if b.Responsibilities == 0 {
		return s.t("area.nothing")
	}
	var parts []string
	add := func(n int, class string) {
		if n > 0 {
			parts = append(parts, s.t("balance."+class, n))
		}
	}
	add(b.Provider, classProvider)
	add(b.Shared, classShared)
	add(b.Customer, classCustomer)
	add(b.Partner, classPartner)
	add(b.None, classNone)
	add(b.Unstated, classUnstated)
	return s.t("area.lede", s.count(b.Responsibilities, "responsibility"), s.opts.Texts.List(parts))
}
