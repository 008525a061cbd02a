package markdown

import (
	"strings"

	"demarc/internal/source"
)

// Kind is what a [Node] is.
type Kind uint8

// The kinds of node. Blocks first, then what stands in a line of text.
const (
	KindFragment    Kind = iota // holds nodes and means nothing itself
	KindHeading                 // Level
	KindParagraph               //
	KindList                    // Ordered, Start; holds items
	KindItem                    //
	KindTable                   // holds captions and rows
	KindRow                     // Header; holds cells
	KindCell                    // Header, ColSpan, RowSpan; holds blocks
	KindCaption                 // of a table or figure
	KindFigure                  //
	KindCodeBlock               // Text, Lang
	KindQuote                   //
	KindNote                    // Name is the kind of note: "tip", "important" …
	KindRule                    //
	KindDefinitions             // holds terms and details
	KindTerm                    //
	KindDefinition              //
	KindDetails                 // an expandable part; its first child may be a summary
	KindSummary                 //
	KindDivision                // a block element of no other kind; Name is its tag

	KindText   // Text
	KindCode   // Text
	KindEmph   //
	KindStrong //
	KindStrike //
	KindLink   // Target, Title
	KindImage  // Target, Title, Text is the alternative text
	KindBreak  // a hard line break
	KindLabel  // a coloured label; Name is its colour
	KindInline // an inline element of no other kind; Name is its tag
)

// Block reports whether nodes of the kind stand between lines of text.
func (k Kind) Block() bool { return k < KindText }

// Node is an element of a document, from Markdown or from HTML alike.
type Node struct {
	Kind Kind
	// Span is the node's place in the file.
	Span     source.Span
	Children []*Node

	// ID is the anchor that the author gave, if any. Attr holds what else the
	// author attached.
	ID   string
	Attr *Attributes

	// The fields that the comment at a kind names.
	Name, Text, Target, Title, Lang string
	Level, Start, ColSpan, RowSpan  int
	Ordered, Header                 bool

	// tag is the HTML tag that opened the node, "" where Markdown did; closed says
	// that a tag closed it too.
	tag    string
	closed bool
	// exact says that Text is the file's bytes at Span.
	exact bool
	// summary describes a table in words (an HTML attribute).
	summary string
}

// Walk calls visit for n and what it holds, in document order, and does not
// enter a node for which visit returns false.
func (n *Node) Walk(visit func(*Node) bool) {
	if !visit(n) {
		return
	}
	for _, c := range n.Children {
		c.Walk(visit)
	}
}

// PlainText returns the words of n without markup: code and links as their
// text, images and line breaks as a space, blocks apart by a line feed, runs of
// white space as one blank.
func (n *Node) PlainText() string {
	var b strings.Builder
	n.writePlain(&b)
	return CollapseSpace(b.String())
}

func (n *Node) writePlain(b *strings.Builder) {
	switch n.Kind {
	case KindText, KindCode, KindCodeBlock:
		b.WriteString(n.Text)
	case KindImage:
		b.WriteByte(' ')
	case KindBreak:
		b.WriteByte('\n')
	}
	for _, c := range n.Children {
		c.writePlain(b)
		if c.Kind.Block() {
			b.WriteByte('\n')
		}
	}
}

// CollapseSpace trims s and replaces each run of white space by a blank. Marks of
// unresolved keyrefs are removed; their names stay.
func CollapseSpace(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		c := s[i]
		clean = c > ' ' && c < 0x80 || c == ' ' && i > 0 && i+1 < len(s) && s[i+1] != ' '
	}
	if clean {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case r >= source.MarkFirst && r <= source.MarkLast:
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u00a0':
			gap = b.Len() > 0
		default:
			if gap {
				b.WriteByte(' ')
				gap = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Section is a heading and what stands under it up to the next heading.
// Children are the sections of deeper headings.
type Section struct {
	// ID is the section's anchor, unique in the document; "" before the first
	// heading.
	ID    string
	Title string
	// Level is the heading's level as written, 1 to 6; 0 before the first one.
	Level int
	// Number is the section's path in clause numbers, such as "2.1"; "" for the
	// document's title and what precedes it.
	Number   string
	numbered bool  // the title begins with the number
	Heading  *Node // nil before the first heading
	Blocks   []*Node
	Parent   *Section
	Children []*Section
}

// Span returns the place of the section's heading, or of its first block.
func (s *Section) Span() source.Span {
	switch {
	case s.Heading != nil:
		return s.Heading.Span
	case len(s.Blocks) > 0:
		return s.Blocks[0].Span
	}
	return source.Span{}
}

// Document is a parsed document.
type Document struct {
	View *source.View
	// Sections lists all sections in document order. The first is the text
	// before the first heading and may be empty.
	Sections []*Section
	// Title is the text of the heading that titles the document, "" where none
	// does.
	Title string
	// title is that heading's section.
	title *Section
}
