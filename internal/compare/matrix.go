package compare

import "demarc/internal/model"

// Row compares all providers on one topic.
type Row struct {
	Topic *model.Topic
	// Cells has one cell a provider, in the catalog's order.
	Cells   []Cell
	Verdict model.Verdict
	// Gap says that at least one provider is silent, whatever the verdict.
	Gap bool
}

// Group is the rows of one layer.
type Group struct {
	Layer *model.Layer
	Rows  []Row
}

// Matrix returns every topic, grouped by layer from the ground up. What lies
// across all layers comes last.
func (x *Index) Matrix() []Group {
	return x.groups(func(p, t int) []Entry { return x.byTopic[p][t] }, func(Row) bool { return true })
}

// AreaView is one kind of work across providers.
type AreaView struct {
	Area *model.Area
	// Groups hold the topics that somebody speaks of in this area; their cells
	// count its responsibilities only.
	Groups []Group
	Totals Balance
}

// Area compares all providers in one area.
func (x *Index) Area(id string) AreaView {
	v := AreaView{Area: x.areas.all[x.areas.position("area", id)]}
	v.Groups = x.groups(func(p, t int) []Entry { return inArea(x.byTopic[p][t], id) }, Row.counts)
	for p := range x.own {
		for _, r := range x.own[p] {
			if r.Area == id {
				v.Totals.add(r, x.providers.all[p])
			}
		}
	}
	return v
}

// counts reports whether any responsibility counts in the row.
func (r Row) counts() bool {
	for i := range r.Cells {
		if len(r.Cells[i].Entries) > 0 {
			return true
		}
	}
	return false
}

// groups makes the rows that keep wants; a layer without a row is left out.
func (x *Index) groups(entries func(provider, topic int) []Entry, keep func(Row) bool) []Group {
	rows := make([][]Row, len(x.layers.all))
	for t := range x.topics.all {
		l, ok := x.layers.at[x.topics.all[t].Layer]
		if !ok {
			continue
		}
		row := x.row(t, func(p int) []Entry { return entries(p, t) })
		if keep(row) {
			rows[l] = append(rows[l], row)
		}
	}
	var out []Group
	for l := range rows {
		if len(rows[l]) > 0 {
			out = append(out, Group{x.layers.all[l], rows[l]})
		}
	}
	return out
}

// row rolls up one topic for every provider.
func (x *Index) row(topic int, entries func(provider int) []Entry) Row {
	r := Row{Topic: x.topics.all[topic], Cells: make([]Cell, len(x.providers.all))}
	for p := range r.Cells {
		r.Cells[p] = roll(x.providers.all[p], entries(p))
	}
	r.Verdict, r.Gap = verdictOf(r.Cells)
	return r
}

// TopicView is one topic across providers.
type TopicView struct {
	Row
	Layer *model.Layer
	// Areas are the areas that any provider speaks of, in the catalog's order;
	// what has no area comes last.
	Areas      []AreaRow
	Facts      []*model.Fact
	Components []*model.Component
}

// AreaRow is a topic's row in one area; Area is nil for what has none.
type AreaRow struct {
	Area    *model.Area
	Cells   []Cell
	Verdict model.Verdict
	Gap     bool
}

// Topic compares all providers on one topic.
func (x *Index) Topic(id string) TopicView {
	t := x.topics.position("topic", id)
	v := TopicView{Row: x.row(t, func(p int) []Entry { return x.byTopic[p][t] })}
	if l, ok := x.layers.at[v.Row.Topic.Layer]; ok {
		v.Layer = x.layers.all[l]
	}
	add := func(area *model.Area, id string) {
		row := x.row(t, func(p int) []Entry { return inArea(x.byTopic[p][t], id) })
		if row.counts() {
			v.Areas = append(v.Areas, AreaRow{area, row.Cells, row.Verdict, row.Gap})
		}
	}
	for a := range x.areas.all {
		add(x.areas.all[a], x.areas.all[a].ID)
	}
	add(nil, "")
	v.Facts, v.Components = x.factsOn(id), x.componentsOn(id)
	return v
}
