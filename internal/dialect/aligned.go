package dialect

import (
	"bytes"
	"unicode/utf8"
)

// maxWidth is how many characters of a line are looked at for columns.
const maxWidth = 400

// alignedAt reads a table that only blanks divide, at lines[i]: a header of at least three
// titles, or of two above a rule, and lines that leave two characters free between the
// columns. Blank lines divide rows that have several lines; else each line is a row, but
// for one without a first cell.
func alignedAt(s []byte, lines []line, i int) (drawn, bool) {
	titles := runs(lines[i].text(s))
	body := i + 1
	for body < len(lines) && blank(lines[body].text(s)) && body < i+2 {
		body++
	}
	ruled := body < len(lines) && isRule(lines[body].text(s))
	if ruled {
		body++
	}
	if len(titles) < 2 || len(titles) < 3 && !ruled || isListLine(lines[i].text(s)) || bytes.IndexByte(lines[i].text(s), '|') >= 0 {
		return drawn{}, false
	}
	free := rivers{titles: titles}
	free.narrow(lines[i].text(s))
	end, last := body, body // last is behind the last line of several cells
	for ; end < len(lines); end++ {
		text := lines[end].text(s)
		if blank(text) {
			if end+1 < len(lines) && blank(lines[end+1].text(s)) {
				break
			}
			continue
		}
		if !free.narrow(text) {
			break
		}
		if cut(s, lines[end], free.columns).filled() > 1 {
			last = end + 1
		} else if last == body {
			return drawn{}, false // the first row has one cell
		}
	}
	byBlanks, long := false, false
	for k := body + 1; k < last; k++ {
		byBlanks = byBlanks || blank(lines[k].text(s))
		long = long || !blank(lines[k].text(s)) && !blank(lines[k-1].text(s))
	}
	columns := free.columns
	t := drawn{first: i, end: last, rows: [][]drawnLine{cutAll(s, lines[i:i+1], columns)}}
	for k := body; k < last; k++ {
		t.addLine(cut(s, lines[k], columns), byBlanks && long, blank(lines[k-1].text(s)) || k == body)
	}
	return t, len(t.rows) > 2
}

// runs returns the parts of a line that two blanks or more divide.
func runs(s []byte) []span {
	var out []span
	at, blanks := 0, 2
	for ; len(s) > 0 && at < maxWidth; at++ {
		r, n := utf8.DecodeRune(s)
		s = s[n:]
		switch {
		case r == ' ':
			blanks++
			continue
		case r == '\t':
			return nil
		case blanks > 1:
			out = append(out, span{at, at})
		}
		out[len(out)-1].end, blanks = at+1, 0
	}
	return out
}

// rivers are the characters that all lines of a table leave free.
type rivers struct {
	titles []span
	taken  [maxWidth]bool
	// columns are those that the lines so far leave.
	columns []span
}

// narrow takes what a line fills and reports whether two characters are still free before
// each title but the first; else it changes nothing.
func (r *rivers) narrow(s []byte) bool {
	if bytes.IndexByte(s, '\t') >= 0 {
		return false // nobody knows how far a tab reaches
	}
	taken := r.taken
	for _, one := range runs(s) {
		for at := one.start; at < one.end; at++ {
			taken[at] = true
		}
	}
	columns := make([]span, 0, len(r.titles))
	from := 0
	for _, t := range r.titles[1:] {
		at := t.end - 1
		for at > 0 && !(taken[at] && !taken[at-1] && (at < 2 || !taken[at-2])) {
			at-- // to where the column of this title begins
		}
		if at <= from {
			return false
		}
		columns = append(columns, span{from, at})
		from = at
	}
	r.taken, r.columns = taken, append(columns, span{from, maxWidth})
	return true
}
