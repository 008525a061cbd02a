package extract

import (
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/markdown"
	"demarc/internal/model"
	"demarc/internal/source"
)

// ownerColumns returns the columns whose cells name owners: at least three of five
// filled cells do, and not all of them say "none".
func (r *reader) ownerColumns(t *table) []int {
	var out, variants []int
	distinct := false
	for c := range t.columns {
		if c == t.label {
			continue
		}
		filled, owners, parties, others := 0, 0, 0, 0
		for row := range t.rows {
			text := t.text(row, c)
			if text == "" || t.grouping(row) {
				continue
			}
			filled++
			if owner, who, ok := r.owner(text); ok {
				owners++
				if who != 0 && who != t.columns[c].parties {
					others++
				}
				if owner != model.OwnerNone {
					parties++
				}
			}
		}
		switch {
		case parties == 0 || owners*5 < filled*3:
		case t.columns[c].named && owners == filled:
			// "Managed by X" may head owners too, where X is not all of them.
			variants = append(variants, c)
			distinct = distinct || others > 0 && others < filled
		case !t.columns[c].named:
			out = append(out, c)
		}
	}
	if len(out) > 0 || distinct {
		out = append(out, variants...)
		slices.Sort(out)
	}
	if carrying := slices.DeleteFunc(slices.Clone(out), func(c int) bool { return r.tellsOfOthers(t.columns[c].title) }); len(out) > 1 && len(carrying) > 0 {
		out = carrying
	}
	if len(out) == 1 && !r.aboutOwners(t, out[0]) {
		return nil
	}
	return out
}

// tellsOfOthers reports whether a header asks by whom something is done that is no work
// on the row: "Requested by".
func (r *reader) tellsOfOthers(title string) bool {
	word := r.doneBy(title)
	return word != "" && !r.has(&r.OwnerFillers, word) && !r.has(&r.HeaderFillers, word) && !r.done[word]
}

// doneBy returns the word before the "by" that ends a header, "" where none does.
func (r *reader) doneBy(title string) string {
	ts := tokens(title)
	if len(ts) < 2 || !r.has(&r.By, ts[len(ts)-1].text) {
		return ""
	}
	return ts[len(ts)-2].text
}

// aboutOwners reports whether a single column of parties says who carries what: the
// document speaks of responsibility, or the column's header or that of the labels does. A
// log of events or a list of readers names parties too.
func (r *reader) aboutOwners(t *table, column int) bool {
	title := t.columns[column].title
	if r.tellsOfOthers(title) {
		return false
	}
	if r.duties || r.has(&r.OwnerFillers, r.doneBy(title)) || r.holds(title, &r.OwnerHeaders) && !r.holds(title, &r.Asking) || t.label < 0 {
		return true
	}
	label := t.columns[t.label].title
	return r.has(&r.SubjectHeaders, strings.ToLower(label)) || r.holds(label, &r.Tasks)
}

// readMatrix makes each cell of the columns a responsibility, which keeps its
// column's title.
func (r *reader) readMatrix(t *table, columns []int) {
	r.mark(t, string(model.FormMatrix), false)
	t.owners = map[int]bool{}
	for _, c := range columns {
		t.owners[c] = true
	}
	for row := range t.rows {
		if t.grouping(row) || r.isNoteRow(t, row) {
			continue
		}
		r.items++
		for k, c := range columns {
			if cell := t.cell(row, c); cell != nil {
				r.matrixCell(t, row, cell, t.columns[c].title, k+1)
			}
		}
	}
}

func (r *reader) matrixCell(t *table, row int, cell *markdown.Node, title string, column int) {
	text := cell.PlainText()
	owner, parties, ok := r.owner(text)
	if !ok {
		parties = r.speakers(r.withoutConditions(text))
		owner, ok = parties.owner(), parties != 0
	}
	if !ok {
		r.findings.Add(diag.OwnerUnknown, cell.Span, model.Slug(text), "%q names no party", text)
	}
	d := &draft{item: r.items, column: column, node: cell, place: func(m *markdown.Marks) map[*markdown.Node]int { return m.Cells }}
	d.Label, d.Form, d.Owner, d.Column = t.rowLabel(row), model.FormMatrix, owner, title
	// The row's label is half of what the cell says.
	d.Source = r.source(source.Span{Start: t.rows[row].Span.Start, End: max(cell.Span.End, t.rows[row].Span.Start)})
	parties.each(func(s side) {
		a := r.assignment(s, cell.Span)
		d.Assignments = append(d.Assignments, a)
	})
	r.add(d)
}
