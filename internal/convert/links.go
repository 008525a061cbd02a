package convert

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// anchorElement stands for an anchor until it is written.
const anchorElement = "demarc-anchor"

// resolve gives links and pictures their whole addresses. A link to the page
// itself becomes one within the document.
func resolve(doc, content *html.Node, page *url.URL) {
	if page == nil {
		return
	}
	base := page
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Base && attribute(n, "href") != "" {
			if u, err := page.Parse(attribute(n, "href")); err == nil {
				base = u
			}
			break
		}
	}
	for n := range content.Descendants() {
		for i := range n.Attr {
			if key := n.Attr[i].Key; key == "href" || key == "src" {
				n.Attr[i].Val = absolute(strings.TrimSpace(n.Attr[i].Val), base, page)
			}
		}
	}
}

func absolute(link string, base, page *url.URL) string {
	if strings.HasPrefix(link, "#") {
		return link
	}
	u, err := base.Parse(link)
	if err != nil {
		return link
	}
	if self := *u; u.Fragment != "" {
		self.Fragment, self.RawFragment = page.Fragment, page.RawFragment
		if self == *page {
			return "#" + u.EscapedFragment()
		}
	}
	return u.String()
}

// keepAnchors puts an anchor into each heading that has a name, and into each
// other element that a link of the content leads to.
func keepAnchors(content *html.Node) {
	linked := map[string]bool{}
	for n := range content.Descendants() {
		if name, ok := strings.CutPrefix(attribute(n, "href"), "#"); ok {
			if plain, err := url.PathUnescape(name); err == nil {
				linked[plain] = true
			}
		}
	}
	var named []*html.Node
	for n := range content.Descendants() {
		if isHeading(n) || linked[anchorOf(n)] {
			named = append(named, n)
		}
	}
	for _, n := range named {
		name := anchorOf(n)
		switch {
		case isHeading(n):
			if name = headingName(n); name != "" {
				n.AppendChild(anchor(name))
			}
		case inHeading(n):
			// The heading takes its name.
		case n.DataAtom == atom.A:
			n.Parent.InsertBefore(anchor(name), n)
		case takesText(n):
			n.InsertBefore(anchor(name), n.FirstChild)
		}
	}
}

// anchorOf is what links call an element.
func anchorOf(n *html.Node) string {
	name := attribute(n, "id")
	if name == "" && n.DataAtom == atom.A {
		name = attribute(n, "name")
	}
	if strings.ContainsAny(name, " \t\r\n{}<>\"'&") {
		return "" // it has no written form, and is no valid name
	}
	return name
}

// headingName is the heading's own name, that of an anchor in it, or that of the
// section which it opens.
func headingName(h *html.Node) string {
	if name := anchorOf(h); name != "" {
		return name
	}
	for n := range h.Descendants() {
		if name := anchorOf(n); name != "" {
			return name
		}
	}
	if s := h.Parent; s != nil && (s.DataAtom == atom.Section || s.DataAtom == atom.Div) && firstElement(s) == h {
		return anchorOf(s)
	}
	return ""
}

func firstElement(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// takesText reports whether an anchor may stand at the element's start.
func takesText(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Td, atom.Th, atom.Dd, atom.Dt, atom.Span, atom.Sup, atom.Sub, atom.Div, atom.Strong, atom.B, atom.Em, atom.I:
		return true
	}
	return false
}

func anchor(name string) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: anchorElement, Attr: []html.Attribute{{Key: "id", Val: name}}}
}
