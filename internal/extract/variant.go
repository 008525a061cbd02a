package extract

import (
	"iter"
	"slices"
	"strings"

	"demarc/internal/markdown"
	"demarc/internal/model"
)

// A header of two rows may repeat the parties for each variant of a service: under
// "Dedicated" a column of the provider and one of the customer, under "Shared" the same
// again; or under each party a column for each variant. A row then says as many things
// as there are variants, and each is a responsibility with the variant as its column.

// variant is a part of a table's party columns that stands for one variant; title is
// "" where the columns are not divided.
type variant struct {
	title   string
	columns []int
}

// narrowed reports whether a header leaves to the row under it what each column is: a
// cell stands over several columns, or its columns lack titles and name no party.
func (r *reader) narrowed(header []*markdown.Node) bool {
	untitled := false
	for i, c := range header {
		if c.ColSpan > 1 {
			return true
		}
		if r.readHeader(c.PlainText()).named {
			return false
		}
		untitled = untitled || i > 0 && c.PlainText() == ""
	}
	return untitled
}

// merge returns the header that two rows are. The lower one's titles win where it has
// any, but a party's name gives way to none that names nobody.
func (r *reader) merge(upper, lower []*markdown.Node) []*markdown.Node {
	out := slices.Clone(upper)
	for i, c := range lower {
		switch text := strings.TrimSpace(c.PlainText()); {
		case i >= len(out):
			out = append(out, c)
		case i > 0 && out[i].PlainText() == "" && r.letter(text) != "" && r.readHeader(out[i-1].PlainText()).named:
			out[i] = out[i-1] // a cell over both lost its width
		case text == "" || !r.readHeader(text).named && r.readHeader(out[i].PlainText()).named:
		default:
			out[i] = c
		}
	}
	return out
}

// nameVariants gives each party column the title that the other header row has for it:
// upper is the first of two rows, nil where there is one. Columns without a title belong
// to the one before.
func (t *table) nameVariants(upper []*markdown.Node, lower []*markdown.Node) {
	before := ""
	for c := range min(len(upper), len(t.columns)) {
		title := upper[c].PlainText()
		if (upper[c] == t.header[c] || c > 0 && t.header[c] == t.header[c-1]) && c < len(lower) {
			title = lower[c].PlainText()
		}
		if title == "" && c > 0 {
			title = before
		}
		before = title
		if t.columns[c].named {
			t.columns[c].variant = title
		}
	}
}

// variants divides the party columns of a table where at least two variants have the
// same parties each.
func (t *table) variants(columns []int) []variant {
	var out []variant
	at := map[string]int{}
	for _, c := range columns {
		title := t.columns[c].variant
		i, known := at[title]
		if !known {
			i = len(out)
			at[title] = i
			out = append(out, variant{title: title})
		}
		out[i].columns = append(out[i].columns, c)
	}
	whole := []variant{{columns: columns}}
	if len(out) < 2 {
		return whole
	}
	for _, v := range out {
		if v.title == "" || !slices.Equal(t.sides(v.columns), t.sides(out[0].columns)) {
			return whole
		}
	}
	return out
}

// sides returns the parties of columns, in order.
func (t *table) sides(columns []int) []side {
	var out []side
	for _, c := range columns {
		out = append(out, t.columns[c].parties)
	}
	slices.Sort(out)
	return out
}

// rowVariants yields a draft for each variant of a row, with the columns that it is
// read from. All of them have one item's number, as the cells of a matrix row have.
func (r *reader) rowVariants(t *table, row int, label string, form model.Form, columns []int) iter.Seq2[*draft, []int] {
	if t.divided == nil {
		t.divided = t.variants(columns)
	}
	return func(yield func(*draft, []int) bool) {
		for i, v := range t.divided {
			cell := t.cell(row, v.columns[0])
			if i > 0 && cell == nil {
				return // the row is short
			}
			d := r.rowDraft(t, row, label, form)
			if v.title != "" {
				d.Column, d.column = v.title, i+1
			}
			if i > 0 {
				r.items--
				d.item = r.items
				d.node, d.place = cell, func(m *markdown.Marks) map[*markdown.Node]int { return m.Cells }
			}
			if !yield(d, v.columns) {
				return
			}
		}
	}
}
