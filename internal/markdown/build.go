package markdown

import (
	"demarc/internal/diag"
	"demarc/internal/source"
)

// builder makes one tree of Markdown and HTML. Both open and close nodes on one
// stack; what an author left open is closed where its container ends, and a tag
// that closes nothing is a finding.
type builder struct {
	view  *source.View
	stack []*Node
	// barrier is the height of the stack that a closing tag cannot go below: the
	// Markdown block that it stands in.
	barrier int
	// head is set between <thead> and </thead>.
	head bool
	// depth counts Markdown inside HTML inside Markdown.
	depth    int
	findings []diag.Finding
}

// opaqueName marks a fragment whose content never shows.
const opaqueName = "opaque"

func (b *builder) span(from, to int) source.Span { return b.view.Span(from, to) }

func (b *builder) top() *Node { return b.stack[len(b.stack)-1] }

func (b *builder) find(rule *diag.Rule, span source.Span, key, format string, args ...any) {
	b.findings = append(b.findings, rule.At(b.view.File, span, "", key, format, args...))
}

// add appends a node to the open one.
func (b *builder) add(n *Node) {
	top := b.top()
	top.Children = append(top.Children, n)
}

// push adds a node and opens it.
func (b *builder) push(n *Node) {
	b.add(n)
	b.stack = append(b.stack, n)
}

// popTo closes nodes until height are open.
func (b *builder) popTo(height int) {
	for len(b.stack) > max(height, 1) {
		n := b.top()
		b.stack = b.stack[:len(b.stack)-1]
		b.finish(n)
	}
}

// finish completes a node that was closed.
func (b *builder) finish(n *Node) {
	for _, c := range n.Children {
		n.Span = n.Span.Join(c.Span)
	}
	switch n.Kind {
	case KindCodeBlock, KindCode:
		if n.tag != "" {
			n.Text, n.Children = flatText(n), nil
		}
	case KindFragment:
		if n.Name == opaqueName {
			n.Children = nil
		}
	}
}

// flatText returns the text of all nodes under n, unchanged.
func flatText(n *Node) string {
	s := ""
	n.Walk(func(c *Node) bool {
		s += c.Text
		return true
	})
	return s
}

// inside opens a Markdown container, lets fill add to it and closes it with
// whatever HTML was left open in it.
func (b *builder) inside(n *Node, fill func()) {
	b.push(n)
	barrier, head := b.barrier, b.head
	b.barrier, b.head = len(b.stack), false
	fill()
	b.popTo(b.barrier - 1)
	b.barrier, b.head = barrier, head
}

// open opens the node of an HTML element after closing what it ends.
func (b *builder) open(n *Node) {
	switch n.Kind {
	case KindItem:
		b.closeWithin(KindItem, KindList)
	case KindRow, KindCaption:
		if n.tag != "figcaption" {
			b.closeTo(KindTable)
		}
		n.Header = n.Kind == KindRow && b.head
	case KindCell:
		b.closeWithin(KindCell, KindRow)
		if b.nearest(KindRow, KindTable) < 0 && b.nearest(KindTable, KindTable) >= 0 {
			b.closeTo(KindTable)
			b.push(&Node{Kind: KindRow, Span: n.Span, Header: b.head, tag: "tr"})
		}
	case KindTerm, KindDefinition:
		b.closeTo(KindDefinitions)
	default:
		if n.Kind.Block() {
			b.closeParagraph()
		}
	}
	b.push(n)
}

// nearest returns the height of the innermost open node of the kind, looking no
// further out than the first node of the kind limit and the barrier, else -1.
func (b *builder) nearest(kind, limit Kind) int {
	for i := len(b.stack) - 1; i >= b.barrier && i > 0; i-- {
		if b.stack[i].Kind == kind {
			return i
		}
		if b.stack[i].Kind == limit {
			return -1
		}
	}
	return -1
}

// closeTo closes what is open inside the innermost node of the kind.
func (b *builder) closeTo(kind Kind) {
	if i := b.nearest(kind, kind); i >= 0 {
		b.popTo(i + 1)
	}
}

// closeWithin closes the innermost node of the kind if it is inside limit.
func (b *builder) closeWithin(kind, limit Kind) {
	if i := b.nearest(kind, limit); i >= 0 {
		b.popTo(i)
	}
}

// closeParagraph ends an HTML paragraph that a block cannot stand in.
func (b *builder) closeParagraph() {
	if i := b.nearest(KindParagraph, KindCell); i >= 0 {
		b.popTo(i)
	}
}

func (b *builder) closeInlines() {
	for len(b.stack) > b.barrier && !b.top().Kind.Block() {
		b.popTo(len(b.stack) - 1)
	}
}

// endTag closes the innermost element of the name. A table's cell keeps closing
// tags of other elements to itself.
func (b *builder) endTag(name string, from, to int) {
	span := b.span(from, to)
	switch name {
	case "br":
		b.add(&Node{Kind: KindBreak, Span: span})
		return
	case "thead", "tbody", "tfoot":
		b.closeTo(KindTable)
		b.head = false
		return
	}
	tabular := name == "td" || name == "th" || name == "tr" || name == "table"
	for i := len(b.stack) - 1; i >= b.barrier && i > 0; i-- {
		n := b.stack[i]
		if n.tag == name {
			n.Span = n.Span.Join(span)
			b.popTo(i)
			return
		}
		if n.Kind == KindCell && !tabular {
			break
		}
	}
	if _, known := elementKinds[atomOf(name)]; known && name != "p" && name != "tr" {
		b.find(diag.MarkupUnbalanced, span, name, "</%s> closes nothing", name)
	}
}

// text adds text of the view's bytes [from, to). Goldmark divides text wherever a
// delimiter could stand; pieces that follow each other are joined again as long as
// each is the file's own bytes. What an edit put there stands apart.
func (b *builder) text(s string, from, to int) {
	if s == "" {
		return
	}
	if len(s) == to-from {
		if cut, _ := b.view.Run(from, to); cut < to {
			b.text(s[:cut-from], from, cut)
			b.text(s[cut-from:], cut, to)
			return
		}
	}
	n := &Node{Kind: KindText, Text: s, Span: b.span(from, to)}
	if k := len(b.top().Children); k > 0 {
		last := b.top().Children[k-1]
		if last.Kind == KindText && exact(last) && exact(n) && last.Span.End == n.Span.Start && last.Text != "\n" {
			last.Text += s
			last.Span.End = n.Span.End
			return
		}
	}
	b.add(n)
}

// exact reports whether a text node holds the file's bytes one for one.
func exact(n *Node) bool { return n.Span.End-n.Span.Start == len(n.Text) }
