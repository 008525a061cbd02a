package dialect

import (
	"bytes"
	"strconv"

	"demarc/internal/source"
)

// numbered makes a list of lines whose numbers a converter escaped, so that they are none
// in Markdown: `1\. …`, `2\. …`. Two that follow each other are a list, with blank lines or
// their own text between.
func (p *preparation) numbered(v *source.View) []source.Edit {
	items := series{edit: func(at int) source.Edit { return source.Edit{Start: at, End: at + 1} }} // without the backslash
	var code fence
	for _, l := range linesOf(v.Text) {
		s := l.text(v.Text)
		n, at := escapedNumber(s)
		switch {
		case code.inside(s), headingLevel(s) > 0:
			items.end()
		case n == 1:
			items.end()
			items.add(l.start + at)
		case n > 0 && n == len(items.run)+1:
			items.add(l.start + at)
		}
	}
	items.end()
	return items.edits
}

// escapedNumber returns the number that a line begins with, behind which a backslash stands
// before a full stop or a bracket, and the place of the backslash; 0 for any other line.
func escapedNumber(s []byte) (n, at int) {
	digits := 0
	for digits < len(s) && digits < 3 && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	rest := s[digits:]
	if !bytes.HasPrefix(rest, []byte(`\. `)) && !bytes.HasPrefix(rest, []byte(`\) `)) {
		return 0, 0
	}
	n, err := strconv.Atoi(string(s[:digits]))
	if err != nil {
		return 0, 0
	}
	return n, digits
}
