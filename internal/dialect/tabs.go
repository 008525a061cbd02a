package dialect

import (
	"bytes"
	"regexp"
	"strings"

	"demarc/internal/source"
)

// Tabs as generators write them: `=== "Title"` with what is indented below it, and
// lines such as `{{< tab name="Title" >}}` around it.
var (
	tabLine   = regexp.MustCompile(`^\s*===[!+]?\s+["“](.+)["”]\s*$`)
	shortcode = regexp.MustCompile(`^\s*\{\{[<%](\s*/?\s*tab(?:s|item|panel|pane|content|-[a-z-]+)?(?:\s+(?:[a-z]+\s*=\s*)?"([^"<>%]+)")?(?:[\s/"][^<>%]*)?)[%>]\}\}\s*$`)
)

// tabs writes a tab as its title in strong text and what it holds, which then counts
// as any other text.
func (p *preparation) tabs(v *source.View) []source.Edit {
	var edits []source.Edit
	var code fence
	within := -1 // the indent of the tab's own line
	for _, l := range linesOf(v.Text) {
		s := l.text(v.Text)
		if within < 0 && code.inside(s) || blank(s) {
			continue
		}
		if within >= 0 && indent(s) >= within+4 && tabLine.Find(s) == nil {
			edits = append(edits, source.Edit{Start: l.start, End: l.start + tabWidth(s)})
			continue
		}
		within = -1
		if at := tabLine.FindSubmatchIndex(s); at != nil {
			within = indent(s)
			edits = append(edits,
				source.Edit{Start: l.start, End: l.start + at[2], New: "\n" + strings.Repeat(" ", within) + "**"},
				source.Edit{Start: l.start + at[3], End: l.end, New: "**\n"})
		} else if at := shortcode.FindSubmatchIndex(s); at != nil {
			edits = append(edits, shortcodeEdits(l, at)...)
		}
	}
	return edits
}

// shortcodeEdits make a comment of a tab's line, at being its parts in it, but for its
// title.
func shortcodeEdits(l line, at []int) []source.Edit {
	edits := []source.Edit{{Start: l.start, End: l.start + at[2], New: "\n<!--"}}
	if at[4] >= 0 {
		edits = append(edits,
			source.Edit{Start: l.start + at[4] - 1, End: l.start + at[4], New: " -->\n\n**"},
			source.Edit{Start: l.start + at[5], End: l.start + at[5] + 1, New: "**\n\n<!--"})
	}
	return append(edits, source.Edit{Start: l.start + at[3], End: l.end, New: "-->\n"})
}

// tabWidth returns how many bytes of white space one step of indent is.
func tabWidth(s []byte) int {
	if s[0] == '\t' {
		return 1
	}
	return min(4, len(s)-len(bytes.TrimLeft(s, " ")))
}
