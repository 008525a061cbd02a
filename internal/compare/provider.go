package compare

import (
	"slices"

	"demarc/internal/model"
)

// ProviderView is one provider's roll-up.
type ProviderView struct {
	Provider  *model.Provider
	Documents []*model.Document
	Line      Line
	Balance   Balance
	// Layers are all layers from the ground up, with the topics of each.
	Layers []LayerView
	// Areas are the areas that the provider speaks of, in the catalog's order;
	// what has no area comes last.
	Areas []AreaBalance
	// Silent are the topics of which the provider says nothing.
	Silent []*model.Topic
	// Unclassified are the responsibilities without a topic.
	Unclassified []*model.Responsibility
	// Forms are those that the provider's responsibilities were read from, in
	// falling order of trust.
	Forms []model.Form
}

// LayerView is what a provider says of one layer. Its cell counts each
// responsibility once; the cells of Topics may share some.
type LayerView struct {
	Layer *model.Layer
	Cell
	Topics []TopicCell
}

// TopicCell is a provider's cell of a topic; it may be silent.
type TopicCell struct {
	Topic *model.Topic
	Cell
}

// AreaBalance counts a provider's responsibilities in one area; Area is nil for
// those that have none.
type AreaBalance struct {
	Area *model.Area
	Balance
}

// Provider returns one provider's roll-up.
func (x *Index) Provider(id string) ProviderView {
	p := x.providers.position("provider", id)
	entries := x.byLayer(p)
	v := ProviderView{Provider: x.providers.all[p], Documents: x.published[p], Line: x.line(p, entries)}
	for _, r := range x.own[p] {
		v.Balance.add(r, v.Provider)
		if r.Topic() == "" {
			v.Unclassified = append(v.Unclassified, r)
		}
	}
	for l := range x.layers.all {
		v.Layers = append(v.Layers, LayerView{Layer: x.layers.all[l], Cell: roll(v.Provider, entries[l])})
	}
	for t := range x.topics.all {
		cell := TopicCell{x.topics.all[t], roll(v.Provider, x.byTopic[p][t])}
		if l, ok := x.layers.at[cell.Topic.Layer]; ok {
			v.Layers[l].Topics = append(v.Layers[l].Topics, cell)
		}
		if cell.Silent() {
			v.Silent = append(v.Silent, cell.Topic)
		}
	}
	v.Areas, v.Forms = x.areaBalances(p), x.forms(p)
	return v
}

// areaBalances counts a provider's responsibilities by area.
func (x *Index) areaBalances(p int) []AreaBalance {
	n := len(x.areas.all)
	counts := make([]Balance, n+1)
	for _, r := range x.own[p] {
		a, ok := x.areas.at[r.Area]
		if !ok {
			a = n
		}
		counts[a].add(r, x.providers.all[p])
	}
	var out []AreaBalance
	for a := range counts {
		if counts[a].Responsibilities == 0 {
			continue
		}
		var area *model.Area
		if a < n {
			area = x.areas.all[a]
		}
		out = append(out, AreaBalance{area, counts[a]})
	}
	return out
}

func (x *Index) forms(p int) []model.Form {
	var out []model.Form
	for _, f := range []model.Form{model.FormMatrix, model.FormRACI, model.FormMarks, model.FormColumns, model.FormList, model.FormProse} {
		if slices.ContainsFunc(x.own[p], func(r *model.Responsibility) bool { return r.Form == f }) {
			out = append(out, f)
		}
	}
	return out
}
