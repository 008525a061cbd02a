package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"demarc/internal/model"
)

// tableClasses are the classes of tables by the form they were read in.
var tableClasses = map[string]string{
	string(model.FormMatrix): "grid16", string(model.FormRACI): "duties racit",
	string(model.FormMarks): "duties markst", string(model.FormColumns): "duties", string(model.FormList): "duties",
}

// table writes a table with caption, summary and scopes. One that was read in a
// form has slots: beside each row or in each cell.
func (r *renderer) table(n *Node) {
	mark, read := r.marks.Tables[n]
	class := "tbl"
	if read {
		class = tableClasses[mark.Form]
	}
	r.write(`<div class="tw">`)
	describedBy := ""
	if s := n.tableSummary(); s != "" {
		r.sums++
		id := "table-summary:" + strconv.Itoa(r.sums)
		r.write(`<p class="tsum vh" id="`, id, `">`)
		r.text(s)
		r.write("</p>")
		describedBy = ` aria-describedby="` + id + `"`
	}
	r.write("<table", r.anchor(n), ` class="`, class, `"`, describedBy, ">\n")
	r.caption(n)
	t := &tableWriter{renderer: r, mark: mark, read: read, margin: read && mark.Form != string(model.FormMatrix) && mark.Label >= 0}
	t.rowHeaders = n.Attr.Has("row-headers")
	t.rows(n.Children)
	r.write("</table></div>\n")
}

func (n *Node) tableSummary() string {
	if s := n.Attr.Value("summary"); s != "" {
		return s
	}
	return n.summary
}

// caption writes a table's caption: an element of its own, or an attribute.
func (r *renderer) caption(n *Node) {
	for _, c := range n.Children {
		if c.Kind == KindCaption {
			r.element("caption", "", c)
			return
		}
	}
	if c := n.Attr.Value("caption"); c != "" {
		r.write("<caption>")
		r.text(c)
		r.write("</caption>\n")
	}
}

// tableWriter writes the rows of one table.
type tableWriter struct {
	*renderer
	mark       TableMark
	read       bool
	margin     bool // a last column holds the reading of each row
	rowHeaders bool
}

func (t *tableWriter) rows(nodes []*Node) {
	part := ""
	for _, row := range nodes {
		if row.Kind != KindRow {
			continue
		}
		next := "tbody"
		if row.Header && part != "tbody" {
			next = "thead"
		}
		if next != part {
			if part != "" {
				t.write("</", part, ">\n")
			}
			t.write("<", next, ">\n")
			part = next
		}
		t.row(row)
	}
	if part != "" {
		t.write("</", part, ">\n")
	}
}

func (t *tableWriter) row(row *Node) {
	number, assigns := t.marks.Rows[row]
	t.write("<tr")
	if assigns {
		t.slot(model.SlotCell, number)
	} else {
		t.write(t.anchor(row))
	}
	t.write(">")
	column := 0
	for _, c := range row.Children {
		t.cell(row, c, column)
		column += max(c.ColSpan, 1)
	}
	if t.margin {
		switch {
		case row.Header:
			t.write(`<th scope="col" class="mgh">Reading</th>`)
		case assigns:
			t.write(`<td class="mg">`)
			t.slot(model.SlotMargin, number)
			t.write("</td>")
		default:
			t.write(`<td class="mg"></td>`)
		}
	}
	t.write("</tr>\n")
}

// cell writes one cell as what it is: a column's or row's header, the owner in a
// matrix, letters, duties, or text.
func (t *tableWriter) cell(row, c *Node, column int) {
	spans := spanAttributes(c)
	number, owned := t.marks.Cells[c]
	letters := t.marks.Letters[c]
	switch {
	case row.Header && c.PlainText() == "" && len(c.Children) == 0:
		t.write("<td", spans, "></td>")
	case row.Header:
		t.tagged("th", spans+` scope="col"`, c, t.flow)
	case t.read && column == t.mark.Label, t.rowHeaders && column == 0, c.Header:
		t.refs = t.marks.NoteRefs[c]
		t.tagged("th", spans+` scope="row"`, c, t.flow)
		t.refs = nil
	case owned && t.mark.Form == string(model.FormMatrix):
		t.write("<td", spans)
		t.slot(model.SlotCell, number)
		t.write(`><span class="own">`)
		t.slot(model.SlotOwner, number)
		t.write("<span>")
		t.flow(c.Children)
		t.write("</span></span></td>")
	case letters != "":
		t.write("<td", spans)
		if owned {
			t.slot(model.SlotCell, number)
		}
		t.write(t.party(column), ">")
		t.raci(letters, c)
		t.write("</td>")
	case owned:
		t.write("<td", spans)
		t.slot(model.SlotCell, number)
		t.write(t.party(column), ">")
		t.duties(c.Children)
		t.write("</td>")
	default:
		t.tagged("td", spans+t.party(column), c, t.duties)
	}
}

