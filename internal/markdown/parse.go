package markdown

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html/atom"

	"demarc/internal/diag"
	"demarc/internal/source"
)

func atomOf(name string) atom.Atom { return atom.Lookup([]byte(name)) }

// Parse reads the text of a view. Faults of the markup are findings; nothing
// makes it fail.
func Parse(view *source.View) (*Document, []diag.Finding) {
	root := &Node{Kind: KindFragment}
	b := newBuilder(view, root)
	b.markdown()
	normalise(root)
	d := &Document{View: view}
	d.divide(root.Children)
	return d, append(b.found.Findings(), d.nameSections()...)
}

// markdown builds the tree of the whole view.
func (b *builder) markdown() {
	tree, limits := parseMarkdown(b.view.Text)
	b.blocks(tree)
	b.popTo(1)
	for _, h := range limits {
		b.find(diag.MarkupLimit, b.span(h.at, h.at+1), h.what, "there are too many %s to read them all as markup", h.what)
	}
}

// blocks adds the children of a goldmark block.
func (b *builder) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		b.block(n)
	}
}

// blockSpan returns the place of a goldmark block: its lines and those of its
// children.
func (b *builder) blockSpan(n ast.Node) source.Span {
	s := b.start(n)
	if l := n.Lines(); l != nil && l.Len() > 0 {
		first, last := l.At(0), l.At(l.Len()-1)
		end := last.Stop - trailingBreaks(b.view.Text[last.Start:last.Stop])
		s = s.Join(b.span(first.Start, max(end, first.Start)))
	}
	return s
}

func trailingBreaks(s []byte) int { return len(s) - len(bytes.TrimRight(s, "\n")) }

// block adds one goldmark block.
func (b *builder) block(n ast.Node) {
	one := b.node(Node{Span: b.blockSpan(n)})
	fill := b.blocks
	switch n := n.(type) {
	case *ast.Heading:
		b.closeForHeading()
		one.Kind, one.Level, fill = KindHeading, n.Level, b.inlines
	case *ast.Paragraph:
		one.Kind, fill = KindParagraph, b.inlines
	case *ast.TextBlock:
		one.Kind, one.Name, fill = KindParagraph, tightName, b.inlines
	case *ast.List:
		one.Kind, one.Ordered, one.Start = KindList, n.IsOrdered(), n.Start
	case *ast.ListItem:
		one.Kind = KindItem
	case *ast.Blockquote:
		one.Kind = KindQuote
	case *extast.DefinitionList:
		one.Kind = KindDefinitions
	case *extast.DefinitionTerm:
		one.Kind, fill = KindTerm, b.inlines
	case *extast.DefinitionDescription:
		one.Kind = KindDefinition
	case *pipeTable:
		one.Kind, fill = KindTable, b.pipeRows
	case *admonition:
		one.Kind, one.Name, fill = KindNote, n.name, b.admonition
	default:
		b.leaf(n, one)
		return
	}
	b.inside(one, func() { fill(n) })
}

// leaf adds a goldmark block that holds no other node.
func (b *builder) leaf(n ast.Node, one *Node) {
	switch n := n.(type) {
	case *ast.ThematicBreak:
		one.Kind = KindRule
		b.add(one)
	case *ast.CodeBlock:
		one.Kind, one.Text = KindCodeBlock, b.lineText(n)
		b.add(one)
	case *ast.FencedCodeBlock:
		one.Kind, one.Text, one.Lang = KindCodeBlock, b.lineText(n), string(n.Language(b.view.Text))
		b.add(one)
	case *ast.HTMLBlock:
		b.htmlBlock(n)
	case *attributeBlock:
		b.attach(n.attributes, b.span(n.Pos(), n.Pos()+n.length), n.malformed)
	case *ast.LinkReferenceDefinition:
		// Its links carry what it says.
	default:
		b.inside(one, func() { b.blocks(n) })
	}
}

// lineText returns the lines of a code block.
func (b *builder) lineText(n ast.Node) string {
	var s strings.Builder
	for _, seg := range n.Lines().Sliced(0, n.Lines().Len()) {
		s.Write(seg.Value(b.view.Text))
	}
	return s.String()
}

// pipeRows adds the rows of a pipe table. One with another number of cells than
// the header is a finding; the row keeps what it has.
func (b *builder) pipeRows(table ast.Node) {
	columns := table.(*pipeTable).columns
	for r := table.FirstChild(); r != nil; r = r.NextSibling() {
		row := r.(*pipeRow)
		one := b.node(Node{Kind: KindRow, Header: row.header, Span: b.wholeLine(row.line)})
		if row.cells < columns {
			b.find(diag.TableRagged, one.Span, "", "the row has fewer cells (%d) than the header (%d)", row.cells, columns)
		} else if row.cells > columns {
			b.find(diag.TableRagged, one.Span, "", "the row has more cells (%d) than the header (%d)", row.cells, columns)
		}
		b.inside(one, func() {
			for c := r.FirstChild(); c != nil; c = c.NextSibling() {
				cell := b.node(Node{Kind: KindCell, Header: row.header, Span: b.cellSpan(c)})
				b.cell = true
				b.inside(cell, func() { b.inlines(c) })
				b.cell = false
			}
		})
	}
}

