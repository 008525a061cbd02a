package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var kindAdmonition = ast.NewNodeKind("Admonition")

// admonition is a note as generators write it: ":::tip Title" up to ":::", or
// "!!! tip "Title"" with what is indented below it.
type admonition struct {
	ast.BaseBlock
	name     string // the kind of note
	title    text.Segment
	indented bool
}

func (*admonition) Kind() ast.NodeKind           { return kindAdmonition }
func (n *admonition) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// admonitionParser takes admonitions whose word is a known kind of note.
type admonitionParser struct{}

func (admonitionParser) Trigger() []byte             { return []byte{':', '!', '?'} }
func (admonitionParser) CanInterruptParagraph() bool { return true }
func (admonitionParser) CanAcceptIndentedLine() bool { return false }

func (admonitionParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := len(line) - len(bytes.TrimLeft(line, " \t"))
	mark := line[at:min(at+3, len(line))]
	if string(mark) != ":::" && string(mark) != "!!!" && string(mark) != "???" {
		return nil, parser.NoChildren
	}
	at += len(line[at:]) - len(bytes.TrimLeft(line[at:], ":!?+ \t"))
	end := at
	for end < len(line) && isLetter(line[end]) {
		end++
	}
	kind, known := noteKinds[strings.ToLower(string(line[at:end]))]
	if !known || end < len(line) && bytes.IndexByte([]byte(" \t\n[\"':"), line[end]) < 0 {
		return nil, parser.NoChildren
	}
	n := &admonition{name: kind, indented: mark[0] != ':'}
	const around = " \t\n\"'[]:"
	end = len(line) - len(bytes.TrimLeft(line[end:], around))
	title := bytes.TrimRight(line[end:], around)
	n.title = text.NewSegment(segment.Start+end-segment.Padding, segment.Start+end-segment.Padding+len(title))
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

func (admonitionParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	s := bytes.TrimSpace(line)
	switch {
	case len(s) == 0:
	case node.(*admonition).indented:
		at := reader.LineOffset()
		if width, _ := util.IndentWidth(line, at); width < 4 {
			return parser.Close
		}
		reader.AdvanceAndSetPadding(util.IndentPosition(line, at, 4))
	case len(s) >= 3 && len(bytes.Trim(s, ":")) == 0:
		reader.AdvanceToEOL()
		return parser.Close
	case s[0] == '#' && (len(s) == 1 || s[1] == ' ' || s[1] == '#' && (len(s) == 2 || s[2] == ' ')):
		return parser.Close // a section ends a note that nobody closed
	}
	return parser.Continue | parser.HasChildren
}

func (admonitionParser) Close(ast.Node, text.Reader, parser.Context) {}
