package extract

import (
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/markdown"
	"demarc/internal/source"
)

// table is a table as the readers see it: a grid in which a cell that spans rows
// or columns stands in each of them.
type table struct {
	node    *markdown.Node
	header  []*markdown.Node
	rows    []*markdown.Node   // the body's row nodes; of a turned table, its first cells
	spans   []source.Span      // of the rows of a turned table
	grid    [][]*markdown.Node // the body's cells by row
	columns []column
	notes   map[string]note // by mark
	label   int             // the column that labels the rows, -1 where none does
	owners  map[int]bool    // the columns that name owners
}

// column is what a header says of its column.
type column struct {
	title   string
	parties side
	helps   bool // the parties only assist: "How X helps"
	named   bool // the header is about the parties and nothing else
}

// table reads a table with the first reader whose form it has.
func (r *reader) table(n, before *markdown.Node, behind []*markdown.Node) {
	t := r.layOut(n)
	if t == nil {
		return
	}
	r.readNotes(t, behind)
	if turned := r.turn(t); turned != nil {
		t = turned
	}
	parties := t.partyColumns()
	drafts := len(r.drafts)
	defer func() {
		if read := len(r.drafts) > drafts; read || len(parties) > 1 && len(t.rows) > 0 {
			r.measureNode(n, read)
		}
	}()
	switch {
	case len(parties) > 1 && r.isRACI(t, parties):
		r.findStrangers(t, func(text string) bool {
			found, _, ok := r.letters(text)
			return ok && found != ""
		})
		r.readRACI(t, parties)
	case len(parties) > 1 && r.isMarks(t, parties):
		r.findStrangers(t, func(text string) bool {
			ticked, ok := r.ticked(text)
			return ok && ticked
		})
		r.readMarks(t, parties)
	case len(r.ownerColumns(t)) > 0:
		r.readMatrix(t, r.ownerColumns(t))
	case r.isColumns(t, parties):
		r.readColumns(t, parties)
	case r.isRowParties(t):
		r.readRowParties(t)
	case r.combinedColumn(t) > 0:
		r.readCombined(t, r.combinedColumn(t))
	case r.isComponents(t):
		r.readComponents(t)
		r.cellProse(t)
	default:
		if intro, ok := r.titled(t, before); ok && len(parties) == 0 {
			r.readTitled(t, intro)
			return
		}
		if len(t.rows) > 0 && r.speaksOfWork(t) {
			r.findings.Add(diag.TableUnread, n.Span, "", "the columns of this table speak of responsibilities, and none names a party that is known")
		}
		r.cellProse(t)
	}
}

// speaksOfWork reports whether several columns of a table are titled with a word
// of responsibility.
func (r *reader) speaksOfWork(t *table) bool {
	titled := 0
	for c := range t.columns {
		if slices.ContainsFunc(tokens(t.columns[c].title), func(w token) bool { return r.has(&r.Responsibility, w.text) }) {
			titled++
		}
	}
	return titled > 1
}

