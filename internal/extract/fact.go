package extract

import (
	"strconv"
	"strings"

	"demarc/internal/markdown"
	"demarc/internal/model"
)

// readFacts finds sentences that state a quantity: a number and a unit.
func (r *reader) readFacts() {
	for _, s := range r.doc.Sections {
		for _, b := range s.Blocks {
			b.Walk(func(n *markdown.Node) bool {
				if n.Kind == markdown.KindParagraph {
					r.factsOf(s, n)
				}
				return n.Kind != markdown.KindParagraph && n.Kind != markdown.KindCodeBlock
			})
		}
	}
}

func (r *reader) factsOf(s *markdown.Section, n *markdown.Node) {
	p := markdown.PassageOf(n)
	for _, one := range sentences(p.Text) {
		text := p.Text[one.start:one.end]
		if q := r.Quantities(text); len(q) > 0 {
			r.result.Facts = append(r.result.Facts, model.Fact{
				Document: r.Document, Section: s.ID, Text: markdown.CollapseSpace(text),
				Quantities: q, Topics: []string{}, Source: r.source(p.Span(one.start, one.end)),
			})
		}
	}
}

// Quantities returns the numbers with units in a sentence, in its order. A bare unit counts
// behind "every", where its number is one; so does a period, such as "daily".
func (w *Words) Quantities(text string) []model.Quantity {
	ts := wordsOnly(tokens(text))
	var out []model.Quantity
	for i, t := range ts {
		if unit, ok := w.Periods[t.text]; ok {
			out = append(out, model.Quantity{Value: 1, Unit: unit, Text: text[t.start:t.end], Every: true})
			continue
		}
		unit, ok := w.Units[t.text]
		if !ok || i == 0 {
			continue
		}
		from := i - 1
		value, isNumber := w.number(ts[from].text)
		switch {
		case !isNumber && w.has(&w.Every, ts[from].text):
			value = 1
		case !isNumber:
			continue
		}
		every := !isNumber
		if from > 0 && w.has(&w.Every, ts[from-1].text) {
			every = true
			from--
		}
		out = append(out, model.Quantity{Value: value, Unit: unit, Text: text[ts[from].start:t.end], Every: every})
	}
	return out
}

// number reads digits or a numeral.
func (w *Words) number(s string) (float64, bool) {
	if v, ok := w.Numbers[s]; ok {
		return v, true
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return v, err == nil && s[0] >= '0' && s[0] <= '9'
}
