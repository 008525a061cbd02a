package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"demarc/internal/stem"
)

// The lengths of words, in letters. What is longer is cut, here as in search.js.
const (
	shortestWord = 2
	longestWord  = 40
	// shardLetters is how many letters choose a shard.
	shardLetters = 2
)

// eachWord calls f with each word of a text: a run of letters, digits and the marks
// on them, in lower case.
func eachWord(text string, f func(word string)) {
	start := -1
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || start >= 0 && unicode.IsMark(r):
			if start < 0 {
				start = i
			}
		case start >= 0:
			f(strings.ToLower(text[start:i]))
			start = -1
		}
	}
	if start >= 0 {
		f(strings.ToLower(text[start:]))
	}
}

// fold takes the accents off a word and cuts it. It returns "" for what is no word.
func fold(word string) string {
	if !isASCII(word) {
		word = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, norm.NFKD.String(word))
	}
	if word = cut(word, longestWord); cut(word, shortestWord-1) == word {
		return ""
	}
	return word
}

// cut returns at most n letters of a word.
func cut(word string, n int) string {
	if len(word) <= n {
		return word
	}
	for i := range word {
		if n == 0 {
			return word[:i]
		}
		n--
	}
	return word
}

// stemOf returns the stem of a word, without accents. The stem of an irregular form
// that begins otherwise would lie in another shard: such a form is its own.
func stemOf(word, folded, lang string) string {
	s := fold(stem.Of(word, lang))
	if cut(s, shardLetters) != cut(folded, shardLetters) {
		return folded
	}
	return s
}

// sharedLetters returns how many letters the forms and their stem begin with. The
// final i of a stem may be one that another form lacks: policies, polici, policy.
func sharedLetters(forms []string, stem string) int {
	shared := stem
	if len(stem) > 2*shardLetters {
		shared = strings.TrimSuffix(stem, "i")
	}
	for _, w := range forms {
		for !strings.HasPrefix(w, shared) {
			_, size := utf8.DecodeLastRuneInString(shared)
			shared = shared[:len(shared)-size]
		}
	}
	return utf8.RuneCountInString(shared)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
