package diff

import (
	"cmp"
	"slices"
	"strings"

	"demarc/internal/model"
)

// compareFacts tells which quantities of facts changed: sentences that assign nothing
// and still promise something. A fact that is a duty as well is left to the duty.
func (c *comparison) compareFacts() {
	was, is := c.pairFacts(pointers(c.before.Facts), pointers(c.after.Facts))
	was, is = c.before.openFacts(was), c.after.openFacts(is)
	var a, b []item
	for _, f := range was {
		a = append(a, c.factItem(f))
	}
	for _, f := range is {
		b = append(b, c.factItem(f))
	}
	pairedWas, pairedIs := map[int]bool{}, map[int]bool{}
	for _, m := range alike(a, b, likeEnough) {
		pairedWas[m.was], pairedIs[m.is] = true, true
		c.judgeFact(was[m.was], is[m.is])
	}
	for i, f := range was {
		if !pairedWas[i] {
			c.judgeFact(f, nil)
		}
	}
}

// sentenceLines is how many lines of a fact are looked at: it is a sentence.
const sentenceLines = 50

// lastLine is the last line of a fact that is looked at.
func lastLine(f *model.Fact) int { return min(f.Source.EndLine, f.Source.Line+sentenceLines) }

func pointers(facts []model.Fact) []*model.Fact {
	out := make([]*model.Fact, len(facts))
	for i := range facts {
		out[i] = &facts[i]
	}
	return out
}

// openFacts returns those of the facts with a quantity that no duty states.
func (s side) openFacts(facts []*model.Fact) []*model.Fact {
	if len(facts) == 0 {
		return nil
	}
	type line struct {
		document string
		line     int
	}
	duties := map[line][]string{}
	lines := map[line]bool{}
	documents := map[string]bool{}
	for _, f := range facts {
		documents[f.Document] = true
		for n := f.Source.Line; n <= lastLine(f); n++ {
			lines[line{f.Document, n}] = true
		}
	}
	for i := range s.Responsibilities {
		r := &s.Responsibilities[i]
		if !documents[r.Document] {
			continue
		}
		for j := range r.Assignments {
			for _, d := range r.Assignments[j].Duties {
				if at := (line{r.Document, d.Line}); lines[at] {
					duties[at] = append(duties[at], d.Text)
				}
			}
		}
	}
	var out []*model.Fact
	for _, f := range facts {
		stated := len(f.Quantities) == 0
		for n := f.Source.Line; n <= lastLine(f) && !stated; n++ {
			stated = slices.ContainsFunc(duties[line{f.Document, n}], func(text string) bool {
				return strings.Contains(text, f.Quantities[0].Text)
			})
		}
		if !stated {
			out = append(out, f)
		}
	}
	return out
}

// pairFacts drops the facts that both sides have.
func (c *comparison) pairFacts(was, is []*model.Fact) (gone, added []*model.Fact) {
	key := func(f *model.Fact) string { return c.provider(f.Document) + "\x00" + plain(f.Text) }
	count := map[string]int{}
	for _, f := range is {
		count[key(f)]++
	}
	same := map[string]int{}
	for _, f := range was {
		if k := key(f); count[k] > 0 {
			count[k]--
			same[k]++
		} else {
			gone = append(gone, f)
		}
	}
	for _, f := range is {
		if k := key(f); same[k] > 0 {
			same[k]--
		} else {
			added = append(added, f)
		}
	}
	return gone, added
}

func (c *comparison) factItem(f *model.Fact) item {
	return item{words: stems(f.Text), group: c.provider(f.Document), bias: f.Document + "#" + f.Section}
}

// judgeFact compares the quantities of a fact, which may be gone.
func (c *comparison) judgeFact(was, is *model.Fact) {
	now := reading{text: was.Text}
	line := 0
	if is != nil {
		now = reading{is.Text, is.Quantities}
		line = is.Source.Line
	}
	for _, q := range compareQuantities(c.language(cmp.Or(is, was).Document), reading{was.Text, was.Quantities}, now, false) {
		q.Line = line
		s := c.shift(place{rule: q.rule, beforeFact: was, afterFact: is})
		if len(s.Details) == 0 && is != nil {
			s.Details = append(s.Details, Detail{Aspect: AspectFact, Was: was.Text, Is: is.Text, Line: line})
		}
		s.Details = append(s.Details, q.Detail)
	}
}
