package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Text writes findings for a terminal, a paragraph each:
//
//	ibm/architecture.md:12:5: warning: keyref "x" has no value [keyref-unresolved]
//	   12 | see {{x}} for more
//	      |     ^~~~~
//	      hint: add the key to the provider's keyrefs file
//
// The excerpt is left out where a finding has none.
func Text(w io.Writer, fs []Finding) error {
	b := bufio.NewWriter(w)
	for i := range fs {
		f := &fs[i]
		fmt.Fprintf(b, "%s:%d:%d: %s: %s [%s]\n", Printable(f.Path), f.Line, f.Column, f.Severity, Printable(f.Message), f.Rule)
		if f.Excerpt != "" {
			text, before, under := excerpt(f.Excerpt, f.Before, f.Column-f.Before, f.Width)
			fmt.Fprintf(b, "%5d | %s\n", f.Line, text)
			fmt.Fprintf(b, "      | %s^%s\n", strings.Repeat(" ", before), strings.Repeat("~", under-1))
		}
		if f.Hint != "" {
			fmt.Fprintf(b, "      hint: %s\n", f.Hint)
		}
	}
	return b.Flush()
}

const (
	// excerptWidth is how many columns of a line are shown: a table's row may
	// have thousands.
	excerptWidth = 100
	// excerptLead is how many columns before the caret stay in a cut line.
	excerptLead = 24
	tabStop     = 4
)

// cell is a character as a terminal shows it.
type cell struct {
	text    string
	columns int
}

// excerpt returns what is shown of a line whose first cut characters are gone,
// how many columns stand before the character at column (1-based, in the rest),
// and how many columns the width characters from there cover, at least 1.
func excerpt(line string, cut, column, width int) (text string, before, under int) {
	cells := cellsOf(line)
	start := min(max(column-1, 0), len(cells))
	end := min(start+max(width, 1), len(cells))
	first, last := window(cells, start, end, cut > 0)

	var b strings.Builder
	before = columns(cells[first:start])
	if first > 0 || cut > 0 {
		b.WriteString("…")
		before++
	}
	for _, c := range cells[first:last] {
		b.WriteString(c.text)
	}
	if last < len(cells) {
		b.WriteString("…")
	}
	under = columns(cells[start:max(start, min(end, last))])
	return strings.TrimRight(b.String(), " "), before, max(under, 1)
}

// window returns which cells are shown: from the line's start where what is
// marked fits so, else from a little before it.
func window(cells []cell, start, end int, cut bool) (first, last int) {
	if cut || columns(cells[:end]) > excerptWidth {
		lead := 0
		for first = start; first > 0 && lead+cells[first-1].columns <= excerptLead; first-- {
			lead += cells[first-1].columns
		}
	}
	shown := 0
	for last = first; last < len(cells) && shown+cells[last].columns <= excerptWidth; last++ {
		shown += cells[last].columns
	}
	return first, last
}

func columns(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.columns
	}
	return n
}

// cellsOf returns the characters of a line, one a cell, tabs as the spaces up to
// the next stop.
func cellsOf(line string) []cell {
	var cells []cell
	at := 0
	for _, r := range line {
		c := cell{string(r), 1}
		switch {
		case r == '\t':
			c.columns = tabStop - at%tabStop
			c.text = strings.Repeat(" ", c.columns)
		case unprintable(r):
			c.text = string(unicode.ReplacementChar)
		case unicode.In(r, unicode.Mn, unicode.Me):
			c.columns = 0 // stands on the character before it
		case isWide(r):
			c.columns = 2
		}
		at += c.columns
		cells = append(cells, c)
	}
	return cells
}

func isWide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// unprintable reports whether a character would steer a terminal or change the
// direction of what follows: a document's words must do neither.
func unprintable(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
}

// Printable returns s without characters that would steer a terminal or change the
// direction of what follows.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
