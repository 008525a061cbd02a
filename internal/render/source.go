package render

import (
	"bytes"
	"strings"

	"demarc/internal/cache"
	"demarc/internal/page"
)

// highlighted are sources in HTML; the version changes when highlighting does.
var highlighted = cache.Kind{Name: "source", Version: "2", Extension: ".html"}

// writeSource writes a file line by line, with a link to what a line is evidence
// of.
func (r *Renderer) writeSource(w *writer, s page.Source) {
	lines := r.sourceLines(s)
	w.b.Grow(len(s.Text)*2 + len(lines)*96)
	w.raw(`<pre class="lines">`)
	next, end := 0, 0 // the next evidence, and the last line of those passed
	for i, line := range lines {
		n := i + 1
		var clauses []page.Link
		if next < len(s.Evidence) && s.Evidence[next].Line == n {
			clauses, end = s.Evidence[next].Clauses, max(end, s.Evidence[next].EndLine)
			next++
		}
		writeSourceLine(w, n, line, n <= end, clauses)
	}
	w.raw(`</pre>`)
}

func writeSourceLine(w *writer, n int, html string, cited bool, clauses []page.Link) {
	if cited {
		w.raw(`<span class="line e" id="L`)
	} else {
		w.raw(`<span class="line" id="L`)
	}
	w.number(n)
	w.raw(`"><a class="ln" href="#L`)
	w.number(n)
	w.raw(`">`)
	w.number(n)
	w.raw(`</a><span class="tx">`)
	w.raw(html)
	w.raw("\n</span>")
	if len(clauses) > 0 {
		w.raw(`<span class="eb">`)
		w.hidden(w.texts.Say("source.evidence") + " ")
		for _, c := range clauses {
			writeLink(w, c)
			w.raw(` `)
		}
		w.raw(`</span>`)
	}
	w.raw(`</span>`)
}

// isMarkdown says which dialects' files are Markdown; text without markup has no lexer.
var isMarkdown = map[string]bool{"ibm": true, "gfm": true}

// sourceLines returns the HTML of each line of a file, highlighted where that does
// not take too long.
func (r *Renderer) sourceLines(s page.Source) []string {
	text := string(bytes.TrimSuffix(s.Text, []byte("\n")))
	if !isMarkdown[s.Dialect] || len(text) > highlightLimit {
		var w writer
		w.text(text)
		return strings.Split(w.b.String(), "\n")
	}
	html, _ := r.cache.Get(highlighted, []byte(text), func() ([]byte, error) { // never fails
		var w writer
		if !highlight(&w, sourceLexer(), text) {
			w.b.Reset()
			w.text(text)
		}
		return []byte(w.b.String()), nil
	})
	return strings.Split(string(html), "\n")
}
