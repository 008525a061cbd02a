package extract

import (
	"strings"

	"demarc/internal/markdown"
	"demarc/internal/model"
)

// A table may have a column for each letter, "Responsible", "Accountable" and so on, and
// name in each row the parties that hold it.

// letterColumn is a column whose header is a RACI letter or the word for it.
type letterColumn struct {
	at     int
	letter string
}

// letterColumns returns the columns of letters whose cells name parties and nothing else,
// nil where none of them is that of R or A.
func (r *reader) letterColumns(t *table) []letterColumn {
	var out []letterColumn
	carried := false
	for c := range t.columns {
		found, _, ok := r.letters(t.columns[c].title)
		if !ok || len(found) != 1 || c == t.label {
			continue
		}
		named, other := 0, 0
		t.eachCell([]int{c}, func(text string) {
			if _, parties, ok := r.owner(text); ok && parties != 0 {
				named++
			} else if !ok {
				other++
			}
		})
		if other > named {
			return nil
		}
		carried = carried || named > 0 && strings.Contains("RA", found)
		out = append(out, letterColumn{c, found})
	}
	if !carried {
		return nil
	}
	return out
}

// readLetterColumns makes each row a responsibility of who holds R or A.
func (r *reader) readLetterColumns(t *table, columns []letterColumn) {
	r.mark(t, string(model.FormRACI), false)
	for row := range t.rows {
		label := t.rowLabel(row)
		if t.grouping(row) || label == "" || r.isNoteRow(t, row) {
			continue
		}
		d := r.rowDraft(t, row, label, model.FormRACI)
		d.Owner = r.readHolders(d, t, row, columns).owner()
		r.add(d)
	}
}

// readHolders gives a draft each party that a row names with its letters, and returns who
// carries it.
func (r *reader) readHolders(d *draft, t *table, row int, columns []letterColumn) (carries side) {
	letters := map[side]string{}
	cells := map[side]*markdown.Node{}
	var all side
	for _, c := range columns {
		_, parties, _ := r.owner(t.text(row, c.at))
		parties.each(func(s side) {
			letters[s] += c.letter
			if cells[s] == nil {
				cells[s] = t.cell(row, c.at)
			}
		})
		all |= parties
	}
	executes := false
	all.each(func(s side) { executes = executes || strings.Contains(letters[s], "R") })
	all.each(func(s side) {
		a := r.assignment(s, cells[s].Span)
		a.Letters, _, _ = r.letters(letters[s])
		a.Written = letters[s]
		if strings.ContainsAny(a.Letters, "RA") {
			carries |= s
		}
		if strings.Contains(a.Letters, "R") || !executes && strings.Contains(a.Letters, "A") {
			a.Duties = []model.Duty{r.duty(model.KindDoes, d.Label, t.cell(row, max(t.label, 0)).Span)}
			d.duties = append(d.duties, nil)
		}
		d.Assignments = append(d.Assignments, a)
	})
	return carries
}
