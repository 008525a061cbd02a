package dialect

import (
	"bytes"
	"regexp"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// cellBreak stands for a line break within a table row; package markdown reads it
// as publishers of the ibm dialect write it.
const cellBreak = ` \n `

var (
	delimiterRow = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)
	listLine     = regexp.MustCompile(`^[ \t]*([-*+•]|\d{1,3}[.)])[ \t]+\S`)
)

// pipes returns how many pipes divide cells in a row: neither escaped nor in a
// code span.
func pipes(row []byte) int {
	n := 0
	for _, inCode := range pipePlaces(row) {
		if !inCode {
			n++
		}
	}
	return n
}

// pipePlaces returns the offsets of unescaped pipes and whether each stands in a
// code span.
func pipePlaces(row []byte) map[int]bool {
	places := map[int]bool{}
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case '`':
			n := 1
			for i+n < len(row) && row[i+n] == '`' {
				n++
			}
			if j := bytes.Index(row[i+n:], bytes.Repeat([]byte("`"), n)); j >= 0 {
				for k := i + n; k < i+n+j; k++ {
					if row[k] == '|' && row[k-1] != '\\' {
						places[k] = true
					}
				}
				i += n + j + n - 1
			} else {
				i += n - 1
			}
		case '|':
			places[i] = false
		}
	}
	return places
}

// columns returns the number of cells of a row.
func columns(row []byte) int {
	row = bytes.TrimSpace(row)
	n := pipes(row) + 1
	if bytes.HasPrefix(row, []byte("|")) {
		n--
	}
	if bytes.HasSuffix(row, []byte("|")) && !bytes.HasSuffix(row, []byte(`\|`)) && len(row) > 1 {
		n--
	}
	return n
}

// tableAt reports whether a pipe table's header stands at lines[i], and its number
// of columns.
func tableAt(s []byte, lines []line, i int) (int, bool) {
	if i+1 >= len(lines) || bytes.IndexByte(lines[i].text(s), '|') < 0 {
		return 0, false
	}
	delimiter := lines[i+1].text(s)
	if bytes.IndexByte(delimiter, '|') < 0 || !delimiterRow.Match(delimiter) {
		return 0, false
	}
	n := columns(delimiter)
	return n, n > 1 && columns(lines[i].text(s)) == n
}

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
}

// read joins the rows from line i on and returns the line behind the table.
func (t *spilled) read(i int) int {
	for i < len(t.lines) {
		row := t.lines[i].text(t.text)
		if bytes.IndexByte(row, '|') < 0 {
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
	cells := t.cells(i)
	for k := i + 1; ; {
		next := k
		for next < len(t.lines) && len(bytes.TrimSpace(t.lines[next].text(t.text))) == 0 {
			next++
		}
		if next == len(t.lines) {
			return k
		}
		s := t.lines[next].text(t.text)
		switch {
		case listLine.Match(s) && (next == k || t.continues(next)):
			t.join(k-1, next, cellBreak)
		case bytes.IndexByte(s, '|') >= 0 && cells < t.columns:
			t.repaired = true
			cells += pipes(s)
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

// cells counts the cells of the line, an open last one too.
func (t *spilled) cells(i int) int { return pipes(t.lines[i].text(t.text)) + 1 }

// continues reports whether a pipe follows the list that line i begins before any
// other text does: then the list belongs to the row.
func (t *spilled) continues(i int) bool {
	for ; i < len(t.lines); i++ {
		s := t.lines[i].text(t.text)
		if bytes.IndexByte(s, '|') >= 0 {
			return true
		}
		if len(bytes.TrimSpace(s)) > 0 && !listLine.Match(s) {
			return false
		}
	}
	return false
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

// rows repairs single rows of pipe tables: a row that was broken over two lines
// is joined, and a pipe inside a code span is escaped where the row has too many.
func (p *preparation) rows(v *source.View) []source.Edit {
	var edits []source.Edit
	lines := linesOf(v.Text)
	var code fence
	for i := 0; i < len(lines); i++ {
		if code.inside(lines[i].text(v.Text)) {
			continue
		}
		n, ok := tableAt(v.Text, lines, i)
		if !ok {
			continue
		}
		for i += 2; i < len(lines); i++ {
			row := lines[i].text(v.Text)
			if len(bytes.TrimSpace(row)) == 0 {
				break
			}
			if bytes.IndexByte(row, '`') >= 0 {
				edits = append(edits, escapePipes(row, lines[i].start)...)
			}
			if i+1 < len(lines) && brokenRow(row, lines[i+1].text(v.Text), n) {
				p.find(v, diag.TableSpilled, lines[i].start, lines[i].end, "", "this row runs over two lines")
				edits = append(edits, source.Edit{Start: lines[i].end, End: lines[i+1].start, New: cellBreak})
				i++
			}
		}
	}
	return edits
}

// escapePipes escapes the pipes inside code spans of a row that begins at offset at.
func escapePipes(row []byte, at int) []source.Edit {
	var edits []source.Edit
	for k, inCode := range pipePlaces(row) {
		if inCode {
			edits = append(edits, source.Edit{Start: at + k, End: at + k, New: `\`})
		}
	}
	return edits
}

// brokenRow reports whether next is the rest of row, in a table of n columns whose
// rows begin with a pipe.
func brokenRow(row, next []byte, n int) bool {
	row, next = bytes.TrimSpace(row), bytes.TrimSpace(next)
	if !bytes.HasPrefix(row, []byte("|")) || bytes.HasSuffix(row, []byte("|")) || bytes.HasPrefix(next, []byte("|")) {
		return false
	}
	return columns(row) < n && pipes(next) > 0 && columns(row)+columns(next)-1 == n
}

var tableTag = regexp.MustCompile(`(?i)^<table\b`)

// indentedTables takes the indent off tables that stand outside a list: with four
// blanks Markdown would take them for code or for the paragraph before them.
func (p *preparation) indentedTables(v *source.View) []source.Edit {
	var edits []source.Edit
	lines := linesOf(v.Text)
	var code fence
	inList := false
	for i := 0; i < len(lines); i++ {
		s := lines[i].text(v.Text)
		if code.inside(s) {
			continue
		}
		switch {
		case listLine.Match(s):
			inList = true
		case len(s) > 0 && indent(s) == 0:
			inList = false
		}
		if inList || indent(s) == 0 {
			continue
		}
		end := i
		if tableTag.Match(bytes.TrimSpace(s)) {
			end = htmlTableEnd(v.Text, lines, i)
		} else if _, ok := tableAt(v.Text, lines, i); ok && indent(s) >= 4 {
			for end = i; end < len(lines) && bytes.IndexByte(lines[end].text(v.Text), '|') >= 0; {
				end++
			}
		}
		for ; i < end; i++ {
			if t := lines[i].text(v.Text); indent(t) > 0 {
				blanks := len(t) - len(bytes.TrimLeft(t, " \t"))
				edits = append(edits, source.Edit{Start: lines[i].start, End: lines[i].start + blanks})
			}
		}
	}
	return edits
}

// htmlTableEnd returns the line behind the table that begins at line i, or i
// where it does not end.
func htmlTableEnd(s []byte, lines []line, i int) int {
	depth := 0
	for k := i; k < len(lines); k++ {
		t := bytes.ToLower(lines[k].text(s))
		depth += bytes.Count(t, []byte("<table")) - bytes.Count(t, []byte("</table"))
		if depth <= 0 {
			return k + 1
		}
	}
	return i
}
