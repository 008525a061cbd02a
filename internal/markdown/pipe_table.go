package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Goldmark nodes of pipe tables. Goldmark's own parser of tables drops surplus
// cells and fills rows of one cell up to a million columns; ours keeps what the
// source says.
var (
	kindPipeTable = ast.NewNodeKind("PipeTable")
	kindPipeRow   = ast.NewNodeKind("PipeRow")
	kindPipeCell  = ast.NewNodeKind("PipeCell")
)

// pipeTable is a table in which pipes divide cells.
type pipeTable struct {
	ast.BaseBlock
	columns int
}

func (*pipeTable) Kind() ast.NodeKind           { return kindPipeTable }
func (n *pipeTable) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// pipeRow is one of its rows.
type pipeRow struct {
	ast.BaseBlock
	header bool
	cells  int // that the source has
	line   text.Segment
}

func (*pipeRow) Kind() ast.NodeKind             { return kindPipeRow }
func (row *pipeRow) Dump(src []byte, level int) { ast.DumpHelper(row, src, level, nil, nil) }

// pipeCell is one of its cells; it has one line.
type pipeCell struct{ ast.BaseBlock }

func (*pipeCell) Kind() ast.NodeKind           { return kindPipeCell }
func (n *pipeCell) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// tableTransformer makes a table of the lines of a paragraph from a header row on
// that has a delimiter row of as many cells below it.
type tableTransformer struct{}

func (tableTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, source := node.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		delimiter := lines.At(i)
		columns := delimiterColumns(delimiter.Value(source))
		if columns == 0 {
			continue
		}
		if columns > maxColumns {
			limitsOf(pc, nil).meet("columns of a table", delimiter.Start)
			return
		}
		header := pipeRowOf(lines.At(i-1), source)
		if header.cells != columns {
			return
		}
		header.header = true
		table := &pipeTable{columns: columns}
		table.SetPos(header.line.Start)
		table.AppendChild(table, header)
		for j := i + 1; j < lines.Len(); j++ {
			row := pipeRowOf(lines.At(j), source)
			row.fill(columns, limitsOf(pc, nil))
			table.AppendChild(table, row)
		}
		node.Parent().InsertAfter(node.Parent(), node, table)
		if i == 1 {
			node.Parent().RemoveChild(node.Parent(), node)
			return
		}
		lines.SetSliced(0, i-1)
		last := lines.At(i - 2)
		lines.Set(i-2, last.TrimRightSpace(source))
		return
	}
}

// delimiterColumns returns the number of columns that a delimiter row divides, 0
// where the line is none.
func delimiterColumns(s []byte) int {
	if len(s) == 0 || indentOf(s) > 3 {
		return 0
	}
	s = bytes.TrimSpace(s)
	if len(s) < 2 || s[0] != '|' && s[0] != ':' && s[0] != '-' || bytes.IndexByte(s, '|') < 0 && bytes.IndexByte(s, ':') < 0 {
		return 0
	}
	s = bytes.TrimPrefix(s, []byte("|"))
	s = bytes.TrimSuffix(s, []byte("|"))
	columns := 0
	for more := true; more; columns++ {
		var cell []byte
		cell, s, more = bytes.Cut(s, []byte("|"))
		cell = bytes.TrimSpace(cell)
		cell = bytes.TrimPrefix(cell, []byte(":"))
		cell = bytes.TrimSuffix(cell, []byte(":"))
		if len(cell) == 0 || len(bytes.Trim(cell, "-")) > 0 {
			return 0
		}
	}
	return columns
}

// indentOf returns the width of the white space that a line begins with.
func indentOf(s []byte) int {
	n := 0
	for _, c := range s {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

// pipeRowOf divides a line into cells. A pipe behind a backslash divides none.
func pipeRowOf(line text.Segment, source []byte) *pipeRow {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	row := &pipeRow{line: line}
	row.SetPos(line.Start)
	s := source[line.Start:line.Stop]
	at, end := 0, len(s)
	if end > 0 && s[0] == '|' {
		at = 1
	}
	if end > at && s[end-1] == '|' && (end < 2 || s[end-2] != '\\') {
		end--
	}
	for at < end {
		stop := at
		for stop < end && (s[stop] != '|' || stop > 0 && s[stop-1] == '\\') {
			stop++
		}
		row.add(text.NewSegment(line.Start+at, line.Start+stop), source)
		row.cells++
		at = stop + 1
	}
	return row
}

// add appends a cell.
func (row *pipeRow) add(s text.Segment, source []byte) {
	cell := &pipeCell{}
	s = s.TrimLeftSpace(source)
	s = s.TrimRightSpace(source)
	cell.SetPos(s.Start)
	cell.Lines().Append(s)
	row.AppendChild(row, cell)
}

// fill appends the empty cells that a row lacks, as long as the limit allows.
func (row *pipeRow) fill(columns int, l *limits) {
	for n := row.cells; n < columns; n++ {
		if l.filled++; l.filled > maxFilled {
			l.meet("cells that rows of tables lack", row.line.Start)
			return
		}
		cell := &pipeCell{}
		cell.SetPos(row.line.Stop)
		row.AppendChild(row, cell)
	}
}
