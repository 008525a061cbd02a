package twin

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// rows is a table under way.
type rows struct {
	written int
	// columns are those of the first row, which is the head: a row has no more.
	columns int
	// covered counts for each column the rows that a cell above reaches into.
	covered []int
}

// table writes a table with pipes, its caption in front. A table in a cell is the text
// of its cells.
func (w *writer) table(t tag) {
	if w.oneLine() {
		w.block(w.inside(t))
		return
	}
	var r rows
	var part func(tag)
	part = func(t tag) {
		switch t.name {
		case atom.Caption:
			w.block(w.inside(t))
		case atom.Thead, atom.Tbody, atom.Tfoot:
			w.content(t.name, part)
		case atom.Tr:
			w.row(&r)
		default:
			w.skip(t)
		}
	}
	w.block(func() { w.content(t.name, part) })
}

// row writes a row. A cell that covers several columns is followed by empty ones, and
// has empty ones below it where it covers several rows.
func (w *writer) row(r *rows) {
	w.put("|")
	column := 0
	empty := func() {
		w.out.WriteString("  |")
		column++
	}
	reached := func() {
		for column < len(r.covered) && r.covered[column] > 0 {
			r.covered[column]--
			empty()
		}
	}
	w.content(atom.Tr, func(t tag) {
		reached()
		w.tableCell(t)
		for len(r.covered) < column+t.colspan {
			r.covered = append(r.covered, 0)
		}
		r.covered[column] = t.rowspan - 1
		column++
		for range t.colspan - 1 {
			r.covered[column] = t.rowspan - 1
			empty()
		}
	})
	for reached(); column < r.columns; reached() {
		empty()
	}
	if r.written++; r.written == 1 {
		r.columns = column
		w.out.WriteString("\n" + w.indent + "|" + strings.Repeat("---|", column))
	}
	w.owed = item
}

func (w *writer) tableCell(t tag) {
	w.out.WriteByte(' ')
	w.cell, w.empty, w.owed = true, true, nothing
	w.content(t.name, w.element)
	w.cell, w.empty, w.owed = false, false, nothing
	w.out.WriteString(" |")
}
