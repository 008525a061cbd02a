package extract

import (
	"slices"
	"strings"

	"demarc/internal/model"
)

// isMarks reports whether the cells of party columns hold only ticks and crosses.
func (r *reader) isMarks(t *table, parties []int) bool {
	if sides := t.together(parties); sides&(sides-1) == 0 {
		return false // kinds of one party
	}
	ticks, other := 0, 0
	t.eachCell(parties, func(text string) {
		ticked, ok := r.ticked(r.signs(text))
		if ticked {
			ticks++
		}
		if !ok {
			other++
		}
	})
	return ticks > 0 && other*10 <= ticks
}

// readMarks makes each row a responsibility of the ticked sides.
func (r *reader) readMarks(t *table, columns []int) {
	if r.lettered(t, columns) {
		r.readTickedLetters(t, columns)
		return
	}
	r.readSides(t, columns, model.FormMarks, r.readTicks)
}

// readTicks gives a draft the parties whose columns are ticked and returns who carries
// it: nobody where the tick stands in a column such as "N/A". Beside a tick, one in brackets
// has the lesser part.
func (r *reader) readTicks(d *draft, t *table, row int, columns []int) model.Owner {
	var carries side
	whole := slices.ContainsFunc(columns, func(c int) bool {
		text := r.signs(t.text(row, c))
		ticked, ok := r.ticked(text)
		return ok && ticked && inBrackets(text) == ""
	})
	for _, c := range columns {
		cell := t.cell(row, c)
		if cell == nil {
			continue
		}
		if ticked, ok := r.ticked(r.signs(t.text(row, c))); !ticked || !ok || whole && inBrackets(t.text(row, c)) != "" {
			continue
		}
		t.columns[c].parties.each(func(s side) {
			if carries&s == 0 {
				d.Assignments = append(d.Assignments, r.assignment(s, cell.Span))
			}
			carries |= s
		})
	}
	for c := range t.columns {
		if ticked, ok := r.ticked(t.text(row, c)); carries == 0 && ok && ticked && r.has(&r.None, strings.ToLower(t.columns[c].title)) {
			return model.OwnerNone
		}
	}
	return carries.owner()
}
