package markdown

import (
	"html"
	"strings"
	"unicode/utf8"

	"demarc/internal/source"
)

const (
	markOpen  = string(source.MarkFirst)
	markClose = string(source.MarkFirst + 1)
)

// text writes text. Names without a value, which stand between marks, are shown
// apart.
func (r *renderer) text(s string) {
	for {
		before, rest, found := strings.Cut(s, markOpen)
		r.noted(before)
		if !found {
			return
		}
		name, after, closed := strings.Cut(rest, markClose)
		if !closed {
			r.escaped(rest)
			return
		}
		r.write(`<span class="kr">`)
		r.escaped(name)
		r.write("</span>")
		s = after
	}
}

// escaped writes text as HTML shows it. What does not show is dropped: slots are
// made of control characters, and a mark alone means nothing.
func (r *renderer) escaped(s string) {
	done := 0
	for i := 0; i < len(s); {
		n, with := 1, ""
		switch c := s[i]; {
		case c == '<':
			with = "&lt;"
		case c == '>':
			with = "&gt;"
		case c == '&':
			with = "&amp;"
		case c >= ' ' && c < 0x7f, c == '\n', c == '\t':
			i++
			continue
		case c >= utf8.RuneSelf:
			var char rune
			if char, n = utf8.DecodeRuneInString(s[i:]); !isUnpresentable(char) {
				i += n
				continue
			}
		}
		r.out.WriteString(s[done:i])
		r.out.WriteString(with)
		i += n
		done = i
	}
	r.out.WriteString(s[done:])
}

// attribute returns text as the value of an attribute, where nothing can be shown
// apart.
func attribute(s string) string { return html.EscapeString(presentable(CollapseSpace(s))) }

// fragment escapes an anchor as the fragment of an address.
var fragment = strings.NewReplacer("%", "%25", " ", "%20", `"`, "%22", "<", "%3C", ">", "%3E", "`", "%60")
