package dialect

import (
	"bytes"
	"unicode/utf8"
)

// gridAt reads a grid table at lines[i]: borders of + and -, and rows between |. A cell
// that reaches over rows or columns says its text in the first of them.
func gridAt(s []byte, lines []line, i int) (drawn, bool) {
	if !isBorder(lines[i].text(s)) {
		return drawn{}, false
	}
	t := drawn{first: i, end: i}
	var columns []span
	for t.end < len(lines) && inGrid(lines[t.end].text(s)) {
		if own := borderColumns(lines[t.end].text(s)); len(own) > len(columns) {
			columns = own
		}
		t.end++
	}
	if len(columns) < 2 || !isBorder(lines[t.end-1].text(s)) {
		return t, false
	}
	var row []drawnLine
	flush := func() {
		if len(row) > 0 {
			t.rows = append(t.rows, row)
		}
		row = nil
	}
	for _, l := range lines[i:t.end] {
		text := l.text(s)
		if !isBorder(text) {
			row = append(row, gridLine(s, l, columns))
		}
		if isBorder(text) || partsGrid(text) {
			flush()
		}
	}
	flush()
	return t, true
}

// inGrid reports whether a line begins and ends as one of a grid does.
func inGrid(s []byte) bool {
	s = bytes.TrimSpace(s)
	return len(s) > 2 && (s[0] == '+' || s[0] == '|') && (s[len(s)-1] == '+' || s[len(s)-1] == '|')
}

// isBorder reports whether a line is a whole border.
func isBorder(s []byte) bool {
	s = bytes.TrimSpace(s)
	return len(s) > 4 && s[0] == '+' && s[len(s)-1] == '+' && len(bytes.Trim(s, "+-=:")) == 0 && bytes.ContainsAny(s, "-=")
}

// partsGrid reports whether a line is a border in some columns.
func partsGrid(s []byte) bool {
	return bytes.Contains(s, []byte("+--")) || bytes.Contains(s, []byte("--+"))
}

// borderColumns returns the columns between the crosses of a border.
func borderColumns(s []byte) []span {
	if !isBorder(s) {
		return nil
	}
	var out []span
	from := -1
	for at, c := range s { // a border is ASCII
		if c == '+' {
			if from >= 0 {
				out = append(out, span{from + 1, at})
			}
			from = at
		}
	}
	return out
}

// gridLine divides a line of a grid, at its pipes where there are as many as columns want,
// else where the columns stand.
func gridLine(s []byte, l line, columns []span) drawnLine {
	text := l.text(s)
	var cells []line
	from := -1
	for at, c := range text {
		if c == '|' {
			if from >= 0 {
				cells = append(cells, trimmed(s, line{l.start + from, l.start + at}))
			}
			from = at + 1
		}
	}
	out := drawnLine{line: l, cells: cells}
	if len(cells) != len(columns) || partsGrid(text) {
		out = cut(s, l, whole(text, columns))
	}
	for k, c := range out.cells {
		if len(bytes.Trim(c.text(s), "+-=| ")) == 0 && bytes.Contains(c.text(s), []byte("--")) {
			out.cells[k].end = c.start
		}
	}
	return out
}

// whole returns columns of which each reaches as far as the cell that stands in it.
func whole(text []byte, columns []span) []span {
	var at []bool // whether a character is a divider
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		at, text = append(at, r == '|' || r == '+'), text[n:]
	}
	out := make([]span, len(columns))
	for k, c := range columns {
		out[k] = c
		if k > 0 && out[k-1].end >= c.end {
			out[k] = span{out[k-1].end, out[k-1].end} // it belongs to the cell before
			continue
		}
		for last := k + 1; out[k].end < len(at) && !at[out[k].end] && last < len(columns); last++ {
			out[k].end = columns[last].end
		}
	}
	return out
}
