package dialect

import (
	"bytes"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// brokenRows repairs single rows of pipe tables: a row that was broken over two
// lines is joined, and a pipe inside a code span is escaped where the row would
// have too many cells.
func (p *preparation) brokenRows(v *source.View) []source.Edit {
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
		if of, more := columns(lines[i].text(v.Text)); of+more > n {
			edits = appendEscapes(edits, lines[i].text(v.Text), lines[i].start)
		}
		i += 2
		for ; i < len(lines) && !endsTable(lines[i].text(v.Text)); i++ {
			row := lines[i].text(v.Text)
			of, more := columns(row)
			if of+more > n && more > 0 {
				edits = appendEscapes(edits, row, lines[i].start)
			}
			if i+1 < len(lines) && brokenRow(row, lines[i+1].text(v.Text), of, n) {
				p.find(v, diag.TableSpilled, lines[i].start, lines[i].end, "", "this row runs over two lines")
				edits = append(edits, source.Edit{Start: lines[i].end, End: lines[i+1].start, New: cellBreak})
				i++
			}
		}
		i--
	}
	return edits
}

// endsTable reports whether a line ends the pipe table above it.
func endsTable(s []byte) bool {
	_, width, _ := fenceMark(s)
	return width > 0 || blank(s)
}

// appendEscapes escapes the pipes inside code spans of a row that begins at offset
// at.
func appendEscapes(edits []source.Edit, row []byte, at int) []source.Edit {
	eachPipe(row, func(k int, inCode bool) {
		if inCode {
			edits = append(edits, source.Edit{Start: at + k, End: at + k, New: `\`})
		}
	})
	return edits
}

// brokenRow reports whether next is the rest of row, which has a number of cells,
// in a table of n columns whose rows begin with a pipe.
func brokenRow(row, next []byte, cells, n int) bool {
	row, next = bytes.TrimSpace(row), bytes.TrimSpace(next)
	if cells >= n || !bytes.HasPrefix(row, []byte("|")) || bytes.HasSuffix(row, []byte("|")) || bytes.HasPrefix(next, []byte("|")) {
		return false
	}
	rest, _ := columns(next)
	dividers, _ := pipes(next)
	return dividers > 0 && cells+rest-1 == n
}
