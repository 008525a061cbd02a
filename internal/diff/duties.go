package diff

import (
	"demarc/internal/model"
)

// duty is a sentence of a duty with who has it where. Sentences are compared, because
// documents join and divide items and paragraphs without changing what anybody does.
type duty struct {
	*model.Duty
	text  string // of the sentence
	of    *row
	party string
	role  model.Role
	pair  int // which pair its responsibility is in

	words, whole, context *wording // of the sentence, the duty and its introduction
}

// dutyPair is a duty's two sides, one of them nil where it was added or removed.
type dutyPair struct{ was, is *duty }

// likeElsewhere is how alike duties of different responsibilities must be: between
// rows there are more that happen to be alike than within one.
const likeElsewhere = 0.75

// duties lists those of a responsibility, by sentences.
func (c *comparison) duties(r *row) []duty {
	n := 0
	for i := range r.Assignments {
		n += len(r.Assignments[i].Duties)
	}
	out := make([]duty, 0, n)
	for i := range r.Assignments {
		a := &r.Assignments[i]
		role := c.role(r.provider, a.Party)
		for j := range a.Duties {
			d := &a.Duties[j]
			whole, context := c.words.wording(d.Text), c.words.wording(d.Context)
			for _, text := range sentences(d.Text, r.lang) {
				words := whole
				if text != d.Text {
					words = c.words.wording(text)
				}
				out = append(out, duty{Duty: d, text: text, of: r, party: a.Party, role: role, words: words, whole: whole, context: context})
			}
		}
	}
	return out
}

// sentences divides a text, which is one where nobody knows better.
func sentences(text string, words Language) []string {
	if words != nil {
		if list := words.Sentences(text); len(list) > 0 {
			return list
		}
	}
	return []string{text}
}

// pairDuties pairs the duties within each pair, and then what is left of all of them.
func (c *comparison) pairDuties(pairs []pair) {
	var was, is []*duty
	for n := range pairs {
		if p := &pairs[n]; !byLetters(p) {
			was, is = p.was.appendDuties(was, n), p.is.appendDuties(is, n)
		}
	}
	was, is = c.pairWithin(pairs, was, is)
	was, is = c.pairElsewhere(pairs, was, is)
	for _, d := range was {
		pairs[d.pair].duties = append(pairs[d.pair].duties, dutyPair{was: d})
	}
	for _, d := range is {
		pairs[d.pair].duties = append(pairs[d.pair].duties, dutyPair{is: d})
	}
}

// byLetters reports whether letters say all that the duties of a pair say: in a RACI
// row the label is the only duty.
func byLetters(p *pair) bool {
	return (p.was == nil || p.was.Form == model.FormRACI) && (p.is == nil || p.is.Form == model.FormRACI)
}

// appendDuties appends those of a row, which may be nil, of the pair n.
func (r *row) appendDuties(list []*duty, n int) []*duty {
	if r == nil {
		return list
	}
	for i := range r.duties {
		r.duties[i].pair = n
		list = append(list, &r.duties[i])
	}
	return list
}

// pairWithin pairs the duties of each pair, by the same and by similar words, those of
// the same party first. It returns the others.
func (c *comparison) pairWithin(pairs []pair, was, is []*duty) (gone, added []*duty) {
	take := func(a, b *duty) { pairs[b.pair].duties = append(pairs[b.pair].duties, dutyPair{a, b}) }
	type key struct {
		pair           int
		party          string
		words, context *wording
	}
	for _, of := range []func(*duty) key{
		func(d *duty) key { return key{d.pair, d.party, d.words, d.context} },
		func(d *duty) key { return key{pair: d.pair, party: d.party, words: d.words} },
		func(d *duty) key { return key{pair: d.pair, words: d.words} },
	} {
		was, is = pairByKey(was, is, func(d *duty) (key, bool) { return of(d), true }, take)
	}
	return pairAlike(was, is, likeEnough, func(d *duty) item { return item{c.content(d), group{pair: d.pair}, d.party} }, take)
}

// pairElsewhere pairs what is left of all rows, by the same and by very similar words.
// A pair stands with the responsibility that has the duty now.
func (c *comparison) pairElsewhere(pairs []pair, was, is []*duty) (gone, added []*duty) {
	take := func(a, b *duty) {
		pairs[b.pair].duties = append(pairs[b.pair].duties, dutyPair{a, b})
		pairs[a.pair].elsewhere++
	}
	was, is = pairByKey(was, is, func(d *duty) (*wording, bool) { return d.words, true }, take)
	return pairAlike(was, is, likeElsewhere, func(d *duty) item { return item{stems: c.content(d), bias: d.party} }, take)
}

func (c *comparison) content(d *duty) []int32 {
	return c.words.content(d.words, d.of.lang)
}
