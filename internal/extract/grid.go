package extract

import (
	"cmp"
	"regexp"
	"strings"

	"demarc/internal/markdown"
)

// layOut returns the grid of a table, nil where it has no header or no column.
func (r *reader) layOut(n *markdown.Node) *table {
	t := &table{node: n, label: -1, texts: map[*markdown.Node]string{}}
	var pending []*markdown.Node      // cells that reach down, by column
	var left []int                    // rows they still reach
	var upper, lower []*markdown.Node // of a header of two rows
	for _, row := range n.Children {
		if row.Kind != markdown.KindRow {
			continue
		}
		cells := spread(row, &pending, &left)
		switch {
		case t.header == nil && (row.Header || r.readsAsHeader(cells)):
			t.header = cells
		case len(t.rows) == 0 && (row.Header || r.narrowed(t.header) && r.readsAsHeader(cells) || r.readsAsLetters(t.header, cells)):
			upper, lower = t.header, cells
			t.header = r.merge(upper, cells)
		case t.header != nil:
			t.rows = append(t.rows, row)
			t.grid = append(t.grid, cells)
		default:
			return nil
		}
	}
	if len(t.header) < 2 {
		return nil
	}
	for _, c := range t.header {
		col := r.readHeader(c.PlainText())
		t.columns = append(t.columns, col)
	}
	t.nameVariants(upper, lower)
	t.findGroups()
	r.readTeams(t)
	r.readKinds(t)
	r.tellRolesApart(t)
	t.label = t.labelColumn()
	return t
}

// labelColumn returns the column that labels the rows, the first that names no
// party and does more than count them; -1 where there is none.
func (t *table) labelColumn() int {
	first := -1
	for c := range t.columns {
		switch {
		case t.columns[c].parties != 0:
		case !t.counts(c):
			return c
		case first < 0:
			first = c
		}
	}
	return first
}

// number is how rows are counted and requirements cited: 1.2, #3, AC-1, CC6.1, A&A-01.1.
var number = regexp.MustCompile(`^[# ]*(?:[A-Z&]{1,5}[-. ]?)?[0-9][-.# 0-9]*(?:\([0-9a-z]+\))*$`)

// counts reports whether the cells of a column are numbers and nothing else.
func (t *table) counts(column int) bool {
	numbers := 0
	for row := range t.rows {
		text := t.text(row, column)
		if t.grouping(row) {
			continue
		}
		if text != "" && strings.Trim(text, ".-# ") != "" && !number.MatchString(text) {
			return false
		}
		if text != "" {
			numbers++
		}
	}
	return numbers > 0
}

// spread returns the cells of a row by column, those reaching down from above too.
func spread(row *markdown.Node, pending *[]*markdown.Node, left *[]int) []*markdown.Node {
	var cells []*markdown.Node
	next := 0
	for next < len(row.Children) || len(cells) < len(*left) && (*left)[len(cells)] > 0 {
		i := len(cells)
		if i < len(*left) && (*left)[i] > 0 {
			(*left)[i]--
			cells = append(cells, (*pending)[i])
			continue
		}
		c := row.Children[next]
		next++
		for range min(max(c.ColSpan, 1), 40) {
			for len(*left) <= len(cells) {
				*left, *pending = append(*left, 0), append(*pending, nil)
			}
			(*left)[len(cells)], (*pending)[len(cells)] = max(c.RowSpan, 1)-1, c
			cells = append(cells, c)
		}
	}
	return cells
}

// cell returns the cell of a row in a column, nil where the row is short.
func (t *table) cell(row, column int) *markdown.Node {
	if row < len(t.grid) && column < len(t.grid[row]) {
		return t.grid[row][column]
	}
	return nil
}

// text returns the plain text of a cell, or what its pictures say; "" where there
// is neither.
func (t *table) text(row, column int) string {
	if row >= len(t.grid) || column >= len(t.grid[row]) {
		return ""
	}
	cell := t.grid[row][column]
	text, known := t.texts[cell]
	if known {
		return text
	}
	text = cell.PlainText()
	if text == "" {
		cell.Walk(func(n *markdown.Node) bool { // a tick may be a picture
			if n.Kind == markdown.KindImage {
				text = strings.TrimSpace(text + " " + n.Text)
			}
			return true
		})
	}
	t.texts[cell] = text
	return text
}

// rowLabel returns what labels a row: the text of the label column, or of the one
// behind it where the first labels several rows at once, by a cell that spans them
// or by blanks below it.
func (t *table) rowLabel(row int) string {
	at := max(t.label, 0)
	text := t.text(row, at)
	if next := at + 1; next < len(t.columns) && !t.columns[next].named && !t.owners[next] && (text == "" || t.labelsGroups(at)) {
		return cmp.Or(t.text(row, next), text)
	}
	return text
}

// labelsGroups reports whether the cells of a column stand for several rows each.
func (t *table) labelsGroups(column int) bool {
	if t.grouped == nil {
		blank := 0
		for row := range t.rows {
			if c := t.cell(row, column); c != nil && c.RowSpan > 1 {
				blank = len(t.rows)
			} else if t.text(row, column) == "" && !t.grouping(row) {
				blank++
			}
		}
		few := blank*3 >= len(t.rows)
		t.grouped = &few
	}
	return *t.grouped
}

// grouping reports whether a row is one cell across the table, or one in strong
// text above others that are not: a subheading.
func (t *table) grouping(row int) bool { return t.groups[row] }

// findGroups finds the rows that are subheadings.
func (t *table) findGroups() {
	t.groups = make([]bool, len(t.grid))
	strongest := t.allStrong()
	for row, cells := range t.grid {
		t.groups[row] = len(cells) < 2 || acrossAll(cells) || ruled(cells) || t.repeatsHeader(cells) || !strongest && strong(cells[0]) && t.alone(row)
	}
}

// repeatsHeader reports whether a row names the same parties as the header, in the
// same columns: a table of several pages repeats it.
func (t *table) repeatsHeader(cells []*markdown.Node) bool {
	named := 0
	for c, col := range t.columns {
		if !col.named {
			continue
		}
		if c >= len(cells) || !strings.EqualFold(cells[c].PlainText(), col.title) {
			return false
		}
		named++
	}
	return named > 1
}

// acrossAll reports whether one cell fills a row.
func acrossAll(cells []*markdown.Node) bool {
	for _, c := range cells[1:] {
		if c != cells[0] {
			return false
		}
	}
	return true
}

// ruled reports whether a row only draws a line.
func ruled(cells []*markdown.Node) bool {
	for _, c := range cells {
		if text := c.PlainText(); len(text) < 3 || strings.Trim(text, ":-=") != "" {
			return false
		}
	}
	return true
}

// allStrong reports whether the first cell of every row is strong.
func (t *table) allStrong() bool {
	for _, cells := range t.grid {
		if len(cells) > 0 && !strong(cells[0]) {
			return false
		}
	}
	return true
}

// strong reports whether a cell is strong text and nothing else.
func strong(cell *markdown.Node) bool {
	if len(cell.Children) != 1 || cell.Children[0].Kind != markdown.KindParagraph {
		return false
	}
	inlines := cell.Children[0].Children
	return len(inlines) == 1 && inlines[0].Kind == markdown.KindStrong
}
