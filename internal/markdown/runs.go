package markdown

import "strings"

// tightName marks a paragraph that is the text of its list item and needs no
// paragraph of its own on a page.
const tightName = "tight"

// strayTag marks a container that the source does not have.
const strayTag = "stray"

// wrapRuns makes paragraphs of the runs of inlines between blocks. In tight
// containers they are marked so.
func wrapRuns(nodes []*Node, tight bool) []*Node {
	if wrapped(nodes) {
		return nodes
	}
	var out, run []*Node
	flush := func() {
		if !invisible(run) {
			p := paragraphOf(run)
			if tight {
				p.Name = tightName
			}
			out = append(out, p)
		}
		run = nil
	}
	for _, n := range nodes {
		if !n.Kind.Block() {
			run = append(run, n)
			continue
		}
		flush()
		switch n.Kind {
		case KindItem:
			out = appendInto(out, KindList, n)
		case KindRow:
			out = appendInto(out, KindTable, n)
		case KindTerm, KindDefinition:
			out = appendInto(out, KindDefinitions, n)
		case KindCell:
			out = append(out, n.Children...)
		default:
			out = append(out, n)
		}
	}
	flush()
	return out
}

// wrapped reports whether nodes are blocks that can stand anywhere.
func wrapped(nodes []*Node) bool {
	for _, n := range nodes {
		switch n.Kind {
		case KindItem, KindRow, KindTerm, KindDefinition, KindCell:
			return false
		}
		if !n.Kind.Block() {
			return false
		}
	}
	return true
}

// appendInto adds n to the container of the kind that ends out, or to a new one.
func appendInto(out []*Node, kind Kind, n *Node) []*Node {
	if k := len(out); k > 0 && out[k-1].Kind == kind && out[k-1].tag == strayTag {
		out[k-1].Children = append(out[k-1].Children, n)
		out[k-1].Span = out[k-1].Span.Join(n.Span)
		return out
	}
	return append(out, &Node{Kind: kind, tag: strayTag, Span: n.Span, Children: []*Node{n}})
}

func paragraphOf(run []*Node) *Node {
	p := &Node{Kind: KindParagraph, Children: run}
	for _, c := range run {
		p.Span = p.Span.Join(c.Span)
	}
	return p
}

// wrapStrays keeps nodes of the kind (for definitions terms too) and puts others
// into the one before, or into one of their own.
func wrapStrays(nodes []*Node, kind Kind) []*Node {
	strays := false
	for _, n := range nodes {
		strays = strays || n.Kind != kind
	}
	if !strays {
		return nodes
	}
	var out []*Node
	for _, n := range nodes {
		switch {
		case n.Kind == kind || kind == KindDefinition && n.Kind == KindTerm:
			out = append(out, n)
		case blank(n) || n.Kind == KindBreak:
		case len(out) > 0 && out[len(out)-1].Kind == kind:
			last := out[len(out)-1]
			last.Children = append(last.Children, n)
			last.Span = last.Span.Join(n.Span)
		default:
			out = append(out, &Node{Kind: kind, Span: n.Span, Children: []*Node{n}})
		}
	}
	for _, n := range out {
		if kind == KindCell {
			n.Children = cellBlocks(n.Children)
		} else if n.Kind == kind {
			n.Children = wrapRuns(n.Children, true)
		}
	}
	return out
}

// oneLine returns what nodes hold as inlines of one line.
func oneLine(nodes []*Node) []*Node {
	if !hasBlock(nodes) {
		return nodes
	}
	var out []*Node
	for _, n := range nodes {
		if !n.Kind.Block() {
			out = append(out, n)
			continue
		}
		if len(out) > 0 {
			gap := n.Span
			gap.End = gap.Start
			out = append(out, &Node{Kind: KindText, Text: " ", Span: gap})
		}
		if n.ID != "" {
			out = append(out, &Node{Kind: KindInline, Name: "span", ID: n.ID, Span: n.Span})
		}
		if n.Kind == KindCodeBlock {
			out = append(out, &Node{Kind: KindCode, Text: n.Text, Span: n.Span})
		}
		out = append(out, oneLine(n.Children)...)
	}
	return out
}

func hasBlock(nodes []*Node) bool {
	for _, n := range nodes {
		if n.Kind.Block() {
			return true
		}
	}
	return false
}

// invisible reports whether a run of inlines shows nothing.
func invisible(nodes []*Node) bool {
	for _, n := range nodes {
		switch n.Kind {
		case KindBreak:
		case KindText:
			if strings.TrimSpace(n.Text) != "" {
				return false
			}
		default:
			if n.ID != "" || n.Kind == KindImage || n.Kind == KindCode || !invisible(n.Children) {
				return false
			}
		}
	}
	return true
}
