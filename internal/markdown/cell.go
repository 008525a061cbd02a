package markdown

import (
	"strings"

	"demarc/internal/source"
)

// cellBlocks arranges what a table cell holds as blocks. Publishers break lines
// and make lists in cells in three ways: elements of HTML, <br>, and the two
// characters \n before a list mark. All become lists and paragraphs, a paragraph
// a line.
func cellBlocks(children []*Node) []*Node {
	var out []*Node
	for _, part := range wrapRuns(children, false) {
		if part.Kind != KindParagraph {
			out = append(out, part)
			continue
		}
		for i, line := range cellLines(part.Children) {
			out = appendLine(out, line)
			if i == 0 {
				last := lastOf(out)
				last.ID, last.Attr = part.ID, part.Attr
			}
		}
	}
	return out
}

// lastOf returns the block or list item that ends out.
func lastOf(out []*Node) *Node {
	last := out[len(out)-1]
	if last.Kind == KindList {
		return last.Children[len(last.Children)-1]
	}
	return last
}

// cellLines divides a run of inlines at line breaks and at the characters \n.
func cellLines(run []*Node) [][]*Node {
	var lines [][]*Node
	var line []*Node
	flush := func() {
		if !invisible(line) {
			lines = append(lines, line)
		}
		line = nil
	}
	for _, n := range run {
		if n.Kind == KindBreak {
			flush()
			continue
		}
		if n.Kind != KindText {
			line = append(line, n)
			continue
		}
		rest := n
		for {
			i := lineMark(rest.Text)
			if i < 0 {
				break
			}
			line = append(line, cutText(rest, 0, i))
			flush()
			rest = cutText(rest, i+2, len(rest.Text))
		}
		line = append(line, rest)
	}
	flush()
	return lines
}

// lineMark returns the place of the characters \n that stand for a line break in
// s, else -1: apart from a word on one side at least, so that a path such as
// C:\new stays whole.
func lineMark(s string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], `\n`)
		if i < 0 {
			return -1
		}
		i += from
		after := s[i+2:]
		if i == 0 || s[i-1] == ' ' || after == "" || strings.ContainsRune(" -*•\\", rune(after[0])) {
			return i
		}
		from = i + 2
	}
}

// cutText returns the part [i, j) of a text node. Where the text stands in the
// file as it is, its span is cut too.
func cutText(n *Node, i, j int) *Node {
	c := *n
	c.Text = n.Text[i:j]
	if n.exact {
		c.Span = source.Span{Start: n.Span.Start + i, End: n.Span.Start + j}
	}
	return &c
}

// appendLine adds a line of a cell: as an item where it begins with a list mark,
// else as a paragraph.
func appendLine(out []*Node, line []*Node) []*Node {
	marked, ordered, item := itemOf(line)
	if !marked {
		return append(out, paragraphOf(line))
	}
	k := len(out) - 1
	if k < 0 || out[k].Kind != KindList || out[k].tag != "" {
		out = append(out, &Node{Kind: KindList, Ordered: ordered, Start: 1, Span: item.Span})
		k++
	}
	out[k].Children = append(out[k].Children, item)
	out[k].Span = out[k].Span.Join(item.Span)
	return out
}

// itemOf makes a list item of a line that begins with a list mark.
func itemOf(line []*Node) (marked, ordered bool, item *Node) {
	for len(line) > 0 && blank(line[0]) {
		line = line[1:]
	}
	if len(line) == 0 || line[0].Kind != KindText {
		return false, false, nil
	}
	first := line[0]
	if len(strings.TrimSpace(first.Text)) < 4 && len(line) > 1 && line[1].Kind == KindText {
		// A mark that could have been emphasis, or that an edit wrote, stands apart
		// from its text.
		first = joinText(first, line[1])
		line = line[1:]
	}
	n := listMark(first.Text)
	if n == 0 {
		return false, false, nil
	}
	p := paragraphOf(append([]*Node{cutText(first, n, len(first.Text))}, line[1:]...))
	p.Name = tightName
	mark := strings.TrimSpace(first.Text[:n])
	return true, isDigit(mark[0]), &Node{Kind: KindItem, Span: p.Span, Children: []*Node{p}}
}

// joinText returns two neighbouring texts as one.
func joinText(a, b *Node) *Node {
	return &Node{
		Kind: KindText, Text: a.Text + b.Text, Span: a.Span.Join(b.Span),
		exact: a.exact && b.exact && a.Span.End == b.Span.Start,
	}
}

// listMark returns the length of the list mark at the start of s with the blanks
// around it, 0 where there is none.
func listMark(s string) int {
	i := len(s) - len(strings.TrimLeft(s, " "))
	rest := s[i:]
	for _, mark := range []string{"- ", "* ", "• ", "– ", "— ", "·  ", "● ", "+ "} {
		if strings.HasPrefix(rest, mark) {
			return i + len(mark)
		}
	}
	d := 0
	for d < len(rest) && d < 3 && rest[d] >= '0' && rest[d] <= '9' {
		d++
	}
	if d > 0 && d+1 < len(rest) && (rest[d] == '.' || rest[d] == ')') && rest[d+1] == ' ' {
		return i + d + 2
	}
	return 0
}
