package extract

import (
	"iter"
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/markdown"
	"demarc/internal/model"
	"demarc/internal/source"
)

// isColumns reports whether a table's columns are parties whose cells hold duties: several
// parties, or one where a header speaks of responsibility.
func (r *reader) isColumns(t *table, parties []int) bool {
	if len(t.rows) == 0 || len(parties) == 0 {
		return false
	}
	if sides := t.together(parties); len(parties) > 1 && sides&(sides-1) != 0 {
		return true
	}
	return slices.ContainsFunc(parties, func(c int) bool { return r.holds(t.columns[c].title, &r.Responsibility) })
}

// together returns the parties of several columns.
func (t *table) together(columns []int) side {
	var all side
	for _, c := range columns {
		all |= t.columns[c].parties
	}
	return all
}

// part is one duty as a cell states it.
type part struct {
	text, context string
	span          source.Span
	node          *markdown.Node
	parties       side // whom a title in the cell names; 0 for the column's
}

// readColumns makes each row a responsibility with the duties of each side. A
// table whose columns are all parties pairs nothing: there each cell stands alone.
func (r *reader) readColumns(t *table, columns []int) {
	r.mark(t, string(model.FormColumns), true)
	for row := range t.rows {
		if t.grouping(row) || r.isNoteRow(t, row) {
			continue
		}
		if t.label < 0 {
			r.readParallel(t, row, columns)
			continue
		}
		label := t.rowLabel(row)
		if label == "" {
			label = r.section.Title
		}
		for d, columns := range r.rowVariants(t, row, label, model.FormColumns, columns) {
			d.Owner = r.readDuties(d, t, row, columns)
			r.add(d)
		}
	}
}

// readDuties gives a draft the duties of a row's columns and returns who carries it.
func (r *reader) readDuties(d *draft, t *table, row int, columns []int) model.Owner {
	var filled, helps side
	level := ""
	for _, c := range columns {
		cell := t.cell(row, c)
		if cell == nil {
			continue
		}
		stated, parts := r.cellDuties(cell)
		if stated == "shared" || stated == "self" && level == "" {
			level = stated
		}
		if len(parts) == 0 {
			if stated == "self" || stated == "shared" {
				filled |= t.columns[c].parties
			}
			continue
		}
		if stated == "none" {
			r.findings.Add(diag.DutyUnderNone, cell.Span, model.Slug(d.Label), "the label of this cell of %q says that there is no work, and the cell lists some", d.Label)
		}
		for parties, own := range byParties(parts) {
			col := t.columns[c]
			if parties != 0 {
				col.parties = parties
			}
			col.helps = col.helps || r.assists(own)
			r.addParts(d, col, cell, own)
			if col.helps {
				helps |= col.parties
			} else {
				filled |= col.parties
			}
		}
	}
	return columnsOwner(filled, helps, level)
}

// assists reports whether the cell of these parts says that its party has the lesser
// part, and nothing else: "Secondary".
func (r *reader) assists(parts []part) bool {
	return len(parts) == 1 && r.has(&r.Assisting, strings.ToLower(strings.TrimRight(r.signs(parts[0].text), ".")))
}

// byParties yields runs of parts that a title in their cell gives to the same
// parties.
func byParties(parts []part) iter.Seq2[side, []part] {
	return func(yield func(side, []part) bool) {
		for start, end := 0, 0; start < len(parts); start = end {
			for end < len(parts) && parts[end].parties == parts[start].parties {
				end++
			}
			if !yield(parts[start].parties, parts[start:end]) {
				return
			}
		}
	}
}

// columnsOwner returns the owner of a row: an explicit level wins, then who has
// duties; a side that only helps leaves the other as owner.
func columnsOwner(filled, helps side, level string) model.Owner {
	switch {
	case level == "shared":
		return model.OwnerShared
	case filled == 0 && helps == sideProvider:
		return model.OwnerCustomer
	case filled == 0 && helps == sideCustomer:
		return model.OwnerProvider
	case filled == 0 && helps != 0:
		return model.OwnerShared
	case filled == 0:
		return model.OwnerNone
	}
	return filled.owner()
}

// addParts adds the duties of one cell. Where a column names several parties,
// each of them has the duties.
func (r *reader) addParts(d *draft, c column, cell *markdown.Node, parts []part) {
	first := true
	c.parties.each(func(s side) {
		a := r.assignment(s, cell.Span)
		for _, p := range parts {
			kind := model.KindDoes
			if c.helps {
				kind = model.KindHelps
			}
			if r.declines(p.text) {
				kind = model.KindExcluded
			}
			duty := r.duty(kind, p.text, p.span)
			duty.Context = p.context
			a.Duties = append(a.Duties, duty)
			if first {
				d.duties = append(d.duties, p.node)
			} else {
				d.duties = append(d.duties, nil)
			}
		}
		d.Assignments = append(d.Assignments, a)
		first = false
	})
}

// declines reports whether all that a text says of a party is that the provider
// will not do something.
func (r *reader) declines(text string) bool {
	excluded := false
	for _, s := range sentences(text) {
		for _, c := range r.clauses(text, s) {
			if c.kind != model.KindExcluded {
				return false
			}
			excluded = true
		}
	}
	return excluded
}

// readParallel makes each filled cell of a row a responsibility of its column's
// parties.
func (r *reader) readParallel(t *table, row int, columns []int) {
	for _, c := range columns {
		cell := t.cell(row, c)
		if cell == nil {
			continue
		}
		if _, parts := r.cellDuties(cell); len(parts) > 0 {
			d := r.draft(cell, cell.PlainText(), model.FormColumns)
			r.addParts(d, t.columns[c], cell, parts)
			d.Owner = t.columns[c].parties.owner()
			r.add(d)
		}
	}
}
