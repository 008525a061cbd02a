package diff

import "strings"

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
