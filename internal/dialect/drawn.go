package dialect

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// Tables that are drawn with characters, as converters to text write them, become pipe
// tables: grids of + and |, columns under a ruled line of hyphens or equals signs, and in
// plain text columns that nothing but blanks divide. A row may run over lines. What stands
// on one line keeps its place there; a row of several lines is cited as a whole.

// maxHeader is how many lines a header that is drawn has at the most.
const maxHeader = 6

// drawnLine is a line of a drawn table; a cell is a part [start, end) of the text.
type drawnLine struct {
	line
	cells []line
}

// drawn is a table that was recognised: its header and its rows, each of some lines, in a
// text from the line first up to the line end.
type drawn struct {
	rows       [][]drawnLine // the header first
	first, end int
}

// drawnTables rewrites the drawn tables of a text. Only in plain text may blanks alone
// divide columns: in Markdown they would do so in code.
func (p *preparation) drawnTables(v *source.View) []source.Edit {
	w := drawnWriter{text: v.Text, lines: linesOf(v.Text), plain: p.Dialect == NamePlain}
	var code fence
	for i := 0; i < len(w.lines); i++ {
		if code.inside(w.lines[i].text(v.Text)) {
			continue
		}
		t, ok := gridAt(v.Text, w.lines, i)
		if t.end > i+1 && len(t.rows) < 2 {
			i = t.end - 1 // lines of a grid and no table
			continue
		}
		if !ok {
			t, ok = ruledAt(v.Text, w.lines, i, w.behind)
		}
		if !ok && w.plain {
			t, ok = alignedAt(v.Text, w.lines, i)
		}
		if ok && len(t.rows) > 1 && t.keeps(v.Text) {
			w.table(t)
			p.find(v, diag.TableDrawn, w.lines[t.first].start, w.lines[t.first].end, "", "this table is drawn with characters")
			i = t.end - 1
			w.behind = t.end
		}
	}
	return w.edits
}

// keeps reports whether the cells of a table hold all that its lines say: a letter may stand
// where the columns leave none.
func (t drawn) keeps(s []byte) bool {
	for _, row := range t.rows {
		for _, l := range row {
			n := said(l.text(s))
			for _, c := range l.cells {
				n -= said(c.text(s))
			}
			if n != 0 {
				return false
			}
		}
	}
	return true
}

// said returns how many bytes of a text neither are blank nor draw lines.
func said(s []byte) int {
	n := 0
	for _, c := range s {
		if bytes.IndexByte([]byte(" \t+-=|:"), c) < 0 {
			n++
		}
	}
	return n
}

// drawnWriter writes drawn tables as pipe tables.
type drawnWriter struct {
	text   []byte
	lines  []line
	plain  bool // what Markdown would take for markup is none
	edits  []source.Edit
	behind int // the line behind the last table
}

func (w *drawnWriter) replace(start, end int, text string) {
	if start < end || text != "" {
		w.edits = append(w.edits, source.Edit{Start: start, End: end, New: text})
	}
}

// table writes a table. What stands between its rows goes: rules and blank lines.
func (w *drawnWriter) table(t drawn) {
	at := w.lines[t.first].start
	for i, row := range t.rows {
		lead := ""
		if i == 0 && t.first > 0 && !blank(w.lines[t.first-1].text(w.text)) {
			lead = "\n"
		}
		w.replace(at, row[0].start, lead)
		if len(row) == 1 {
			w.oneLine(row[0])
		} else {
			w.replace(row[0].start, row[len(row)-1].end, w.joined(row))
		}
		end := row[len(row)-1].end
		if i == 0 {
			w.replace(end, end, "\n|"+strings.Repeat(" --- |", len(row[0].cells)))
		}
		at = min(end+1, len(w.text))
	}
	if end := w.lines[t.end-1].end; end > at {
		w.replace(at, end, "") // the closing rule
	} else if t.end < len(w.lines) && !blank(w.lines[t.end].text(w.text)) {
		w.replace(at, at, "\n")
	}
}

// oneLine divides a row that has one line.
func (w *drawnWriter) oneLine(l drawnLine) {
	at := l.start
	lead := "| "
	for _, c := range l.cells {
		start, end := max(c.start, at), max(c.end, at)
		w.replace(at, start, lead)
		for i := start; i < end; i++ {
			if w.escapes(w.text[i]) {
				w.replace(i, i, `\`)
			}
		}
		at, lead = end, " | "
	}
	w.replace(at, l.end, " |")
}

// escapes reports whether a byte of a cell would divide it or, in plain text, be markup.
func (w *drawnWriter) escapes(c byte) bool {
	return c == '|' || w.plain && bytes.IndexByte([]byte("\\`*_[]<>~&#{"), c) >= 0
}

// joined writes a row of several lines as one.
func (w *drawnWriter) joined(row []drawnLine) string {
	var s strings.Builder
	s.WriteByte('|')
	for c := range row[0].cells {
		s.WriteByte(' ')
		w.joinCell(&s, row, c)
		s.WriteString(" |")
	}
	return s.String()
}

// joinCell writes a cell: a line goes on in the next one, unless that is blank or begins
// an item. An item further in stays part of the one above.
func (w *drawnWriter) joinCell(s *strings.Builder, row []drawnLine, column int) {
	outer, filled, parted := -1, false, false
	for _, l := range row {
		cell := l.cells[column].text(w.text)
		if len(cell) == 0 {
			parted = filled
			continue
		}
		in := l.cells[column].start - l.start
		item := isListLine(cell)
		if item && (outer < 0 || in <= outer) {
			outer, parted = in, filled
		} else if item {
			cell = cell[bullet(cell):]
		}
		switch {
		case parted:
			s.WriteString(cellBreak)
		case filled:
			s.WriteByte(' ')
		}
		for _, c := range cell {
			if w.escapes(c) {
				s.WriteByte('\\')
			}
			s.WriteByte(c)
		}
		filled, parted = true, false
	}
}

// span is a run [start, end) of the characters of a line, counted from 0.
type span struct{ start, end int }

// cut returns the parts of a line that stand in columns, without blanks around them.
func cut(s []byte, l line, columns []span) drawnLine {
	text := l.text(s)
	out := drawnLine{line: l, cells: make([]line, 0, len(columns))}
	at, character := 0, 0
	skip := func(to int) {
		for character < to && at < len(text) {
			_, n := utf8.DecodeRune(text[at:])
			at, character = at+n, character+1
		}
	}
	for _, c := range columns {
		skip(c.start)
		start := at
		skip(c.end)
		out.cells = append(out.cells, trimmed(s, line{l.start + start, l.start + at}))
	}
	return out
}

// trimmed returns a part of a text without blanks around it.
func trimmed(s []byte, l line) line {
	for l.start < l.end && (s[l.start] == ' ' || s[l.start] == '\t') {
		l.start++
	}
	for l.end > l.start && (s[l.end-1] == ' ' || s[l.end-1] == '\t') {
		l.end--
	}
	return l
}

// filled returns how many cells of a line say something.
func (l drawnLine) filled() int {
	n := 0
	for _, c := range l.cells {
		if c.end > c.start {
			n++
		}
	}
	return n
}
