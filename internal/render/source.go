package render

import (
	"bytes"

	"demarc/internal/page"
)

// writeSource writes a file line by line, with a link to what a line is evidence
// of.
func (r *Renderer) writeSource(w *writer, s page.Source) {
	lines := r.sourceLines(s)
	w.b = make([]byte, 0, len(s.Text)*2+len(lines)*96)
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

func writeSourceLine(w *writer, n int, html []byte, cited bool, clauses []page.Link) {
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
	w.b = append(w.b, html...)
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
func (r *Renderer) sourceLines(s page.Source) [][]byte {
	text := bytes.TrimSuffix(s.Text, []byte("\n"))
	lexer := lexerOf(lexerOfDialect[s.Dialect])
	if lexer == nil || len(text) > highlightLimit {
		return bytes.Split(appendEscaped(nil, string(text)), []byte("\n"))
	}
	html := r.cache.get(text, func() []byte {
		var w writer
		if !highlight(&w, lexer, string(text)) {
			w.text(string(text))
		}
		return splitSpans(w.b)
	})
	return bytes.Split(html, []byte("\n"))
}

var lexerOfDialect = map[string]string{"ibm": "markdown", "gfm": "markdown"}

// splitSpans closes an open <span> before each line break and opens it again
// after, so that every line stands alone. Spans of highlighted code do not nest.
func splitSpans(html []byte) []byte {
	out := make([]byte, 0, len(html)+len(html)/8)
	var open []byte
	for len(html) > 0 {
		i := bytes.IndexAny(html, "<\n")
		if i < 0 {
			break
		}
		out = append(out, html[:i]...)
		html = html[i:]
		if html[0] == '\n' {
			if open != nil {
				out = append(out, "</span>\n"...)
				out = append(out, open...)
			} else {
				out = append(out, '\n')
			}
			html = html[1:]
			continue
		}
		end := bytes.IndexByte(html, '>') + 1
		tag := html[:end]
		if open = tag; tag[1] == '/' {
			open = nil
		}
		out = append(out, tag...)
		html = html[end:]
	}
	return append(out, html...)
}
