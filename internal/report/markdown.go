package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/diff"
)

// maxMarkdown is how many shifts of one level a comment lists: a pull request's
// comment has at most 65,536 characters, and nobody reads more.
const maxMarkdown = 50

// Markdown writes shifts as a comment on a pull request: errors and warnings in a
// list with their words, all else folded away.
func Markdown(w io.Writer, r *diff.Report, info Info) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "### Responsibilities: %s\n\n", escape(Summary(r)))
	fmt.Fprintf(b, "From `%s` to `%s`; %s.\n", code(info.Base), code(info.Head), unchanged(r.Unchanged))
	var notes []*diff.Shift
	byLevel := map[diag.Severity][]*diff.Shift{}
	for _, s := range shiftsOf(r, open) {
		byLevel[s.Level] = append(byLevel[s.Level], s)
	}
	notes = byLevel[diag.SeverityNote]
	for _, level := range levels[:2] {
		if list := byLevel[level]; len(list) > 0 {
			fmt.Fprintf(b, "\n#### %s\n\n", headings[level])
			writeList(b, r, info, list)
		}
	}
	fold(b, r, info, plural(len(notes), "note"), notes)
	fold(b, r, info, fmt.Sprintf("%d acknowledged", len(shiftsOf(r, acknowledged))), shiftsOf(r, acknowledged))
	fold(b, r, info, fmt.Sprintf("%d of the reading alone: no document changed", len(shiftsOf(r, reading))), shiftsOf(r, reading))
	if len(r.Unused) > 0 {
		fmt.Fprintf(b, "\nAcknowledgements that hold for nothing:\n\n")
		for i := range r.Unused {
			a := &r.Unused[i]
			fmt.Fprintf(b, "- `%s` %s (%s)\n", code(a.Fingerprint), unusedBecause(a), escape(a.Reason))
		}
	}
	return b.Flush()
}

func unchanged(n int) string {
	if n == 1 {
		return "1 responsibility is unchanged"
	}
	return fmt.Sprintf("%d responsibilities are unchanged", n)
}

// fold writes a list that is shown on demand, nothing where it is empty.
func fold(b *bufio.Writer, r *diff.Report, info Info, title string, list []*diff.Shift) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\n<details><summary>%s</summary>\n\n", title)
	writeList(b, r, info, list)
	fmt.Fprintf(b, "\n</details>\n")
}

func writeList(b *bufio.Writer, r *diff.Report, info Info, list []*diff.Shift) {
	for i, s := range list {
		if i == maxMarkdown {
			fmt.Fprintf(b, "- and %d more\n", len(list)-i)
			return
		}
		fmt.Fprintf(b, "- **%s**: %s (`%s:%d`, `%s`)\n", s.Rule.Title, escape(s.Title()), code(rooted(info.Root, s.Path)), s.Line, s.Fingerprint)
		for _, l := range Lines(r, s) {
			fmt.Fprintf(b, "  - %s\n", markdownOf(l))
		}
		if a := s.Acknowledged; a != nil {
			fmt.Fprintf(b, "  - acknowledged %s: %s\n", a.Date, escape(a.Reason))
		}
	}
}

func rooted(root, path string) string {
	if root == "" {
		return path
	}
	return strings.TrimSuffix(root, "/") + "/" + path
}

// markdownOf writes a line; words that are gone are struck, new ones bold.
func markdownOf(l Line) string {
	var b strings.Builder
	if l.Head != "" {
		b.WriteString(escape(l.Head) + ": ")
	}
	b.WriteString(escape(arrow(l.Was, l.Is)))
	for _, run := range l.Runs {
		text := escape(run.Text)
		switch run.Fate {
		case diff.FateGone:
			text = "<del>" + text + "</del>"
		case diff.FateNew:
			text = "<ins>" + text + "</ins>"
		}
		if run.Fate == diff.FateSame && strings.HasPrefix(run.Text, " ") {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		if text != "" && strings.HasSuffix(run.Text, " ") {
			b.WriteByte(' ')
		}
	}
	if l.In != "" {
		b.WriteString(", in: " + escape(l.In))
	}
	return b.String()
}

// marks are the characters that Markdown gives a meaning. A name behind an at sign
// would call somebody, and a number behind a hash lead to an issue.
var marks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;",
	"&", "&amp;", "~", `\~`, "|", `\|`, "#", "#<!-- -->", "@", "@<!-- -->", "!", `\!`, "$", `\$`, "://", ":<!-- -->//", "www.", "www<!-- -->.")

// escape writes a text so that it shows as it is, in a line.
func escape(text string) string {
	return marks.Replace(strings.Join(strings.Fields(diag.Printable(strings.ReplaceAll(text, "\n", " "))), " "))
}

// code makes a text fit for a code span.
func code(text string) string {
	return strings.NewReplacer("`", "'", "\n", " ", "\r", " ").Replace(diag.Printable(text))
}
