package extract

import (
	"maps"
	"strings"
	"unicode"

	"demarc/internal/stem"
)

// Sentences divides a text into its sentences. Each line break ends one.
func (w *Words) Sentences(text string) []string {
	var out []string
	for _, s := range sentences(text) {
		out = append(out, text[s.start:s.end])
	}
	return out
}

// Content returns the stems of the words of a text that say what is done to what, in
// the text's order. Left out are those that only join others, say who does it or how
// much it binds, and quantities.
func (w *Words) Content(text string) []string {
	var out []string
	number := false // the last word is one
	for _, t := range tokens(text) {
		if !t.word {
			continue
		}
		unit := number && w.Units[t.text] != ""
		number = w.counts(t.text)
		if unit || number || w.fills[t.text] {
			continue
		}
		for part := range strings.FieldsFuncSeq(t.text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }) {
			out = append(out, stem.Of(part, w.Lang))
		}
	}
	return out
}

// counts reports whether a word is a number, or a quantity by itself.
func (w *Words) counts(word string) bool {
	_, number := w.Numbers[word]
	return number || w.Periods[word] != "" || w.has(&w.Every, word) || strings.Trim(word, "0123456789.,") == ""
}

// fillers are the words that have no content of their own.
func (w *Words) fillers() map[string]bool {
	all := map[string]bool{}
	for _, list := range []*[]string{
		&w.Articles, &w.And, &w.Joins, &w.Relative, &w.By, &w.Of, &w.For, &w.To, &w.It, &w.Between,
		&w.Customer, &w.Self, &w.Possessive, &w.SelfPossessive, &w.Roles,
		&w.Be, &w.Must, &w.Should, &w.May, &w.Future, &w.Adverbs, &w.Openers, &w.Binding,
	} {
		maps.Copy(all, w.sets[list])
	}
	maps.DeleteFunc(all, func(word string, _ bool) bool { return w.has(&w.Not, word) })
	return all
}
