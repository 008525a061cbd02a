package extract

import (
	"fmt"
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/markdown"
	"demarc/internal/model"
)

// isRACI reports whether the cells of party columns hold RACI letters: at least
// seven of ten filled ones, with an R or A among them.
func (r *reader) isRACI(t *table, parties []int) bool {
	filled, good, carried := 0, 0, false
	for c := range t.columns {
		t.eachCell([]int{c}, func(text string) {
			found, _, ok := r.letters(text)
			// A party that nobody knows may carry all of it.
			carried = carried || c != t.label && strings.ContainsAny(found, "RA")
			if text == "" || !slices.Contains(parties, c) {
				return
			}
			filled++
			if ok || found != "" {
				good++
			}
		})
	}
	return filled > 0 && carried && good*10 >= filled*7
}

// findStrangers finds columns whose cells hold what parties' columns hold, under a
// header that names no party: the work of somebody whom nobody knows.
func (r *reader) findStrangers(t *table, holds func(text string) bool) {
	for c := range t.columns {
		if t.columns[c].parties != 0 || c == t.label || r.has(&r.None, strings.ToLower(t.columns[c].title)) {
			continue
		}
		held, other := 0, 0
		t.eachCell([]int{c}, func(text string) {
			switch {
			case holds(text):
				held++
			case text != "" && text != "-":
				other++
			}
		})
		if held > 0 && other == 0 {
			r.findings.Add(diag.PartyUnknown, t.header[c].Span, model.Slug(t.columns[c].title), "%q has work in %s of this table and names no party", t.columns[c].title, rows(held))
		}
	}
}

func rows(n int) string {
	if n == 1 {
		return "a row"
	}
	return fmt.Sprintf("%d rows", n)
}

// eachCell calls visit with the text of each cell of the columns.
func (t *table) eachCell(columns []int, visit func(string)) {
	for row := range t.rows {
		if t.grouping(row) {
			continue
		}
		for _, c := range columns {
			visit(t.text(row, c))
		}
	}
}

// readRACI makes each row a responsibility. Who holds R or A carries it.
func (r *reader) readRACI(t *table, columns []int) {
	r.readSides(t, columns, model.FormRACI, r.readLetters)
}

// readSides makes each row of a table of letters or ticks a responsibility, or one a
// variant, of the sides that the cells of its columns name.
func (r *reader) readSides(t *table, columns []int, form model.Form, read func(d *draft, t *table, row int, columns []int) model.Owner) {
	r.mark(t, string(form), true)
	for row, label := range r.tasks(t) {
		for d, columns := range r.rowVariants(t, row, label, form, columns) {
			d.Owner = read(d, t, row, columns)
			r.add(d)
		}
	}
}

// readLetters gives a draft the letters of a row's columns and returns who carries it.
func (r *reader) readLetters(d *draft, t *table, row int, columns []int) model.Owner {
	var carries side
	executes := strings.Contains(r.rowLetters(t, row, columns), "R")
	for _, c := range columns {
		cell := t.cell(row, c)
		if cell == nil {
			continue
		}
		found, marks, ok := r.letters(cell.PlainText())
		if !ok {
			r.findings.Add(diag.RaciLetter, cell.Span, "", "%q is no set of RACI letters", cell.PlainText())
		}
		if found == "" {
			continue
		}
		if strings.ContainsAny(found, "RA") {
			carries |= t.columns[c].parties
		}
		r.result.Marks.Letters[cell] = found
		r.addLetters(d, t, row, c, found, marks, executes)
	}
	return carries.owner()
}

// rowDraft begins the responsibility of a table row.
func (r *reader) rowDraft(t *table, row int, label string, form model.Form) *draft {
	d := r.draft(t.rows[row], label, form)
	d.Source = r.source(t.span(row))
	return d
}

// draft begins the responsibility that a row, a cell or a list item states.
func (r *reader) draft(node *markdown.Node, label string, form model.Form) *draft {
	r.items++
	d := &draft{item: r.items, node: node}
	d.Label, d.Form, d.Source = label, form, r.source(node.Span)
	d.place = func(m *markdown.Marks) map[*markdown.Node]int {
		switch node.Kind {
		case markdown.KindItem:
			return m.Items
		case markdown.KindCell:
			return m.Cells
		}
		return m.Rows
	}
	return d
}

func (r *reader) rowLetters(t *table, row int, columns []int) string {
	all := ""
	for _, c := range columns {
		found, _, _ := r.letters(t.text(row, c))
		all += found
	}
	return all
}

// addLetters adds one party's letters. The label is a duty of each party that
// holds R, or A where nobody holds R.
func (r *reader) addLetters(d *draft, t *table, row, c int, found, marks string, executes bool) {
	cell := t.cell(row, c)
	does := strings.Contains(found, "R") || !executes && strings.Contains(found, "A")
	t.columns[c].parties.each(func(s side) {
		a := r.assignment(s, cell.Span)
		a.Letters, a.Written = found, cell.PlainText()
		borne := trailingMarks(a.Written)
		if marks != "" && !slices.Contains(borne, marks) {
			borne = append(borne, marks) // a raised digit
		}
		a.Notes = r.cite(t, cell, borne)
		if strings.ContainsAny(found, "RA") {
			label := t.cell(row, max(t.label, 0))
			for _, n := range r.cite(t, label, trailingMarks(label.PlainText())) {
				if !slices.Contains(a.Notes, n) {
					a.Notes = append(a.Notes, n)
				}
			}
		}
		if does {
			label := t.cell(row, max(t.label, 0))
			a.Duties = []model.Duty{r.duty(model.KindDoes, d.Label, label.Span)}
			d.duties = append(d.duties, nil)
		}
		d.Assignments = append(d.Assignments, a)
	})
}
