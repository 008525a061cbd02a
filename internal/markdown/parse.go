package markdown

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html/atom"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// grammar is goldmark with the extensions that published documents use. A
// goldmark parser is safe for concurrent use.
var grammar = parser.NewParser(
	parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
		util.Prioritized(attributeParser{}, 90),
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102))...),
	parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
		util.Prioritized(attributeInlineParser{}, 150),
		util.Prioritized(extension.NewStrikethroughParser(), 500))...),
	parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	parser.WithHeadingAttribute(),
)

func atomOf(name string) atom.Atom { return atom.Lookup([]byte(name)) }

// Parse reads the text of a view. Faults of the markup are findings; nothing
// makes it fail.
func Parse(view *source.View) (*Document, []diag.Finding) {
	root := &Node{Kind: KindFragment}
	b := &builder{view: view, stack: []*Node{root}, barrier: 1}
	b.blocks(grammar.Parse(text.NewReader(view.Text)))
	b.popTo(1)
	normalise(root)
	d := &Document{View: view}
	d.divide(root.Children)
	b.findings = append(b.findings, d.nameSections()...)
	return d, b.findings
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
	var s source.Span
	if p := n.Pos(); p >= 0 && p <= len(b.view.Text) {
		s = b.span(p, p)
	}
	if n.Type() == ast.TypeBlock {
		if l := n.Lines(); l != nil && l.Len() > 0 {
			first, last := l.At(0), l.At(l.Len()-1)
			end := last.Stop - trailingBreaks(b.view.Text[last.Start:last.Stop])
			s = s.Join(b.span(first.Start, max(end, first.Start)))
		}
	}
	return s
}

func trailingBreaks(s []byte) int { return len(s) - len(bytes.TrimRight(s, "\n")) }

// block adds one goldmark block.
func (b *builder) block(n ast.Node) {
	span := b.blockSpan(n)
	contents := func() { b.blocks(n) }
	line := func() { b.inlines(n) }
	switch n := n.(type) {
	case *ast.Heading:
		h := &Node{Kind: KindHeading, Level: n.Level, Span: span}
		if id, ok := n.AttributeString("id"); ok {
			h.ID = attributeText(id)
		}
		b.inside(h, line)
	case *ast.Paragraph:
		b.inside(&Node{Kind: KindParagraph, Span: span}, line)
	case *ast.TextBlock:
		b.inside(&Node{Kind: KindFragment, Span: span}, line)
	case *ast.List:
		b.inside(&Node{Kind: KindList, Span: span, Ordered: n.IsOrdered(), Start: n.Start}, contents)
	case *ast.ListItem:
		b.inside(&Node{Kind: KindItem, Span: span}, contents)
	case *ast.Blockquote:
		b.inside(&Node{Kind: KindQuote, Span: span}, contents)
	case *extast.DefinitionList:
		b.inside(&Node{Kind: KindDefinitions, Span: span}, contents)
	case *extast.DefinitionTerm:
		b.inside(&Node{Kind: KindTerm, Span: span}, line)
	case *extast.DefinitionDescription:
		b.inside(&Node{Kind: KindDefinition, Span: span}, contents)
	case *ast.ThematicBreak:
		b.add(&Node{Kind: KindRule, Span: span})
	case *ast.CodeBlock:
		b.add(&Node{Kind: KindCodeBlock, Span: span, Text: b.lineText(n)})
	case *ast.FencedCodeBlock:
		b.add(&Node{Kind: KindCodeBlock, Span: span, Text: b.lineText(n), Lang: string(n.Language(b.view.Text))})
	case *ast.HTMLBlock:
		b.htmlBlock(n)
	case *extast.Table:
		b.table(n, span)
	case *attributeBlock:
		b.attach(n.attributes, b.span(n.Pos(), n.Pos()+n.length), n.malformed)
	case *ast.LinkReferenceDefinition:
		// Its links carry what it says.
	default:
		b.inside(&Node{Kind: KindFragment, Span: span}, contents)
	}
}

func attributeText(v any) string {
	switch v := v.(type) {
	case []byte:
		return string(v)
	case string:
		return v
	}
	return ""
}

// lineText returns the lines of a code block.
func (b *builder) lineText(n ast.Node) string {
	var s strings.Builder
	for _, seg := range n.Lines().Sliced(0, n.Lines().Len()) {
		s.Write(seg.Value(b.view.Text))
	}
	return s.String()
}

