package extract

import (
	"demarc/internal/markdown"
	"demarc/internal/model"
)

// share is one party's list in a cell that holds several.
type share struct {
	parties side
	list    *markdown.Node
}

// shares returns the lists of a cell that titles such as "X responsibilities" give
// to parties.
func (r *reader) shares(cell *markdown.Node) []share {
	var out []share
	for i, b := range cell.Children {
		if b.Kind != markdown.KindList || i == 0 || cell.Children[i-1].Kind != markdown.KindParagraph {
			continue
		}
		if intro, ok := r.readTitle(cell.Children[i-1].PlainText()); ok && !intro.excluded {
			out = append(out, share{intro.parties, b})
		}
	}
	return out
}

// combinedColumn returns the column whose cells hold the duties of several parties,
// each list under its party's title, 0 where there is none.
func (r *reader) combinedColumn(t *table) int {
	for c := 1; c < len(t.columns); c++ {
		for row := range t.rows {
			if cell := t.cell(row, c); cell != nil && len(r.shares(cell)) > 1 {
				return c
			}
		}
	}
	return 0
}

// readCombined makes each row a responsibility in the form columns: what stands in
// one cell would stand in two elsewhere.
func (r *reader) readCombined(t *table, at int) {
	t.label = 0
	r.mark(t, string(model.FormColumns), false)
	for row := range t.rows {
		cell := t.cell(row, at)
		if cell == nil || t.grouping(row) || t.text(row, 0) == "" {
			continue
		}
		d := r.rowDraft(t, row, t.text(row, 0), model.FormColumns)
		var filled side
		for _, s := range r.shares(cell) {
			var parts []part
			for _, item := range s.list.Children {
				if text := item.PlainText(); text != "" {
					parts = append(parts, part{text: text, span: item.Span, node: item})
				}
			}
			r.addParts(d, column{parties: s.parties, named: true}, cell, parts)
			filled |= s.parties
		}
		d.Owner = columnsOwner(filled, 0, "")
		r.add(d)
	}
}
