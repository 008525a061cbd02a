package compare

import (
	"cmp"
	"math"
	"slices"

	"demarc/internal/model"
)

// QuantityGroup is what documents state on one topic in one measure.
type QuantityGroup struct {
	Topic *model.Topic // nil for what is unclassified
	// Unit is what the values are measured in, once normalised: second, byte, or
	// the unit itself where it has no other, such as replica. Every says that they
	// are intervals.
	Unit  string
	Every bool
	// Values are in rising order.
	Values []Stated
	// Providers counts those that state one.
	Providers int
}

// Stated is a quantity with who states it.
type Stated struct {
	Provider *model.Provider
	Fact     *model.Fact
	Quantity *model.Quantity
	// Value is in the group's unit.
	Value float64
}

// scale is a unit in terms of the one that it is compared in.
type scale struct {
	unit  string
	times float64
}

// scales are the units that have another: those of time, a month and a year by
// the mean of the Gregorian calendar, and those of data. Any other unit compares
// with itself only.
var scales = map[string]scale{
	"second": {"second", 1}, "minute": {"second", 60}, "hour": {"second", 3600}, "day": {"second", 86400},
	"week": {"second", 7 * 86400}, "month": {"second", 30.436875 * 86400}, "year": {"second", 365.2425 * 86400},
	"bit": {"bit", 1}, "byte": {"byte", 1}, "gigabyte": {"byte", 1e9}, "gibibyte": {"byte", 1 << 30}, "terabyte": {"byte", 1e12},
}

// normal returns a quantity in the unit that it is compared in.
func normal(q *model.Quantity) (unit string, value float64) {
	if s, ok := scales[q.Unit]; ok {
		return s.unit, q.Value * s.times
	}
	return q.Unit, q.Value
}

// measure is what makes two quantities comparable.
type measure struct {
	topic int // -1 for none
	unit  string
	every bool
}

// Quantities groups what documents state by topic and measure: first what two
// providers or more state, under every topic that they share unless another has all
// of it, then the rest, each once under its first topic. Both lists are in the order of the catalog's topics.
func (x *Index) Quantities() []QuantityGroup {
	all := map[measure][]Stated{}
	for _, s := range x.stated() {
		for _, id := range s.Fact.Topics {
			if t, ok := x.topics.at[id]; ok {
				m := measure{t, s.unit, s.Quantity.Every}
				all[m] = append(all[m], s.Stated)
			}
		}
	}
	var compared []QuantityGroup
	for _, m := range sortedMeasures(all) {
		if g := x.quantityGroup(m, all[m]); g.Providers > 1 {
			compared = append(compared, g)
		}
	}
	groups := maximal(compared)
	shown := map[*model.Quantity]bool{}
	for _, g := range groups {
		for _, v := range g.Values {
			shown[v.Quantity] = true
		}
	}
	rest := map[measure][]Stated{}
	for _, s := range x.stated() {
		if !shown[s.Quantity] {
			m := measure{x.firstTopic(s.Fact), s.unit, s.Quantity.Every}
			rest[m] = append(rest[m], s.Stated)
		}
	}
	for _, m := range sortedMeasures(rest) {
		groups = append(groups, x.quantityGroup(m, rest[m]))
	}
	return groups
}

// unitOf is a stated quantity with the unit that its value is in.
type unitOf struct {
	Stated
	unit string
}

// stated lists every quantity of the providers.
func (x *Index) stated() []unitOf {
	publisher := map[string]*model.Provider{} // by document
	for p := range x.published {
		for _, d := range x.published[p] {
			publisher[d.ID] = x.providers.all[p]
		}
	}
	var out []unitOf
	for i := range x.catalog.Facts {
		f := &x.catalog.Facts[i]
		p := publisher[f.Document]
		if p == nil {
			continue
		}
		for j := range f.Quantities {
			unit, value := normal(&f.Quantities[j])
			out = append(out, unitOf{Stated{p, f, &f.Quantities[j], value}, unit})
		}
	}
	return out
}

// firstTopic returns the position of a fact's first topic, -1 where it has none.
func (x *Index) firstTopic(f *model.Fact) int {
	for _, id := range f.Topics {
		if t, ok := x.topics.at[id]; ok {
			return t
		}
	}
	return -1
}

func (x *Index) quantityGroup(m measure, values []Stated) QuantityGroup {
	g := QuantityGroup{Unit: m.unit, Every: m.every, Values: values}
	if m.topic >= 0 {
		g.Topic = x.topics.all[m.topic]
	}
	slices.SortStableFunc(g.Values, func(a, b Stated) int { return cmp.Compare(a.Value, b.Value) })
	seen := map[*model.Provider]bool{}
	for _, v := range values {
		seen[v.Provider] = true
	}
	g.Providers = len(seen)
	return g
}

// maximal drops the groups of which another of their measure holds every value: of
// two topics that some sentences share, the one with more to compare is enough.
func maximal(groups []QuantityGroup) []QuantityGroup {
	holds := make([]map[*model.Quantity]bool, len(groups))
	for i := range groups {
		holds[i] = make(map[*model.Quantity]bool, len(groups[i].Values))
		for _, v := range groups[i].Values {
			holds[i][v.Quantity] = true
		}
	}
	within := func(i, j int) bool {
		return !slices.ContainsFunc(groups[i].Values, func(v Stated) bool { return !holds[j][v.Quantity] })
	}
	var out []QuantityGroup
	for i := range groups {
		covered := false
		for j := range groups {
			// Of two that hold the same, the first stays.
			covered = covered || i != j && within(i, j) && (len(holds[i]) < len(holds[j]) || j < i)
		}
		if !covered {
			out = append(out, groups[i])
		}
	}
	return out
}

// sortedMeasures orders measures by topic, those without one last, intervals
// first, then by unit.
func sortedMeasures(groups map[measure][]Stated) []measure {
	out := make([]measure, 0, len(groups))
	for m := range groups {
		out = append(out, m)
	}
	last := func(m measure) int { // what has no topic comes last
		if m.topic < 0 {
			return math.MaxInt
		}
		return m.topic
	}
	kind := func(m measure) int {
		if m.every {
			return 0
		}
		return 1
	}
	slices.SortFunc(out, func(a, b measure) int {
		return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(kind(a), kind(b)), cmp.Compare(a.unit, b.unit))
	})
	return out
}
