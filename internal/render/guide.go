package render

import (
	"strings"

	"demarc/internal/page"
)

// Guide renders a guide as llms.txt: Markdown of a fixed form.
func Guide(g page.Guide) []byte {
	var b strings.Builder
	write := func(texts ...string) {
		for _, t := range texts {
			b.WriteString(t)
		}
	}
	write("# ", line(g.Title), "\n\n> ", line(g.Text), "\n")
	if g.Notice != "" {
		write("\n", line(g.Notice), "\n")
	}
	for _, part := range g.Parts {
		write("\n## ", line(part.Title), "\n\n")
		for _, p := range part.Pages {
			write("- [", brackets.Replace(line(p.Text)), "](", p.URL, ")")
			if p.Note != "" {
				write(": ", line(p.Note))
			}
			write("\n")
		}
	}
	return []byte(b.String())
}

// line puts a text on one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

var brackets = strings.NewReplacer("[", `\[`, "]", `\]`)
