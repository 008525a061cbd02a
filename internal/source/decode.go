package source

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The private-use characters between MarkFirst and MarkLast never stand in a
// decoded view, so that later stages may mark text with them.
const (
	MarkFirst = '\ue000'
	MarkLast  = '\ue00f'
)

// Decode returns a view of f that is valid UTF-8 without a byte order mark, NUL
// and other control characters of ASCII but tab; every line ends in a line feed.
// Bytes that are not UTF-8 are read as Windows-1252, the usual encoding of text
// that is not; wrong holds the place of each such run.
func Decode(f *File) (v *View, wrong []Span) {
	d := decoder{data: f.Data}
	i := 0
	if bytes.HasPrefix(f.Data, []byte("\ufeff")) {
		i = d.replace(0, 3, "")
	}
	for i < len(f.Data) {
		switch b := f.Data[i]; {
		case b >= ' ' && b < 0x7f, b == '\t', b == '\n':
			i++
		case b == '\r':
			i = d.replace(i, i+1, lineBreak(f.Data, i))
		case b < utf8.RuneSelf:
			i = d.replace(i, i+1, "")
		default:
			i = d.character(i)
		}
	}
	return NewView(f).Edit(d.edits), d.wrong
}

// decoder collects the edits of [Decode].
type decoder struct {
	data  []byte
	edits []Edit
	wrong []Span
}

// replace adds an edit and returns its end.
func (d *decoder) replace(start, end int, with string) int {
	d.edits = append(d.edits, Edit{start, end, with})
	return end
}

// character reads what is no ASCII at i and returns the offset behind it.
func (d *decoder) character(i int) int {
	r, n := utf8.DecodeRune(d.data[i:])
	switch {
	case r == utf8.RuneError && n == 1:
		end := i + 1
		for end < len(d.data) && invalid(d.data[end:]) {
			end++
		}
		text, _ := charmap.Windows1252.NewDecoder().Bytes(d.data[i:end])
		d.wrong = append(d.wrong, Span{i, end})
		return d.replace(i, end, string(bytes.ReplaceAll(text, []byte("\ufffd"), []byte("?"))))
	case r == utf8.RuneError, r >= MarkFirst && r <= MarkLast:
		return d.replace(i, i+n, "")
	}
	return i + n
}

// invalid reports whether s begins with a byte that is no UTF-8.
func invalid(s []byte) bool {
	r, n := utf8.DecodeRune(s)
	return r == utf8.RuneError && n == 1
}

// lineBreak returns what stands for the carriage return at i: nothing before a
// line feed, elsewhere a line feed.
func lineBreak(data []byte, i int) string {
	if i+1 < len(data) && data[i+1] == '\n' {
		return ""
	}
	return "\n"
}
