package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Fate says what became of a run of words.
type Fate string

// The fates.
const (
	FateSame Fate = "same"
	FateGone Fate = "gone"
	FateNew  Fate = "new"
)

// Run is a run of words with one fate.
type Run struct {
	Fate Fate   `json:"fate"`
	Text string `json:"text"`
}

// maxWords is how many words of a text are compared one by one. Of a longer one the
// whole is gone and the whole is new: nobody reads such a comparison.
const maxWords = 2000

// Words compares two texts word by word. The runs that are same or gone make up the
// old text, those that are same or new the new one, but for blanks: those around a
// run that is gone or new stand in its neighbours.
func Words(was, is string) []Run {
	switch {
	case was == is:
		return newRuns(Run{FateSame, is})
	case was == "" || is == "":
		return newRuns(Run{FateGone, was}, Run{FateNew, is})
	}
	a, b := pieces(was), pieces(is)
	if len(a) > maxWords || len(b) > maxWords {
		return newRuns(Run{FateGone, was}, Run{FateSame, " "}, Run{FateNew, is})
	}
	letters := alphabet{}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // the result must not depend on the machine
	edits := d.DiffMainRunes(letters.spell(a), letters.spell(b), false)
	var runs []Run
	blank := false // the old text has one here
	for _, e := range d.DiffCleanupMerge(d.DiffCleanupSemantic(edits)) {
		n := len([]rune(e.Text))
		switch e.Type {
		case diffmatchpatch.DiffDelete:
			if blank {
				runs = append(runs, Run{FateSame, " "})
			}
			runs = appendChange(runs, FateGone, join(a[:n]))
			blank, a = false, a[n:]
		case diffmatchpatch.DiffInsert:
			if last := len(runs) - 1; last >= 0 && runs[last].Fate == FateGone && isWord(b[0].word) {
				runs = append(runs, Run{FateSame, " "}) // two words are never one
			}
			runs, b = appendChange(runs, FateNew, join(b[:n])), b[n:]
		default:
			blank = a[n-1].text != a[n-1].word && b[n-1].text == b[n-1].word
			runs, a, b = append(runs, Run{FateSame, join(b[:n])}), a[n:], b[n:]
		}
	}
	return newRuns(runs...)
}

// appendChange adds a run that is gone or new, the blanks behind it outside.
func appendChange(runs []Run, f Fate, text string) []Run {
	word := strings.TrimRight(text, " ")
	runs = append(runs, Run{f, word})
	if word != text {
		runs = append(runs, Run{FateSame, " "})
	}
	return runs
}

// newRuns joins neighbours of one fate and leaves out what is empty.
func newRuns(list ...Run) []Run {
	var runs []Run
	for _, r := range list {
		last := len(runs) - 1
		switch {
		case r.Text == "":
		case last >= 0 && runs[last].Fate == r.Fate:
			runs[last].Text += r.Text
		default:
			runs = append(runs, r)
		}
	}
	return runs
}

// piece is a word or a punctuation mark with the blanks behind it.
type piece struct{ word, text string }

func pieces(text string) []piece {
	var out []piece
	start, end, inWord := 0, 0, false
	flush := func(at int) {
		if at > start {
			out = append(out, piece{text[start:end], text[start:at]})
		}
		start = at
	}
	for i, n := 0, 0; i < len(text); i += n {
		var r rune
		r, n = utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			if i == start { // blanks at the very start
				end = i
			}
			inWord = false
			continue
		case !wordRune(r) || !inWord:
			flush(i)
		}
		inWord = wordRune(r)
		end = i + n
	}
	flush(len(text))
	return out
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func isWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return wordRune(r)
}

func join(ps []piece) string {
	s := ""
	for _, p := range ps {
		s += p.text
	}
	return s
}

// alphabet gives each word a letter, so that a comparison of letters compares words.
type alphabet map[string]rune

// firstLetter begins a range of letters that holds more than twice maxWords and none
// that is not a character.
const firstLetter = '\u4e00'

func (a alphabet) spell(ps []piece) []rune {
	out := make([]rune, len(ps))
	for i, p := range ps {
		if a[p.word] == 0 {
			a[p.word] = firstLetter + rune(len(a))
		}
		out[i] = a[p.word]
	}
	return out
}
