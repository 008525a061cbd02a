package compare

import "demarc/internal/model"

// PairView sets two providers side by side. Every topic is in one of its lists,
// in the order of [Index.Matrix]; the rows have two cells, A's and B's.
type PairView struct {
	A, B *model.Provider
	// Differ are the topics with different owners. Split are those that both
	// share and divide differently, as far as a cell's tick can show it.
	Differ, Split []Row
	// OnlyA and OnlyB are the topics of which one speaks, Agree those of which
	// both say the same, Silent those of which neither speaks.
	OnlyA, OnlyB, Agree, Silent []Row
	// Topics counts all topics, BothSpeak those of Differ, Split and Agree.
	Topics, BothSpeak int
	// ToCustomer and ToProvider count the topics of Differ whose work moves
	// towards that side from A to B.
	ToCustomer, ToProvider int
	LineA, LineB           Line
	Overlay                []OverlayBar
}

// Pair compares two providers.
func (x *Index) Pair(a, b string) PairView {
	p, q := x.providers.position("provider", a), x.providers.position("provider", b)
	v := PairView{A: x.providers.all[p], B: x.providers.all[q],
		LineA: x.Line(a), LineB: x.Line(b), Topics: len(x.topics.all)}
	for l := range x.layers.all {
		for t := range x.topics.all {
			if i, ok := x.layers.at[x.topics.all[t].Layer]; ok && i == l {
				v.place(x.pairRow(t, p, q))
			}
		}
	}
	v.Overlay = overlay(v.LineA.Bars, v.LineB.Bars)
	return v
}

func (x *Index) pairRow(topic, p, q int) Row {
	r := Row{Topic: x.topics.all[topic], Cells: []Cell{
		roll(x.providers.all[p], x.byTopic[p][topic]),
		roll(x.providers.all[q], x.byTopic[q][topic]),
	}}
	r.Verdict, r.Gap = verdictOf(r.Cells)
	return r
}

// place puts a row into its list.
func (v *PairView) place(r Row) {
	a, b := &r.Cells[0], &r.Cells[1]
	switch {
	case r.Verdict == model.VerdictSilent:
		v.Silent = append(v.Silent, r)
		return
	case a.Silent():
		v.OnlyB = append(v.OnlyB, r)
		return
	case b.Silent():
		v.OnlyA = append(v.OnlyA, r)
		return
	case r.Verdict == model.VerdictDiffer:
		v.Differ = append(v.Differ, r)
		v.move(a, b)
	case a.Owner == model.OwnerShared && a.Tick() != b.Tick():
		v.Split = append(v.Split, r)
	default:
		v.Agree = append(v.Agree, r)
	}
	v.BothSpeak++
}

// move counts where the work of a topic goes from A to B.
func (v *PairView) move(a, b *Cell) {
	from, ok := a.Share()
	to, also := b.Share()
	switch {
	case !ok || !also:
	case to < from:
		v.ToCustomer++
	case to > from:
		v.ToProvider++
	}
}
