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
			if i+1 == len(lines) {
				continue
			}
			if cut, with, ok := brokenRow(row, lines[i+1].text(v.Text), of, n); ok {
				p.find(v, diag.TableSpilled, lines[i].start, lines[i].end, "", "this row runs over two lines")
				edits = append(edits, source.Edit{Start: lines[i].end - cut, End: lines[i+1].start, New: with})
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
// in a table of n columns whose rows begin with a pipe; and what stands between the
// two in place of the line break and so many bytes before it. Somebody may have
// closed the row where it broke: then its last cell goes on in the next line, or
// the cells that it lacks follow there.
func brokenRow(row, next []byte, cells, n int) (cut int, with string, ok bool) {
	end := bytes.TrimRight(row, " \t")
	next = bytes.TrimSpace(next)
	if cells >= n || !bytes.HasPrefix(bytes.TrimSpace(row), []byte("|")) || bytes.HasPrefix(next, []byte("|")) {
		return 0, "", false
	}
	rest, _ := columns(next)
	dividers, _ := pipes(next)
	closed := bytes.HasSuffix(end, []byte("|"))
	switch {
	case dividers == 0 || closed && rest >= n: // no row, or one of its own
	case cells+rest-1 == n && closed:
		return len(row) - len(end) + 1, cellBreak, true
	case cells+rest-1 == n:
		return 0, cellBreak, true
	case cells+rest == n && closed && len(end) > 1:
		return 0, " ", true
	}
	return 0, "", false
}
