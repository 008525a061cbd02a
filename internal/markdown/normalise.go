package markdown

import "strings"

// normalise gives every node the children that its kind may hold, from the
// leaves up. Fragments vanish into their parents; a paragraph that holds blocks
// is divided, a heading that does becomes a line again; runs of text between blocks
// become paragraphs; what HTML left out of a list or table is moved where it
// belongs; a quote or element that an author marked as a note becomes one.
// Afterwards Markdown and HTML cannot be told apart.
func normalise(n *Node) {
	children := n.Children
	moved := false
	for i, c := range n.Children {
		normalise(c)
		parts, stays := lift(c)
		if !stays && !moved {
			moved = true
			children = append(make([]*Node, 0, len(n.Children)+len(parts)), n.Children[:i]...)
		}
		if moved && stays {
			children = append(children, c)
		} else if moved {
			children = append(children, parts...)
		}
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
	case KindHeading, KindTerm, KindSummary, KindCaption:
		children = oneLine(children)
	}
	n.Children = children
	settle(n)
	switch n.Kind {
	case KindTable:
		markHeader(n)
	case KindQuote:
		readAdmonition(n)
	}
}

// settle makes paragraphs of captions and summaries that stand where they name
// nothing.
func settle(n *Node) {
	for i, c := range n.Children {
		switch {
		case c.Kind == KindSummary && (n.Kind != KindDetails || i > 0),
			c.Kind == KindCaption && n.Kind != KindTable && n.Kind != KindFigure:
			c.Kind, c.Name = KindParagraph, ""
		}
	}
}

// lift returns what stands in c's place among its parent's children; stays says
// that c itself does.
func lift(c *Node) (parts []*Node, stays bool) {
	switch c.Kind {
	case KindFragment:
		if c.Name == opaqueName && c.closed {
			return nil, false
		}
		return c.Children, false
	case KindTable:
		return liftTable(c), false
	case KindParagraph:
		if hasBlock(c.Children) {
			return divided(c), false
		}
		if c.ID == "" && invisible(c.Children) {
			return nil, false
		}
	case KindDivision:
		if holdsHeading(c) {
			return freed(c), false
		}
	case KindDetails:
		if !c.closed && holdsHeading(c) {
			return freed(c), false
		}
	case KindLink:
		if hasBlock(c.Children) {
			return linked(c, c.Children), false
		}
	default:
		if !c.Kind.Block() && hasBlock(c.Children) {
			return c.Children, false
		}
	}
	if one := noted(c); one != c {
		return []*Node{one}, false
	}
	return nil, true
}

// divided returns the parts of a paragraph that holds blocks.
func divided(c *Node) []*Node {
	parts := wrapRuns(c.Children, false)
	if len(parts) > 0 && parts[0].Kind == KindParagraph {
		parts[0].ID, parts[0].Attr = c.ID, c.Attr
	} else if c.ID != "" {
		parts = append([]*Node{anchorOf(c)}, parts...)
	}
	return parts
}

// anchorOf returns a paragraph without words for the anchor of a node that goes.
func anchorOf(n *Node) *Node { return &Node{Kind: KindParagraph, ID: n.ID, Span: n.Span} }

// freed returns what a division holds, to stand in its place: its headings begin
// sections, whatever is around them.
func freed(c *Node) []*Node {
	if c.ID == "" {
		return c.Children
	}
	return append([]*Node{anchorOf(c)}, c.Children...)
}

func holdsHeading(n *Node) bool {
	for _, c := range n.Children {
		if c.Kind == KindHeading {
			return true
		}
	}
	return false
}

// linked puts copies of a link around the lines of blocks that it was put around.
func linked(link *Node, nodes []*Node) []*Node {
	for i, n := range nodes {
		switch {
		case !n.Kind.Block():
			one := *link
			one.Children, one.Span = []*Node{n}, n.Span
			nodes[i] = &one
		case n.Kind != KindTable && n.Kind != KindCodeBlock:
			n.Children = linked(link, n.Children)
		}
	}
	return nodes
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
	return append(out, noted(t))
}

// noteKind returns the kind of note that attributes make, "" where they make none.
func noteKind(a *Attributes) string {
	if a != nil {
		for _, w := range a.Words {
			if kind, ok := noteKinds[w]; ok {
				return kind
			}
		}
	}
	return ""
}

// noted returns a block in a note where its attributes ask for one.
func noted(n *Node) *Node {
	switch n.Kind {
	case KindParagraph, KindList, KindTable, KindCodeBlock, KindQuote, KindDivision, KindFigure, KindDefinitions, KindDetails:
	default:
		return n
	}
	kind := noteKind(n.Attr)
	if kind == "" {
		return n
	}
	note := &Node{Kind: KindNote, Name: kind, Span: n.Span, ID: n.ID, Attr: n.Attr, Children: []*Node{n}}
	if n.Kind == KindDivision || n.Kind == KindQuote {
		note.Children = n.Children
	}
	if n.ID, n.Attr = "", nil; n.Name == tightName {
		n.Name = ""
	}
	return note
}

// readAdmonition makes a note of a quote whose first line is a mark such as
// [!NOTE].
func readAdmonition(q *Node) {
	if len(q.Children) == 0 || q.Children[0].Kind != KindParagraph || len(q.Children[0].Children) == 0 {
		return
	}
	line := q.Children[0].Children
	word, found := strings.CutPrefix(line[0].Text, "[!")
	word, rest, closed := strings.Cut(word, "]")
	kind, known := noteKinds[strings.ToLower(word)]
	if line[0].Kind != KindText || !found || !closed || !known || strings.TrimSpace(rest) != "" {
		return
	}
	q.Kind, q.Name = KindNote, kind
	if line = line[1:]; len(line) > 0 && (line[0].Kind == KindBreak || blank(line[0])) {
		line = line[1:]
	}
	if q.Children[0].Children = line; len(line) == 0 {
		q.Children = q.Children[1:]
	}
}

// markHeader finds the header of a table that does not declare one: a first row
// of header cells, or of strong text alone.
func markHeader(t *Node) {
	first := true
	for _, r := range t.Children {
		if r.Kind != KindRow {
			continue
		}
		if !r.Header && (!first || len(r.Children) < 2 || !allHeaders(r.Children)) {
			return
		}
		r.Header, first = true, false
		for _, c := range r.Children {
			c.Header = true
		}
	}
}

// allHeaders reports whether cells are header cells, strong text alone or empty.
func allHeaders(cells []*Node) bool {
	for _, c := range cells {
		if !c.Header && len(c.Children) > 0 && !(len(c.Children) == 1 && allStrong(c.Children[0].Children)) {
			return false
		}
	}
	return true
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
