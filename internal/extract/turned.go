package extract

import (
	"slices"
	"strings"

	"demarc/internal/markdown"
	"demarc/internal/model"
	"demarc/internal/source"
)

// A turned table has a party at the head of each row. Where its columns are
// activities it is read as if rows and columns were exchanged; where one column
// holds what each party does, each row stands alone.

// rowParties returns the parties that head the rows, nil where a row is headed by
// anything else.
func (r *reader) rowParties(t *table) []side {
	if len(t.partyColumns()) > 0 || len(t.rows) < 2 || len(t.columns) < 2 {
		return nil
	}
	var out []side
	for row := range t.rows {
		c := r.readHeader(headWords(t.text(row, 0)))
		if !c.named || t.grouping(row) || slices.Contains(out, c.parties) {
			return nil
		}
		out = append(out, c.parties)
	}
	return out
}

// headWords returns the words of a cell before a dash or colon, behind which it says
// what its party is about: "X – the machines".
func headWords(text string) string {
	for _, mark := range []string{" – ", " — ", " - ", ":"} {
		text, _, _ = strings.Cut(text, mark)
	}
	return text
}

// turn exchanges the rows and columns of a table whose rows are headed by parties
// and whose columns are activities; nil for any other table.
func (r *reader) turn(t *table) *table {
	parties := r.rowParties(t)
	if len(parties) == 0 || len(t.columns) < 3 {
		return nil
	}
	turned := &table{node: t.node, notes: t.notes, texts: t.texts, columns: []column{{title: t.columns[0].title}}}
	for row, p := range parties {
		turned.columns = append(turned.columns, column{title: t.text(row, 0), parties: p, named: true})
	}
	for c := 1; c < len(t.columns); c++ {
		cells := []*markdown.Node{t.header[c]}
		span := t.header[c].Span
		for row := range t.rows {
			cell := t.cell(row, c)
			if cell == nil {
				return nil
			}
			cells = append(cells, cell)
			span = span.Join(cell.Span)
		}
		turned.rows, turned.grid, turned.spans = append(turned.rows, cells[1]), append(turned.grid, cells), append(turned.spans, span)
	}
	turned.findGroups()
	if columns := turned.partyColumns(); !r.isRACI(turned, columns) && !r.isMarks(turned, columns) && (r.rowTasks(t) > 0 || !r.aboutResponsibility(t)) {
		return nil
	}
	return turned
}

// aboutResponsibility reports whether a header of the table or the headings above
// it speak of responsibility.
func (r *reader) aboutResponsibility(t *table) bool {
	for _, c := range t.columns {
		if r.holds(c.title, &r.Responsibility) || r.holds(c.title, &r.Tasks) {
			return true
		}
	}
	return r.holds(r.section.Title, &r.Responsibility) || r.underResponsibility()
}

// rowTasks returns the column that holds what the party at the head of each row does, 0
// where there is none. A party may head several rows, by its name or by blanks below it.
func (r *reader) rowTasks(t *table) int {
	if len(t.partyColumns()) > 0 || len(t.rows) < 2 {
		return 0
	}
	var heads side
	for row := range t.rows {
		if t.grouping(row) {
			continue
		}
		if heads = r.rowHead(t, row, heads); heads == 0 {
			return 0
		}
	}
	at := 0
	for c := 1; c < len(t.columns); c++ {
		title := t.columns[c].title
		if r.holds(title, &r.Responsibility) || r.holds(title, &r.Tasks) || r.holds(title, &r.What) ||
			r.holdsPhrase(tokens(title), &r.Responsible) || r.has(&r.SubjectHeaders, strings.ToLower(title)) {
			if at > 0 {
				return 0 // each column is an activity
			}
			at = c
		}
	}
	return at
}

// rowHead returns the parties at the head of a row, those above where it has none, and 0
// where it is headed by anything else.
func (r *reader) rowHead(t *table, row int, above side) side {
	text := headWords(t.text(row, 0))
	if text == "" {
		return above
	}
	if c := r.readHeader(text); c.named {
		return c.parties
	}
	return 0
}

// readRowParties makes each row a responsibility of the party at its head; the tasks
// stand in the column at.
func (r *reader) readRowParties(t *table, at int) {
	r.mark(t, string(model.FormColumns), false)
	var parties side
	for row := range t.rows {
		cell := t.cell(row, at)
		if cell == nil || t.grouping(row) {
			continue
		}
		parties = r.rowHead(t, row, parties)
		if _, parts := r.cellDuties(cell); len(parts) > 0 {
			d := r.rowDraft(t, row, cell.PlainText(), model.FormColumns)
			r.addParts(d, column{parties: parties, named: true}, cell, parts)
			d.Owner = parties.owner()
			r.add(d)
		}
	}
}

// span returns the place of what a row says.
func (t *table) span(row int) source.Span {
	if row < len(t.spans) {
		return t.spans[row]
	}
	return t.rows[row].Span
}
