package render

import (
	"strconv"
	"strings"

	"demarc/internal/text"
)

// writer writes HTML. Markup goes through raw, which only this package's own
// constants may pass; every text and attribute of a view goes through a method
// that escapes.
type writer struct {
	b     strings.Builder
	texts *text.Texts
}

// say writes a text of the interface.
func (w *writer) say(key string, args ...any) { w.text(w.texts.Say(key, args...)) }

// raw writes markup of this package, unescaped.
func (w *writer) raw(markup string) { w.b.WriteString(markup) }

// number writes a number.
func (w *writer) number(n int) { w.b.WriteString(strconv.Itoa(n)) }

// attr writes an attribute with a space before it.
func (w *writer) attr(name, value string) {
	w.raw(" ")
	w.raw(name)
	w.raw(`="`)
	w.text(value)
	w.raw(`"`)
}

// href writes the address of a link. An address that is neither relative nor of
// the web is not written: page makes none, but a page must not depend on that.
func (w *writer) href(name, url string) {
	if safeAddress(url) {
		w.attr(name, url)
	}
}

// start opens an element with a class.
func (w *writer) start(element, class string) {
	w.raw("<")
	w.raw(element)
	if class != "" {
		w.attr("class", class)
	}
	w.raw(">")
}

// hidden writes words for screen readers only.
func (w *writer) hidden(s string) {
	w.raw(`<span class="vh">`)
	w.text(s)
	w.raw(`</span>`)
}

// safeAddress reports whether an address is relative, or of a scheme that cannot
// run anything.
func safeAddress(url string) bool {
	i := strings.IndexAny(url, ":/?#")
	if i < 0 || url[i] != ':' {
		return true
	}
	switch strings.ToLower(url[:i]) {
	case "http", "https", "mailto":
		return true
	}
	return false
}

// text writes a text, escaped so that it may stand in an element and in a quoted
// attribute alike. Control characters that HTML forbids are left out.
func (w *writer) text(s string) {
	done := 0
	for i := range len(s) {
		var to string
		switch c := s[i]; {
		case c == '&':
			to = "&amp;"
		case c == '<':
			to = "&lt;"
		case c == '>':
			to = "&gt;"
		case c == '"':
			to = "&#34;"
		case c == '\'':
			to = "&#39;"
		case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
		default:
			continue
		}
		w.b.WriteString(s[done:i])
		w.b.WriteString(to)
		done = i + 1
	}
	w.b.WriteString(s[done:])
}
