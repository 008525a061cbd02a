package diff

import (
	"bytes"
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
	number int32
	stems  []int32 // of each word the number of its beginning
}

// saying is a wording at a place, such as a document or a provider.
type saying struct {
	where string
	words *wording
}

// stemLength is how many letters of a word count when texts are compared for
// likeness, so that "replaces" is like "replace" in any language that inflects at the
// end.
const stemLength = 5

// vocabulary takes texts apart, for a whole comparison: words become numbers, and a
// text that stands in many places is kept once.
type vocabulary struct {
	wordings map[string]*wording // by the plain text
	stems    map[string]int32
	plain    []byte // of the text at hand
}

func newVocabulary() *vocabulary {
	return &vocabulary{wordings: map[string]*wording{}, stems: map[string]int32{}}
}

// wording returns that of a text.
func (v *vocabulary) wording(text string) *wording {
	v.plain = appendPlain(v.plain[:0], text)
	w := v.wordings[string(v.plain)]
	if w == nil {
		w = &wording{number: int32(len(v.wordings))}
		for word := range bytes.FieldsSeq(v.plain) {
			w.stems = append(w.stems, v.stem(word))
		}
		v.wordings[string(v.plain)] = w
	}
	return w
}

// stem numbers the beginning of a word.
func (v *vocabulary) stem(word []byte) int32 {
	n := 0
	for at := range string(word) {
		if n == stemLength {
			word = word[:at]
			break
		}
		n++
	}
	number, ok := v.stems[string(word)]
	if !ok {
		number = int32(len(v.stems))
		v.stems[string(word)] = number
	}
	return number
}
