package dialect

import "bytes"

// line is one line of a text without its line feed.
type line struct{ start, end int }

func (l line) text(s []byte) []byte { return s[l.start:l.end] }

// linesOf returns the lines of a text.
func linesOf(text []byte) []line {
	lines := make([]line, 0, bytes.Count(text, []byte("\n"))+1)
	for start := 0; start < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		lines = append(lines, line{start, end})
		start = end + 1
	}
	return lines
}

func blank(s []byte) bool { return len(bytes.TrimSpace(s)) == 0 }

// indent returns the width of the white space that a line begins with.
func indent(s []byte) int {
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

// trimIndent returns s without the blanks and tabs that it begins with.
func trimIndent(s []byte) []byte { return bytes.TrimLeft(s, " \t") }

// bulletMarks begin an item of a list in text that is no Markdown too.
var bulletMarks = []string{"•", "▪", "◦", "‣", "●", "·", "–", "—", "*", "+", "-", "o"}

// bullet returns the length of the bullet at the start of s and of the blanks
// behind it, 0 where there is none.
func bullet(s []byte) int {
	for _, m := range bulletMarks {
		if len(s) > len(m) && string(s[:len(m)]) == m {
			return markEndingAt(s, len(m))
		}
	}
	return 0
}

// ordinal returns the digits of the list number at the start of s, and its length
// with the mark and the blanks behind it, 0 where there is none.
func ordinal(s []byte) (digits, length int) {
	for digits < len(s) && digits < 3 && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits >= len(s) || s[digits] != '.' && s[digits] != ')' {
		return 0, 0
	}
	return digits, markEndingAt(s, digits+1)
}

// markEndingAt returns the offset behind the blanks at s[n:], 0 where there are
// none.
func markEndingAt(s []byte, n int) int {
	end := len(s) - len(trimIndent(s[n:]))
	if end == n {
		return 0
	}
	return end
}

// isListLine reports whether a line is an item of a Markdown list and says
// something.
func isListLine(s []byte) bool {
	s = trimIndent(s)
	if len(s) == 0 {
		return false
	}
	n := 0
	switch c := s[0]; {
	case c == '-' || c == '*' || c == '+' || bytes.HasPrefix(s, []byte("•")):
		n = bullet(s)
	case c >= '0' && c <= '9':
		_, n = ordinal(s)
	}
	return n > 0 && n < len(s)
}

// fence tracks fenced code over the lines of a text.
type fence struct {
	mark  byte
	width int // 0 outside of code
}

// inside takes the next line and reports whether it belongs to a fenced block.
func (f *fence) inside(s []byte) bool {
	mark, width, rest := fenceMark(s)
	if f.width > 0 {
		if mark == f.mark && width >= f.width && blank(rest) {
			f.width = 0
		}
		return true
	}
	if width == 0 || mark == '`' && bytes.IndexByte(rest, '`') >= 0 {
		return false
	}
	f.mark, f.width = mark, width
	return true
}

// fenceMark returns the character and the length of the run that could open or
// close fenced code on a line, and what follows it; width is 0 where there is none.
func fenceMark(s []byte) (mark byte, width int, rest []byte) {
	t := bytes.TrimLeft(s, " \t>")
	if len(t) < 3 || t[0] != '`' && t[0] != '~' {
		return 0, 0, nil
	}
	for width < len(t) && t[width] == t[0] {
		width++
	}
	if width < 3 {
		return 0, 0, nil
	}
	return t[0], width, t[width:]
}
