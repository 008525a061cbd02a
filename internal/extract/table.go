package extract

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/markdown"
	"demarc/internal/model"
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
	notes   map[string]note           // by mark
	texts   map[*markdown.Node]string // of cells, as they are asked for
	groups  []bool                    // by row, whether it is a subheading
	label   int                       // the column that labels the rows, -1 where none does
	owners  map[int]bool              // the columns that name owners
	divided []variant                 // the party columns; nil until asked for
	grouped *bool                     // whether the label column labels groups of rows; nil until asked for
}

// column is what a header says of its column.
type column struct {
	title   string
	parties side
	helps   bool   // the parties only assist: "How X helps"
	named   bool   // the header is about the parties and nothing else
	variant string // of the service that the column is about, where a header of two rows says
}

// table reads a table with the first reader whose form it has.
func (r *reader) table(n, before *markdown.Node, behind []*markdown.Node) {
	t := r.layOut(n)
	if t == nil {
		r.layout(n)
		return
	}
	r.readNotes(t, behind)
	if turned := r.turn(t); turned != nil {
		t = turned
	}
	parties := t.partyColumns()
	drafts := len(r.drafts)
	defer func() {
		sides := t.together(parties)
		if read := len(r.drafts) > drafts; read || sides&(sides-1) != 0 && len(parties) > 1 && len(t.rows) > 0 {
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
	case len(r.letterColumns(t)) > 1:
		r.readLetterColumns(t, r.letterColumns(t))
	case len(r.ownerColumns(t)) > 0:
		r.readMatrix(t, r.ownerColumns(t))
	case r.isColumns(t, parties):
		r.readColumns(t, parties)
	case r.rowTasks(t) > 0:
		r.readRowParties(t, r.rowTasks(t))
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

// tasks ranges over the rows of a table that have a label, and their labels: none that
// groups others, and no note.
func (r *reader) tasks(t *table) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for row := range t.rows {
			label := t.rowLabel(row)
			if label != "" && !t.grouping(row) && !r.isNoteRow(t, row) && !yield(row, label) {
				return
			}
		}
	}
}

// layout reads through a table without a header that holds tables or lists: it only
// arranges them on a page.
func (r *reader) layout(n *markdown.Node) {
	for _, row := range n.Children {
		for _, cell := range row.Children {
			if slices.ContainsFunc(cell.Children, func(b *markdown.Node) bool { return b.Kind == markdown.KindTable || b.Kind == markdown.KindList }) {
				r.blocks(cell.Children)
			}
		}
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
	spoken := cmp.Or(r.spokenColumn(t), r.sentenceColumn(t))
	for i, row := range t.rows {
		if spoken > 0 && !t.grouping(i) {
			r.rowProse(t, i, spoken)
			continue
		}
		for _, c := range row.Children {
			r.blocks(c.Children)
		}
	}
}

// spokenColumn returns the column whose header names a party or a responsibility and
// more, and whose cells so speak of each row: "What the customer has to control". It is 0
// where there is none.
func (r *reader) spokenColumn(t *table) int {
	for c := 1; c < len(t.columns); c++ {
		ts := tokens(t.columns[c].title)
		if parties, _ := r.Parties.all(ts); parties != 0 || r.holds(t.columns[c].title, &r.Responsibility) {
			return c
		}
	}
	return 0
}

// sentenceColumn returns the column whose cells say in sentences who carries the row that
// the first column labels, in most rows and two at least. It is 0 where there is none.
func (r *reader) sentenceColumn(t *table) int {
	for c := 1; c < len(t.columns) && t.label == 0 && !r.isAside; c++ {
		assigned := 0
		t.eachCell([]int{c}, func(text string) {
			ss := sentences(text)
			if slices.ContainsFunc(ss, func(s sentence) bool {
				return slices.ContainsFunc(r.clauses(text, s), func(c clause) bool { return c.firm && !c.offers && c.kind == model.KindDoes })
			}) {
				assigned++
			}
		})
		if assigned > 1 && assigned*2 > len(t.rows) {
			return c
		}
	}
	return 0
}

// rowProse reads the cells of a row as a section is read, with the row's label as the
// heading.
func (r *reader) rowProse(t *table, row, spoken int) {
	prose, term := r.prose, r.term
	r.prose, r.term = nil, t.rowLabel(row)
	if t.label == spoken {
		r.term = t.text(row, 0)
	}
	for _, c := range t.rows[row].Children {
		r.blocks(c.Children)
	}
	r.readProse()
	r.prose, r.term = prose, term
}

// isLegend reports whether a table explains RACI letters: most of its cells begin
// with one and a colon, or its first column holds single letters.
func (r *reader) isLegend(t *table) bool {
	n := 0
	for i := range t.rows {
		text := t.text(i, 0)
		head, _, _ := strings.Cut(text, ":")
		if found, marks, ok := letters(head); ok && len(found) == 1 && marks == "" {
			n++
		}
	}
	return n > 0 && n*2 >= len(t.rows)
}
