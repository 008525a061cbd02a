package source

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Decode returns a view of f that is valid UTF-8 without a byte order mark,
// NUL and other control characters but tab; every line ends in a line feed. Bytes that are not
// UTF-8 are read as Windows-1252, the usual encoding of text that is not;
// wrong holds the place of each such run.
func Decode(f *File) (v *View, wrong []Span) {
	var edits []Edit
	data := f.Data
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		edits = append(edits, Edit{0, 3, ""})
	}
	for i := 0; i < len(data); {
		b := data[i]
		switch {
		case b >= ' ' && b < 0x7f, b == '\t', b == '\n':
			i++
		case b == '\r':
			edits = append(edits, lineBreak(data, i))
			i++
		case b < utf8.RuneSelf:
			edits = append(edits, Edit{i, i + 1, ""})
			i++
		default:
			r, n := utf8.DecodeRune(data[i:])
			switch {
			case r == utf8.RuneError && n == 1:
				if k := len(wrong) - 1; k >= 0 && wrong[k].End == i {
					wrong[k].End++
				} else {
					wrong = append(wrong, Span{i, i + 1})
				}
				edits = append(edits, Edit{i, i + 1, windows1252(b)})
			case r == utf8.RuneError, r >= MarkFirst && r <= MarkLast:
				edits = append(edits, Edit{i, i + n, ""})
			}
			i += n
		}
	}
	return NewView(f).Edit(edits), wrong
}

// The private-use characters between MarkFirst and MarkLast never stand in a
// decoded view, so that later stages may mark text with them.
const (
	MarkFirst = '\ue000'
	MarkLast  = '\ue00f'
)

// lineBreak drops the carriage return at i before a line feed and turns any
// other into one.
func lineBreak(data []byte, i int) Edit {
	if i+1 < len(data) && data[i+1] == '\n' {
		return Edit{i, i + 1, ""}
	}
	return Edit{i, i + 1, "\n"}
}

func windows1252(b byte) string {
	if r := charmap.Windows1252.DecodeByte(b); r != utf8.RuneError && r >= 0xa0 || r > 0xff {
		return string(r)
	}
	return "?"
}
