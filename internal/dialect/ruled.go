package dialect

import "bytes"

// ruledAt reads a table whose columns stand under a ruled line, at lines[i]: "----- ---".
// Its header stands above the line, or below it and above another one. Between two rules
// across the whole table blank lines divide rows that have several lines; else each line is
// a row, but for one without a first cell, and a blank one ends the table. from is the
// first line that belongs to no other table.
func ruledAt(s []byte, lines []line, i, from int) (drawn, bool) {
	columns := ruleColumns(lines[i].text(s))
	if len(columns) < 2 || columns[0].start > 3 {
		return drawn{}, false
	}
	t := drawn{first: i}
	body := i + 1
	header := headerAbove(s, lines, i, from)
	across := false
	if header < i {
		t.first = header
		if header > from && isRule(lines[header-1].text(s)) {
			t.first, across = header-1, true
		}
		t.rows = append(t.rows, cutAll(s, lines[header:i], columns))
	} else if rule := ruleBelow(s, lines, i); rule > 0 {
		t.rows = append(t.rows, cutAll(s, lines[i+1:rule], columns))
		body = rule + 1
	}
	closed := across && closingRule(s, lines, body) > 0
	t.end = body
	for ; t.end < len(lines); t.end++ {
		text := lines[t.end].text(s)
		switch {
		case isRule(text):
			t.end++
			return t, true
		case blank(text) && !closed:
			return t, true
		case !fits(s, lines[t.end], columns):
			return t, true
		}
		t.addLine(cut(s, lines[t.end], columns), closed, closed && blank(lines[t.end-1].text(s)))
	}
	return t, true
}

// addLine adds a line of the body: to the row above where that goes on.
func (t *drawn) addLine(l drawnLine, byBlanks, parted bool) {
	if l.filled() == 0 {
		return
	}
	goesOn := l.cells[0].end == l.cells[0].start
	if byBlanks {
		goesOn = !parted
	}
	if last := len(t.rows) - 1; goesOn && last > 0 {
		t.rows[last] = append(t.rows[last], l)
		return
	}
	t.rows = append(t.rows, []drawnLine{l})
}

// cutAll divides several lines.
func cutAll(s []byte, lines []line, columns []span) []drawnLine {
	var out []drawnLine
	for _, l := range lines {
		out = append(out, cut(s, l, columns))
	}
	return out
}

// ruleColumns returns the columns of a ruled line, each up to the next one, the last to the
// end of any line; nil for any other line.
func ruleColumns(s []byte) []span {
	t := bytes.TrimSpace(s)
	if len(t) < 5 || len(bytes.Trim(t, "- ")) > 0 && len(bytes.Trim(t, "= ")) > 0 {
		return nil
	}
	var out []span
	for at := 0; at < len(s); at++ {
		if s[at] != t[0] {
			continue
		}
		start := at
		for at < len(s) && s[at] == t[0] {
			at++
		}
		if at-start < 2 {
			return nil // - - -
		}
		if len(out) > 0 {
			out[len(out)-1].end = start
		}
		out = append(out, span{start, 1 << 20})
	}
	return out
}

// isRule reports whether a line is a rule, whole or in columns.
func isRule(s []byte) bool {
	t := bytes.TrimSpace(s)
	return len(t) > 9 && len(bytes.Trim(t, "-")) == 0 || len(ruleColumns(s)) > 1
}

// headerAbove returns the first line of the header above the rule at lines[i], i where there
// is none: a line, or several below another rule.
func headerAbove(s []byte, lines []line, i, from int) int {
	first := i
	for first > from && i-first < maxHeader && !blank(lines[first-1].text(s)) {
		if isRule(lines[first-1].text(s)) {
			return first
		}
		first--
	}
	if first == i || headingLevel(lines[i-1].text(s)) > 0 {
		return i
	}
	return i - 1
}

// ruleBelow returns the rule under a header that begins below the rule at lines[i], 0 where
// there is none.
func ruleBelow(s []byte, lines []line, i int) int {
	for k := i + 2; k < len(lines) && k <= i+maxHeader && !blank(lines[k].text(s)); k++ {
		if isRule(lines[k].text(s)) {
			return k
		}
	}
	return 0
}

// closingRule returns the next rule, 0 where a heading or the end comes before.
func closingRule(s []byte, lines []line, from int) int {
	for k := from; k < len(lines) && headingLevel(lines[k].text(s)) == 0; k++ {
		if isRule(lines[k].text(s)) {
			return k
		}
	}
	return 0
}

// fits reports whether a line has blanks before its columns.
func fits(s []byte, l line, columns []span) bool {
	at := 0
	for k, r := range []rune(string(l.text(s))) {
		for at < len(columns) && columns[at].start <= k {
			at++
		}
		if at < len(columns) && at > 0 && k == columns[at].start-1 && r != ' ' {
			return false
		}
	}
	return true
}
