package convert

import (
	"bytes"
	"fmt"
	"slices"
	"sync"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Twin makes Markdown of a page of our own site: what its main part says, as prose,
// lists and pipe tables, without what only a browser has a use for. Link gives the
// address that a link of the page has in it.
func Twin(page []byte, link func(string) string) ([]byte, error) {
	content, err := html.ParseFragment(bytes.NewReader(mainPart(page)), &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"})
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range content {
		root.AppendChild(n)
	}
	for _, n := range slices.Collect(root.Descendants()) {
		simplify(n, link)
	}
	out, err := twinConverter().ConvertNode(root)
	if err != nil {
		return nil, fmt.Errorf("write the page as Markdown: %w", err)
	}
	return tidy(out), nil
}

// mainPart returns the main element of a page of ours, which has one.
func mainPart(page []byte) []byte {
	if i := bytes.Index(page, []byte("<main")); i >= 0 {
		page = page[i:]
	}
	if i := bytes.Index(page, []byte("</main>")); i >= 0 {
		page = page[:i]
	}
	return page
}

// twinConverter serves all twins; it keeps nothing of a page.
var twinConverter = sync.OnceValue(func() *converter.Converter {
	return converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(
			commonmark.WithListEndComment(false),
			commonmark.WithLinkEmptyHrefBehavior(commonmark.LinkBehaviorSkip),
			commonmark.WithLinkEmptyContentBehavior(commonmark.LinkBehaviorSkip),
		),
		table.NewTablePlugin(
			table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal),
			table.WithNewlineBehavior(table.NewlineBehaviorPreserve),
			table.WithSpanCellBehavior(table.SpanBehaviorEmpty),
		),
	))
})

// useless are the elements that say nothing in a text: drawings, whose tables
// stand beside them, marks, whose words do, and what is pressed.
var useless = map[atom.Atom]bool{
	atom.Svg: true, atom.Script: true, atom.Form: true, atom.Button: true, atom.Nav: true, atom.I: true, atom.Colgroup: true,
}

// simplify gives an element a form that Markdown has.
func simplify(n *html.Node, link func(string) string) {
	if n.Parent == nil || n.Type != html.ElementNode {
		return
	}
	switch {
	case useless[n.DataAtom] || attribute(n, "aria-hidden") == "true":
		n.Parent.RemoveChild(n)
		return
	case n.DataAtom == atom.Dl:
		n.DataAtom, n.Data = atom.Ul, "ul"
		listTerms(n)
	case n.DataAtom == atom.Details:
		n.DataAtom, n.Data = atom.Div, "div"
	case n.DataAtom == atom.Summary:
		n.DataAtom, n.Data = atom.P, "p"
	case n.DataAtom == atom.Span, n.DataAtom == atom.Small, n.DataAtom == atom.Abbr, n.DataAtom == atom.B && n.Parent.DataAtom == atom.A:
		if n.PrevSibling == nil && n.NextSibling == nil {
			break
		}
		// What stands apart on the page must not become one word.
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, n)
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, n.NextSibling)
	}
	if inCell(n) {
		flatten(n)
	}
	for i := range n.Attr {
		if n.Attr[i].Key == "href" {
			n.Attr[i].Val = link(n.Attr[i].Val)
		}
	}
}

// inCell reports whether an element lies in the cell of a table.
func inCell(n *html.Node) bool {
	for a := range n.Ancestors() {
		switch a.DataAtom {
		case atom.Td, atom.Th:
			return true
		case atom.Table:
			return false
		}
	}
	return false
}

// flatten makes a line of an element that would be a block: a cell of a pipe table
// holds lines only.
func flatten(n *html.Node) {
	switch n.DataAtom {
	case atom.Ul, atom.Ol:
	case atom.Li, atom.P, atom.Div, atom.H2, atom.H3, atom.H4:
		n.Parent.InsertBefore(&html.Node{Type: html.ElementNode, DataAtom: atom.Br, Data: "br"}, n.NextSibling)
	default:
		return
	}
	n.DataAtom, n.Data = atom.Span, "span"
}

// listTerms makes an item of each term with what is said of it. A term may stand in a
// group with it.
func listTerms(list *html.Node) {
	var parts []*html.Node
	for _, c := range slices.Collect(list.ChildNodes()) {
		if list.RemoveChild(c); c.DataAtom != atom.Div {
			parts = append(parts, c)
			continue
		}
		for _, part := range slices.Collect(c.ChildNodes()) {
			c.RemoveChild(part)
			parts = append(parts, part)
		}
	}
	var item *html.Node
	for _, c := range parts {
		switch {
		case c.DataAtom == atom.Dt:
			item = &html.Node{Type: html.ElementNode, DataAtom: atom.Li, Data: "li"}
			c.DataAtom, c.Data = atom.B, "b"
			item.AppendChild(c)
			item.AppendChild(&html.Node{Type: html.TextNode, Data: ": "})
			list.AppendChild(item)
		case item != nil:
			if c.DataAtom == atom.Dd {
				c.DataAtom, c.Data = atom.Span, "span"
			}
			item.AppendChild(c)
		}
	}
}
