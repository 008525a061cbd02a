package dialect

import (
	"regexp"

	"demarc/internal/source"
)

// What generators wrap around text on lines of their own: `{{< note >}}` and
// `<Callout title="…">`, up to the line that closes it, and the imports of such components.
var (
	shortcodeLine = regexp.MustCompile(`^\s*\{\{[<%]\s*(/?)\s*([A-Za-z][\w/.-]*)([^<>%]*)[%>]\}\}\s*$`)
	componentLine = regexp.MustCompile(`^\s*<(/?)([A-Z][\w.]*)((?:\s[^<>]*[^<>/])?)>\s*$`)
	importLine    = regexp.MustCompile(`^import\s[\w\s{}*,]+\sfrom\s+["'][^"']+["'];?\s*$`)
	wrapperTitle  = regexp.MustCompile(`\s(?:title|label|header|heading|summary)=(?:"([^"]+)"|'([^']+)')`)
)

// wrappers make comments of lines that wrap text, but for a title, which becomes strong
// text. A line that nothing closes stands for text of its own and stays.
func (p *preparation) wrappers(v *source.View) []source.Edit {
	closed := map[string]bool{}
	eachWrapper(v, func(_ line, _ []int, closing bool, name string) {
		if closing {
			closed[name] = true
		}
	})
	var edits []source.Edit
	eachWrapper(v, func(l line, attributes []int, _ bool, name string) {
		if attributes != nil && !closed[name] {
			return
		}
		edits = append(edits, source.Edit{Start: l.start, End: l.start, New: "\n<!-- "})
		if attributes != nil {
			edits = append(edits, titleEdits(v, l, attributes)...)
		}
		edits = append(edits, source.Edit{Start: l.end, End: l.end, New: " -->\n"})
	})
	return edits
}

// eachWrapper calls visit for each line outside of code that wraps text: with the place of
// its attributes in the line, whether it closes, and its name. An import has none.
func eachWrapper(v *source.View, visit func(l line, attributes []int, closing bool, name string)) {
	var code fence
	for _, l := range linesOf(v.Text) {
		s := l.text(v.Text)
		if code.inside(s) {
			continue
		}
		at := shortcodeLine.FindSubmatchIndex(s)
		if at == nil {
			at = componentLine.FindSubmatchIndex(s)
		}
		if at != nil {
			visit(l, at[6:8], at[3] > at[2], string(s[at[4]:at[5]]))
		} else if importLine.Match(s) {
			visit(l, nil, false, "")
		}
	}
}

// titleEdits end the comment before a title and begin it again behind it.
func titleEdits(v *source.View, l line, attributes []int) []source.Edit {
	at := wrapperTitle.FindSubmatchIndex(l.text(v.Text)[attributes[0]:attributes[1]])
	if at == nil {
		return nil
	}
	from, to := at[2], at[3]
	if from < 0 {
		from, to = at[4], at[5]
	}
	from, to = l.start+attributes[0]+from, l.start+attributes[0]+to
	return []source.Edit{
		{Start: from - 1, End: from, New: " -->\n\n**"},
		{Start: to, End: to + 1, New: "**\n\n<!-- "},
	}
}