// layOut returns the grid of a table, nil where it has no header or no column.
func (r *reader) layOut(n *markdown.Node) *table {
	t := &table{node: n, label: -1}
	var pending []*markdown.Node // cells that reach down, by column
	var left []int               // rows they still reach
	for _, row := range n.Children {
		if row.Kind != markdown.KindRow {
			continue
		}
		cells := spread(row, &pending, &left)
		switch {
		case t.header == nil && (row.Header || r.readsAsHeader(cells)):
			t.header = cells
		case len(t.rows) == 0 && (row.Header || spansColumns(t.header) && r.readsAsHeader(cells)):
			// A second header row narrows the first; its titles win where it has any.
			t.header = merge(t.header, cells)
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

// counts reports whether the cells of a column are numbers, such as 1.2, and
// nothing else.
func (t *table) counts(column int) bool {
	numbers := 0
	for row := range t.rows {
		text := t.text(row, column)
		if strings.Trim(text, "0123456789.-# ") != "" {
			return false
		}
		if text != "" {
			numbers++
		}
	}
	return numbers > 0
}

// readKinds names the columns of kinds of a party, such as two kinds of customer,
// beside a column that names a party outright: the kind stands before the name.
func (r *reader) readKinds(t *table) {
	if len(t.partyColumns()) == 0 {
		return
	}
	for i := range t.columns {
		ts := wordsOnly(tokens(t.columns[i].title))
		if t.columns[i].named || len(ts) < 2 || len(ts) > 4 {
			continue
		}
		for k := 1; k < len(ts); k++ {
			if s, n := r.Parties.at(ts, k, false); n > 0 && k+n == len(ts) {
				t.columns[i].parties, t.columns[i].named = s, true
			}
		}
	}
}

// tellRolesApart takes a header such as "Cloud provider" for a third company where
// another column has the provider's own name.
func (r *reader) tellRolesApart(t *table) {
	var roles []int
	own := false
	for i, c := range t.columns {
		switch {
		case !c.named || c.parties != sideProvider:
		case r.onlyRole(c.title):
			roles = append(roles, i)
		default:
			own = true
		}
	}
	for _, i := range roles {
		if own {
			t.columns[i].parties, t.columns[i].named = 0, false
		}
	}
}

// onlyRole reports whether a title calls the provider by its role alone.
func (r *reader) onlyRole(title string) bool {
	title, _, _ = strings.Cut(title, "(")
	var words []string
	for _, t := range wordsOnly(tokens(title)) {
		if !r.has(&r.HeaderFillers, t.text) {
			words = append(words, t.text)
		}
	}
	return r.has(&r.Roles, strings.Join(words, " "))
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

// spansColumns reports whether a cell of a header row stands over several columns,
// so that a row under it may say what each of them is.
func spansColumns(header []*markdown.Node) bool {
	return slices.ContainsFunc(header, func(c *markdown.Node) bool { return c.ColSpan > 1 })
}

func merge(upper, lower []*markdown.Node) []*markdown.Node {
	out := slices.Clone(upper)
	for i, c := range lower {
		switch {
		case i >= len(out):
			out = append(out, c)
		case strings.TrimSpace(c.PlainText()) != "":
			out[i] = c
		}
	}
	return out
}

// readsAsHeader reports whether a row without header cells heads a table: at least
// two of its cells name parties and nothing else.
func (r *reader) readsAsHeader(cells []*markdown.Node) bool {
	n := 0
	for _, c := range cells {
		if r.readHeader(c.PlainText()).named {
			n++
		}
	}
	return n >= 2
}

// readHeader reads a header cell or a heading. It names parties only where all its other words
// are fillers: "How X helps" does, "Customer data" does not.
func (r *reader) readHeader(title string) column {
	c := column{title: title}
	ts := wordsOnly(tokens(c.title))
	parties, used := r.Parties.all(ts)
	shared := 0
	for _, t := range ts {
		switch {
		case r.has(&r.Shared, t.text):
			shared++
		case r.has(&r.HeaderFillers, t.text) || r.has(&r.And, t.text):
			used++
		}
		c.helps = c.helps || r.has(&r.HelpHeaders, t.text)
	}
	// A customer's words may be fillers too; parties are counted first.
	if parties != 0 && used >= len(ts) {
		c.parties, c.named = parties, true
		c.helps = c.helps && parties == sideProvider
	} else if shared > 0 && used+shared >= len(ts) && len(ts) <= 3 {
		c.parties, c.named = sideProvider|sideCustomer, true
	} else {
		c.helps = false
	}
	return c
}

// partyColumns returns the columns whose headers name parties.
func (t *table) partyColumns() []int {
	var out []int
	for i, c := range t.columns {
		if c.named {
			out = append(out, i)
		}
	}
	return out
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
	c := t.cell(row, column)
	if c == nil {
		return ""
	}
	text := c.PlainText()
	if text == "" {
		c.Walk(func(n *markdown.Node) bool { // a tick may be a picture
			if n.Kind == markdown.KindImage {
				text = strings.TrimSpace(text + " " + n.Text)
			}
			return true
		})
	}
	return text
}

// rowLabel returns what labels a row: the text of the label column, or of the one
// behind it where the first labels several rows at once.
func (t *table) rowLabel(row int) string {
	at := max(t.label, 0)
	if c := t.cell(row, at); c != nil && c.RowSpan > 1 && at+1 < len(t.columns) && !t.columns[at+1].named && !t.owners[at+1] {
		if text := t.text(row, at+1); text != "" {
			return text
		}
	}
	return t.text(row, at)
}

// grouping reports whether a row is one cell across the table, or one in strong
// text above others that are not: a subheading.
func (t *table) grouping(row int) bool {
	cells := t.grid[row]
	if len(cells) < 2 || t.alone(row) && strong(cells[0]) && !t.allStrong() {
		return true
	}
	for _, c := range cells[1:] {
		if c != cells[0] {
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

// mark records how the table was read.
func (r *reader) mark(t *table, form string, withParties bool) {
	m := markdown.TableMark{Form: form, Label: t.label, Parties: make([]string, len(t.columns))}
	if withParties {
		for i, c := range t.columns {
			if c.named {
				m.Parties[i] = c.title
			}
		}
	}
	r.result.Marks.Tables[t.node] = m
}

// cellProse keeps the sentences in the cells of a table that no reader took.
func (r *reader) cellProse(t *table) {
	if r.isLegend(t) {
		return
	}
	for _, row := range t.rows {
		for _, c := range row.Children {
			r.blocks(c.Children)
		}
	}
}

// isLegend reports whether a table explains RACI letters: most of its cells begin
// with one and a colon, or its first column holds single letters.
func (r *reader) isLegend(t *table) bool {
	n := 0
	for i := range t.rows {
		text := t.text(i, 0)
		head, _, _ := strings.Cut(text, ":")
		if found, _, ok := letters(head); ok && len(found) == 1 {
			n++
		}
	}
	return n > 0 && n*2 >= len(t.rows)
}
