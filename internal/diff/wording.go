package diff

import (
	"strings"

	"demarc/internal/model"
)

// wordsOf returns the words of a text in lower case, without punctuation. Two texts
// with the same words say the same.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !wordRune(r) && r != '%'
	})
}

// plain is a text's words with one blank between them.
func plain(text string) string { return strings.Join(wordsOf(text), " ") }

// sameWords reports whether two texts differ in nothing but case and punctuation.
func sameWords(a, b string) bool { return a == b || plain(a) == plain(b) }

// bearing says how a party carries a duty: "does", "must", "helps", "helps, should".
func bearing(d *model.Duty) string {
	switch {
	case d.Kind == model.KindDoes:
		return string(d.Modality)
	case d.Modality == model.ModalityDoes || d.Modality == "":
		return string(d.Kind)
	}
	return string(d.Kind) + ", " + string(d.Modality)
}

// stemLength is how many letters of a word count when texts are compared for
// likeness, so that "replaces" is like "replace" in any language that inflects at the
// end.
const stemLength = 5

// stems returns the beginnings of a text's words.
func stems(text string) []string {
	words := wordsOf(text)
	for i, w := range words {
		n := 0
		for at := range w {
			if n == stemLength {
				words[i] = w[:at]
				break
			}
			n++
		}
	}
	return words
}
