package dialect

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"demarc/internal/source"
)

const (
	maxHeadingRunes = 90
	maxHeadingWords = 12
	maxListDepth    = 8
)

// paragraph is a run of lines without a blank one between them.
type paragraph struct {
	lines   []line
	list    bool
	heading bool
	table   bool // with pipes, which was drawn with blanks in the source
}

// plain writes text without markup as the Markdown that says the same. A short
// line without a full stop is a heading if a paragraph, a list or another heading
// follows; the first one titles the document. Bullets and numbers make lists, one
// indented further is nested, an indented line continues the item above, and what
// Markdown would take for markup is escaped.
func (p *preparation) plain(v *source.View) []source.Edit {
	paragraphs := paragraphsOf(v.Text)
	for i := len(paragraphs) - 2; i >= 0; i-- {
		q := &paragraphs[i]
		q.heading = !q.list && len(q.lines) == 1 && shortLine(q.lines[0].text(v.Text))
	}
	w := plainWriter{text: v.Text}
	for i, q := range paragraphs {
		first := q.lines[0]
		switch {
		case !q.heading || len(w.items) > 0 && indent(first.text(v.Text)) > 0:
		case i == 0:
			w.insert(first.start, "# ")
		default:
			w.insert(first.start, "## ")
		}
		for _, l := range q.lines {
			if !q.table {
				w.line(l)
			}
		}
	}
	return w.edits
}

// paragraphsOf divides a text at blank lines, and before the first bullet of a run
// of lines.
func paragraphsOf(s []byte) []paragraph {
	var out []paragraph
	var run []line
	flush := func() {
		if len(run) > 0 {
			out = append(out, paragraph{lines: run, list: isItem(run[0].text(s)), table: len(run) > 2 && isDelimiter(run[1].text(s))})
		}
		run = nil
	}
	for _, l := range linesOf(s) {
		t := l.text(s)
		if blank(t) {
			flush()
			continue
		}
		if len(run) > 0 && isItem(t) && !isItem(run[0].text(s)) {
			flush()
		}
		run = append(run, l)
	}
	flush()
	return out
}

// isItem reports whether a line begins with a bullet or a number.
func isItem(s []byte) bool {
	s = trimIndent(s)
	_, n := ordinal(s)
	return n > 0 || bullet(s) > 0
}

// shortLine reports whether a line reads like a heading.
func shortLine(s []byte) bool {
	s = bytes.TrimSpace(s)
	if len(s) > maxHeadingRunes*utf8.UTFMax || utf8.RuneCount(s) > maxHeadingRunes || len(bytes.Fields(s)) > maxHeadingWords {
		return false
	}
	return bytes.IndexByte([]byte(".:;,!"), s[len(s)-1]) < 0
}

// plainWriter makes the edits that turn lines of plain text into Markdown.
type plainWriter struct {
	text  []byte
	edits []source.Edit
	items []plainItem // the list items that are open, from the outermost
}

// plainItem is an open item: the indent of its bullet in the source, and how far
// Markdown wants what it holds indented.
type plainItem struct{ indent, width int }

func (w *plainWriter) insert(at int, text string) { w.replace(at, at, text) }

func (w *plainWriter) replace(start, end int, text string) {
	w.edits = append(w.edits, source.Edit{Start: start, End: end, New: text})
}

// line rewrites one line: its indent, its bullet, the blanks at its end, and what
// Markdown would take for markup.
func (w *plainWriter) line(l line) {
	t := bytes.TrimRight(l.text(w.text), " \t")
	body := len(t) - len(trimIndent(t))
	width := indent(t)
	mark := ""
	if digits, n := ordinal(t[body:]); n > 0 {
		number, _ := strconv.Atoi(string(t[body : body+digits]))
		mark = strconv.Itoa(number) + ". "
		body += n
	} else if n := bullet(t[body:]); n > 0 {
		mark = "- "
		body += n
	}
	if lead := w.lead(width, mark); body > 0 || lead != "" {
		w.replace(l.start, l.start+body, lead)
	}
	w.escape(t, body, l.start)
	if l.start+len(t) < l.end {
		w.replace(l.start+len(t), l.end, "")
	}
}

// lead returns what Markdown begins a line with that is indented by width in the
// source and has a list mark, or none.
func (w *plainWriter) lead(width int, mark string) string {
	for len(w.items) > 0 && w.items[len(w.items)-1].indent+2 > width {
		w.items = w.items[:len(w.items)-1]
	}
	blanks := 0
	for _, item := range w.items {
		blanks += item.width
	}
	if mark != "" && len(w.items) < maxListDepth {
		w.items = append(w.items, plainItem{width, len(mark)})
	}
	return strings.Repeat(" ", blanks) + mark
}

// escape escapes what Markdown would take for markup in the line t, which begins
// at offset at, from body on.
func (w *plainWriter) escape(t []byte, body, at int) {
	number := body
	for number < len(t) && t[number] >= '0' && t[number] <= '9' {
		number++
	}
	for i := body; i < len(t); i++ {
		switch {
		case bytes.IndexByte([]byte("\\`*_[]<>|~&#{"), t[i]) >= 0,
			i == body && bytes.IndexByte([]byte("+-=:!"), t[i]) >= 0,
			i == number && i > body && (t[i] == '.' || t[i] == ')') && (i+1 == len(t) || t[i+1] == ' ' || t[i+1] == '\t'):
			w.insert(at+i, `\`)
		}
	}
}
