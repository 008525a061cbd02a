package markdown

import (
	"slices"
	"strings"

	"demarc/internal/diag"
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
		r.text(n.Text)
	case KindCode:
		r.write("<code", r.anchor(n), ">")
		r.text(n.Text)
		r.write("</code>")
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
		r.slot(model.SlotImage, r.reference(n, r.target(n)))
	case KindBreak:
		r.write("<br>")
	case KindLabel:
		r.write(`<span class="tag tag-`, attribute(model.Slug(n.Name)), `">`)
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

// link writes a link with a slot for its address. What has no address that a page
// may hold is an anchor; a link inside a link is its text.
func (r *renderer) link(n *Node) {
	r.write(r.emptyAnchor(n))
	target := r.target(n)
	if r.inLink || target == "" {
		r.inlines(n.Children)
		return
	}
	r.inLink = true
	r.write("<a ")
	r.slot(model.SlotLink, r.reference(n, target))
	r.write(">")
	if strings.TrimSpace(n.PlainText()) == "" && !holdsImage(n) {
		r.text(target)
	}
	r.inlines(n.Children)
	r.write("</a>")
	r.inLink = false
}

// target returns the address of a link or image: "" where it holds a name without a
// value, or could run code, which is a finding.
func (r *renderer) target(n *Node) string {
	switch scheme := schemeOf(n.Target); {
	case strings.Contains(n.Target, markOpen):
		return ""
	case scheme == "" || slices.Contains(schemes, scheme):
		return presentable(CollapseSpace(n.Target))
	default:
		r.found.Add(diag.LinkUnsafe, n.Span, n.Target, "an address that begins with %q does not reach a page", scheme+":")
		return ""
	}
}

// schemes are those of addresses that a page may hold.
var schemes = []string{"http", "https", "mailto", "tel"}

func holdsImage(n *Node) bool {
	found := false
	n.Walk(func(c *Node) bool {
		found = found || c.Kind == KindImage
		return !found
	})
	return found
}

// reference keeps a link or image with its target and returns its number.
func (r *renderer) reference(n *Node, target string) int {
	f := r.doc.View.File
	r.body.Links = append(r.body.Links, model.Link{
		Target: target, Alt: presentable(CollapseSpace(n.Text)), Title: presentable(CollapseSpace(n.Title)), Image: n.Kind == KindImage,
		Source: model.Source{Line: f.Line(n.Span.Start), EndLine: f.Line(max(n.Span.End-1, n.Span.Start)), Start: n.Span.Start, End: n.Span.End},
	})
	return len(r.body.Links) - 1
}
