package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// emphasisParser takes the marks of emphasis and of text that is struck through.
// Goldmark matches every mark that closes with all that open before it; marks that
// can do neither, as in snake_case, stay text from the start.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_', '~'} }

func (emphasisParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	var marks parser.DelimiterProcessor = emphasisMarks{}
	if line[0] == '~' {
		marks = strikeMarks{}
	}
	d := parser.ScanDelimiter(line, before, 1, marks)
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	l := limitsOf(pc, parent)
	limited := d.OriginalLength > maxRun || l.delimiters >= maxDelimiters
	switch {
	case !d.CanOpen && !d.CanClose, d.Char == '~' && d.OriginalLength > 2:
		return ast.NewTextSegment(d.Segment)
	case limited:
		l.meet("marks of emphasis in one paragraph", segment.Start)
		return ast.NewTextSegment(d.Segment)
	}
	l.delimiters++
	pc.PushDelimiter(d)
	return d
}

// emphasisMarks tells goldmark which marks belong together.
type emphasisMarks struct{}

func (emphasisMarks) IsDelimiter(b byte) bool { return b == '*' || b == '_' || b == '~' }

func (emphasisMarks) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && (opener.Char != '~' || opener.OriginalLength == closer.OriginalLength)
}

func (emphasisMarks) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// strikeMarks are the marks ~ and ~~.
type strikeMarks struct{ emphasisMarks }

func (strikeMarks) OnMatch(int) ast.Node { return extast.NewStrikethrough() }

// codeSpanParser is goldmark's parser of code spans. Goldmark searches the end of
// every run of backticks; in a long block the runs are counted first.
type codeSpanParser struct{ parser.InlineParser }

func (p codeSpanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	lines := parent.Lines()
	if lines.At(lines.Len()-1).Stop-lines.At(0).Start < longBlock {
		return p.InlineParser.Parse(parent, block, pc)
	}
	l := limitsOf(pc, parent)
	if !l.counted {
		l.countRuns(lines, block.Source())
	}
	line, segment := block.PeekLine()
	n := backticks(line)
	if l.runs[n] > segment.Start {
		return p.InlineParser.Parse(parent, block, pc)
	}
	block.Advance(n)
	return ast.NewTextSegment(segment.WithStop(segment.Start + n))
}

// countRuns notes where the last run of backticks of each length begins.
func (l *limits) countRuns(lines *text.Segments, source []byte) {
	l.counted, l.runs = true, map[int]int{}
	for _, s := range lines.Sliced(0, lines.Len()) {
		for i := s.Start; i < s.Stop; i++ {
			if n := backticks(source[i:s.Stop]); n > 0 {
				l.runs[n] = i
				i += n
			}
		}
	}
}

func backticks(s []byte) int {
	n := 0
	for n < len(s) && s[n] == '`' {
		n++
	}
	return n
}

// linkParser is goldmark's parser of links and images, with bounds to the brackets
// that are open at a time and to the search for the ends of links.
type linkParser struct{ parser.InlineParser }

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	l := limitsOf(pc, parent)
	opens := line[0] == '[' || len(line) > 1 && line[0] == '!' && line[1] == '['
	switch {
	case opens && l.brackets >= maxBrackets, !opens && l.searched > maxSearch:
		l.meet("brackets in one paragraph", segment.Start)
		return nil
	case opens:
		l.brackets++
	case line[0] == ']':
		l.brackets = max(l.brackets-1, 0)
	}
	lines, _ := block.Position()
	node := p.InlineParser.Parse(parent, block, pc)
	switch {
	case line[0] != ']':
	case len(line) < 2 || line[1] != '(':
		l.searched += lines // goldmark passes all lines above for the name of a reference
	case node == nil:
		l.searched += addressEnd(line[2:])
	}
	return node
}

// addressEnd returns how far goldmark looked for the end of a link's address.
func addressEnd(s []byte) int {
	angles := len(s) > 0 && s[0] == '<'
	for i, c := range s {
		if angles && c == '>' || !angles && c <= ' ' {
			return i
		}
	}
	return len(s)
}

// CloseBlock hands the end of a block on; goldmark looks for the method.
func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// definitionsTransformer is goldmark's parser of link definitions. It moves all
// lines that remain for each definition, so that it gets a few hundred at a time.
type definitionsTransformer struct{ parser.ParagraphTransformer }

func (t definitionsTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	const some = 256
	for node.Lines().Len() > some && startsDefinition(node, reader) {
		lines := node.Lines()
		part := ast.NewParagraph()
		part.SetPos(node.Pos())
		head := text.NewSegments()
		head.AppendAll(lines.Sliced(0, some))
		rest := text.NewSegments()
		rest.AppendAll(lines.Sliced(some, lines.Len()))
		part.SetLines(head)
		node.Parent().InsertBefore(node.Parent(), node, part)
		t.ParagraphTransformer.Transform(part, reader, pc)
		if part.Parent() != nil { // what is left is text
			left := text.NewSegments()
			left.AppendAll(part.Lines().Sliced(0, part.Lines().Len()))
			left.AppendAll(rest.Sliced(0, rest.Len()))
			part.Parent().RemoveChild(part.Parent(), part)
			node.SetLines(left)
			return
		}
		node.SetLines(rest)
	}
	if startsDefinition(node, reader) {
		t.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// startsDefinition reports whether a paragraph could begin with a link definition.
func startsDefinition(node *ast.Paragraph, reader text.Reader) bool {
	if node.Lines().Len() == 0 {
		return false
	}
	first := node.Lines().At(0)
	for _, c := range first.Value(reader.Source()) {
		if c != ' ' {
			return c == '['
		}
	}
	return false
}
