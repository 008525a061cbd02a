package diff

import (
	"unicode"

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
const maxWords = 4000

// Words compares two texts word by word. The runs that are same or gone make up the
// old text; those that are same or new the new one, but for case and blanks.
func Words(was, is string) []Run {
	switch {
	case was == is:
		return appendRun(nil, FateSame, is)
	case was == "" || is == "":
		return appendRun(appendRun(nil, FateGone, was), FateNew, is)
	}
	a, b := pieces(was), pieces(is)
	if len(a) > maxWords || len(b) > maxWords {
		return appendRun(appendRun(nil, FateGone, was), FateNew, is)
	}
	letters := alphabet{}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // the result must not depend on the machine
	edits := d.DiffMainRunes(letters.spell(a), letters.spell(b), false)
	edits = d.DiffCleanupMerge(d.DiffCleanupSemantic(edits))
	var runs []Run
	for _, e := range edits {
		n := len([]rune(e.Text))
		switch e.Type {
		case diffmatchpatch.DiffDelete:
			runs, a = appendRun(runs, FateGone, join(a[:n])), a[n:]
		case diffmatchpatch.DiffInsert:
			runs, b = appendRun(runs, FateNew, join(b[:n])), b[n:]
		default:
			runs, a, b = appendRun(runs, FateSame, join(b[:n])), a[n:], b[n:]
		}
	}
	return runs
}

func appendRun(runs []Run, f Fate, text string) []Run {
	if text == "" {
		return runs
	}
	return append(runs, Run{f, text})
}

// piece is a word or a punctuation mark with the blanks behind it.
type piece struct{ word, text string }

func pieces(text string) []piece {
	var out []piece
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	start, end, inWord := 0, 0, false
	flush := func(at int) {
		if at > start {
			out = append(out, piece{text[start:end], text[start:at]})
		}
		start = at
	}
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			if i == start { // blanks at the very start
				end = i
			}
			inWord = false
			continue
		case !word(r) || !inWord:
			flush(i)
		}
		inWord = word(r)
		end = i + len(string(r))
	}
	flush(len(text))
	return out
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
