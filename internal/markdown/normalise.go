package markdown

import "strings"

// normalise gives every node the children that its kind may hold, from the
// leaves up. Fragments vanish into their parents; a paragraph that holds blocks
// is divided; runs of text between blocks become paragraphs; what HTML left out
// of a list or table is moved where it belongs. Afterwards Markdown and HTML
// cannot be told apart.
func normalise(n *Node) {
	var children []*Node
	for _, c := range n.Children {
		normalise(c)
		children = append(children, lift(c)...)
	}
	switch n.Kind {
	case KindCell:
		children = cellBlocks(children)
	case KindFragment, KindItem, KindDefinition, KindQuote, KindNote, KindDetails, KindDivision, KindFigure:
		children = wrapRuns(children, n.Kind == KindItem || n.Kind == KindDefinition)
	case KindList:
		children = wrapStrays(children, KindItem)
	case KindRow:
		children = wrapStrays(children, KindCell)
	case KindDefinitions:
		children = wrapStrays(children, KindDefinition)
	}
	n.Children = children
	switch n.Kind {
	case KindTable:
		markHeader(n)
	case KindQuote:
		admonish(n)
	}
}

// admonish makes a quote that begins with a mark such as [!NOTE] a note of that
// kind, as GitHub does.
func admonish(n *Node) {
	if len(n.Children) == 0 || n.Children[0].Kind != KindParagraph {
		return
	}
	line := n.Children[0]
	mark, kind := "", ""
	for k, c := range line.Children {
		if c.Kind != KindText || c.Text == "\n" {
			break
		}
		mark += c.Text
		if end := strings.Index(mark, "]"); end > 2 && strings.HasPrefix(mark, "[!") {
			kind = noteKinds[strings.ToLower(mark[2:end])]
			if kind == "" || strings.TrimSpace(mark[end+1:]) != "" {
				return
			}
			line.Children = line.Children[k+1:]
			break
		}
	}
	if kind == "" {
		return
	}
	n.Kind, n.Name = KindNote, kind
	if invisible(line.Children) {
		n.Children = n.Children[1:]
	}
}

// lift returns what stands in c's place among its parent's children.
func lift(c *Node) []*Node {
	switch c.Kind {
	case KindFragment:
		if c.Name == opaqueName {
			return nil
		}
		return c.Children
	case KindTable:
		return liftTable(c)
	case KindParagraph:
		if hasBlock(c.Children) {
			parts := wrapRuns(c.Children, false)
			if len(parts) > 0 && parts[0].Kind == KindParagraph {
				parts[0].ID, parts[0].Attr = c.ID, c.Attr
			}
			return parts
		}
		if c.ID == "" && invisible(c.Children) {
			return nil
		}
	case KindCode, KindCodeBlock, KindText, KindBreak, KindImage:
	default:
		if !c.Kind.Block() && hasBlock(c.Children) {
			return c.Children
		}
	}
	return []*Node{c}
}

// liftTable returns a table and, before it, what stood in it outside any row.
func liftTable(t *Node) []*Node {
	var rows, strays []*Node
	for _, c := range t.Children {
		switch {
		case c.Kind == KindRow || c.Kind == KindCaption:
			rows = append(rows, c)
		case !blank(c) && c.Kind != KindBreak:
			strays = append(strays, c)
		}
	}
	t.Children = rows
	out := wrapRuns(strays, false)
	if len(rows) == 0 && t.ID == "" {
		return out
	}
	return append(out, t)
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

// tightName marks a paragraph that is the text of its list item and needs no
// paragraph of its own on a page.
const tightName = "tight"

// wrapRuns makes paragraphs of the runs of inlines between blocks. In tight
// containers they are marked so.
func wrapRuns(nodes []*Node, tight bool) []*Node {
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
		switch {
		case !n.Kind.Block():
			run = append(run, n)
		case n.Kind == KindItem:
			flush()
			out = appendInto(out, KindList, n)
		case n.Kind == KindRow:
			flush()
			out = appendInto(out, KindTable, n)
		case n.Kind == KindTerm || n.Kind == KindDefinition:
			flush()
			out = appendInto(out, KindDefinitions, n)
		case n.Kind == KindCell:
			flush()
			out = append(out, n.Children...)
		default:
			flush()
			out = append(out, n)
		}
	}
	flush()
	return out
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

// strayTag marks a container that the source does not have.
const strayTag = "stray"

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
	var out []*Node
	for _, n := range nodes {
		switch {
		case n.Kind == kind || kind == KindDefinition && n.Kind == KindTerm:
			out = append(out, n)
		case blank(n) || n.Kind == KindBreak:
		case len(out) > 0 && out[len(out)-1].Kind == kind:
			last := out[len(out)-1]
			last.Children = wrapRuns(append(last.Children, n), true)
			last.Span = last.Span.Join(n.Span)
		default:
			out = append(out, &Node{Kind: kind, Span: n.Span, Children: wrapRuns([]*Node{n}, true)})
		}
	}
	return out
}

// markHeader finds the header of a table that does not declare one: a first row
// of header cells, or of strong text alone.
func markHeader(t *Node) {
	first := true
	for _, r := range t.Children {
		if r.Kind != KindRow {
			continue
		}
		if r.Header {
			for _, c := range r.Children {
				c.Header = true
			}
			first = false
			continue
		}
		if !first || len(r.Children) < 2 {
			return
		}
		for _, c := range r.Children {
			if !c.Header && !(len(c.Children) == 1 && allStrong(c.Children[0].Children)) && len(c.Children) > 0 {
				return
			}
		}
		r.Header = true
		for _, c := range r.Children {
			c.Header = true
		}
		first = false
	}
}

// allStrong reports whether a line holds strong text and nothing else.
func allStrong(line []*Node) bool {
	strong := false
	for _, n := range line {
		if n.Kind == KindStrong {
			strong = true
		} else if !blank(n) && n.Kind != KindBreak {
			return false
		}
	}
	return strong
}
