// Package compare sets providers side by side: it rolls responsibilities up by
// topic, layer and area, says who carries each, and where the demarcation line
// runs.
//
// [New] makes an [Index] of a catalog in one pass over its responsibilities.
// Everything else is a view of it, made when asked for, at the price of what it
// holds:
//
//	Matrix      the topic rows of all providers, by layer from the ground up
//	Topic       one topic: all providers, by area, with duties, facts, components
//	Area        one kind of work: the topic rows that it has
//	Provider    one provider: its line, balance, layers, topics, silences
//	Checklist   one provider: what it leaves to the customer, each duty once
//	Pair        two providers: differences, silences, agreements, both lines
//	Line        one provider's demarcation line with the geometry of its drawing
//	Gaps        topics that somebody is silent about or excludes
//	Components  named parts and the assignments that name them
//	Totals      counts
//
// A view holds pointers into the catalog, which must not change meanwhile. An
// index is safe for concurrent use. Ids of providers, topics and areas that the
// catalog does not have panic: their caller made them up.
//
// # Counting
//
// An [Entry] is a responsibility as it counts under one topic: under its primary
// topic with its own owner, and under each other topic of its duties with the
// owner that those duties give: who does something there, else the other side of
// who helps or excludes. A duty counts under its own topics; one that has none
// counts under all topics of its responsibility.
//
// A [Cell] rolls entries up: all one owner gives that owner; both sides or any
// shared give shared; a partner with another gives shared; none and unstated
// yield to any owner, and unstated yields to none. Nothing gives unstated, which
// a page shows as silent. On a layer a responsibility counts once, with the
// duties that it has there.
//
// The weight of a carried responsibility is 1. The provider's part of it is 1 or
// 0, of a shared one its part of the duties that count there, else of all its
// duties, else one half. A [Cell.Share] and the value of a [Bar] are the provider's
// weight by all weight.
//
// The package knows no page, address or markup: shares are numbers from 0 to 1,
// geometry is per cent.
package compare

import "demarc/internal/model"

// Index answers questions about one catalog.
type Index struct {
	catalog *model.Catalog

	providers, documents, topics, layers, areas map[string]int

	// byTopic holds entries by provider and then by topic, own each provider's
	// responsibilities. Entries by layer are made when asked for: only views of
	// one provider need them.
	byTopic [][][]Entry
	own     [][]*model.Responsibility
	// published holds each provider's documents.
	published [][]*model.Document
}

// New indexes a catalog.
func New(c *model.Catalog) *Index {
	x := &Index{
		catalog:   c,
		providers: positions(c.Providers, func(p *model.Provider) string { return p.ID }),
		documents: positions(c.Documents, func(d *model.Document) string { return d.ID }),
		topics:    positions(c.Topics, func(t *model.Topic) string { return t.ID }),
		layers:    positions(c.Layers, func(l *model.Layer) string { return l.ID }),
		areas:     positions(c.Areas, func(a *model.Area) string { return a.ID }),
		own:       make([][]*model.Responsibility, len(c.Providers)),
		published: make([][]*model.Document, len(c.Providers)),
	}
	for i := range c.Documents {
		if p, ok := x.providers[c.Documents[i].Provider]; ok {
			x.published[p] = append(x.published[p], &c.Documents[i])
		}
	}
	x.byTopic = make([][][]Entry, len(c.Providers))
	for p := range x.byTopic {
		x.byTopic[p] = make([][]Entry, len(c.Topics))
	}
	for i := range c.Responsibilities {
		x.add(&c.Responsibilities[i])
	}
	return x
}

// Catalog returns what the index was made of.
func (x *Index) Catalog() *model.Catalog { return x.catalog }

// add counts a responsibility. One whose document or provider the catalog does
// not have counts nowhere.
func (x *Index) add(r *model.Responsibility) {
	d, ok := x.documents[r.Document]
	if !ok {
		return
	}
	p, ok := x.providers[x.catalog.Documents[d].Provider]
	if !ok {
		return
	}
	x.own[p] = append(x.own[p], r)
	x.spread(r, dutiesOf(r, &x.catalog.Providers[p]), x.byTopic[p], func(topic int) int { return topic })
}

// byLayer returns a provider's entries by layer.
func (x *Index) byLayer(p int) [][]Entry {
	out := make([][]Entry, len(x.catalog.Layers))
	for _, r := range x.own[p] {
		x.spread(r, dutiesOf(r, &x.catalog.Providers[p]), out, func(topic int) int {
			if l, ok := x.layers[x.catalog.Topics[topic].Layer]; ok {
				return l
			}
			return -1
		})
	}
	return out
}

func positions[T any](list []T, id func(*T) string) map[string]int {
	m := make(map[string]int, len(list))
	for i := range list {
		m[id(&list[i])] = i
	}
	return m
}

// at returns the position of an id that must exist.
func at(m map[string]int, kind, id string) int {
	i, ok := m[id]
	if !ok {
		panic("compare: the catalog has no " + kind + " " + id)
	}
	return i
}
