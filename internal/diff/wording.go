package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// appendPlain appends the words of a text, in lower case, without punctuation, one
// blank between them. Two texts with the same words say the same.
func appendPlain(b []byte, text string) []byte {
	start, gap := len(b), false
	for _, r := range text {
		if r = unicode.ToLower(r); !wordRune(r) && r != '%' {
			gap = len(b) > start
			continue
		}
		if gap {
			b, gap = append(b, ' '), false
		}
		b = utf8.AppendRune(b, r)
	}
	return b
}

func plain(text string) string { return string(appendPlain(make([]byte, 0, len(text)), text)) }

// wording is the words of a text. A [vocabulary] has one of each, so that texts that
// differ in nothing but case and punctuation share it.
type wording struct {
	number  int32
	text    string  // of the first that was met
	content []int32 // what [vocabulary.content] makes of it, nil before
}

// saying is a wording at a place, such as a document or a provider.
type saying struct {
	where string
	words *wording
}

// vocabulary takes texts apart, for a whole comparison: words become numbers, and a
// text that stands in many places is kept once.
type vocabulary struct {
	wordings map[string]*wording // by the plain text
	stems    map[string]int32
	names    map[int32]bool // stems of the names of parties
	plain    []byte         // of the text at hand
}

func newVocabulary() *vocabulary {
	return &vocabulary{wordings: map[string]*wording{}, stems: map[string]int32{}, names: map[int32]bool{}}
}

// wording returns that of a text.
func (v *vocabulary) wording(text string) *wording {
	v.plain = appendPlain(v.plain[:0], text)
	w := v.wordings[string(v.plain)]
	if w == nil {
		w = &wording{number: int32(len(v.wordings)), text: text}
		v.wordings[string(v.plain)] = w
	}
	return w
}

// content numbers the words that a wording has content by, each once and in ascending
// order. Names of parties are none: "Acme backs up etcd" and "You back up etcd" are
// about the same. A text of names alone, or of words without content, has them all.
func (v *vocabulary) content(w *wording, words Language) []int32 {
	if w.content == nil {
		all := v.numbers(w.text, words)
		w.content = slices.DeleteFunc(slices.Clone(all), func(n int32) bool { return v.names[n] })
		if len(w.content) == 0 {
			w.content = all
		}
	}
	return w.content
}

// name takes the words of a party's name out of all contents.
func (v *vocabulary) name(text string, words Language) {
	for _, n := range v.numbers(text, words) {
		v.names[n] = true
	}
}

// numbers returns the numbers of the stems of a text. Without the words of a language
// all words count, each as its own stem.
func (v *vocabulary) numbers(text string, words Language) []int32 {
	stems := []string(nil)
	if words != nil {
		stems = words.Content(text)
	}
	if len(stems) == 0 {
		stems = strings.Fields(plain(text))
	}
	out := make([]int32, 0, len(stems))
	for _, s := range stems {
		n, ok := v.stems[s]
		if !ok {
			n = int32(len(v.stems))
			v.stems[s] = n
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
