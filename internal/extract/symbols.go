package extract

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// symbolFile holds what means the same in every language.
const symbolFile = "words/symbols.yaml"

// symbols are the signs of words/symbols.yaml.
var symbols = func() (s struct {
	Ticks, Crosses []string
	Lookalikes     map[string]string
	Elisions       []string
	elides         map[string]bool
}) {
	data, err := wordFiles.ReadFile(symbolFile)
	if err == nil {
		err = yaml.Unmarshal(data, &s)
	}
	if err != nil {
		panic(err) // the file is part of the program
	}
	s.elides = map[string]bool{}
	for _, e := range s.Elisions {
		s.elides[e] = true
	}
	return s
}()

// ticked reads a cell of ticks and crosses, signs or words; ok is false for any other
// text. A footnote's mark behind a tick is none of its own.
func (w *Words) ticked(text string) (ticked, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, one := range []string{text, strings.TrimRight(text, "*†‡()[]0123456789¹²³⁴⁵⁶⁷⁸⁹ "), w.pictured(text), withoutRemark(text), inBrackets(text), w.beforeRemark(text)} {
		switch {
		case one == "" && text == "", one != "" && (slices.Contains(symbols.Crosses, one) || w.has(&w.No, one) || w.has(&w.None, one)):
			return false, true
		case slices.Contains(symbols.Ticks, one), w.has(&w.Yes, one), w.has(&w.Partly, one):
			return true, true
		}
	}
	return false, false
}

// withoutRemark returns what stands before a remark in parentheses at the end of a text.
func withoutRemark(text string) string {
	if head, _, found := strings.Cut(text, "("); found && strings.HasSuffix(text, ")") {
		return strings.TrimSpace(head)
	}
	return text
}

// inBrackets returns what stands between the brackets around a text: "(✓)". It is "" where
// there are none.
func inBrackets(text string) string {
	if len(text) < 3 || text[0] != '(' || text[len(text)-1] != ')' {
		return ""
	}
	return strings.TrimSpace(text[1 : len(text)-1])
}

// beforeRemark returns the yes, the no or the sign that a remark follows: "yes, at night".
func (w *Words) beforeRemark(text string) string {
	at := strings.IndexAny(text, ",;:–—")
	if at < 0 {
		return ""
	}
	head := strings.TrimSpace(text[:at])
	if w.has(&w.Yes, head) || w.has(&w.No, head) || slices.Contains(symbols.Ticks, head) {
		return head
	}
	return ""
}

// pictured returns what a picture's words show, without those that any picture's may
// have: "green tick icon" shows a tick.
func (w *Words) pictured(text string) string {
	var shows []string
	for _, t := range wordsOnly(tokens(strings.NewReplacer("-", " ", "_", " ").Replace(text))) {
		if !w.has(&w.Pictures, t.text) {
			shows = append(shows, t.text)
		}
	}
	return strings.Join(shows, " ")
}

// raciOrder is how letters are normalised; S (supports) stands after A.
const raciOrder = "RASCI"

// maxSpelt is how long a cell of RACI words is at the most, in bytes.
const maxSpelt = 80

// letters reads a RACI cell of letters or of the words that they stand for. Beside
// letters of another method, such as the V of RACI-VS, those of RACI are found and ok
// is false.
func (w *Words) letters(text string) (found, marks string, ok bool) {
	if found, marks, ok = letters(text); ok {
		return found, marks, ok
	}
	if len(text) > maxSpelt {
		return "", "", false
	}
	if found = knownLetters(text); found != "" {
		return found, "", false
	}
	spelt := ""
	for _, t := range wordsOnly(tokens(strings.ReplaceAll(withoutRemark(text), "/", " / "))) {
		letter := w.Letters[t.text]
		if letter == "" && !w.has(&w.And, t.text) {
			return "", "", false
		}
		spelt += letter
	}
	return letters(spelt)
}

// knownLetters returns the RACI letters of a cell of single capitals that are not
// all of RACI, such as "C/V".
func knownLetters(text string) string {
	found := ""
	for _, one := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" /,;+&|", c) }) {
		if len(one) != 1 || one[0] < 'A' || one[0] > 'Z' {
			return ""
		}
		if strings.Contains(raciOrder, one) {
			found += one
		}
	}
	found, _, _ = letters(found)
	return found
}

// letters reads a RACI cell in any spelling ("R/A", "A, R", "**RA**", "I*", "RA (2)")
// and returns its letters in order and the marks of footnotes. ok is false for any
// other text; a blank cell or a dash has no letters and is one.
func letters(text string) (found, marks string, ok bool) {
	for k, v := range symbols.Lookalikes {
		text = strings.ReplaceAll(text, k, v)
	}
	text = strings.TrimSpace(text)
	if text == "-" || text == "–" || text == "—" {
		return "", "", true
	}
	seen, inMark := 0, false
	for _, r := range text {
		switch {
		case r == '(' || r == '[':
			inMark = true
		case r == ')' || r == ']':
			inMark = false
		case r == '*' || r == '†' || r == '‡' || inMark || r >= '0' && r <= '9' || strings.ContainsRune("¹²³⁴⁵⁶⁷⁸⁹", r):
			marks += string(r)
		case strings.ContainsRune(raciOrder, r):
			if strings.ContainsRune(found, r) {
				return "", "", false
			}
			found += string(r)
			seen++
		case !strings.ContainsRune(" /,;+&_.-\n", r):
			return "", "", false
		}
	}
	var b strings.Builder
	for _, r := range raciOrder {
		if strings.ContainsRune(found, r) {
			b.WriteRune(r)
		}
	}
	return b.String(), marks, true
}
