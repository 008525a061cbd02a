package render

import (
	"strconv"

	"demarc/internal/page"
)

// writeMatrixBody writes the bodies of a matrix, one a layer.
func writeMatrixBody(w *writer, m page.Matrix) {
	for i := range m.Groups {
		g := &m.Groups[i]
		w.raw(`<tbody>`)
		if g.Title != "" {
			w.raw(`<tr`)
			w.attr("class", "layer y"+strconv.Itoa(g.Number))
			w.attr("id", g.ID)
			w.raw(`><th scope="rowgroup"`)
			w.attr("colspan", strconv.Itoa(len(m.Columns)+1))
			w.raw(`><div>`) // keeps to the window where the matrix scrolls
			w.text(g.Title)
			if g.Summary != "" {
				w.raw(` <span>`)
				w.text(g.Summary)
				w.raw(`</span>`)
			}
			w.raw(`</div></th></tr>`)
		}
		for j := range g.Rows {
			writeMatrixRow(w, &g.Rows[j], g.Number)
		}
		w.raw(`</tbody>`)
	}
}

func writeMatrixRow(w *writer, r *page.MatrixRow, layer int) {
	w.raw(`<tr`)
	w.attr("class", "topic y"+strconv.Itoa(layer)+" "+r.Class)
	w.attr("id", r.ID)
	w.raw(`><th scope="row">`)
	writeLink(w, r.Head)
	w.raw(`</th>`)
	for i := range r.Cells {
		writeMatrixCell(w, &r.Cells[i])
	}
	w.raw("</tr>\n")
}

// writeMatrixCell writes a cell, which is one link.
func writeMatrixCell(w *writer, c *page.Cell) {
	w.raw(`<td`)
	w.attr("class", "q"+strconv.Itoa(c.Column))
	w.attr("data-p", c.Provider)
	w.attr("data-o", c.Owner.Class)
	w.raw(`>`)
	writeMatrixLink(w, c)
	w.raw(`</td>`)
}

// writeMatrixLink writes what stands in a cell.
func writeMatrixLink(w *writer, c *page.Cell) {
	w.raw(`<a`)
	w.href("href", c.URL)
	w.raw(`>`)
	w.start("i", "o "+c.Owner.Class)
	w.raw(`</i><span><b>`)
	w.text(c.Owner.Word)
	w.raw(`</b>`)
	writeExcluded(w, c.Excluded)
	w.raw(`</span>`)
	writeSplit(w, c.Split)
	w.raw(`</a>`)
}
