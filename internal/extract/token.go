package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word or a punctuation mark of a text.
type token struct {
	text       string // in lower case, without a possessive ending
	start, end int    // in the text
	possessive bool   // it ended in 's or s'
	word       bool   // else a punctuation mark
}

// tokens divides a text into words and punctuation marks. Hyphens and apostrophes
// stay inside words.
func tokens(s string) []token {
	out := make([]token, 0, len(s)/5+1)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case wordRune(r):
			j := i + n
			for j < len(s) {
				r, n := utf8.DecodeRuneInString(s[j:])
				if !wordRune(r) && !joiner(s, j, r, n) {
					break
				}
				j += n
				if (r == '\'' || r == '’') && elides(s[i:j-n]) {
					break // l'équipe, d'Acme
				}
			}
			out = append(out, wordToken(s, i, j))
			i = j
		case unicode.IsSpace(r) && r != '\n':
			i += n
		default:
			out = append(out, token{text: s[i : i+n], start: i, end: i + n})
			i += n
		}
	}
	return out
}

// elides reports whether a word before an apostrophe is one by itself.
func elides(word string) bool { return symbols.elides[strings.ToLower(word)] }

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '%'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || isMark(r)
}

// isMark reports whether r marks text in a view.
func isMark(r rune) bool { return r >= '\ue000' && r <= '\ue00f' }

// joiner reports whether the rune at s[j:], between two letters, belongs to a word.
func joiner(s string, j int, r rune, n int) bool {
	if !strings.ContainsRune("-'’./&", r) || j+n >= len(s) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[j+n:])
	before, _ := utf8.DecodeLastRuneInString(s[:j])
	if r == '.' || r == '/' || r == '&' {
		// v1.21, n/a, N.A and the like: no blank on either side.
		return wordRune(next) && wordRune(before) && (r != '.' || unicode.IsDigit(next) || j-strings.LastIndexAny(s[:j], " .(")-1 < 2)
	}
	return wordRune(next)
}

func wordToken(s string, i, j int) token {
	text := strings.ToLower(s[i:j])
	if !ascii(text) {
		text = strings.Trim(strings.ReplaceAll(text, "’", "'"), "\ue000\ue001")
	}
	if text != "" && text[len(text)-1] == '\'' {
		text = text[:len(text)-1] // elided
	}
	// What shows in place of a keyref without a value is its name: ACME_notm.
	if k := strings.IndexByte(text, '_'); k > 0 {
		text = text[:k]
	}
	t := token{text: text, start: i, end: j, word: true}
	if base, ok := strings.CutSuffix(text, "'s"); ok {
		t.text, t.possessive = base, true
	} else if j < len(s) && strings.HasSuffix(text, "s") && (s[j] == '\'' || strings.HasPrefix(s[j:], "’")) {
		t.possessive = true
	}
	return t
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// spells reports whether the tokens from i on are the words.
func spells(ts []token, i int, words []string) bool {
	if i+len(words) > len(ts) {
		return false
	}
	for k, w := range words {
		if ts[i+k].text != w {
			return false
		}
	}
	return true
}

// wordsOnly returns the tokens that are words.
func wordsOnly(ts []token) []token {
	return slices.DeleteFunc(slices.Clone(ts), func(t token) bool { return !t.word })
}

// sentence is a part [start, end) of a text.
type sentence struct{ start, end int }

// abbreviations end in a full stop that ends no sentence.
var abbreviations = []string{"e.g", "i.e", "etc", "vs", "no", "inc", "ltd", "cf", "approx", "z.b", "p.ex", "ex", "resp", "incl", "fig"}

// maxSentence is where a sentence is cut at the latest, in bytes: no author writes
// one so long, and reading takes the square of a sentence's length.
const maxSentence = 4 << 10

// sentences divides a text at full stops, question marks and line breaks.
func sentences(s string) []sentence {
	var out []sentence
	start := 0
	flush := func(end int) {
		i, j := start, end
		for i < j && (s[i] == ' ' || s[i] == '\n') {
			i++
		}
		for j > i && (s[j-1] == ' ' || s[j-1] == '\n') {
			j--
		}
		if j > i {
			out = append(out, sentence{i, j})
		}
		start = end
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			flush(i + 1)
		case '.', '!', '?':
			if endsSentence(s, i) {
				flush(i + 1)
			}
		case ' ':
			if i-start > maxSentence {
				flush(i + 1)
			}
		}
	}
	flush(len(s))
	return out
}

// endsSentence reports whether the mark at i ends a sentence: white space and no
// small letter follow, and no abbreviation precedes.
func endsSentence(s string, i int) bool {
	rest := strings.TrimLeft(s[i+1:], `"'”’)`)
	if rest == "" {
		return true
	}
	if rest[0] != ' ' && rest[0] != '\n' {
		return false
	}
	rest = strings.TrimLeft(rest, " \n")
	if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) {
		return false
	}
	before := strings.ToLower(s[max(0, i-16):i])
	if j := strings.LastIndexAny(before, " (\n"); j >= 0 {
		before = before[j+1:]
	}
	if before == "no" {
		return rest[0] < '0' || rest[0] > '9' // "No. 5" counts, "No. You must" answers
	}
	return s[i] != '.' || !slices.Contains(abbreviations, before)
}
