package dialect

import (
	"bytes"
	"strings"

	"demarc/internal/source"
)

// lettered makes items of lines that begin with the letters by which contracts count:
// "a) …", "(i) …", "a. …". The mark stays in the text, as others may cite it. Two of them
// in a row are a list, with blank lines or their own text between. Numbers in brackets are
// left, as footnotes have them, and capitals before a full stop, as names and headings do.
func (p *preparation) lettered(v *source.View) []source.Edit {
	items := series{edit: func(at int) source.Edit { return source.Edit{Start: at, End: at, New: "- "} }}
	var code fence
	last, wasBlank := "", false
	for _, l := range linesOf(v.Text) {
		s := l.text(v.Text)
		if code.inside(s) {
			items.end()
			continue
		}
		mark, isItem := letterMark(trimIndent(s)), false
		switch {
		case mark == "" && blank(s):
		case mark != "" && len(items.run) > 0 && follows(last, mark):
			isItem = true
		case mark != "" && (mark == "a" || mark == "i"):
			items.end()
			isItem = true
		case mark != "" || wasBlank && indent(s) < 2 || isListLine(s) && indent(s) < 2 || headingLevel(s) > 0:
			items.end()
		}
		if isItem {
			items.add(l.start + len(s) - len(trimIndent(s)))
			last = mark
		}
		wasBlank = blank(s)
	}
	items.end()
	return items.edits
}

// letterMark returns the letter or number of a mark such as "a) ", "(i) " or "a. " at the
// start of a line, "" where there is none.
func letterMark(s []byte) string {
	inner := bytes.TrimPrefix(s, []byte("("))
	end := bytes.IndexAny(inner, ").")
	if end > 0 && inner[end] == '.' && (len(inner) < len(s) || inner[0] < 'a') {
		return ""
	}
	s = inner
	if end < 1 || end > 4 || end+2 >= len(s) || s[end+1] != ' ' && s[end+1] != '\t' {
		return ""
	}
	mark := strings.ToLower(string(s[:end]))
	if strings.Trim(mark, "ivx") != "" && (end > 1 || !isLetter(s[0])) {
		return ""
	}
	return mark
}

// romans are the numbers that a list of clauses may count by.
var romans = strings.Fields("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv")

// follows reports whether a mark is the next one behind another.
func follows(last, mark string) bool {
	if len(last) == 1 && len(mark) == 1 && mark[0] == last[0]+1 {
		return true
	}
	for i := 1; i < len(romans); i++ {
		if romans[i-1] == last && romans[i] == mark {
			return true
		}
	}
	return false
}
