package markdown

import (
	"bytes"
	"html"
	"strings"

	"demarc/internal/source"
)

// text adds the view's bytes [from, to) as text. What stands in the file as it is
// and what an edit put there are nodes of their own, so that the place of each
// character is known. Goldmark divides text wherever a delimiter could stand;
// pieces of one origin that follow each other are joined again.
func (b *builder) text(from, to int) {
	for from < to {
		stop, verbatim := b.view.Run(from, to)
		span := b.span(from, stop)
		last := b.lastText()
		switch {
		case last != nil && verbatim && last.exact && last.Span.End == span.Start:
			last.Span.End = span.End
			last.Text = b.file[last.Span.Start:last.Span.End]
		case last != nil && !verbatim && last.Span == span && last == b.last.node && b.last.to == from:
			last.Text = b.edited[b.last.from:stop]
			b.last.to = stop
		case verbatim:
			b.add(b.node(Node{Kind: KindText, Text: b.file[span.Start:span.End], Span: span, exact: true}))
		default:
			if b.edited == "" {
				b.edited = string(b.view.Text)
			}
			b.last = replacement{b.node(Node{Kind: KindText, Text: b.edited[from:stop], Span: span}), from, stop}
			b.add(b.last.node)
		}
		from = stop
	}
}

// replacement is a text node that an edit made, with its place in the view.
type replacement struct {
	node     *Node
	from, to int
}

// lastText returns the text that more text may be joined to, nil where there is
// none.
func (b *builder) lastText() *Node {
	siblings := b.top().Children
	if len(siblings) == 0 {
		return nil
	}
	if last := siblings[len(siblings)-1]; last.Kind == KindText && last.Text != "\n" {
		return last
	}
	return nil
}

// replaced adds text that the view's bytes [from, to) stand for.
func (b *builder) replaced(s string, from, to int) {
	if s = presentable(s); s != "" {
		b.add(b.node(Node{Kind: KindText, Text: s, Span: b.span(from, to)}))
	}
}

// lineFeed adds the line break at an offset of the view as white space of the text.
func (b *builder) lineFeed(at int) {
	n := Node{Kind: KindText, Text: "\n", Span: b.span(at, at)}
	if at < len(b.view.Text) && b.view.Text[at] == '\n' {
		if _, verbatim := b.view.Run(at, at+1); verbatim {
			n.Span, n.exact = b.span(at, at+1), true
		}
	}
	b.add(b.node(n))
}

// marked adds text of Markdown or, where backslashes escape nothing, of HTML, with
// escapes and references to characters resolved.
func (b *builder) marked(from, to int, escapes bool) {
	s := b.view.Text[:to]
	start := from
	for i := from; i < to; {
		switch {
		case s[i] == '\\' && escapes && i+1 < to && isPunctuation(s[i+1]):
			b.text(start, i)
			start = i + 1
			i += 2
			continue
		case s[i] == '&':
			if c, n := reference(s[i:], !escapes); n > 0 {
				b.text(start, i)
				b.replaced(c, i, i+n)
				i += n
				start = i
				continue
			}
		}
		i++
	}
	b.text(start, to)
}

// resolved returns the text of an address or title of Markdown with escapes and
// references to characters resolved.
func resolved(s []byte) string {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return string(s)
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunctuation(s[i+1]):
			i++
		case s[i] == '&':
			if c, n := reference(s[i:], false); n > 0 {
				out.WriteString(presentable(c))
				i += n - 1
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// reference returns the characters that the reference at the start of s stands for,
// such as &amp; or &#38;, and its length, 0 where there is none. In HTML a name
// needs no semicolon.
func reference(s []byte, inHTML bool) (string, int) {
	const longest = 33
	n := 1
	if n < len(s) && s[n] == '#' {
		n++
	}
	for n < len(s) && n < longest && (isLetter(s[n]) || isDigit(s[n])) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	} else if !inHTML {
		return "", 0
	}
	written := string(s[:n])
	c := html.UnescapeString(written)
	if c == written {
		return "", 0
	}
	return c, n
}

// isPunctuation reports whether a backslash escapes c.
func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7f && !isLetter(c) && !isDigit(c)
}

// presentable drops what no text shows: control characters, which slots are made
// of, and the characters that mark unresolved names, where text of the document
// forges them.
func presentable(s string) string {
	if strings.IndexFunc(s, isUnpresentable) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isUnpresentable(r) {
			return -1
		}
		return r
	}, s)
}

func isUnpresentable(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == '\ufffd' || r >= source.MarkFirst && r <= source.MarkLast
}
