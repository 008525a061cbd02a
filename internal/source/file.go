// Package source holds the bytes of one file and answers where a byte is.
//
// It is the bottom of the pipeline: a [File] is what lies on disk, a [View] is
// the same text after a publisher's habits were undone (see package dialect).
// Every offset of a view maps back to the file, so that a later stage can cut,
// resolve and repair text freely and still cite the line that the publisher
// wrote. The package knows nothing of Markdown, of findings or of the model.
package source

import (
	"sort"
	"unicode/utf8"
)

// File is one file as it lies on disk. It is immutable once made and safe for
// concurrent use.
type File struct {
	// Path is the file's slash-separated path within the content root. It
	// names the file in findings and in the export.
	Path string
	// Data is the file's content, unchanged.
	Data []byte

	// lines holds the offset of the first byte of every line.
	lines []int
}

// NewFile indexes the lines of data. A line ends with a line feed, a carriage
// return, or both. The caller must not change data afterwards.
func NewFile(path string, data []byte) *File {
	lines := make([]int, 1, 1+len(data)/48)
	for i, b := range data {
		if b == '\n' || b == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			lines = append(lines, i+1)
		}
	}
	return &File{Path: path, Data: data, lines: lines}
}

// Position is a place in a file as people and editors count it: both numbers
// start at 1, the column counts characters and not bytes.
type Position struct {
	Line, Column int
}

// Position returns the place of the byte at offset. An offset outside the file
// is moved to its nearest end.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Data))
	line := f.line(offset)
	start := f.lines[line]
	return Position{Line: line + 1, Column: utf8.RuneCount(f.Data[start:offset]) + 1}
}

// Line returns the 1-based number of the line that holds the byte at offset.
func (f *File) Line(offset int) int {
	return f.line(min(max(offset, 0), len(f.Data))) + 1
}

func (f *File) line(offset int) int {
	return sort.SearchInts(f.lines, offset+1) - 1
}

// Lines returns how many lines the file has. A final line break does not start
// another line; an empty file has one.
func (f *File) Lines() int {
	n := len(f.lines)
	if n > 1 && f.lines[n-1] == len(f.Data) {
		n--
	}
	return n
}

// LineText returns the text of the 1-based line n without its line break, or
// nil where the file has no such line.
func (f *File) LineText(n int) []byte {
	if n < 1 || n > len(f.lines) {
		return nil
	}
	start, end := f.lines[n-1], len(f.Data)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	if end > start && f.Data[end-1] == '\r' && end < len(f.Data) && f.Data[end] == '\n' {
		end--
	}
	return f.Data[start:end]
}

// Span is the half-open range [Start, End) of byte offsets in a [File].
type Span struct {
	Start, End int
}

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Join returns the smallest span that holds both. An empty span at offset 0 is
// the absence of a span and joins as the other one.
func (s Span) Join(o Span) Span {
	switch {
	case s == Span{}:
		return o
	case o == Span{}:
		return s
	}
	return Span{Start: min(s.Start, o.Start), End: max(s.End, o.End)}
}

// Text returns the bytes that the span covers, clipped to the file.
func (f *File) Text(s Span) []byte {
	start := min(max(s.Start, 0), len(f.Data))
	end := min(max(s.End, start), len(f.Data))
	return f.Data[start:end]
}