func (t *tableWriter) tagged(tag, attributes string, c *Node, content func([]*Node)) {
	t.write("<", tag, t.anchor(c), attributes, ">")
	content(c.Children)
	t.write("</", tag, ">")
}

// party returns the attribute that names a column's party beside its cells where
// the header is out of sight.
func (t *tableWriter) party(column int) string {
	if !t.read || column >= len(t.mark.Parties) || t.mark.Parties[column] == "" {
		return ""
	}
	return ` data-p="` + attribute(t.mark.Parties[column]) + `"`
}

func spanAttributes(c *Node) string {
	s := ""
	if c.ColSpan > 1 {
		s += fmt.Sprintf(` colspan="%d"`, c.ColSpan)
	}
	if c.RowSpan > 1 {
		s += fmt.Sprintf(` rowspan="%d"`, c.RowSpan)
	}
	return s
}

// letterTitles says what RACI letters mean.
var letterTitles = map[rune]string{'R': "Responsible", 'A': "Accountable", 'S': "Supports", 'C': "Consulted", 'I': "Informed"}

// raci writes letters as marks, and what else the cell holds behind them.
func (t *tableWriter) raci(letters string, c *Node) {
	t.write(`<span class="raci">`)
	for _, l := range letters {
		class := ""
		if l == 'A' {
			class = ` class="a"`
		}
		t.write("<abbr", class, ` title="`, letterTitles[l], `">`, string(l), "</abbr>")
	}
	t.write("</span>")
	if refs := t.marks.NoteRefs[c]; len(refs) > 0 {
		for _, ref := range refs {
			t.noteRef(ref)
		}
		return
	}
	rest := strings.TrimFunc(c.PlainText(), func(r rune) bool { return strings.ContainsRune(letters+" /,", r) })
	if rest != "" {
		t.write(`<sup class="fn">`)
		t.escaped(rest)
		t.write("</sup>")
	}
}

// noteRef writes a mark that leads to its footnote.
func (r *renderer) noteRef(ref NoteRef) {
	r.write(`<sup class="fn"><a role="doc-noteref" href="#`, attribute(fragment.Replace(ref.Anchor)), `">`)
	r.escaped(strings.Trim(ref.Mark, "()[]^"))
	r.write("</a></sup>")
}

// noted writes text whose marks lead to their footnotes.
func (r *renderer) noted(s string) {
	for s != "" {
		at, ref := len(s), NoteRef{}
		for _, one := range r.refs {
			if i := strings.Index(s, one.Mark); i >= 0 && i < at {
				at, ref = i, one
			}
		}
		r.escaped(s[:at])
		if ref.Mark == "" {
			return
		}
		r.noteRef(ref)
		s = s[at+len(ref.Mark):]
	}
}

// flow writes the blocks of a cell; a single paragraph needs no element.
func (r *renderer) flow(ns []*Node) {
	if len(ns) == 1 && ns[0].Kind == KindParagraph {
		if _, assigns := r.marks.Passages[ns[0]]; !assigns {
			r.inlines(ns[0].Children)
			return
		}
	}
	r.blocks(ns)
}

// duties writes a cell's blocks with a slot before each duty.
func (r *renderer) duties(ns []*Node) {
	for _, n := range ns {
		if number, ok := r.marks.Duties[n]; ok && n.Kind == KindParagraph {
			r.write(`<div class="cl1">`)
			r.slot(model.SlotDuty, number)
			r.write("<span>")
			r.inlines(n.Children)
			r.write("</span></div>")
			continue
		}
		if n.Kind == KindList && r.isDuties(n) {
			r.dutyList(n)
			continue
		}
		if len(ns) == 1 {
			r.flow(ns)
			continue
		}
		r.block(n)
	}
}

func (r *renderer) isDuties(list *Node) bool {
	for _, item := range list.Children {
		if _, ok := r.marks.Duties[item]; ok {
			return true
		}
	}
	return false
}

func (r *renderer) dutyList(n *Node) {
	r.write("<ol", r.anchor(n), ` class="cl" role="list">`, "\n")
	for _, item := range n.Children {
		r.write("<li>")
		if number, ok := r.marks.Duties[item]; ok {
			r.slot(model.SlotDuty, number)
		}
		r.write("<div", r.anchor(item), ">")
		r.blocks(item.Children)
		r.write("</div></li>\n")
	}
	r.write("</ol>\n")
}
