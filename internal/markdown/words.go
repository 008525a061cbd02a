package markdown

import (
	_ "embed"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/source"
)

//go:embed words.txt
var wordsFile string

// noteKinds gives the kind of note that a word makes, languages the words that
// name one, knownWords all words that a publisher uses.
var noteKinds, languages, knownWords = readWords(wordsFile)

func readWords(file string) (notes map[string]string, langs, known map[string]bool) {
	notes, langs, known = map[string]string{}, map[string]bool{}, map[string]bool{}
	for line := range strings.Lines(file) {
		head, words, found := strings.Cut(line, ":")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(words) {
			known[w] = true
			if kind, ok := strings.CutPrefix(head, "note "); ok {
				notes[w] = kind
			}
			if head == "language" {
				langs[w] = true
			}
		}
	}
	return notes, langs, known
}

// judgeWords makes a finding of each bare word that is no known one but reads
// like one: a misspelt word has no effect, and its author does not know.
func (b *builder) judgeWords(a *Attributes, span source.Span) {
	for _, w := range a.Words {
		if knownWords[w] || len(w) < 4 || strings.ContainsAny(w, "-_0123456789") {
			continue
		}
		for k := range knownWords {
			if oneLetterOff(w, k) {
				b.find(diag.AttributeUnknown, span, w, "%q is no attribute; a known one reads like it", w)
				break
			}
		}
	}
}

// oneLetterOff reports whether a letter more, less or other makes a of b, or two
// neighbours that changed places.
func oneLetterOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || len(a) < 4 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return i < len(a) && (a[i+1:] == b[i+1:] ||
		i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:])
}
