// Package compare sets providers side by side: it rolls responsibilities up by
// topic, layer and area, says who carries each, and where the demarcation line
// runs.
//
// [New] makes an [Index] of the services of one kind in a catalog, in one pass over
// its responsibilities. An index knows the providers, layers, topics and areas of
// its kind and no others, so that nothing is compared across kinds. Everything else
// is a view of it, made when asked for, at the price of what it holds:
//
//	Matrix      the topic rows of all providers, by layer from the ground up
//	Topic       one topic: all providers, by area, with duties, facts, components
//	Area        one kind of work: the topic rows that it has
//	Provider    one provider: its line, balance, layers, topics, silences
//	Checklist   one provider: what it leaves to the customer, each duty once, by
//	            area or by topic
//	Pair        two providers: differences, silences, agreements, both lines
//	Line        one provider's demarcation line with the geometry of its drawing
//	Gaps        silences, exclusions, topics that nobody carries, disagreements
//	Quantities  the numbers that documents state, by topic and measure
//	Totals      counts
//
// A view holds pointers into the catalog, which must not change meanwhile. An
// index is safe for concurrent use. Ids of providers, topics and areas that its
// kind does not have panic: their caller made them up. [Components] are named parts
// of services of any kind, which nothing compares; [Contradictions] are places where
// one document says two things.
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

import (
	"slices"

	"demarc/internal/model"
)

// Index answers questions about the services of one kind.
type Index struct {
	catalog *model.Catalog
	kind    string

	providers list[model.Provider]
	topics    list[model.Topic]
	layers    list[model.Layer]
	areas     list[model.Area]

	// byTopic holds entries by provider and then by topic, own each provider's
	// responsibilities. Entries by layer are made when asked for: only views of
	// one provider need them.
	byTopic [][][]Entry
	own     [][]*model.Responsibility
	// published holds each provider's documents.
	published [][]*model.Document
}

// New indexes what a catalog holds of the kind of service.
func New(c *model.Catalog, kind string) *Index {
	x := &Index{
		catalog: c, kind: kind,
		providers: listOf(c.Providers, func(p *model.Provider) (string, bool) { return p.ID, p.Kind == kind }),
		topics:    listOf(c.Topics, func(t *model.Topic) (string, bool) { return t.ID, t.Kind == kind }),
		layers:    listOf(c.Layers, func(l *model.Layer) (string, bool) { return l.ID, l.Kind == kind }),
		areas:     listOf(c.Areas, func(a *model.Area) (string, bool) { return a.ID, a.Kind == kind }),
	}
	n := len(x.providers.all)
	x.own, x.published, x.byTopic = make([][]*model.Responsibility, n), make([][]*model.Document, n), make([][][]Entry, n)
	for i := range c.Documents {
		if p, ok := x.providers.at[c.Documents[i].Provider]; ok {
			x.published[p] = append(x.published[p], &c.Documents[i])
		}
	}
	for p := range x.byTopic {
		x.byTopic[p] = make([][]Entry, len(x.topics.all))
	}
	each(c, x.providers, func(p int, r *model.Responsibility) {
		x.own[p] = append(x.own[p], r)
		x.spread(r, dutiesOf(r, x.providers.all[p]), x.byTopic[p], func(topic int) int { return topic })
	})
	return x
}

// each calls f for every responsibility of the providers. One whose document or
// provider the catalog does not have counts nowhere.
func each(c *model.Catalog, providers list[model.Provider], f func(provider int, r *model.Responsibility)) {
	publisher := map[string]int{} // by document
	for i := range c.Documents {
		if p, ok := providers.at[c.Documents[i].Provider]; ok {
			publisher[c.Documents[i].ID] = p
		}
	}
	for i := range c.Responsibilities {
		if p, ok := publisher[c.Responsibilities[i].Document]; ok {
			f(p, &c.Responsibilities[i])
		}
	}
}

// Kind returns the id of the kind of service.
func (x *Index) Kind() string { return x.kind }

// Providers returns the services of the kind, one a column of every comparison.
func (x *Index) Providers() []*model.Provider { return slices.Clone(x.providers.all) }

// Topics returns the topics of the kind in the catalog's order.
func (x *Index) Topics() []*model.Topic { return slices.Clone(x.topics.all) }

// Layers returns the layers of the kind from the ground up.
func (x *Index) Layers() []*model.Layer { return slices.Clone(x.layers.all) }

// Areas returns the areas of the kind in the catalog's order.
func (x *Index) Areas() []*model.Area { return slices.Clone(x.areas.all) }

// byLayer returns a provider's entries by layer.
func (x *Index) byLayer(p int) [][]Entry {
	out := make([][]Entry, len(x.layers.all))
	for _, r := range x.own[p] {
		x.spread(r, dutiesOf(r, x.providers.all[p]), out, func(topic int) int {
			if l, ok := x.layers.at[x.topics.all[topic].Layer]; ok {
				return l
			}
			return -1
		})
	}
	return out
}

// list holds what a kind has of a catalog's list, and where each stands in it.
type list[T any] struct {
	all []*T
	at  map[string]int
}

func listOf[T any](from []T, keep func(*T) (id string, ok bool)) list[T] {
	l := list[T]{at: make(map[string]int, len(from))}
	for i := range from {
		if id, ok := keep(&from[i]); ok {
			l.at[id] = len(l.all)
			l.all = append(l.all, &from[i])
		}
	}
	return l
}

// position returns where an id stands that must exist.
func (l *list[T]) position(what, id string) int {
	i, ok := l.at[id]
	if !ok {
		panic("compare: the kind has no " + what + " " + id)
	}
	return i
}