// table adds a pipe table.
func (b *builder) table(n *extast.Table, span source.Span) {
	b.inside(&Node{Kind: KindTable, Span: span}, func() {
		for r := n.FirstChild(); r != nil; r = r.NextSibling() {
			row := &Node{Kind: KindRow, Header: r.Kind() == extast.KindTableHeader, Span: b.rowSpan(r)}
			b.inside(row, func() { b.cells(r, row) })
		}
	})
}

// cells adds the cells of a pipe table's row. One with fewer or more cells than the
// header is a finding; cells beyond the header, which goldmark drops, are kept.
func (b *builder) cells(r ast.Node, row *Node) {
	short := false
	for c := r.FirstChild(); c != nil; c = c.NextSibling() {
		cell := &Node{Kind: KindCell, Header: row.Header, Span: b.blockSpan(c)}
		if c.Lines().Len() == 0 {
			short, cell.Span = true, source.Span{Start: row.Span.End, End: row.Span.End}
		}
		b.inside(cell, func() { b.inlines(c) })
	}
	if short {
		b.find(diag.TableRagged, row.Span, "", "the row has fewer cells than the header")
		return
	}
	for _, part := range b.surplus(r.LastChild()) {
		b.find(diag.TableRagged, b.span(part[0], part[1]), "", "the row has more cells than the header")
		b.inside(&Node{Kind: KindCell, Span: b.span(part[0], part[1])}, func() { b.inlineMarkdown(part[0], part[1]) })
	}
}

// surplus returns the places of what stands on a row's line behind its last cell:
// a pair of offsets for each cell that holds something.
func (b *builder) surplus(last ast.Node) [][2]int {
	if last == nil || last.Lines().Len() == 0 {
		return nil
	}
	at := last.Lines().At(0).Stop
	end := len(b.view.Text)
	if i := bytes.IndexByte(b.view.Text[at:], '\n'); i >= 0 {
		end = at + i
	}
	at += len(b.view.Text[at:end]) - len(bytes.TrimLeft(b.view.Text[at:end], " \t"))
	var out [][2]int
	for at < end && b.view.Text[at] == '|' {
		from := at + 1
		for at++; at < end && (b.view.Text[at] != '|' || b.view.Text[at-1] == '\\'); at++ {
		}
		if len(bytes.TrimSpace(b.view.Text[from:at])) > 0 {
			out = append(out, [2]int{from, at})
		}
	}
	return out
}

// rowSpan returns the whole line that a pipe table's row stands on.
func (b *builder) rowSpan(r ast.Node) source.Span {
	p := r.Pos()
	if p < 0 && r.FirstChild() != nil {
		p = r.FirstChild().Pos()
	}
	if p < 0 || p > len(b.view.Text) {
		return source.Span{}
	}
	start := bytes.LastIndexByte(b.view.Text[:p], '\n') + 1
	end := len(b.view.Text)
	if i := bytes.IndexByte(b.view.Text[start:], '\n'); i >= 0 {
		end = start + i
	}
	return b.span(start, end)
}

// htmlBlock feeds the lines of an HTML block to the builder as one text.
func (b *builder) htmlBlock(n *ast.HTMLBlock) {
	segments := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		segments = append(segments[:len(segments):len(segments)], n.ClosureLine)
	}
	b.rawSegments(segments)
}

// rawSegments feeds pieces of the view to the builder as one text of HTML.
func (b *builder) rawSegments(segments []text.Segment) {
	var joined []byte
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

// attach gives an attribute list to the block before it. A list that names a
// kind of note wraps that block in a note.
func (b *builder) attach(a *Attributes, span source.Span, malformed bool) {
	if malformed {
		b.find(diag.AttributeMalformed, span, "", "this attribute list does not close")
	}
	b.judgeWords(a, span)
	siblings := b.top().Children
	for len(siblings) > 0 && blank(siblings[len(siblings)-1]) {
		siblings = siblings[:len(siblings)-1]
	}
	if len(siblings) == 0 {
		return
	}
	last := siblings[len(siblings)-1]
	give(last, a)
	for _, w := range a.Words {
		if kind, ok := noteKinds[w]; ok && last.Kind != KindHeading && last.Kind != KindNote {
			inner := *last
			*last = Node{Kind: KindNote, Name: kind, Span: inner.Span, ID: inner.ID, Attr: inner.Attr, Children: []*Node{&inner}}
			inner.ID, inner.Attr = "", nil
			return
		}
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
