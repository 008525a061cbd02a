package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// inlines adds the inline children of a goldmark node.
func (b *builder) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		b.inline(n)
	}
}

// inline adds one goldmark inline.
func (b *builder) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		b.line(n)
	case *ast.String:
		b.add(b.node(Node{Kind: KindText, Text: presentable(string(n.Value)), Span: b.start(n)}))
	case *ast.CodeSpan:
		b.codeSpan(n)
	case *ast.Image:
		alt := &Node{Kind: KindFragment}
		sub := b.within(b.view, alt)
		sub.inlines(n)
		sub.popTo(1)
		b.add(b.node(Node{
			Kind: KindImage, Span: b.start(n).Join(alt.place()), Target: resolved(n.Destination), Title: resolved(n.Title),
			Text: alt.PlainText(),
		}))
	case *ast.AutoLink:
		b.autoLink(n)
	case *ast.RawHTML:
		b.rawSegments(n.Segments.Sliced(0, n.Segments.Len()))
	case *attributeInline:
		b.attachInline(n)
	default:
		b.holder(n)
	}
}

// holder adds a goldmark inline that holds others, or only what it holds where the
// tree is deep enough.
func (b *builder) holder(n ast.Node) {
	one := Node{Kind: KindFragment, Span: b.start(n)}
	switch n := n.(type) {
	case *ast.Emphasis:
		one.Kind = KindEmph
		if n.Level == 2 {
			one.Kind = KindStrong
		}
	case *extast.Strikethrough:
		one.Kind = KindStrike
	case *ast.Link:
		one.Kind, one.Target, one.Title = KindLink, resolved(n.Destination), resolved(n.Title)
	}
	if b.full(one.Span) {
		b.flatten(n)
		return
	}
	b.inside(b.node(one), func() { b.inlines(n) })
}

// flatten adds the text under a goldmark inline, however deep, without its markup.
func (b *builder) flatten(root ast.Node) {
	for n := root.FirstChild(); n != nil; {
		_, code := n.(*ast.CodeSpan)
		if !code && n.FirstChild() != nil {
			n = n.FirstChild()
			continue
		}
		b.inline(n)
		for n != root && n.NextSibling() == nil {
			n = n.Parent()
		}
		if n == root {
			return
		}
		n = n.NextSibling()
	}
}

// start returns the place of the first byte of a goldmark node.
func (b *builder) start(n ast.Node) source.Span {
	if p := n.Pos(); p >= 0 && p < len(b.view.Text) {
		return b.span(p, p+1)
	}
	return source.Span{}
}

// place returns the smallest span that holds the node and what it holds.
func (n *Node) place() source.Span {
	s := n.Span
	for _, c := range n.Children {
		s = s.Join(c.place())
	}
	return s
}

// line adds text of Markdown up to the end of its line.
func (b *builder) line(n *ast.Text) {
	from, to := n.Segment.Start, n.Segment.Stop
	if n.IsRaw() {
		b.text(from, to)
	} else {
		b.marked(from, to, true)
	}
	switch {
	case n.HardLineBreak():
		b.add(b.node(Node{Kind: KindBreak, Span: b.span(to, to)}))
	case n.SoftLineBreak():
		b.lineFeed(to)
	}
}

// codeSpan adds code. In a cell of a pipe table a pipe in code is escaped.
func (b *builder) codeSpan(n *ast.CodeSpan) {
	one := b.node(Node{Kind: KindCode, Span: b.start(n)})
	var s strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			s.Write(t.Segment.Value(b.view.Text))
			one.Span = one.Span.Join(b.span(t.Segment.Start, t.Segment.Stop))
		}
	}
	one.Text = strings.ReplaceAll(s.String(), "\n", " ")
	if b.cell {
		one.Text = strings.ReplaceAll(one.Text, `\|`, "|")
	}
	b.add(one)
}

// autoLink adds an address between angle brackets.
func (b *builder) autoLink(n *ast.AutoLink) {
	label, target := n.Label(b.view.Text), string(n.URL(b.view.Text))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(target, "mailto:") {
		target = "mailto:" + target
	}
	from := n.Pos() + 1
	if !bytes.HasPrefix(b.view.Text[from:], label) {
		from--
	}
	b.push(b.node(Node{Kind: KindLink, Span: b.start(n), Target: target}))
	b.text(from, from+len(label))
	b.popTo(len(b.stack) - 1)
}

// inlineMarkdown parses the view's bytes [from, to), text inside raw HTML, as a
// line of Markdown.
func (b *builder) inlineMarkdown(from, to int) {
	at, end := from, to
	for at < to && isBlank(b.view.Text[at]) {
		at++
	}
	for end > at && isBlank(b.view.Text[end-1]) {
		end--
	}
	// Blanks at the start would make it code; they stay text.
	b.space(from, at)
	root := &Node{Kind: KindFragment}
	inner := b.within(source.Cut(b.view, at, end), root)
	inner.markdown()
	for _, n := range root.Children {
		if n.Kind == KindParagraph || n.Kind == KindFragment {
			for _, c := range n.Children {
				b.add(c)
			}
			continue
		}
		b.add(n)
	}
	b.space(end, to)
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// space adds the view's white space [from, to) as one blank.
func (b *builder) space(from, to int) {
	if to > from {
		b.add(b.node(Node{Kind: KindText, Text: " ", Span: b.span(from, to)}))
	}
}

// attachInline gives an attribute list to the inline before it, or to the
// heading that it ends. A tag colours the word before it. A list behind text says
// something about the block where it has an anchor or makes a note.
func (b *builder) attachInline(n *attributeInline) {
	span := b.span(n.Pos(), n.Pos()+n.length)
	if n.malformed {
		b.find(diag.AttributeMalformed, span, "", "this attribute list does not close")
	}
	b.judgeWords(n.attributes, span)
	top := b.top()
	if top.Kind == KindHeading && n.attributes.ID != "" {
		give(top, n.attributes)
		return
	}
	if len(top.Children) == 0 {
		return
	}
	last := top.Children[len(top.Children)-1]
	if last.Kind != KindText {
		give(last, n.attributes)
		return
	}
	for _, w := range n.attributes.Words {
		if colour, ok := strings.CutPrefix(w, "tag-"); ok {
			b.label(top, last, colour)
			return
		}
	}
	if top.Kind.Block() && (n.attributes.ID != "" || noteKind(n.attributes) != "") {
		give(top, n.attributes)
	}
}

// label cuts the last word off a text and makes it a coloured label.
func (b *builder) label(top, last *Node, colour string) {
	end := len(strings.TrimRight(last.Text, " "))
	i := strings.LastIndexByte(last.Text[:end], ' ') + 1
	if i == end {
		return
	}
	word := cutText(last, i, end)
	*last = *cutText(last, 0, i)
	top.Children = append(top.Children, b.node(Node{Kind: KindLabel, Name: colour, Span: word.Span, Children: []*Node{word}}))
}
