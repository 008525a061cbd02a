package markdown

import (
	"strconv"
	"strings"

	"demarc/internal/model"
)

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
	name := strconv.Itoa(r.tabs)
	r.write(`<div class="tabs">`)
	for i, n := range ns {
		open := ""
		if i == 0 {
			open = " open"
		}
		r.write(`<details name="tabs-`, name, `"`, open, `><summary>`)
		r.text(n.Attr.Value("tab-title"))
		r.write(`</summary>`)
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

// element writes an element that holds a line of text.
func (r *renderer) element(tag, attributes string, n *Node) {
	r.write("<", tag, r.anchor(n), attributes, ">")
	r.inlines(n.Children)
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
		r.write("<figcaption>")
		r.text(caption)
		r.write("</figcaption></figure>\n")
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
	r.write(r.emptyAnchor(n))
	r.slot(model.SlotCode, len(r.body.Codes))
	r.write("\n")
	r.body.Codes = append(r.body.Codes, model.Code{Lang: presentable(lang), Text: presentable(strings.Trim(n.Text, "\n"))})
}

// list writes a list; items that assign something are marked.
func (r *renderer) list(n *Node) {
	tag, attributes := "ul", ""
	if n.Ordered {
		tag = "ol"
		if n.Start > 1 {
			attributes = ` start="` + strconv.Itoa(n.Start) + `"`
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
