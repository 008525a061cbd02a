package render

import (
	"fmt"
	"html/template"
	"strings"

	"demarc/internal/page"
)

// say returns a text of the interface, for templates to escape.
func (r *Renderer) say(key string, args ...any) string { return r.texts.Say(key, args...) }

// writeUnbroken writes words that stay on one line, such as a date.
func writeUnbroken(w *writer, s string) {
	w.start("span", "nowrap")
	w.text(s)
	w.raw(`</span>`)
}

// foreign returns a language, "" where it is the page's: for a lang attribute on
// words that the program has in one language only, such as those of findings.
func (r *Renderer) foreign(lang string) string {
	if page, _, _ := strings.Cut(r.texts.Lang(), "-"); page == lang {
		return ""
	}
	return lang
}

// The marks around the number of an argument in a rich text: control characters,
// which no text may hold.
const (
	argumentOpen  = "\x02"
	argumentClose = "\x03"
)

// rich returns a text of the interface with markup in it: an argument that is a
// link or a piece of HTML stands in the sentence as such, wherever the language
// puts it. All else is escaped.
func (r *Renderer) rich(key string, args ...any) template.HTML {
	w := writer{texts: r.texts}
	plain := make([]any, len(args))
	for i, arg := range args {
		switch arg.(type) {
		case page.Link, template.HTML:
			plain[i] = fmt.Sprint(argumentOpen, i, argumentClose)
		default:
			plain[i] = arg
		}
	}
	rest := r.texts.Say(key, plain...)
	for {
		before, marked, ok := strings.Cut(rest, argumentOpen)
		w.text(before)
		if !ok {
			return template.HTML(w.b.String()) // escaped, or written by this package
		}
		number, after, _ := strings.Cut(marked, argumentClose)
		rest = after
		var i int
		if _, err := fmt.Sscan(number, &i); err != nil || i >= len(args) {
			continue
		}
		switch arg := args[i].(type) {
		case page.Link:
			writeLink(&w, arg)
		case template.HTML:
			w.raw(string(arg))
		}
	}
}
