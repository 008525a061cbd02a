package dialect

import (
	"bytes"

	"demarc/internal/source"
)

// indentedTables takes the indent off tables that stand outside a list: with four
// blanks Markdown would take them, or what follows a blank line in a table of
// HTML, for code.
func (p *preparation) indentedTables(v *source.View) []source.Edit {
	var edits []source.Edit
	lines := linesOf(v.Text)
	ends := htmlTables(v.Text, lines)
	var code fence
	inList := false
	for i := 0; i < len(lines); i++ {
		s := lines[i].text(v.Text)
		if code.inside(s) {
			continue
		}
		width := indent(s)
		switch {
		case isListLine(s):
			inList = true
		case len(s) > 0 && width == 0:
			inList = false
		}
		if inList {
			continue
		}
		end := i
		if hasTag(trimIndent(s), "table") {
			end = max(ends[i], i)
		} else if width >= 4 {
			if _, ok := tableAt(v.Text, lines, i); ok {
				for end < len(lines) && bytes.IndexByte(lines[end].text(v.Text), '|') >= 0 {
					end++
				}
			}
		}
		if end > i {
			edits = appendOutdents(edits, v.Text, lines[i:end])
			i = end - 1
		}
	}
	return edits
}

// appendOutdents takes the indent off lines, but for preformatted text.
func appendOutdents(edits []source.Edit, s []byte, lines []line) []source.Edit {
	preformatted := false
	for _, l := range lines {
		t := l.text(s)
		if body := len(t) - len(trimIndent(t)); body > 0 && !preformatted {
			edits = append(edits, source.Edit{Start: l.start, End: l.start + body})
		}
		preformatted = lastTag(t, "pre", preformatted)
	}
	return edits
}

// htmlTables returns, for each line at which a table of HTML begins that also
// ends, the line behind it.
func htmlTables(s []byte, lines []line) map[int]int {
	ends := map[int]int{}
	var open []int
	for k, l := range lines {
		eachTag(l.text(s), "table", func(closing bool) {
			switch {
			case !closing:
				open = append(open, k)
			case len(open) > 0:
				// Of several tables that begin on a line the outermost ends last.
				ends[open[len(open)-1]] = k + 1
				open = open[:len(open)-1]
			}
		})
	}
	for _, k := range open {
		delete(ends, k)
	}
	return ends
}

// eachTag calls visit for every tag of the element in a line.
func eachTag(s []byte, name string, visit func(closing bool)) {
	for {
		i := bytes.IndexByte(s, '<')
		if i < 0 {
			return
		}
		s = s[i:]
		if hasTag(s, name) {
			visit(false)
		} else if len(s) > 1 && s[1] == '/' && hasName(s[2:], name) {
			visit(true)
		}
		s = s[1:]
	}
}

// lastTag returns whether the element is open behind a line, given whether it was
// before.
func lastTag(s []byte, name string, open bool) bool {
	eachTag(s, name, func(closing bool) { open = !closing })
	return open
}

// hasTag reports whether s begins with a start tag of the element.
func hasTag(s []byte, name string) bool { return len(s) > 0 && s[0] == '<' && hasName(s[1:], name) }

func hasName(s []byte, name string) bool {
	return len(s) >= len(name) && bytes.EqualFold(s[:len(name)], []byte(name)) && (len(s) == len(name) || !isLetter(s[len(name)]))
}
