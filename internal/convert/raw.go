package convert

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fitsPipes reports whether a table with pipes says all that the table says: one
// row of headers on top, and cells of one line of text each.
func fitsPipes(table *html.Node) bool {
	if within(table, atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.S, atom.Del, atom.Strike) != nil ||
		strings.Contains(plain(table), "|") {
		return false
	}
	var rows [][]*html.Node
	for n := range table.Descendants() {
		switch {
		case n.DataAtom == atom.Tr:
			rows = append(rows, cellsOf(n))
		case n.DataAtom == atom.Caption, isHeading(n), breaksLine(n):
			return false
		}
	}
	if len(rows) < 2 || len(rows[0]) == 0 {
		return false
	}
	for i, row := range rows {
		for _, cell := range row {
			if !fitsPipe(cell) || (cell.DataAtom == atom.Th) != (i == 0) {
				return false
			}
		}
		if len(row) != len(rows[0]) {
			return false
		}
	}
	return true
}

// breaksLine reports whether an element in a cell needs lines of its own.
func breaksLine(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Br, atom.Hr, atom.Ul, atom.Ol, atom.Dl, atom.Pre, atom.Blockquote, atom.Table, atom.Details, atom.Figure:
		return true
	}
	return false
}

// fitsPipe reports whether a cell covers one place and holds one line.
func fitsPipe(cell *html.Node) bool {
	if span(cell, "colspan") > 1 || span(cell, "rowspan") > 1 || hasAttribute(cell, "id") {
		return false
	}
	blocks := 0
	for n := range cell.Descendants() {
		if n.DataAtom == atom.P || n.DataAtom == atom.Div {
			blocks++
		}
	}
	return blocks < 2
}

func cellsOf(row *html.Node) []*html.Node {
	var cells []*html.Node
	for c := range row.ChildNodes() {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			cells = append(cells, c)
		}
	}
	return cells
}

func span(cell *html.Node, key string) int {
	n, err := strconv.Atoi(attribute(cell, key))
	if err != nil {
		return 1
	}
	return n
}

// rawHTML writes an element as HTML within Markdown. No line of it is empty, as an
// empty line would end the block, and rows, cells and items begin their own lines,
// so that a statement can be cited by its line.
func rawHTML(n *html.Node) []byte {
	var w htmlWriter
	w.node(n)
	return bytes.TrimSpace(w.Bytes())
}

type htmlWriter struct {
	bytes.Buffer
	verbatim int // how many elements are open that keep white space
	opened   int // where the text of the last element that begins a line begins
}

// lines are the elements that begin a line, holders those of them that hold others
// and end on a line of their own.
var (
	lines = []atom.Atom{atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th,
		atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.P, atom.Pre, atom.Div, atom.Blockquote,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hr}
	holders = []atom.Atom{atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Ul, atom.Ol, atom.Dl}
	// kept are the elements that mean something beside those; of others only what
	// they hold is written.
	kept = []atom.Atom{atom.A, atom.Img, atom.Br, atom.Code, atom.Strong, atom.B, atom.Em, atom.I, atom.S, atom.Del,
		atom.Sup, atom.Sub, atom.Kbd, atom.Details, atom.Summary}
	// keptAttributes are the attributes that mean something.
	keptAttributes = []string{"id", "href", "src", "alt", "title", "colspan", "rowspan", "scope", "start", "name"}
)

func (w *htmlWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
	case n.Type != html.ElementNode:
	case n.Data == anchorElement:
		// In HTML the name stands at its element.
	case slices.Contains(lines, n.DataAtom) && w.verbatim == 0, slices.Contains(kept, n.DataAtom):
		w.element(n)
	default:
		w.children(n)
	}
}

func (w *htmlWriter) children(n *html.Node) {
	for c := range n.ChildNodes() {
		w.node(c)
	}
}

func (w *htmlWriter) element(n *html.Node) {
	if slices.Contains(lines, n.DataAtom) {
		w.newLine()
	}
	w.WriteByte('<')
	w.WriteString(n.Data)
	for _, a := range n.Attr {
		if slices.Contains(keptAttributes, a.Key) && a.Namespace == "" {
			w.WriteString(" " + a.Key + `="` + html.EscapeString(strings.Join(strings.Fields(a.Val), " ")) + `"`)
		}
	}
	w.WriteByte('>')
	if n.DataAtom == atom.Br || n.DataAtom == atom.Hr || n.DataAtom == atom.Img {
		return
	}
	if slices.Contains(lines, n.DataAtom) {
		w.opened = w.Len()
	}
	if n.DataAtom == atom.Pre {
		w.verbatim++
		defer func() { w.verbatim-- }()
	}
	w.children(n)
	if slices.Contains(holders, n.DataAtom) {
		w.newLine()
	} else if w.verbatim == 0 {
		w.trimSpace()
	}
	w.WriteString("</" + n.Data + ">")
}

// newLine begins a line, unless one has just begun.
func (w *htmlWriter) newLine() {
	w.trimSpace()
	if b := w.Bytes(); len(b) > 0 && b[len(b)-1] != '\n' {
		w.WriteByte('\n')
	}
}

func (w *htmlWriter) trimSpace() {
	w.Truncate(len(bytes.TrimRight(w.Bytes(), " ")))
}

// protected are the characters of HTML, and those that the reader takes for
// Markdown within it.
var (
	protected = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "`", "&#96;", "**", "&#42;&#42;", "](", "]&#40;", "{", "&#123;")
	verbatim  = strings.NewReplacer("\r\n", "&#10;", "\r", "&#10;", "\n", "&#10;")
)

// text writes text; white space is one space, and none at the start of a line or of
// an element that begins one.
func (w *htmlWriter) text(s string) {
	s = protected.Replace(s)
	if w.verbatim > 0 {
		w.WriteString(verbatim.Replace(s))
		return
	}
	words := strings.Fields(s)
	last := byte('\n')
	if b := w.Bytes(); len(b) > w.opened {
		last = b[len(b)-1]
	}
	if s != "" && isSpace(s[0]) && last != ' ' && last != '\n' {
		w.WriteByte(' ')
	}
	if len(words) == 0 {
		return
	}
	w.WriteString(strings.Join(words, " "))
	if isSpace(s[len(s)-1]) {
		w.WriteByte(' ')
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' }
