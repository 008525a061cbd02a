package convert

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mainContent returns the element that holds what a page is about: its main
// element, the one article, else the body.
func mainContent(doc *html.Node) *html.Node {
	var mains, articles []*html.Node
	body := doc
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Main, attribute(n, "role") == "main":
			mains = append(mains, n)
		case n.DataAtom == atom.Article && within(n, atom.Article) == nil:
			articles = append(articles, n)
		case n.DataAtom == atom.Body && body == doc:
			body = n
		}
	}
	// A page has one main element by the standard. Where templates put one into
	// another or leave one empty, the fullest is meant.
	var fullest *html.Node
	most := 0
	for _, n := range mains {
		if w := words(n); w > most {
			fullest, most = n, w
		}
	}
	switch {
	case fullest != nil:
		return fullest
	case len(articles) == 1 && words(articles[0]) > 0:
		return articles[0]
	}
	return body
}

// title returns the heading that a page gives itself outside of its content, ""
// where the content has one.
func title(doc, content *html.Node) string {
	var named, heading string
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.H1:
			if isWithin(n, content) {
				return ""
			}
			if heading == "" {
				heading = plain(n)
			}
		case atom.Title:
			if named == "" && n.Namespace == "" {
				named = plain(n)
			}
		}
	}
	if heading != "" {
		return heading
	}
	return named
}

// plain returns the text of a node in one line.
func plain(n *html.Node) string {
	var b strings.Builder
	writePlain(&b, n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func writePlain(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case unread[n.DataAtom]:
	default:
		for c := range n.ChildNodes() {
			writePlain(b, c)
		}
	}
}

// words measures how much text a node holds.
func words(n *html.Node) int { return len(strings.Fields(plain(n))) }

// hasWord reports whether a text has a letter or a digit.
func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// attribute returns an attribute's value, "" where the node has none.
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// within returns the nearest of the elements around n, nil where there is none.
func within(n *html.Node, elements ...atom.Atom) *html.Node {
	for a := range n.Ancestors() {
		for _, e := range elements {
			if a.DataAtom == e {
				return a
			}
		}
	}
	return nil
}

func isWithin(n, ancestor *html.Node) bool {
	for a := range n.Ancestors() {
		if a == ancestor {
			return true
		}
	}
	return n == ancestor
}

// holds reports whether one of the elements lies in n.
func holds(n *html.Node, elements ...atom.Atom) bool {
	for d := range n.Descendants() {
		for _, e := range elements {
			if d.DataAtom == e {
				return true
			}
		}
	}
	return false
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func inHeading(n *html.Node) bool {
	return within(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) != nil
}
