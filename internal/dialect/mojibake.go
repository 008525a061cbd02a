package dialect

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// linkMarks are the glyphs by which pages show a heading's permalink.
var linkMarks = []rune(strings.Join(words("link marks"), ""))

// mojibake restores characters whose UTF-8 was read as Windows-1252, and drops a
// glyph that marks a heading's permalink from the heading's end. What remains of
// the control characters between U+0080 and U+009F is dropped.
func (p *preparation) mojibake(v *source.View) []source.Edit {
	var edits []source.Edit
	for i := 0; i < len(v.Text); {
		if v.Text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := misread(v.Text[i:])
		misread := n > 0
		if misread {
			p.found.AddFixable(diag.SourceMojibake, v.Span(i, i+n), string(r), "", "%q was %q", v.Text[i:i+n], string(r))
		} else {
			r, n = utf8.DecodeRune(v.Text[i:])
		}
		switch {
		case unicode.IsControl(r) || endsHeading(v.Text, r, i, i+n):
			edits = append(edits, source.Edit{Start: i, End: i + n})
		case misread:
			edits = append(edits, source.Edit{Start: i, End: i + n, New: string(r)})
		}
		i += n
	}
	return edits
}

// misread returns the character whose UTF-8 bytes, read as Windows-1252, stand at
// the start of s, and their length there; 0 where none does.
func misread(s []byte) (rune, int) {
	var raw [utf8.UTFMax]byte
	if first, _ := utf8.DecodeRune(s); first < 0xc2 || first > 0xf4 {
		return 0, 0
	}
	length := 0
	for k := range raw {
		r, n := utf8.DecodeRune(s[length:])
		b, ok := asByte(r)
		if !ok || k > 0 && b&0xc0 != 0x80 {
			return 0, 0
		}
		raw[k] = b
		length += n
		if k > 0 && utf8.FullRune(raw[:k+1]) {
			c, size := utf8.DecodeRune(raw[:k+1])
			if size != k+1 || unicode.IsControl(c) || !plausible(raw[:k+1]) {
				return 0, 0
			}
			return c, length
		}
	}
	return 0, 0
}

// plausible reports whether the UTF-8 bytes of a character, read as Windows-1252,
// are letters and signs that good text does not hold side by side. French closes
// its quotations with a blank and », Polish and German theirs with ” or “: after
// "é" the one, after "ä…" the other would pass for one character of Chinese. So
// only leads count that end no word before such signs.
func plausible(raw []byte) bool {
	switch raw[0] {
	case 0xc2, 0xc3, 0xf0: // Â, Ã: letters of Western Europe; ð: emoji
		return true
	case 0xe2: // â: punctuation, arrows, signs; braille would be "â", blank, "»"
		return raw[1] != 0xa0
	case 0xe3: // ã: punctuation and kana of Japanese
		return raw[1] < 0x84
	case 0xef: // ï: full-width forms and marks
		return raw[1] >= 0xb8
	}
	return false
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
	if !slices.Contains(linkMarks, r) {
		return false
	}
	rest := bytes.TrimLeft(s[end:], " \t")
	if len(rest) > 0 && rest[0] != '\n' {
		return false
	}
	begin := bytes.LastIndexByte(s[:start], '\n') + 1
	return headingLevel(s[begin:start]) > 0
}

// headingLevel returns the level of the heading that a line is, 0 where it is none.
func headingLevel(line []byte) int {
	n := 0
	for n < len(line) && line[n] == '#' {
		n++
	}
	if n > 6 || n == len(line) || line[n] != ' ' && line[n] != '\t' {
		return 0
	}
	return n
}