// cellSpan returns the place of a cell, the end of its row where that lacks it.
func (b *builder) cellSpan(c ast.Node) source.Span {
	if c.Lines().Len() == 0 {
		return b.span(c.Pos(), c.Pos())
	}
	s := c.Lines().At(0)
	return b.span(s.Start, s.Stop)
}

// wholeLine returns the place of the whole line that a part of it stands on.
func (b *builder) wholeLine(part text.Segment) source.Span {
	start := bytes.LastIndexByte(b.view.Text[:part.Start], '\n') + 1
	end := len(b.view.Text)
	if i := bytes.IndexByte(b.view.Text[part.Stop:], '\n'); i >= 0 {
		end = part.Stop + i
	}
	return b.span(start, end)
}

// admonition adds what a note of a generator holds, its title first.
func (b *builder) admonition(n ast.Node) {
	if title := n.(*admonition).title; title.Stop > title.Start {
		span := b.span(title.Start, title.Stop)
		b.push(b.node(Node{Kind: KindParagraph, Span: span}))
		b.push(b.node(Node{Kind: KindStrong, Span: span}))
		b.text(title.Start, title.Stop)
		b.popTo(len(b.stack) - 2)
	}
	b.blocks(n)
}

// htmlBlock feeds the lines of an HTML block to the builder as one text. An element
// that shows nothing must end in the block, or at a closing tag further on: what
// somebody forgot to close hides nothing.
func (b *builder) htmlBlock(n *ast.HTMLBlock) {
	segments := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		segments = append(segments[:len(segments):len(segments)], n.ClosureLine)
	}
	b.rawSegments(segments)
	for i := b.barrier; i < len(b.stack); i++ {
		if b.stack[i].Name == opaqueName && b.lastEnd(b.stack[i].tag) < segments[len(segments)-1].Stop {
			b.popTo(i)
		}
	}
}

// lastEnd returns the offset of the last closing tag of an element, -1 where there
// is none.
func (b *builder) lastEnd(tag string) int {
	if b.ends == nil {
		b.ends = map[string]int{}
	}
	at, known := b.ends[tag]
	if known {
		return at
	}
	s := b.view.Text
	for at = bytes.LastIndexByte(s, '<'); at >= 0; at = bytes.LastIndexByte(s[:at], '<') {
		rest := s[at+1:]
		if len(rest) > len(tag) && rest[0] == '/' && bytes.EqualFold(rest[1:len(tag)+1], []byte(tag)) {
			break
		}
	}
	b.ends[tag] = at
	return at
}

// rawSegments feeds pieces of the view to the builder as one text of HTML.
func (b *builder) rawSegments(segments []text.Segment) {
	first, last := segments[0], segments[len(segments)-1]
	size := 0
	for _, s := range segments {
		size += s.Stop - s.Start
	}
	if size == last.Stop-first.Start {
		b.raw(b.view.Text[first.Start:last.Stop], func(at int) int { return first.Start + at })
		return
	}
	joined := make([]byte, 0, size)
	starts := make([]int, len(segments))
	for i, s := range segments {
		starts[i] = len(joined)
		joined = append(joined, b.view.Text[s.Start:s.Stop]...)
	}
	b.raw(joined, func(at int) int {
		i := max(sort.SearchInts(starts, at+1)-1, 0)
		return segments[i].Start + at - starts[i]
	})
}

// attach gives an attribute list to the block before it.
func (b *builder) attach(a *Attributes, span source.Span, malformed bool) {
	if malformed {
		b.find(diag.AttributeMalformed, span, "", "this attribute list does not close")
	}
	b.judgeWords(a, span)
	siblings := b.top().Children
	for len(siblings) > 0 && blank(siblings[len(siblings)-1]) {
		siblings = siblings[:len(siblings)-1]
	}
	if len(siblings) > 0 {
		give(siblings[len(siblings)-1], a)
	} else if b.outer != nil && len(b.stack) == 1 {
		b.outer.attach(a, span, false)
	}
}

// give merges attributes into a node.
func give(n *Node, a *Attributes) {
	if a.ID != "" {
		n.ID = a.ID
	}
	if n.Attr == nil {
		n.Attr = &Attributes{}
	}
	n.Attr.merge(a)
}

// blank reports whether a node shows nothing.
func blank(n *Node) bool { return n.Kind == KindText && strings.TrimSpace(n.Text) == "" }
