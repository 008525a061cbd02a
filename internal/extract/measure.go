package extract

import (
	"cmp"
	"slices"
	"strings"
)

// Conditions returns the words of a text that bind or narrow what it says, such as
// "if", "only" and "up to", in lower case and in the text's order.
func (w *Words) Conditions(text string) []string {
	ts := tokens(text)
	var out []string
	for i := range ts {
		if n := w.phrase(ts, i, &w.Condition); n > 0 {
			out = append(out, phraseOf(ts[i:i+n]))
		}
	}
	return out
}

// weakest is the measure whose words are everyday ones, so that any other word before
// the quantity tells more: what keeps "each backup" for 30 days states a retention.
const weakest = "interval"

// Measure says what a quantity of a text measures: one of the keys of measures: in
// the language's words. A word of the quantity itself tells, "every 8 hours"; else the
// nearest one before it, else the first behind it. It is "" where no word says so.
func (w *Words) Measure(text, quantity string) string {
	start := strings.Index(text, quantity)
	end := start + len(quantity)
	before, everyday := "", ""
	ts := tokens(text)
	for i := range ts {
		name := w.measureAt(ts, i)
		switch {
		case name == "":
		case ts[i].start >= start && ts[i].start < end:
			return name
		case ts[i].start >= end:
			return cmp.Or(before, everyday, name)
		case name == weakest:
			everyday = name
		default:
			before = name
		}
	}
	return cmp.Or(before, everyday)
}

// measureAt returns the measure that the tokens from i on name, "" where they name
// none.
func (w *Words) measureAt(ts []token, i int) string {
	for _, m := range w.measures {
		if w.phrase(ts, i, m.words) > 0 {
			return m.name
		}
	}
	return ""
}

// measure is a thing that quantities measure and the words that tell it.
type measure struct {
	name  string
	words *[]string
}

// sortedMeasures lists the measures of a file, by name.
func sortedMeasures(from map[string][]string) []measure {
	var out []measure
	for name, words := range from {
		out = append(out, measure{name, &words})
	}
	slices.SortFunc(out, func(a, b measure) int { return strings.Compare(a.name, b.name) })
	return out
}

func phraseOf(ts []token) string {
	out := ts[0].text
	for _, t := range ts[1:] {
		out += " " + t.text
	}
	return out
}
