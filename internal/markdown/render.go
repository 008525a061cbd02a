package markdown

import (
	"bytes"
	"fmt"
	"html"
	"strconv"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/model"
	"demarc/internal/source"
)

// Render writes a document as sanitised HTML with slots (see [model.Body]). Every
// element is one that this file names, and every text is escaped, so nothing of a
// document can run. title is what the page shows above the body: a heading that
// says the same is left out.
func Render(d *Document, marks *Marks, title string) (model.Body, []diag.Finding) {
	r := &renderer{doc: d, marks: marks, title: title, used: map[string]bool{}}
	for _, s := range d.Sections[1:] {
		r.used[s.ID] = true
		r.body.Anchors = append(r.body.Anchors, s.ID)
	}
	r.blocks(d.Sections[0].Blocks)
	for _, s := range d.Sections[1:] {
		if s.Parent == nil {
			r.section(s, 2)
		}
	}
	r.body.HTML = r.out.Bytes()
	return r.body, r.findings
}

// renderer holds the state of one rendering.
type renderer struct {
	doc      *Document
	marks    *Marks
	title    string
	out      bytes.Buffer
	body     model.Body
	used     map[string]bool // ids
	findings []diag.Finding
	inLink   bool
	tabs     int // tab groups so far
	sums     int // table summaries so far
}

func (r *renderer) write(parts ...string) {
	for _, p := range parts {
		r.out.WriteString(p)
	}
}

// slot writes the slot of a kind.
func (r *renderer) slot(kind byte, number int) {
	r.out.WriteByte(model.SlotOpen)
	r.out.WriteByte(kind)
	r.out.WriteString(strconv.Itoa(number))
	r.out.WriteByte(model.SlotClose)
}

// section writes a section with its heading at a level, and those inside it. The
// section that titles the document has no heading here and does not count.
func (r *renderer) section(s *Section, level int) {
	id := escape(s.ID)
	if s == r.doc.title && s.Title == r.title {
		r.write(`<section id="`, id, `">`)
		r.blocks(s.Blocks)
		r.sections(s.Children, level)
		r.write("</section>\n")
		return
	}
	tag := "h" + strconv.Itoa(min(level, 6))
	r.write(`<section id="`, id, `" aria-labelledby="`, id, `:h"><`, tag, ` id="`, id, `:h">`)
	if s.Number != "" && !strings.HasPrefix(s.Title, s.Number) {
		r.write(`<span class="num">`, s.Number, `</span>`)
	}
	r.inlines(trimmedHeading(s.Heading))
	r.write(`<a class="hl" href="#`, html.EscapeString(escapeFragment(s.ID)), `" aria-label="Link to this section">#</a></`, tag, ">\n")
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
		if t := trimLinkMark(n.Text); t != "" {
			c := *n
			c.Text = strings.TrimRight(n.Text, "🔗¶⚓\ufe0f ")
			return append(h.Children[:k:k], &c)
		}
	}
	return nil
}

// escapeFragment writes an anchor as the fragment of an address.
func escapeFragment(id string) string {
	return strings.NewReplacer("%", "%25", " ", "%20", `"`, "%22", "<", "%3C", ">", "%3E", "`", "%60").Replace(id)
}

// escape writes text for HTML. Unresolved keyrefs are shown apart; control
// characters, which slots are made of, are dropped.
func escape(s string) string {
	if !strings.ContainsFunc(s, func(c rune) bool {
		return c < ' ' && c != '\n' && c != '\t' || c == '<' || c == '>' || c == '&' || c == '"' || c == '\'' || c >= source.MarkFirst && c <= source.MarkLast || c == '\ufffd'
	}) {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == source.MarkFirst:
			b.WriteString(`<span class="kr">`)
		case c == source.MarkFirst+1:
			b.WriteString(`</span>`)
		case c < ' ' && c != '\n' && c != '\t', c > source.MarkFirst && c <= source.MarkLast, c == '\ufffd':
		default:
			b.WriteString(html.EscapeString(string(c)))
		}
	}
	return b.String()
}

// plainAttribute escapes text for an attribute, where nothing can be shown apart.
func plainAttribute(s string) string { return html.EscapeString(CollapseSpace(s)) }

// anchor returns the id attribute of a node, "" where it has none or its id is
// taken.
func (r *renderer) anchor(n *Node) string {
	id := CollapseSpace(n.ID)
	if id == "" || strings.ContainsAny(id, " \x00") {
		return ""
	}
	if r.used[id] {
		r.findings = append(r.findings, diag.AnchorDuplicate.At(r.doc.View.File, n.Span, "", id, "the anchor %q is taken", id))
		return ""
	}
	r.used[id] = true
	r.body.Anchors = append(r.body.Anchors, id)
	return ` id="` + html.EscapeString(id) + `"`
}

// blocks writes a run of blocks. Neighbours that share a tab group stand in it.
func (r *renderer) blocks(ns []*Node) {
	for i := 0; i < len(ns); i++ {
		if j := tabEnd(ns, i); j > i+1 {
			r.tabGroup(ns[i:j])
			i = j - 1
			continue
		}
		r.block(ns[i])
	}
}

// tabEnd returns the end of the tab group that begins at i, i where none does.
func tabEnd(ns []*Node, i int) int {
	if ns[i].Attr.Value("tab-title") == "" {
		return i
	}
	group := ns[i].Attr.Value("tab-group")
	for i < len(ns) && ns[i].Attr.Value("tab-title") != "" && ns[i].Attr.Value("tab-group") == group {
		i++
	}
	return i
}

