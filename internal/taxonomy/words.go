package taxonomy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Terms and texts are compared word by word, without case and accents. A word is
// a run of letters and digits; what joins words (space, hyphen, slash,
// apostrophe) only separates, what ends a thought (comma, full stop, bracket)
// also cuts phrases.

// The classes of an ASCII byte that is no letter and no digit.
const (
	byteJoins = 0 // separates words
	byteCuts  = 1 // separates words and ends every phrase
)

// asciiFold maps an ASCII byte to its lower-case letter or digit, or to one of
// the classes above.
var asciiFold = func() (table [utf8.RuneSelf]byte) {
	for b := range table {
		c := byte(b)
		switch {
		case c >= 'A' && c <= 'Z':
			table[b] = c + 'a' - 'A'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			table[b] = c
		case strings.IndexByte(".,;:!?()[]{}<>|", c) >= 0:
			table[b] = byteCuts
		}
	}
	return table
}()

// latinFold holds lower-case ASCII for the Latin letters of European languages.
var latinFold = func() (table [0x250]string) {
	special := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i", 'þ': "th", 'ð': "d"}
	for r := rune(utf8.RuneSelf); r < rune(len(table)); r++ {
		low := unicode.ToLower(r)
		if s, ok := special[low]; ok {
			table[r] = s
			continue
		}
		plain := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(string(low)))
		if isWordRune(low) {
			table[r] = plain
		}
	}
	return table
}()

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// foldRune writes r's lower-case form without accents to buf; nothing where r
// is not part of a word. A combining accent is part of one and yields nothing.
func foldRune(r rune, buf *[2 * utf8.UTFMax]byte) (n int, inWord bool) {
	switch {
	case r < rune(len(latinFold)):
		s := latinFold[r]
		return copy(buf[:], s), s != ""
	case unicode.Is(unicode.Mn, r):
		return 0, true
	case isWordRune(r):
		return utf8.EncodeRune(buf[:], unicode.ToLower(r)), true
	}
	return 0, false
}

// foldWords splits s into folded words, as a text is when it is scanned.
func foldWords(s string) []string {
	var words []string
	var word []byte
	flush := func() {
		if len(word) > 0 {
			words = append(words, string(word))
			word = word[:0]
		}
	}
	var buf [2 * utf8.UTFMax]byte
	for _, r := range s {
		if r < utf8.RuneSelf {
			if c := asciiFold[r]; c > byteCuts {
				word = append(word, c)
			} else {
				flush()
			}
			continue
		}
		n, inWord := foldRune(r, &buf)
		if !inWord {
			flush()
		}
		word = append(word, buf[:n]...)
	}
	flush()
	return words
}

// singular undoes the usual plural of English (and of most French words). It
// may leave a stump ("kubernete"); all forms of a word share it, and that is all
// that matters.
func singular(w string) string {
	switch {
	case len(w) <= 3, strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	}
	return strings.TrimSuffix(w, "s")
}

// forms lists the spellings that count as the word: as written, in the singular
// and in the plural.
func forms(w string) []string {
	one := singular(w)
	all := []string{w}
	if one != w {
		all = append(all, one)
	}
	switch {
	case len(one) < 2:
	case strings.HasSuffix(one, "y") && !strings.ContainsAny(one[len(one)-2:len(one)-1], "aeiou"):
		all = append(all, one[:len(one)-1]+"ies")
	case strings.HasSuffix(one, "s"), strings.HasSuffix(one, "x"), strings.HasSuffix(one, "ch"), strings.HasSuffix(one, "sh"):
		all = append(all, one+"es")
	default:
		all = append(all, one+"s")
	}
	return all
}

// isNumber reports whether a folded word has digits only; numbering is never
// part of a phrase.
func isNumber(w string) bool {
	return strings.Trim(w, "0123456789") == ""
}

// isAbbreviation reports whether a word of a term is written in capitals and so
// matches only capitals: IS is an information system, "is" is not.
func isAbbreviation(w string) bool {
	return len(w) >= 2 && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == "" && !isNumber(w)
}
