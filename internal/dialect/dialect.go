// Package dialect undoes a publisher's habits before a document is parsed.
//
// A dialect is how a publisher writes: "ibm" (IBM Cloud Docs attribute markup),
// "gfm" (GitHub Markdown, also where a converter damaged it) and "plain" (text
// without markup). [Prepare] rewrites a view by edits only, so that every later
// offset still maps back to the file: keyrefs get their values, included files
// their text, spilled table rows are joined, mojibake is restored, and plain text
// becomes the Markdown that says the same. Attribute lists need no edit; package
// markdown parses them. What is changed and what could not be is a finding.
//
// The package knows forms of writing. It knows no provider and no document; the
// words it looks for are in words.txt.
package dialect

import (
	"bytes"
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// Name names a dialect.
type Name string

// The dialects.
const (
	NameIBM   Name = "ibm"
	NameGFM   Name = "gfm"
	NamePlain Name = "plain"
)

// Names lists the dialects.
func Names() []Name { return []Name{NameIBM, NameGFM, NamePlain} }

// Options says how to prepare a document.
type Options struct {
	Dialect Name
	// Keyrefs gives the values of {{site.data.keyword.NAME}}; a value may hold
	// further keyrefs.
	Keyrefs map[string]string
	// Include returns the text of a file named in the document, relative to it,
	// and whether there is one that may be read. It may be nil.
	Include func(path string) (string, bool)
}

var (
	attributeLine = regexp.MustCompile(`(?m)^[ \t]*\{: ?[#.a-zA-Z]`)
	markdownSign  = regexp.MustCompile(`(?m)^(#{1,6} |\|.*\|\s*$|\|? ?:?-{3,}:? ?\|)|\]\(`)
)

// Detect returns the dialect that a text is written in, from signs of its markup;
// path matters only by its ending.
func Detect(path string, text []byte) Name {
	switch {
	case bytes.Contains(text, []byte("{{site.data.")) || attributeLine.Match(text):
		return NameIBM
	case strings.HasSuffix(path, ".txt") && !markdownSign.Match(text):
		return NamePlain
	}
	return NameGFM
}

// Prepare returns the view to parse, with findings about what was repaired.
func Prepare(v *source.View, o Options) (*source.View, []diag.Finding) {
	p := &preparation{Options: o}
	repairs := map[Name][]func(*source.View) []source.Edit{
		NameIBM:   {p.mojibake, p.references, p.indentedTables, p.rows},
		NameGFM:   {p.mojibake, p.spilledTables, p.indentedTables, p.rows, p.tail},
		NamePlain: {p.mojibake, p.plain},
	}
	for _, repair := range repairs[o.Dialect] {
		v = v.Edit(repair(v))
	}
	return v, p.findings
}

// preparation collects the findings of one document.
type preparation struct {
	Options
	findings []diag.Finding
}

// find adds a finding about the view's bytes [from, to).
func (p *preparation) find(v *source.View, rule *diag.Rule, from, to int, key, format string, args ...any) {
	p.findings = append(p.findings, rule.At(v.File, v.Span(from, to), "", key, format, args...))
}

//go:embed words.txt
var wordsFile string

// words returns the lines of words.txt under a heading, in lower case.
func words(heading string) []string {
	var out []string
	on := false
	for line := range strings.Lines(wordsFile) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "# "):
			on = line == "# "+heading
		case on && line != "":
			out = append(out, strings.ToLower(line))
		}
	}
	return out
}

var tails = words("converter tails")

// tail reports lines that a web page leaves behind. They stay in the text.
func (p *preparation) tail(v *source.View) []source.Edit {
	for _, l := range linesOf(v.Text) {
		line := strings.ToLower(strings.TrimSpace(string(v.Text[l.start:l.end])))
		if line != "" && len(line) < 60 && slices.Contains(tails, line) {
			p.find(v, diag.SourceConverterTail, l.start, l.end, line, "this line comes from a web page and not from the document")
		}
	}
	return nil
}

// line is one line of a text without its line feed.
type line struct{ start, end int }

func (l line) text(s []byte) []byte { return s[l.start:l.end] }

// linesOf returns the lines of a text.
func linesOf(text []byte) []line {
	lines := make([]line, 0, len(text)/48+1)
	for start := 0; start < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		lines = append(lines, line{start, end})
		start = end + 1
	}
	return lines
}

// indent returns the width of the white space that a line begins with.
func indent(s []byte) int {
	n := 0
	for _, c := range s {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

// fence tracks fenced code over the lines of a text.
type fence struct{ mark string }

// inside takes the next line and reports whether it belongs to a fenced block.
func (f *fence) inside(s []byte) bool {
	t := strings.TrimLeft(string(s), " \t>")
	if f.mark != "" {
		if strings.HasPrefix(t, f.mark) && strings.Trim(t, f.mark[:1]+" \t") == "" {
			f.mark = ""
		}
		return true
	}
	for _, c := range []string{"`", "~"} {
		if strings.HasPrefix(t, c+c+c) {
			n := len(t) - len(strings.TrimLeft(t, c))
			if c == "~" || !strings.Contains(t[n:], "`") {
				f.mark = t[:n]
				return true
			}
		}
	}
	return false
}
