package markdown

import (
	"strings"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// builder makes one tree of Markdown and HTML. Both open and close nodes on one
// stack; what an author left open is closed where its container ends, and a tag
// that closes nothing is a finding.
type builder struct {
	view *source.View
	// file is the text of the whole file, edited that of the view, once an edit made
	// text of it. Text nodes are parts of them.
	file, edited string
	last         replacement
	stack        []*Node
	// barrier is the height of the stack that a closing tag cannot go below: the
	// Markdown block that it stands in.
	barrier int
	// head is set between <thead> and </thead>, cell in a cell of a pipe table.
	head, cell bool
	// outer is the builder of the HTML that this one builds Markdown inside of.
	outer *builder
	found *diag.Collector
	nodes *nodes
	ends  map[string]int // where elements that show nothing end for the last time
}

// nodes gives out nodes that it takes from the heap many at a time.
type nodes struct{ spare []Node }

// newBuilder returns a builder whose open node is the root.
func newBuilder(view *source.View, root *Node) *builder {
	return &builder{
		view: view, file: string(view.File.Data), stack: []*Node{root}, barrier: 1,
		found: diag.NewCollector(view.File), nodes: &nodes{},
	}
}

// within returns a builder for a part of b's view.
func (b *builder) within(view *source.View, root *Node) *builder {
	return &builder{
		view: view, file: b.file, stack: []*Node{root}, barrier: 1,
		outer: b, found: b.found, nodes: b.nodes, cell: b.cell,
	}
}

// node returns a copy of n in a place of its own.
func (b *builder) node(n Node) *Node {
	if len(b.nodes.spare) == 0 {
		b.nodes.spare = make([]Node, 64)
	}
	p := &b.nodes.spare[0]
	b.nodes.spare = b.nodes.spare[1:]
	*p = n
	return p
}

func (b *builder) span(from, to int) source.Span { return b.view.Span(from, to) }

func (b *builder) top() *Node { return b.stack[len(b.stack)-1] }

func (b *builder) find(rule *diag.Rule, span source.Span, key, format string, args ...any) {
	b.found.Add(rule, span, key, format, args...)
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

// full reports whether nothing more can be opened, and finds so.
func (b *builder) full(span source.Span) bool {
	depth := len(b.stack)
	for o := b.outer; o != nil; o = o.outer {
		depth += len(o.stack)
	}
	if depth < maxDepth {
		return false
	}
	b.find(diag.MarkupLimit, span, "elements in each other", "there are more than %d elements in each other", maxDepth)
	return true
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
	if n.tag != "" && (n.Kind == KindCodeBlock || n.Kind == KindCode) {
		n.Text, n.Children = flatText(n), nil
	}
}

// flatText returns the text of all nodes under n, unchanged.
func flatText(n *Node) string {
	var s strings.Builder
	n.Walk(func(c *Node) bool {
		s.WriteString(c.Text)
		if c.Kind == KindBreak {
			s.WriteByte('\n')
		}
		return true
	})
	return s.String()
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
			b.push(b.node(Node{Kind: KindRow, Span: n.Span, Header: b.head, tag: "tr"}))
		}
	case KindTerm, KindDefinition:
		b.closeTo(KindDefinitions)
	default:
		if n.Kind.Block() {
			b.closeParagraph()
		}
		b.head = b.head && n.Kind != KindTable
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

// closeForHeading ends what HTML left open before a heading of Markdown, but for
// elements that sections stand in.
func (b *builder) closeForHeading() {
	for i := b.barrier; i < len(b.stack); i++ {
		n := b.stack[i]
		if n.Kind == KindDivision || n.Kind == KindDetails {
			continue
		}
		b.find(diag.MarkupUnbalanced, n.Span, n.tag, "<%s> is not closed before the next heading", n.tag)
		b.popTo(i)
	}
}

// endTag closes the innermost element of the name. A table's cell keeps closing
// tags of other elements to itself.
func (b *builder) endTag(name string, from, to int) {
	span := b.span(from, to)
	switch name {
	case "br":
		b.add(b.node(Node{Kind: KindBreak, Span: span}))
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
			n.closed = true
			b.popTo(i)
			return
		}
		if n.Kind == KindCell && !tabular {
			break
		}
	}
	if _, known := elementKinds[atomOf(name)]; known && name != "p" && name != "tr" {
		b.found.AddFixable(diag.MarkupUnbalanced, span, "", name, "</%s> closes nothing", name)
	}
}
