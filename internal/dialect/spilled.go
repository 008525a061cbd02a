package dialect

import (
	"bytes"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// cellBreak stands for a line break within a table row; package markdown reads it
// as publishers of the ibm dialect write it.
const cellBreak = ` \n `

// spilledTables joins the rows of a table that a converter spilled over lines:
// rows without a leading pipe whose cells run on as list lines, with blank lines
// before the next pipe. A list line or a blank one continues a row, a line with a
// pipe does while cells are missing, a line without one ends the table. A table
// in which no row needs this stays as it is.
func (p *preparation) spilledTables(v *source.View) []source.Edit {
	var edits []source.Edit
	lines := linesOf(v.Text)
	var code fence
	for i := 0; i < len(lines); i++ {
		if code.inside(lines[i].text(v.Text)) {
			continue
		}
		n, ok := tableAt(v.Text, lines, i)
		if !ok || bytes.HasPrefix(bytes.TrimSpace(lines[i].text(v.Text)), []byte("|")) {
			continue
		}
		t := spilled{text: v.Text, lines: lines, columns: n}
		end := t.read(i + 2)
		if t.repaired {
			edits = append(edits, t.edits...)
			for _, row := range t.rows {
				p.find(v, diag.TableSpilled, row.start, row.end, "", "this row runs over several lines")
			}
		}
		i = end - 1
	}
	return edits
}

// spilled is a table whose rows may run over lines.
type spilled struct {
	text    []byte
	lines   []line
	columns int

	edits    []source.Edit
	rows     []line // the first lines of rows that were joined
	repaired bool

	// The last answer of continues and the line that settled it.
	settled int
	piped   bool
}

// read joins the rows from line i on and returns the line behind the table.
func (t *spilled) read(i int) int {
	for i < len(t.lines) {
		if bytes.IndexByte(t.lines[i].text(t.text), '|') < 0 || t.headsTable(i) {
			break
		}
		next := t.row(i)
		if next > i+1 {
			t.rows = append(t.rows, t.lines[i])
		}
		i = next
	}
	if i < len(t.lines) {
		// Markdown takes any line for a row until a blank one.
		at := t.lines[i].start
		t.edits = append(t.edits, source.Edit{Start: at, End: at, New: "\n"})
	}
	return i
}

// row joins the lines of the row that begins at line i and returns the first line
// of what follows.
func (t *spilled) row(i int) int {
	cells := t.pipes(i) + 1
	for k := i + 1; ; {
		next := k
		for next < len(t.lines) && blank(t.lines[next].text(t.text)) {
			next++
		}
		if next == len(t.lines) {
			return k
		}
		s := t.lines[next].text(t.text)
		switch {
		case t.headsTable(next):
			return k
		case isListLine(s) && (next == k || t.continues(next)):
			t.join(k-1, next, cellBreak)
		case bytes.IndexByte(s, '|') >= 0 && cells < t.columns:
			t.repaired = true
			cells += t.pipes(next)
			t.join(k-1, next, " ")
		case bytes.IndexByte(s, '|') >= 0:
			t.drop(k-1, next)
			return next
		default:
			return k
		}
		k = next + 1
	}
}

// pipes counts the pipes of a line that divide cells.
func (t *spilled) pipes(i int) int {
	n, _ := pipes(t.lines[i].text(t.text))
	return n
}

// headsTable reports whether line i is the header of another table.
func (t *spilled) headsTable(i int) bool {
	return i+1 < len(t.lines) && isDelimiter(t.lines[i+1].text(t.text))
}

// continues reports whether a pipe follows the list that line i begins before any
// other text does: then the list belongs to the row.
func (t *spilled) continues(i int) bool {
	if i <= t.settled {
		return t.piped // the lines between asked the same
	}
	for ; i < len(t.lines); i++ {
		s := t.lines[i].text(t.text)
		t.piped = bytes.IndexByte(s, '|') >= 0 && !t.headsTable(i)
		if t.piped || !blank(s) && !isListLine(s) {
			break
		}
	}
	t.settled = i
	return t.piped
}

// join replaces the line breaks between two lines.
func (t *spilled) join(from, to int, with string) {
	t.edits = append(t.edits, source.Edit{Start: t.lines[from].end, End: t.lines[to].start, New: with})
}

// drop removes the blank lines between a row and the next.
func (t *spilled) drop(from, to int) {
	if to > from+1 {
		t.edits = append(t.edits, source.Edit{Start: t.lines[from].end, End: t.lines[to].start, New: "\n"})
	}
}
