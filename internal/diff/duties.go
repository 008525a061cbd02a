package diff

import (
	"strings"

	"demarc/internal/model"
)

// duty is a duty with who has it where.
type duty struct {
	*model.Duty
	of    *model.Responsibility
	party string
	role  model.Role
	pair  int // which pair its responsibility is in
}

// dutyPair is a duty's two sides, one of them nil where it was added or removed.
type dutyPair struct{ was, is *duty }

// likeElsewhere is how alike duties of different responsibilities must be: between
// rows there are more that happen to be alike than within one.
const likeElsewhere = 0.75

// pairDuties pairs the duties of each pair, and then what is left of all of them.
func (c *comparison) pairDuties(pairs []pair) {
	var gone, added []*duty
	for n := range pairs {
		p := &pairs[n]
		if byLetters(p) {
			continue
		}
		was, is := c.duties(p.was, n), c.duties(p.is, n)
		was, is = p.pairSame(was, is)
		was, is = p.pairAlike(was, is)
		gone, added = append(gone, was...), append(added, is...)
	}
	gone, added = pairElsewhere(pairs, gone, added)
	for _, d := range gone {
		pairs[d.pair].duties = append(pairs[d.pair].duties, dutyPair{was: d})
	}
	for _, d := range added {
		pairs[d.pair].duties = append(pairs[d.pair].duties, dutyPair{is: d})
	}
}

// byLetters reports whether letters say all that the duties of a pair say: in a RACI
// row the label is the only duty.
func byLetters(p *pair) bool {
	return (p.was == nil || p.was.Form == model.FormRACI) && (p.is == nil || p.is.Form == model.FormRACI)
}

// duties lists those of a responsibility, which may be nil.
func (c *comparison) duties(r *model.Responsibility, n int) []*duty {
	if r == nil {
		return nil
	}
	provider := c.provider(r.Document)
	var out []*duty
	for i := range r.Assignments {
		a := &r.Assignments[i]
		for j := range a.Duties {
			out = append(out, &duty{&a.Duties[j], r, a.Party, c.role(provider, a.Party), n})
		}
	}
	return out
}

// pairSame pairs duties with the same words, those of the same party first, and
// returns the others.
func (p *pair) pairSame(was, is []*duty) (gone, added []*duty) {
	for _, key := range []func(*duty) string{
		func(d *duty) string { return d.party + "\x00" + d.Context + "\x00" + plain(d.Text) },
		func(d *duty) string { return d.party + "\x00" + plain(d.Text) },
		func(d *duty) string { return plain(d.Text) },
	} {
		was, is = pairByKey(was, is, key, func(a, b *duty) { p.duties = append(p.duties, dutyPair{a, b}) })
	}
	return was, is
}

// pairByKey pairs those with one key, in order, and returns the others.
func pairByKey(was, is []*duty, key func(*duty) string, take func(a, b *duty)) (gone, added []*duty) {
	if len(was) == 0 || len(is) == 0 {
		return was, is
	}
	waiting := map[string][]*duty{}
	for _, d := range is {
		waiting[key(d)] = append(waiting[key(d)], d)
	}
	taken := map[*duty]bool{}
	for _, d := range was {
		k := key(d)
		if len(waiting[k]) == 0 {
			gone = append(gone, d)
			continue
		}
		take(d, waiting[k][0])
		taken[waiting[k][0]] = true
		waiting[k] = waiting[k][1:]
	}
	for _, d := range is {
		if !taken[d] {
			added = append(added, d)
		}
	}
	return gone, added
}

// pairAlike pairs duties with similar words, those of the same party by preference.
func (p *pair) pairAlike(was, is []*duty) (gone, added []*duty) {
	return pairLikely(was, is, likeEnough, func(*duty) string { return "" },
		func(a, b *duty) { p.duties = append(p.duties, dutyPair{a, b}) })
}

// pairElsewhere pairs what is left of all rows, by the same and by very similar words
// of one provider. A pair stands with the responsibility that has the duty now.
func pairElsewhere(pairs []pair, was, is []*duty) (gone, added []*duty) {
	take := func(a, b *duty) {
		pairs[b.pair].duties = append(pairs[b.pair].duties, dutyPair{a, b})
		pairs[a.pair].elsewhere++
	}
	provider := func(d *duty) string {
		id, _, _ := strings.Cut(d.of.ID, "/")
		return id
	}
	was, is = pairByKey(was, is, func(d *duty) string { return provider(d) + "\x00" + plain(d.Text) }, take)
	return pairLikely(was, is, likeElsewhere, provider, take)
}

func pairLikely(was, is []*duty, least float64, group func(*duty) string, take func(a, b *duty)) (gone, added []*duty) {
	items := func(ds []*duty) []item {
		out := make([]item, len(ds))
		for i, d := range ds {
			out[i] = item{words: stems(d.Text), group: group(d), bias: d.party}
		}
		return out
	}
	takenWas, takenIs := map[int]bool{}, map[int]bool{}
	for _, m := range alike(items(was), items(is), least) {
		take(was[m.was], is[m.is])
		takenWas[m.was], takenIs[m.is] = true, true
	}
	for i, d := range was {
		if !takenWas[i] {
			gone = append(gone, d)
		}
	}
	for j, d := range is {
		if !takenIs[j] {
			added = append(added, d)
		}
	}
	return gone, added
}
