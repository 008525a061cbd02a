package dialect

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"demarc/internal/source"
)

const (
	maxHeadingRunes = 90
	maxHeadingWords = 12
)

var (
	bullet  = regexp.MustCompile(`^[ \t]*([•▪◦‣●·–—*+-]|o)[ \t]+`)
	ordinal = regexp.MustCompile(`^[ \t]*(\d{1,3})[.)][ \t]+`)
)

// paragraph is a run of lines without a blank one between them.
type paragraph struct {
	lines   []line
	list    bool
	heading bool
}

// plain writes text without markup as the Markdown that says the same. A short
// line without a full stop is a heading if a paragraph, a list or another heading
// follows; the first one titles the document. Bullets and numbers make lists, an
// indented line continues the item above, and what Markdown would take for markup
// is escaped.
func (p *preparation) plain(v *source.View) []source.Edit {
	paragraphs := paragraphsOf(v.Text)
	for i := len(paragraphs) - 2; i >= 0; i-- {
		q := &paragraphs[i]
		q.heading = !q.list && len(q.lines) == 1 && shortLine(q.lines[0].text(v.Text))
	}
	var edits []source.Edit
	inList := false
	for i, q := range paragraphs {
		first := q.lines[0]
		switch {
		case q.heading && i == 0:
			edits = append(edits, source.Edit{Start: first.start, End: first.start, New: "# "})
		case q.heading:
			edits = append(edits, source.Edit{Start: first.start, End: first.start, New: "## "})
		}
		for _, l := range q.lines {
			edits = append(edits, plainLine(v.Text, l, &inList)...)
		}
	}
	return edits
}

// paragraphsOf divides a text at blank lines, and before the first bullet of a run
// of lines.
func paragraphsOf(s []byte) []paragraph {
	var out []paragraph
	var run []line
	flush := func() {
		if len(run) > 0 {
			out = append(out, paragraph{lines: run, list: isItem(run[0].text(s))})
		}
		run = nil
	}
	for _, l := range linesOf(s) {
		t := l.text(s)
		if len(bytes.TrimSpace(t)) == 0 {
			flush()
			continue
		}
		if len(run) > 0 && isItem(t) != isItem(run[0].text(s)) && isItem(t) {
			flush()
		}
		run = append(run, l)
	}
	flush()
	return out
}

func isItem(s []byte) bool { return bullet.Match(s) || ordinal.Match(s) }

// shortLine reports whether a line reads like a heading.
func shortLine(s []byte) bool {
	t := strings.TrimSpace(string(s))
	if utf8.RuneCountInString(t) > maxHeadingRunes || len(strings.Fields(t)) > maxHeadingWords {
		return false
	}
	return !strings.ContainsAny(t[len(t)-1:], ".:;,!")
}

// plainLine rewrites one line: its indent, its bullet and what Markdown would
// take for markup.
func plainLine(s []byte, l line, inList *bool) []source.Edit {
	t := l.text(s)
	var edits []source.Edit
	body := len(t) - len(bytes.TrimLeft(t, " \t"))
	lead := ""
	if m := bullet.FindIndex(t); m != nil {
		body, lead, *inList = m[1], "- ", true
	} else if m := ordinal.FindSubmatchIndex(t); m != nil {
		body, lead, *inList = m[1], string(t[m[2]:m[3]])+". ", true
	} else if body > 0 && *inList {
		lead = "  "
	} else {
		*inList = false
	}
	if body > 0 || lead != "" {
		edits = append(edits, source.Edit{Start: l.start, End: l.start + body, New: lead})
	}
	for i := body; i < len(t); i++ {
		if strings.IndexByte("\\`*_[]<>|~&", t[i]) >= 0 || i == body && strings.IndexByte("#+-=>{:", t[i]) >= 0 {
			edits = append(edits, source.Edit{Start: l.start + i, End: l.start + i, New: `\`})
		}
	}
	return edits
}
