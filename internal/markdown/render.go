package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// Render writes a document as sanitised HTML with slots (see [model.Body]). Every
// element is one that this package names, and every text is escaped, so nothing of
// a document can run. title is what the page shows above the body: a heading that
// says the same is left out.
func Render(d *Document, marks *Marks, title string) (model.Body, []diag.Finding) {
	r := &renderer{doc: d, marks: marks, title: title, used: map[string]bool{}, found: diag.NewCollector(d.View.File)}
	r.out.Grow(len(d.View.Text) + len(d.View.Text)/2)
	for _, s := range d.Sections[1:] {
		r.used[s.ID] = true
		r.body.Anchors = append(r.body.Anchors, s.ID)
	}
	for n, anchor := range marks.Notes {
		n.ID = anchor
	}
	r.blocks(d.Sections[0].Blocks)
	for _, s := range d.Sections[1:] {
		if s.Parent == nil {
			r.section(s, 2)
		}
	}
	r.body.HTML = r.out.Bytes()
	return r.body, r.found.Findings()
}

// renderer holds the state of one rendering.
type renderer struct {
	doc    *Document
	marks  *Marks
	title  string
	out    bytes.Buffer
	body   model.Body
	used   map[string]bool // ids
	found  *diag.Collector
	inLink bool
	refs   []NoteRef // of the cell that is written
	tabs   int       // tab groups so far
	sums   int       // table summaries so far
}

func (r *renderer) write(parts ...string) {
	for _, p := range parts {
		r.out.WriteString(p)
	}
}

// slot writes the slot of a kind.
func (r *renderer) slot(kind byte, number int) {
	b := append(r.out.AvailableBuffer(), model.SlotOpen, kind)
	b = strconv.AppendInt(b, int64(number), 10)
	r.out.Write(append(b, model.SlotClose))
}

// section writes a section with its heading at a level, and those inside it. The
// section that titles the document has no heading here and does not count; anchors
// in its heading remain.
func (r *renderer) section(s *Section, level int) {
	id := attribute(s.ID)
	if s == r.doc.title && s.Title == r.title {
		r.write(`<section id="`, id, `">`)
		for _, n := range s.Heading.Children {
			n.Walk(func(n *Node) bool {
				r.write(r.emptyAnchor(n))
				return true
			})
		}
		r.blocks(s.Blocks)
		r.sections(s.Children, level)
		r.write("</section>\n")
		return
	}
	tag := "h" + strconv.Itoa(min(level, 6))
	r.write(`<section id="`, id, `" aria-labelledby="`, id, headingSuffix, `"><`, tag, ` id="`, id, headingSuffix, `">`)
	if s.Number != "" && !s.numbered {
		r.write(`<span class="num">`, attribute(s.Number), `</span>`)
	}
	r.inlines(trimmedHeading(s.Heading))
	r.write(`<a class="hl" href="#`, attribute(fragment.Replace(s.ID)), `" aria-label="Link to this section">#</a></`, tag, ">\n")
	r.body.Contents = append(r.body.Contents, model.Heading{ID: s.ID, Title: s.Title, Level: level})
	r.blocks(s.Blocks)
	r.sections(s.Children, level+1)
	r.write("</section>\n")
}

func (r *renderer) sections(ss []*Section, level int) {
	for _, s := range ss {
		r.section(s, level)
	}
}

// trimmedHeading returns a heading's inlines without the link mark at its end.
func trimmedHeading(h *Node) []*Node {
	for k := len(h.Children) - 1; k >= 0; k-- {
		n := h.Children[k]
		if n.Kind != KindText {
			return h.Children[:k+1]
		}
		if trimLinkMark(n.Text) != "" {
			c := *n
			c.Text = strings.TrimRight(n.Text, linkMarks)
			return append(h.Children[:k:k], &c)
		}
	}
	return nil
}

// anchor returns the id attribute of a node, "" where it has none or its id is
// taken.
func (r *renderer) anchor(n *Node) string {
	if n.ID == "" {
		return ""
	}
	if r.used[n.ID] {
		r.found.Add(diag.AnchorDuplicate, n.Span, n.ID, "the anchor %q is taken", n.ID)
		return ""
	}
	r.used[n.ID] = true
	r.body.Anchors = append(r.body.Anchors, n.ID)
	return ` id="` + attribute(n.ID) + `"`
}

// emptyAnchor returns a node's anchor as an element of its own.
func (r *renderer) emptyAnchor(n *Node) string {
	if id := r.anchor(n); id != "" {
		return "<span" + id + "></span>"
	}
	return ""
}
