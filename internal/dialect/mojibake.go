package dialect

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"demarc/internal/diag"
	"demarc/internal/source"
)

var linkMarks = words("link marks")

// mojibake restores characters whose UTF-8 was read as Windows-1252, and drops a
// glyph that marks a heading's permalink from the heading's end.
func (p *preparation) mojibake(v *source.View) []source.Edit {
	var edits []source.Edit
	for i := 0; i < len(v.Text); {
		if v.Text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := misread(v.Text[i:])
		if n == 0 {
			r, n = utf8.DecodeRune(v.Text[i:])
			if endsHeading(v.Text, r, i, i+n) {
				edits = append(edits, source.Edit{Start: i, End: i + n})
			}
			i += n
			continue
		}
		p.find(v, diag.SourceMojibake, i, i+n, "", "%q was %q", v.Text[i:i+n], string(r))
		e := source.Edit{Start: i, End: i + n, New: string(r)}
		if endsHeading(v.Text, r, i, i+n) {
			e.New = ""
		}
		edits = append(edits, e)
		i += n
	}
	return edits
}

// misread returns the character whose UTF-8 bytes, read as Windows-1252, stand at
// the start of s, and their length there; 0 where none does. Two letters are
// taken for one only after Ã or Â, because other pairs occur in good text.
func misread(s []byte) (rune, int) {
	var raw [utf8.UTFMax]byte
	length := 0
	for k := 0; k < len(raw); k++ {
		r, n := utf8.DecodeRune(s[length:])
		b, ok := asByte(r)
		if !ok || n == 0 {
			return 0, 0
		}
		if k == 0 && b < 0xc2 || k > 0 && b&0xc0 != 0x80 {
			return 0, 0
		}
		raw[k] = b
		length += n
		if utf8.FullRune(raw[:k+1]) {
			c, size := utf8.DecodeRune(raw[:k+1])
			if c == utf8.RuneError || size != k+1 || k == 0 || k == 1 && raw[0] > 0xc3 || unicode.IsControl(c) {
				return 0, 0
			}
			return c, length
		}
	}
	return 0, 0
}

// asByte returns the byte that Windows-1252 shows as r.
func asByte(r rune) (byte, bool) {
	if r < 0x80 || r == utf8.RuneError {
		return 0, false
	}
	if b, ok := charmap.Windows1252.EncodeRune(r); ok {
		return b, true
	}
	return byte(r), r <= 0x9f // bytes without a character there
}

// endsHeading reports whether the character at [start, end) is a link mark that
// ends a heading's line.
func endsHeading(s []byte, r rune, start, end int) bool {
	if !slices.Contains(linkMarks, string(r)) {
		return false
	}
	begin := bytes.LastIndexByte(s[:start], '\n') + 1
	rest := s[end:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	return bytes.HasPrefix(s[begin:], []byte("#")) && len(bytes.TrimSpace(rest)) == 0
}
