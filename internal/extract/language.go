package extract

import (
	"strings"
	"sync"

	"demarc/internal/diag"
	"demarc/internal/markdown"
	"demarc/internal/source"
)

// A document is in another language than the one it is read with where the words
// that bind sentences say so: words that only one language has, such as "und" or
// "dans". Few words, or words of both languages, say nothing.
const (
	// enoughBinding is how many binding words of another language it takes.
	enoughBinding = 6
	// binding is how many times as many those must be as the declared language's.
	binding = 4
	// maxBinding is how many words are looked at; a document is one language long
	// before.
	maxBinding = 20000
)

// findLanguage finds a document that is in another language than declared.
func (r *reader) findLanguage() {
	counts := r.countBinding()
	best := ""
	for _, lang := range Languages() {
		if counts[lang] > counts[best] {
			best = lang
		}
	}
	if best == "" || best == r.Lang || counts[best] < enoughBinding || counts[best] < binding*counts[r.Lang] {
		return
	}
	r.findings.Add(diag.SourceLanguage, source.Span{}, best, "the document is read as %q, but %d of its words are of %q and %d of %q",
		r.Lang, counts[best], best, counts[r.Lang], r.Lang)
}

// countBinding counts the document's binding words by language.
func (r *reader) countBinding() map[string]int {
	only := bindingWords()
	counts, seen := map[string]int{}, 0
	for _, s := range r.doc.Sections {
		for _, b := range s.Blocks {
			b.Walk(func(n *markdown.Node) bool {
				if n.Kind == markdown.KindText && seen < maxBinding {
					for word := range strings.FieldsSeq(n.Text) {
						seen++
						if lang := only[strings.ToLower(strings.Trim(word, ".,;:!?()\"'“”«»"))]; lang != "" {
							counts[lang]++
						}
					}
				}
				return n.Kind != markdown.KindCodeBlock && n.Kind != markdown.KindCode
			})
		}
	}
	return counts
}

// bindingWords returns the language of each binding word that only one has.
var bindingWords = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, lang := range Languages() {
		w, err := WordsOf(lang)
		if err != nil {
			continue // its own test says why
		}
		for _, word := range w.Binding {
			if other, taken := out[word]; taken && other != lang {
				out[word] = ""
				continue
			}
			out[word] = lang
		}
	}
	return out
})
