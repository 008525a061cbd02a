package markdown

import (
	"html"
	"strings"

	"demarc/internal/model"
)

// inlineTags are the elements that raw HTML may bring into a line of text.
var inlineTags = map[string]bool{
	"sub": true, "sup": true, "span": true, "u": true, "small": true, "mark": true,
	"abbr": true, "cite": true, "q": true, "ins": true,
}

func (r *renderer) inlines(ns []*Node) {
	for _, n := range ns {
		r.inline(n)
	}
}

// inline writes one inline.
func (r *renderer) inline(n *Node) {
	switch n.Kind {
	case KindText:
		r.write(escape(n.Text))
	case KindCode:
		r.write("<code", r.anchor(n), ">", escape(n.Text), "</code>")
	case KindEmph:
		r.wrap("em", n)
	case KindStrong:
		r.wrap("strong", n)
	case KindStrike:
		r.wrap("del", n)
	case KindLink:
		r.link(n)
	case KindImage:
		r.write(r.emptyAnchor(n))
		r.slot(model.SlotImage, r.reference(n, true))
	case KindBreak:
		r.write("<br>")
	case KindLabel:
		r.write(`<span class="tag tag-`, html.EscapeString(model.Slug(n.Name)), `">`)
		r.inlines(n.Children)
		r.write("</span>")
	case KindInline:
		if inlineTags[n.Name] {
			r.wrap(n.Name, n)
			return
		}
		r.inlines(n.Children)
	default:
		r.block(n)
	}
}

func (r *renderer) wrap(tag string, n *Node) {
	r.write("<", tag, r.anchor(n), ">")
	r.inlines(n.Children)
	r.write("</", tag, ">")
}

// emptyAnchor writes a node's anchor as an element of its own.
func (r *renderer) emptyAnchor(n *Node) string {
	if id := r.anchor(n); id != "" {
		return "<span" + id + "></span>"
	}
	return ""
}

// link writes a link with a slot for its address. What has no address is an
// anchor; a link inside a link is its text.
func (r *renderer) link(n *Node) {
	if n.Target == "" || r.inLink {
		r.write(r.emptyAnchor(n))
		r.inlines(n.Children)
		return
	}
	number := r.reference(n, false)
	r.inLink = true
	r.write(r.emptyAnchor(n), "<a ")
	r.slot(model.SlotLink, number)
	r.write(">")
	if strings.TrimSpace(n.PlainText()) == "" && !holdsImage(n) {
		r.write(escape(n.Target))
	}
	r.inlines(n.Children)
	r.write("</a>")
	r.inLink = false
}

func holdsImage(n *Node) bool {
	found := false
	n.Walk(func(c *Node) bool {
		found = found || c.Kind == KindImage
		return !found
	})
	return found
}

// reference keeps the target of a link or image and returns its number.
func (r *renderer) reference(n *Node, image bool) int {
	f := r.doc.View.File
	r.body.Links = append(r.body.Links, model.Link{
		Target: CollapseSpace(n.Target), Alt: CollapseSpace(n.Text), Title: CollapseSpace(n.Title), Image: image,
		Source: model.Source{Line: f.Line(n.Span.Start), EndLine: f.Line(max(n.Span.End-1, n.Span.Start)), Start: n.Span.Start, End: n.Span.End},
	})
	return len(r.body.Links) - 1
}
