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
	was, is := changed(c.before.facts, c.after.facts,
		func(f *model.Fact) string { return f.Document },
		func(a, b *model.Fact) bool { return a.Document == b.Document && a.Text == b.Text })
	for _, within := range []func(*model.Fact) string{
		func(f *model.Fact) string { return f.Document },
		func(f *model.Fact) string { return c.provider(f.Document) },
	} {
		key := func(f *model.Fact) (saying, bool) { return saying{within(f), c.words.wording(f.Text)}, true }
		was, is = pairByKey(was, is, key, func(_, _ *model.Fact) {})
	}
	was, is = c.before.openFacts(was), c.after.openFacts(is)
	gone, _ := pairAlike(was, is, likeEnough, c.factItem, c.judgeFact)
	for _, f := range gone {
		c.judgeFact(f, nil)
	}
}

func (c *comparison) factItem(f *model.Fact) item {
	return item{c.words.content(c.words.wording(f.Text), c.language(f.Document)), group{provider: c.provider(f.Document)}, f.Document + "#" + f.Section}
}

// sentenceLines is how many lines of a fact are looked at: it is a sentence.
const sentenceLines = 50

// lastLine is the last line of a fact that is looked at.
func lastLine(f *model.Fact) int { return min(f.Source.EndLine, f.Source.Line+sentenceLines) }

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
	for _, r := range s.responsibilities {
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
