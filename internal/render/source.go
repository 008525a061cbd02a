package render

import (
	"bytes"
	"strings"

	"demarc/internal/page"
)

// writeSource writes a file line by line, with a link to what a line is evidence
// of.
func writeSource(w *writer, s page.Source) {
	lines := sourceLines(s)
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
		w.raw(`<span class="eb"><span class="vh">Evidence of </span>`)
		for _, c := range clauses {
			writeLink(w, c)
			w.raw(` `)
		}
		w.raw(`</span>`)
	}
	w.raw(`</span>`)
}

// sourceLines returns the HTML of each line of a file.
func sourceLines(s page.Source) []string {
	text := string(bytes.TrimSuffix(s.Text, []byte("\n")))
	var w writer
	if s.Dialect == "plain" || len(text) > highlightLimit {
		w.text(text)
	} else {
		highlightMarkdown(&w, text)
	}
	return strings.Split(w.b.String(), "\n")
}
