package markdown

import (
	"sort"
	"strings"

	"demarc/internal/source"
)

// Passage is the running text of a node, with the place of every part of it.
type Passage struct {
	// Text is the text without markup. A line break is a line feed; runs of white
	// space are as they were written.
	Text   string
	pieces []passagePiece
}

type passagePiece struct {
	at    int // offset in Text
	span  source.Span
	exact bool // Text is the file's bytes here, one for one
}

// PassageOf returns the running text of the inline nodes under n; blocks inside
// it stand apart by line feeds.
func PassageOf(nodes ...*Node) Passage {
	var p Passage
	var b strings.Builder
	for _, n := range nodes {
		p.write(&b, n)
	}
	p.Text = b.String()
	return p
}

func (p *Passage) write(b *strings.Builder, n *Node) {
	switch n.Kind {
	case KindText, KindCode:
		if n.Text != "" {
			p.pieces = append(p.pieces, passagePiece{b.Len(), n.Span, n.exact})
			for _, r := range n.Text {
				switch {
				case r == '\n' || r == '\t' || r == '\u00a0':
					b.WriteString("        "[:len(string(r))]) // as long, so that places hold
				default:
					b.WriteRune(r)
				}
			}
		}
	case KindBreak:
		b.WriteByte('\n')
	case KindImage:
		b.WriteByte(' ')
	}
	for _, c := range n.Children {
		p.write(b, c)
		if c.Kind.Block() {
			b.WriteByte('\n')
		}
	}
}

// Span returns the place of Text[i:j] in the file.
func (p *Passage) Span(i, j int) source.Span {
	var s source.Span
	k := max(sort.Search(len(p.pieces), func(k int) bool { return p.pieces[k].at > i })-1, 0)
	for ; k < len(p.pieces) && p.pieces[k].at < max(j, i+1); k++ {
		q := p.pieces[k]
		if !q.exact {
			s = s.Join(q.span)
			continue
		}
		from := min(q.span.Start+max(i-q.at, 0), q.span.End)
		to := min(q.span.Start+max(j-q.at, 0), q.span.End)
		s = s.Join(source.Span{Start: from, End: max(from, to)})
	}
	return s
}
