package convert

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unread are the elements whose text nobody reads on the page.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true,
	atom.Object: true, atom.Embed: true, atom.Canvas: true, atom.Audio: true, atom.Video: true,
	atom.Link: true, atom.Meta: true, atom.Head: true, atom.Svg: true, atom.Math: true,
}

// around are the elements and roles of the site around a text.
var (
	around = map[atom.Atom]bool{
		atom.Nav: true, atom.Dialog: true, atom.Select: true, atom.Textarea: true, atom.Input: true, atom.Datalist: true,
	}
	aroundRoles = map[string]bool{
		"navigation": true, "search": true, "dialog": true, "alertdialog": true, "banner": true,
		"contentinfo": true, "menu": true, "menubar": true, "toolbar": true,
	}
)

// prune removes what is not the text of a page's content.
func prune(content *html.Node) {
	// The list is made first: a walk does not survive that its nodes go.
	var nodes []*html.Node
	blank := map[*html.Node]bool{} // the cells without text
	for n := range content.Descendants() {
		nodes = append(nodes, n)
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			blank[n] = plain(n) == ""
		}
	}
	for _, n := range nodes {
		switch {
		case n.Parent == nil || !isWithin(n, content):
			// It went with the element around it.
		case n.Type == html.CommentNode:
			n.Parent.RemoveChild(n)
		case n.Type != html.ElementNode:
		case icon(n, blank) != "":
			replace(n, icon(n, blank))
		case isAround(n, content):
			n.Parent.RemoveChild(n)
		case n.DataAtom == atom.Button, n.DataAtom == atom.Form, isSelfLink(n):
			unwrap(n)
		}
	}
}

// isAround reports whether an element belongs to the site and not to the text.
func isAround(n, content *html.Node) bool {
	switch {
	case unread[n.DataAtom], around[n.DataAtom], aroundRoles[attribute(n, "role")]:
		return true
	case n.DataAtom == atom.Header || n.DataAtom == atom.Footer:
		// Those of a section belong to it.
		return content.DataAtom == atom.Body && within(n, atom.Article, atom.Section) == nil && !holds(n, atom.H1, atom.Table)
	case n.DataAtom == atom.Form:
		// Some sites are one form from top to bottom.
		return !holds(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.Table)
	case n.DataAtom == atom.Button:
		// One that opens a part carries the part's heading.
		return !inHeading(n) && within(n, atom.Dt, atom.Summary) == nil
	case isSelfLink(n):
		return !hasWord(plain(n))
	}
	// What is hidden from those who listen is an ornament, in a line of text.
	return attribute(n, "aria-hidden") == "true" && (n.DataAtom == atom.Span || n.DataAtom == atom.I || n.DataAtom == atom.A)
}

// isSelfLink reports whether an element is a heading's link to itself.
func isSelfLink(n *html.Node) bool {
	return n.DataAtom == atom.A && strings.Contains(attribute(n, "href"), "#") &&
		inHeading(n) && (!hasWord(plain(n)) || strings.HasPrefix(attribute(n, "href"), "#"))
}

// icons are the words in the classes of icons that stand for a tick or a cross in
// a cell of a table, as icon fonts name them.
var icons = map[string]string{
	"check": "✓", "checkmark": "✓", "tick": "✓", "done": "✓", "yes": "✓",
	"times": "✗", "cross": "✗", "xmark": "✗", "close": "✗", "no": "✗",
}

// icon returns what a picture in a cell says that Markdown has no form for: its
// name for those who listen, or in a cell without text a tick or a cross. "" is for
// all other elements.
func icon(n *html.Node, blank map[*html.Node]bool) string {
	cell := within(n, atom.Td, atom.Th)
	if cell == nil {
		return ""
	}
	switch n.DataAtom {
	case atom.Svg, atom.I, atom.Span:
		if hasWord(plain(n)) || holds(n, atom.Img, atom.Svg) {
			return ""
		}
		if name := pictureName(n); name != "" {
			return name
		}
	case atom.Input:
		if attribute(n, "type") == "checkbox" && hasAttribute(n, "checked") {
			return icons["check"]
		}
		return ""
	default:
		return ""
	}
	if !blank[cell] {
		return ""
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(attribute(n, "class")), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }) {
		if icons[w] != "" {
			return icons[w]
		}
	}
	return ""
}

// pictureName is what a picture calls itself.
func pictureName(n *html.Node) string {
	if name := attribute(n, "aria-label"); name != "" {
		return name
	}
	for c := range n.ChildNodes() {
		if c.Data == "title" && c.FirstChild != nil {
			return strings.TrimSpace(c.FirstChild.Data)
		}
	}
	return ""
}

func hasAttribute(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// replace puts a text in the place of a node.
func replace(n *html.Node, text string) {
	n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: text}, n)
	n.Parent.RemoveChild(n)
}

// unwrap puts what a node holds in its place.
func unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}
