package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

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
	span := b.inlineSpan(n)
	contents := func() { b.inlines(n) }
	switch n := n.(type) {
	case *ast.Text:
		b.goldmarkText(n)
	case *ast.String:
		b.add(&Node{Kind: KindText, Text: string(n.Value), Span: span})
	case *ast.CodeSpan:
		b.add(&Node{Kind: KindCode, Text: b.codeText(n), Span: span})
	case *ast.Emphasis:
		kind := KindEmph
		if n.Level == 2 {
			kind = KindStrong
		}
		b.inside(&Node{Kind: kind, Span: span}, contents)
	case *extast.Strikethrough:
		b.inside(&Node{Kind: KindStrike, Span: span}, contents)
	case *ast.Link:
		b.inside(&Node{Kind: KindLink, Span: span, Target: unescape(n.Destination), Title: unescape(n.Title)}, contents)
	case *ast.Image:
		alt := &Node{Kind: KindFragment}
		sub := &builder{view: b.view, stack: []*Node{alt}, barrier: 1}
		sub.inlines(n)
		b.add(&Node{Kind: KindImage, Span: span, Target: unescape(n.Destination), Title: unescape(n.Title), Text: alt.PlainText()})
	case *ast.AutoLink:
		label := string(n.Label(b.view.Text))
		target := string(n.URL(b.view.Text))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(target, "mailto:") {
			target = "mailto:" + target
		}
		b.add(&Node{Kind: KindLink, Span: span, Target: target, Children: []*Node{{Kind: KindText, Text: label, Span: span}}})
	case *ast.RawHTML:
		b.rawSegments(n.Segments.Sliced(0, n.Segments.Len()))
	case *attributeInline:
		b.attachInline(n)
	default:
		b.inlines(n)
	}
}

// inlineSpan returns the place of an inline: from its first to its last byte as
// far as goldmark tells.
func (b *builder) inlineSpan(n ast.Node) source.Span {
	s := source.Span{}
	if p := n.Pos(); p >= 0 && p <= len(b.view.Text) {
		s = b.span(p, p)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			s = s.Join(b.span(t.Segment.Start, t.Segment.Stop))
			continue
		}
		s = s.Join(b.inlineSpan(c))
	}
	return s
}

// goldmarkText adds text with escapes and entities resolved.
func (b *builder) goldmarkText(n *ast.Text) {
	from, to := n.Segment.Start, n.Segment.Stop
	value := b.view.Text[from:to]
	if !n.IsRaw() {
		b.text(unescape(value), from, to)
	} else {
		b.text(string(value), from, to)
	}
	switch {
	case n.HardLineBreak():
		b.add(&Node{Kind: KindBreak, Span: b.span(to, to)})
	case n.SoftLineBreak():
		b.add(&Node{Kind: KindText, Text: "\n", Span: b.span(to, to)})
	}
}

// unescape resolves backslash escapes and entities.
func unescape(s []byte) string {
	if strings.IndexByte(string(s), '\\') < 0 && strings.IndexByte(string(s), '&') < 0 {
		return string(s)
	}
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(s))))
}

func (b *builder) codeText(n *ast.CodeSpan) string {
	var s strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			s.WriteString(strings.ReplaceAll(string(t.Segment.Value(b.view.Text)), "\n", " "))
		}
	}
	return s.String()
}

// inlineMarkdown parses the view's bytes [from, to), text inside raw HTML, as a
// line of Markdown.
func (b *builder) inlineMarkdown(from, to int) {
	b.depth++
	defer func() { b.depth-- }()
	// Leading blanks would make it code; they stay text.
	at := from
	for at < to && (b.view.Text[at] == ' ' || b.view.Text[at] == '\t' || b.view.Text[at] == '\n') {
		at++
	}
	if at > from {
		b.text(" ", from, at)
	}
	sub := source.Cut(b.view, at, to)
	inner := &builder{view: sub, stack: []*Node{{Kind: KindFragment}}, barrier: 1, depth: b.depth}
	inner.blocks(grammar.Parse(text.NewReader(sub.Text)))
	inner.popTo(1)
	b.findings = append(b.findings, inner.findings...)
	for _, n := range inner.stack[0].Children {
		if n.Kind == KindParagraph || n.Kind == KindFragment {
			for _, c := range n.Children {
				b.add(c)
			}
			continue
		}
		b.add(n)
	}
	if last := b.view.Text[to-1]; last == ' ' || last == '\n' {
		b.text(" ", to-1, to)
	}
}

// attachInline gives an attribute list to the inline before it, or to the
// heading that it ends. A tag colours the word before it.
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
	for _, w := range n.attributes.Words {
		if colour, ok := strings.CutPrefix(w, "tag-"); ok && last.Kind == KindText {
			b.label(top, last, colour)
			return
		}
	}
	if last.Kind != KindText {
		give(last, n.attributes)
	}
}

// label cuts the last word off a text and makes it a coloured label.
func (b *builder) label(top, last *Node, colour string) {
	word := strings.TrimRight(last.Text, " ")
	i := strings.LastIndexByte(word, ' ') + 1
	if word[i:] == "" {
		return
	}
	label := &Node{Kind: KindLabel, Name: colour, Span: last.Span, Children: []*Node{{Kind: KindText, Text: word[i:], Span: last.Span}}}
	last.Text = word[:i]
	top.Children = append(top.Children, label)
}
