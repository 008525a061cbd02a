package extract

import (
	"slices"
	"strings"

	"demarc/internal/markdown"
	"demarc/internal/model"
)

// A table may have a column for each letter, "Responsible", "Accountable" and so on, and
// name in each row the parties that hold it; or such columns under each party, and tick them.

// letterColumn is a column whose header is a RACI letter or the word for it.
type letterColumn struct {
	at     int
	letter string
}

// letter returns the RACI letter that a title is or says, "" where it says more or less.
func (r *reader) letter(title string) string {
	found, _, ok := r.letters(title)
	if !ok || len(found) != 1 {
		return ""
	}
	return found
}

// readsAsLetters reports whether a row below a header that has fewer titles says which
// letter each column is: no label, and letters in all other cells.
func (r *reader) readsAsLetters(header, cells []*markdown.Node) bool {
	if len(cells) < 3 || len(header) < 3 || cells[0] != header[0] && cells[0].PlainText() != "" {
		return false
	}
	if last := header[len(header)-1]; last != header[len(header)-2] && last.PlainText() != "" {
		return false
	}
	return !slices.ContainsFunc(cells[1:], func(c *markdown.Node) bool { return r.letter(c.PlainText()) == "" })
}

// letterColumns returns the columns of letters whose cells name parties and nothing else,
// nil where none of them is that of R or A.
func (r *reader) letterColumns(t *table) []letterColumn {
	var out []letterColumn
	carried := false
	for c := range t.columns {
		found := r.letter(t.columns[c].title)
		if found == "" || c == t.label {
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
	for row, label := range r.tasks(t) {
		d := r.rowDraft(t, row, label, model.FormRACI)
		d.Owner = r.readHolders(d, t, row, columns).owner()
		r.add(d)
	}
}

// readHolders gives a draft each party that a row names with its letters, and returns who
// carries it.
func (r *reader) readHolders(d *draft, t *table, row int, columns []letterColumn) side {
	held := holders{}
	for _, c := range columns {
		_, parties, _ := r.owner(t.text(row, c.at))
		held.add(parties, c.letter, t.cell(row, c.at))
	}
	return r.addHolders(d, t, row, held)
}

// holders are the parties of a row with their letters and where these stand.
type holders map[side]*holder

type holder struct {
	letters string
	cell    *markdown.Node
}

func (h holders) add(parties side, letter string, cell *markdown.Node) {
	parties.each(func(s side) {
		if h[s] == nil {
			h[s] = &holder{cell: cell}
		}
		h[s].letters += letter
	})
}

// addHolders gives a draft the parties that hold letters, and returns who carries it.
func (r *reader) addHolders(d *draft, t *table, row int, held holders) (carries side) {
	var all side
	executes := false
	for s, h := range held {
		all |= s
		executes = executes || strings.Contains(h.letters, "R")
	}
	all.each(func(s side) {
		h := held[s]
		a := r.assignment(s, h.cell.Span)
		a.Letters, _, _ = r.letters(h.letters)
		a.Written = h.letters
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

// lettered reports whether each party's column is one of several, a letter each: under the
// party stand "R" and "A", and the cells are ticked.
func (r *reader) lettered(t *table, columns []int) bool {
	titles := map[string]bool{}
	for _, c := range columns {
		letter := r.letter(t.columns[c].variant)
		if letter == "" {
			return false
		}
		titles[letter] = true
	}
	return len(titles) > 1 && (titles["R"] || titles["A"])
}

// readTickedLetters makes each row a responsibility of who has a tick under R or A.
func (r *reader) readTickedLetters(t *table, columns []int) {
	r.mark(t, string(model.FormRACI), true)
	for row, label := range r.tasks(t) {
		d, held := r.rowDraft(t, row, label, model.FormRACI), holders{}
		for _, c := range columns {
			if ticked, ok := r.ticked(r.signs(t.text(row, c))); ok && ticked {
				held.add(t.columns[c].parties, r.letter(t.columns[c].variant), t.cell(row, c))
			}
		}
		d.Owner = r.addHolders(d, t, row, held).owner()
		r.add(d)
	}
}