// tabGroup writes tabs as parts of which one is open at a time, without a script.
func (r *renderer) tabGroup(ns []*Node) {
	r.tabs++
	r.write(`<div class="tabs">`)
	for i, n := range ns {
		open := ""
		if i == 0 {
			open = " open"
		}
		r.write(`<details name="tabs-`, strconv.Itoa(r.tabs), `"`, open, `><summary>`, escape(n.Attr.Value("tab-title")), `</summary>`)
		r.block(n)
		r.write("</details>")
	}
	r.write("</div>\n")
}

// block writes one block.
func (r *renderer) block(n *Node) {
	switch n.Kind {
	case KindParagraph:
		r.paragraph(n)
	case KindHeading:
		r.element("p", ` class="subh"`, n)
	case KindList:
		r.list(n)
	case KindTable:
		r.table(n)
	case KindCodeBlock:
		r.code(n)
	case KindQuote:
		r.container("blockquote", "", n)
	case KindNote:
		r.note(n)
	case KindRule:
		r.write("<hr>\n")
	case KindDefinitions:
		r.container("dl", "", n)
	case KindTerm:
		r.element("dt", "", n)
	case KindDefinition:
		r.container("dd", "", n)
	case KindDetails:
		r.container("details", "", n)
	case KindSummary:
		r.element("summary", "", n)
	case KindFigure:
		r.container("figure", "", n)
	case KindCaption:
		r.element("figcaption", "", n)
	case KindItem, KindCell, KindRow, KindDivision, KindFragment:
		r.container("div", "", n)
	default:
		r.inline(n)
	}
}

// container writes an element that holds blocks.
func (r *renderer) container(tag, attributes string, n *Node) {
	r.write("<", tag, r.anchor(n), attributes, ">")
	r.blocks(n.Children)
	r.write("</", tag, ">\n")
}

// element writes an element that holds a line of text, or blocks where the author
// put some there.
func (r *renderer) element(tag, attributes string, n *Node) {
	r.write("<", tag, r.anchor(n), attributes, ">")
	for _, c := range n.Children {
		if c.Kind == KindParagraph {
			r.inlines(c.Children)
			continue
		}
		r.block(c)
	}
	r.write("</", tag, ">\n")
}

// paragraph writes a paragraph, one of an image with a caption as a figure, and
// beside one that assigns something the slot for its reading.
func (r *renderer) paragraph(n *Node) {
	number, assigns := r.marks.Passages[n]
	if assigns {
		r.write(`<div class="passage"`)
		r.slot(model.SlotCell, number)
		r.write("><div>")
	}
	switch caption := figureCaption(n); {
	case caption != "":
		r.write("<figure", r.anchor(n), ">")
		r.inlines(n.Children)
		r.write("<figcaption>", escape(caption), "</figcaption></figure>\n")
	case n.Name == tightName && n.ID == "":
		r.inlines(n.Children)
	default:
		r.write("<p", r.anchor(n), ">")
		r.inlines(n.Children)
		r.write("</p>\n")
	}
	if assigns {
		r.write("</div>")
		r.slot(model.SlotMargin, number)
		r.write("</div>\n")
	}
}

// figureCaption returns the caption of a paragraph that is an image, "" for any
// other.
func figureCaption(n *Node) string {
	var image *Node
	for _, c := range n.Children {
		switch {
		case c.Kind == KindImage && image == nil:
			image = c
		case !blank(c):
			return ""
		}
	}
	if image == nil {
		return ""
	}
	if c := image.Attr.Value("caption"); c != "" {
		return c
	}
	return n.Attr.Value("caption")
}

func (r *renderer) note(n *Node) {
	r.write(`<div class="note kind-`, n.Name, `" role="note"`, r.anchor(n), `><span class="t">`, strings.ToUpper(n.Name[:1]), n.Name[1:], "</span>")
	r.blocks(n.Children)
	r.write("</div>\n")
}

func (r *renderer) code(n *Node) {
	lang := n.Lang
	if n.Attr != nil {
		for _, w := range n.Attr.Words {
			if languages[w] {
				lang = w
			}
		}
	}
	text := strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c >= source.MarkFirst && c <= source.MarkLast || c == '\ufffd' {
			return -1
		}
		return c
	}, strings.Trim(n.Text, "\n"))
	r.slot(model.SlotCode, len(r.body.Codes))
	r.write("\n")
	r.body.Codes = append(r.body.Codes, model.Code{Lang: lang, Text: text})
}

// list writes a list; items that assign something are marked.
func (r *renderer) list(n *Node) {
	tag, attributes := "ul", ""
	if n.Ordered {
		tag = "ol"
		if n.Start > 1 {
			attributes = fmt.Sprintf(` start="%d"`, n.Start)
		}
	}
	for _, item := range n.Children {
		if _, ok := r.marks.Items[item]; ok {
			attributes += ` class="assign"`
			break
		}
	}
	r.write("<", tag, r.anchor(n), attributes, ">\n")
	for _, item := range n.Children {
		r.item(item)
	}
	r.write("</", tag, ">\n")
}

func (r *renderer) item(n *Node) {
	number, assigns := r.marks.Items[n]
	if !assigns {
		r.write("<li", r.anchor(n), ">")
		r.blocks(n.Children)
		r.write("</li>\n")
		return
	}
	r.write("<li")
	r.slot(model.SlotCell, number)
	r.write(">")
	r.slot(model.SlotOwner, number)
	r.write("<div", r.anchor(n), ">")
	r.blocks(n.Children)
	r.write("</div></li>\n")
}
