package search

import (
	"slices"
	"strings"
)

// posting is an entry and a weight: entry × 4 + weight − 1.
type posting uint32

const weights = 4

func newPosting(entry, weight int) posting { return posting(entry*weights + weight - 1) }

func (p posting) weight() int { return int(p%weights) + 1 }

// term is the forms of one stem and the entries that have it, in their label or in
// their other words.
type term struct {
	stem   string
	forms  []string
	label  []posting
	others []posting
}

// vocabulary is all terms.
type vocabulary struct {
	terms  []term
	byStem map[string]int32
	// byForm finds the term of a form, byWord that of a word as a language writes it.
	byForm map[string]int32
	byWord map[string]map[string]int32
	// counts has how often each term stands in the words at hand; seen lists those
	// that do.
	counts []int32
	seen   []int32
}

func newVocabulary() *vocabulary {
	return &vocabulary{byStem: map[string]int32{}, byForm: map[string]int32{}, byWord: map[string]map[string]int32{}}
}

// add adds the words of an entry.
func (v *vocabulary) add(n int, e *Entry) {
	v.post(n, v.count(e.Lang, e.Label), func(t *term) *[]posting { return &t.label })
	words := v.count(e.Lang, e.Keywords)
	for i := range e.Parts {
		words += v.count(e.Lang, e.Parts[i].Text)
	}
	v.post(n, words, func(t *term) *[]posting { return &t.others })
}

// count counts the terms of a text and returns how many words it has.
func (v *vocabulary) count(lang, text string) int {
	words := 0
	eachWord(text, func(word string) {
		t := v.term(lang, word)
		if t < 0 {
			return
		}
		words++
		if v.counts[t] == 0 {
			v.seen = append(v.seen, t)
		}
		v.counts[t]++
	})
	return words
}

// post gives each term that was counted a posting, and forgets the count.
func (v *vocabulary) post(n, words int, list func(*term) *[]posting) {
	for _, t := range v.seen {
		to := list(&v.terms[t])
		*to = append(*to, newPosting(n, weight(int(v.counts[t]), words)))
		v.counts[t] = 0
	}
	v.seen = v.seen[:0]
}

// weight says how much of the words a term makes up: half of them, a quarter, a
// tenth, or less.
func weight(count, words int) int {
	switch {
	case count*2 >= words:
		return 4
	case count*4 >= words:
		return 3
	case count*10 >= words:
		return 2
	}
	return 1
}

// term returns the number of a word's term, -1 for what is no word. A form belongs to
// the term that it had first, whatever a later language makes of it.
func (v *vocabulary) term(lang, word string) int32 {
	words := v.byWord[lang]
	if words == nil {
		words = map[string]int32{}
		v.byWord[lang] = words
	}
	if t, ok := words[word]; ok {
		return t
	}
	word = strings.Clone(word) // not a part of a long text
	t := int32(-1)
	if form := fold(word); form != "" {
		var ok bool
		if t, ok = v.byForm[form]; !ok {
			t = v.form(form, stemOf(word, form, lang))
		}
	}
	words[word] = t
	return t
}

// form adds a new form to the term of its stem.
func (v *vocabulary) form(form, stem string) int32 {
	t, ok := v.byStem[stem]
	if !ok {
		t = int32(len(v.terms))
		v.terms = append(v.terms, term{stem: stem})
		v.counts = append(v.counts, 0)
		v.byStem[stem] = t
	}
	v.terms[t].forms = append(v.terms[t].forms, form)
	v.byForm[form] = t
	return t
}

// mostTelling returns the n postings of most weight, the first of equals, in order.
func mostTelling(list []posting, n int) []posting {
	if len(list) <= n {
		return list
	}
	var room [weights + 1]int
	for _, p := range list {
		room[p.weight()]++
	}
	left := n
	for w := weights; w > 0; w-- {
		room[w] = min(room[w], left)
		left -= room[w]
	}
	out := make([]posting, 0, n)
	for _, p := range list {
		if room[p.weight()] > 0 {
			room[p.weight()]--
			out = append(out, p)
		}
	}
	return slices.Clip(out)
}
