// Package dialect undoes a publisher's habits before a document is parsed.
//
// A dialect is how a publisher writes: "ibm" (IBM Cloud Docs attribute markup),
// "gfm" (GitHub Markdown, also where a converter damaged it) and "plain" (text
// without markup). [Prepare] rewrites a view by edits only, so that every later
// offset still maps back to the file: keyrefs get their values, included files
// their text, spilled table rows are joined, tables drawn with characters get pipes, mojibake
// is restored, and plain text becomes the Markdown that says the same. Attribute lists need
// no edit; package markdown parses them. What is changed and what could not be is a finding.
//
// No word of a document is dropped: what cannot be undone stays as it was written,
// and a reference without a target shows its name. The time that a repair takes
// and the text that references bring grow in step with the document and no faster,
// whatever the document holds.
//
// The package knows forms of writing. It knows no provider and no document; the
// words it looks for are in words.txt.
package dialect

import (
	"bytes"
	_ "embed"
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
	// Include returns the decoded text of a file named in the document, relative
	// to it, and whether there is one that may be read. It may be nil.
	Include func(path string) (string, bool)
}

// Detect returns the dialect that a text is written in, from signs of its markup;
// path matters only by its ending.
func Detect(path string, text []byte) Name {
	if bytes.Contains(text, []byte("{{site.data.")) {
		return NameIBM
	}
	attributes, markdown := signs(text)
	switch {
	case attributes:
		return NameIBM
	case strings.HasSuffix(path, ".txt") && !markdown:
		return NamePlain
	}
	return NameGFM
}

// signs reports whether a line of the text is an attribute list, and whether it
// holds a heading, a table or a link of Markdown.
func signs(text []byte) (attributes, markdown bool) {
	markdown = bytes.Contains(text, []byte("]("))
	for line := range bytes.Lines(text) {
		t := bytes.TrimSpace(line)
		switch {
		case len(t) < 3:
		case t[0] == '{' && t[1] == ':':
			if first := bytes.TrimPrefix(t[2:], []byte(" ")); len(first) > 0 && (isLetter(first[0]) || first[0] == '#' || first[0] == '.') {
				return true, markdown
			}
		case line[0] == '#':
			markdown = markdown || headingLevel(line) > 0
		case t[0] == '|' && t[len(t)-1] == '|', isDelimiter(t):
			markdown = true
		}
	}
	return false, markdown
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// Prepare returns the view to parse, with findings about what was repaired.
func Prepare(v *source.View, o Options) (*source.View, []diag.Finding) {
	p := &preparation{Options: o, found: diag.NewCollector(v.File)}
	repairs := []func(*source.View) []source.Edit{p.mojibake}
	switch o.Dialect {
	case NameIBM:
		repairs = append(repairs, p.references, p.brokenLinks, p.indentedTables, p.brokenRows)
	case NameGFM:
		repairs = append(repairs, p.tabs, p.wrappers, p.numbered, p.drawnTables, p.lettered, p.spilledTables, p.indentedTables, p.brokenRows, p.tail)
	case NamePlain:
		repairs = append(repairs, p.drawnTables, p.lettered, p.plain)
	}
	for _, repair := range repairs {
		v = v.Edit(repair(v))
	}
	return v, p.found.Findings()
}

// preparation collects the findings of one document.
type preparation struct {
	Options
	found *diag.Collector
}

// find adds a finding about the view's bytes [from, to).
func (p *preparation) find(v *source.View, rule *diag.Rule, from, to int, key, format string, args ...any) {
	p.found.Add(rule, v.Span(from, to), key, format, args...)
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

// tails are the lines that a web page leaves behind, longestTail the length of the
// longest.
var (
	tails       = words("converter tails")
	longestTail = len(slices.MaxFunc(tails, func(a, b string) int { return len(a) - len(b) }))
)

// tail reports lines that a web page leaves behind. They stay in the text.
func (p *preparation) tail(v *source.View) []source.Edit {
	for _, l := range linesOf(v.Text) {
		t := bytes.TrimSpace(l.text(v.Text))
		if len(t) == 0 || len(t) > longestTail {
			continue
		}
		if line := strings.ToLower(string(t)); slices.Contains(tails, line) {
			p.find(v, diag.SourceConverterTail, l.start, l.end, line, "this line comes from a web page and not from the document")
		}
	}
	return nil
}
