package report

import (
	"bufio"
	_ "embed"
	"fmt"
	"html"
	"io"

	"demarc/internal/diag"
	"demarc/internal/diff"
)

//go:embed report.css
var style string

// HTML writes shifts as a page of its own: one file, without scripts, that asks
// nobody for anything.
func HTML(w io.Writer, r *diff.Report, info Info) error {
	p := &htmlPage{Writer: bufio.NewWriter(w), report: r, info: info}
	title := "Responsibilities: " + Summary(r)
	p.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
	p.text(title)
	p.raw("</title>\n<style>\n" + style + "</style>\n</head>\n<body>\n<main>\n<h1>")
	p.text(title)
	p.raw("</h1>\n<p>From <code>")
	p.text(info.Base)
	p.raw("</code> to <code>")
	p.text(info.Head)
	p.raw("</code>; ")
	p.text(unchanged(r.Unchanged))
	p.raw(".</p>\n")
	for _, level := range levels {
		p.section(level)
	}
	p.folded(fmt.Sprintf("%d acknowledged", len(shiftsOf(r, acknowledged))), shiftsOf(r, acknowledged))
	p.folded(fmt.Sprintf("%d of the reading alone: no document changed", len(shiftsOf(r, reading))), shiftsOf(r, reading))
	p.unused()
	p.raw("</main>\n</body>\n</html>\n")
	return p.Flush()
}

// htmlPage writes a page. A text of a document goes through text, which escapes.
type htmlPage struct {
	*bufio.Writer
	report *diff.Report
	info   Info
}

// raw writes markup of this package. Flush tells of a failed write.
func (p *htmlPage) raw(markup string) { _, _ = p.WriteString(markup) }

func (p *htmlPage) text(s string) { p.raw(html.EscapeString(diag.Printable(s))) }

// section writes the open shifts of a level, nothing where there are none.
func (p *htmlPage) section(level diag.Severity) {
	begun := false
	for _, s := range shiftsOf(p.report, open) {
		if s.Level != level {
			continue
		}
		if !begun {
			begun = true
			p.raw("<section>\n<h2>" + headings[level] + "</h2>\n")
		}
		p.shift(s)
	}
	if begun {
		p.raw("</section>\n")
	}
}

func (p *htmlPage) folded(title string, list []*diff.Shift) {
	if len(list) == 0 {
		return
	}
	p.raw("<details>\n<summary>" + title + "</summary>\n")
	for _, s := range list {
		p.shift(s)
	}
	p.raw("</details>\n")
}

func (p *htmlPage) shift(s *diff.Shift) {
	p.raw(`<article class="` + string(s.Level) + `"><p><span class="kind">`)
	p.text(s.Rule.Title)
	p.raw("</span></p><h3>")
	p.text(s.Title())
	p.raw(`</h3><p class="where"><code>`)
	p.text(fmt.Sprintf("%s:%d", rooted(p.info.Root, s.Path), s.Line))
	p.raw("</code> <code>" + s.Fingerprint + "</code></p><ul>")
	for _, l := range Lines(p.report, s) {
		p.raw("<li>")
		p.line(l)
		p.raw("</li>")
	}
	p.raw("</ul>")
	if a := s.Acknowledged; a != nil {
		p.raw("<p>")
		p.text("Acknowledged " + a.Date + ": " + a.Reason)
		p.raw("</p>")
	}
	p.raw("</article>\n")
}

func (p *htmlPage) line(l Line) {
	if l.Head != "" {
		p.text(l.Head + ": ")
	}
	p.text(arrow(l.Was, l.Is))
	for _, run := range l.Runs {
		switch run.Fate {
		case diff.FateGone:
			p.raw("<del>")
			p.text(run.Text)
			p.raw("</del>")
		case diff.FateNew:
			p.raw("<ins>")
			p.text(run.Text)
			p.raw("</ins>")
		default:
			p.text(run.Text)
		}
	}
	if l.In != "" {
		p.text(", in: " + l.In)
	}
}

func (p *htmlPage) unused() {
	if len(p.report.Unused) == 0 {
		return
	}
	p.raw("<section>\n<h2>Acknowledgements that hold for nothing</h2>\n<ul>")
	for i := range p.report.Unused {
		a := &p.report.Unused[i]
		p.raw("<li><code>")
		p.text(a.Fingerprint)
		p.raw("</code> ")
		p.text(unusedBecause(a) + " (" + a.Reason + ")")
		p.raw("</li>")
	}
	p.raw("</ul>\n</section>\n")
}
