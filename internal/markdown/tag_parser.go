package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tagParser takes tags of HTML in a line of text. Goldmark does so with a regular
// expression, which is slow; only what this scanner cannot decide, such as a tag
// over two lines or a comment, gets there. Tags without anything between them
// become one node.
type tagParser struct{ parser.InlineParser }

func (p tagParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n, decided := tagLength(line)
	if !decided {
		return p.InlineParser.Parse(parent, block, pc)
	}
	if n == 0 {
		return nil
	}
	for more := n; more > 0; n += more {
		more, _ = tagLength(line[n:])
	}
	node := ast.NewRawHTML()
	node.Segments.Append(segment.WithStop(segment.Start + n))
	block.Advance(n)
	return node
}

// tagLength returns the length of the tag at the start of a line, 0 where there is
// none. It does not decide on comments, declarations and tags that the line ends in.
func tagLength(s []byte) (n int, decided bool) {
	if len(s) < 2 || s[0] != '<' {
		return 0, true
	}
	i, closing := 1, s[1] == '/'
	switch {
	case s[1] == '!' || s[1] == '?':
		return 0, false
	case closing:
		i = 2
	}
	if i >= len(s) || !isLetter(s[i]) {
		return 0, true
	}
	for i < len(s) && (isLetter(s[i]) || isDigit(s[i]) || s[i] == '-') {
		i++
	}
	for {
		from := i
		i = skipBlanks(s, i)
		switch {
		case i >= len(s) || s[i] == '\n':
			return 0, false
		case s[i] == '>':
			return i + 1, true
		case s[i] == '/' && !closing:
			if i+1 < len(s) && s[i+1] == '>' {
				return i + 2, true
			}
			return 0, true
		case closing || i == from:
			return 0, true
		}
		if i, decided = attributeEnd(s, i); i == 0 {
			return 0, decided
		}
	}
}

// attributeEnd returns the offset behind the attribute at s[i:], 0 where there is
// none; that is not decided where the line ends first.
func attributeEnd(s []byte, i int) (end int, decided bool) {
	if !isLetter(s[i]) && s[i] != '_' && s[i] != ':' {
		return 0, true
	}
	for i < len(s) && (isLetter(s[i]) || isDigit(s[i]) || s[i] == '_' || s[i] == ':' || s[i] == '.' || s[i] == '-') {
		i++
	}
	at := skipBlanks(s, i)
	if at >= len(s) || s[at] == '\n' {
		return 0, false
	}
	if s[at] != '=' {
		return i, true
	}
	i = skipBlanks(s, at+1)
	switch {
	case i >= len(s) || s[i] == '\n':
		return 0, false
	case s[i] == '"' || s[i] == '\'':
		for end := i + 1; end < len(s); end++ {
			if s[end] == s[i] {
				return end + 1, true
			}
		}
		return 0, false
	}
	from := i
	for i < len(s) && s[i] > ' ' && s[i] != '"' && s[i] != '\'' && s[i] != '=' && s[i] != '<' && s[i] != '>' && s[i] != '`' {
		i++
	}
	if i == from {
		return 0, true
	}
	return i, true
}

func skipBlanks(s []byte, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
