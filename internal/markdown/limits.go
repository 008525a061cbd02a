package markdown

import (
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// What one document may hold of what would otherwise cost time or memory out of
// proportion. Nothing beyond a limit is lost: it stays the text that it is written
// in, and the document gets a finding. Published documents stay far below.
const (
	maxNesting    = 50       // quotes and lists in each other
	maxDepth      = 200      // nodes in each other, HTML included
	maxDelimiters = 1000     // emphasis marks of a paragraph that could open or close
	maxRun        = 32       // length of one such mark
	maxListLines  = 4 << 20  // lines of lists, each counted for every list it stands in
	maxBrackets   = 32       // brackets of a paragraph that are open at a time
	maxSearch     = 64 << 20 // bytes and lines searched for the ends of links
	maxColumns    = 1000     // of a pipe table
	maxFilled     = 100_000  // cells that short rows of all tables lack
	longBlock     = 4 << 10  // from which size on backticks are counted first
)

// limits keeps count while one text is parsed.
type limits struct {
	hits []hit

	block      ast.Node // the one whose inlines are counted
	delimiters int
	brackets   int
	runs       map[int]int // where the last run of so many backticks begins
	counted    bool        // runs holds the runs of block
	listLines  int
	unclosed   int // no brace closes before this offset
	searched   int
	filled     int
}

// hit says where a limit was met first.
type hit struct {
	what string
	at   int
}

var limitsKey = parser.NewContextKey()

// limitsOf returns the counts of a parse, those of inlines for the block.
func limitsOf(pc parser.Context, block ast.Node) *limits {
	l, ok := pc.Get(limitsKey).(*limits)
	if !ok {
		l = &limits{}
		pc.Set(limitsKey, l)
	}
	if block != nil && block != l.block {
		l.block, l.delimiters, l.brackets, l.counted = block, 0, 0, false
	}
	return l
}

// meet notes that a limit was met at an offset of the text.
func (l *limits) meet(what string, at int) {
	if !slices.ContainsFunc(l.hits, func(h hit) bool { return h.what == what }) {
		l.hits = append(l.hits, hit{what, at})
	}
}

// met returns the limits that were met, in the order of the text.
func (l *limits) met() []hit {
	slices.SortFunc(l.hits, func(a, b hit) int { return cmp.Compare(a.at, b.at) })
	return l.hits
}

// nestable is a parser of blocks that hold blocks. It opens none deeper than
// maxNesting.
type nestable struct{ parser.BlockParser }

func (n nestable) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if !tooDeep(parent, reader, pc) {
		return n.BlockParser.Open(parent, reader, pc)
	}
	return nil, parser.NoChildren
}

func tooDeep(parent ast.Node, reader text.Reader, pc parser.Context) bool {
	depth := 0
	for p := parent; p != nil; p = p.Parent() {
		depth++
	}
	if depth > maxNesting {
		_, at := reader.Position()
		limitsOf(pc, nil).meet("quotes and lists in each other", at.Start)
	}
	return depth > maxNesting
}

// listParser is goldmark's parser of lists. Goldmark keeps a record of every line
// for every list that it stands in, blank lines too.
type listParser struct{ parser.BlockParser }

func (p listParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	// Goldmark's parser keeps a state and is asked even if the answer is not taken.
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node != nil && tooDeep(parent, reader, pc) {
		return nil, parser.NoChildren
	}
	return node, state
}

func (p listParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	l := limitsOf(pc, nil)
	if l.listLines++; l.listLines > maxListLines {
		_, at := reader.Position()
		l.meet("lines of lists in each other", at.Start)
		return parser.Close
	}
	return p.BlockParser.Continue(node, reader, pc)
}
