// Package diag is the vocabulary of findings: what can be wrong with a
// document, how bad it is, where it stands and what to do.
//
// A fault in a document is never an error of the program. The stage that sees it
// makes a [Finding] with [Rule.At] and goes on; findings leave every stage
// sideways and are sorted, counted and printed at the end. The package holds no
// check of its own: it knows rules by name and words, not by what they test.
package diag

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"unicode/utf8"

	"demarc/internal/source"
)

// Severity says how much a finding matters.
type Severity string

// The severities, from the gravest.
const (
	SeverityError   Severity = "error"   // the reading is wrong or unsafe where it stands
	SeverityWarning Severity = "warning" // a reader is likely to be misled
	SeverityNote    Severity = "note"    // worth knowing
)

// Severities lists all of them, from the gravest.
func Severities() []Severity { return []Severity{SeverityError, SeverityWarning, SeverityNote} }

// rank orders severities from the gravest, 0.
func (s Severity) rank() int { return slices.Index(Severities(), s) }

// AtLeast reports whether s is as grave as o or graver.
func (s Severity) AtLeast(o Severity) bool { return s.rank() <= o.rank() }

// Finding is one diagnostic about one place. Its JSON form is part of the
// export contract.
type Finding struct {
	Rule     string   `json:"rule"` // the rule's code, such as "keyref-unresolved"
	Severity Severity `json:"severity"`
	Path     string   `json:"path"`   // file within the content root
	Line     int      `json:"line"`   // 1-based
	Column   int      `json:"column"` // 1-based, in characters
	Message  string   `json:"message"`
	// Hint says what an author can do about it; may be empty.
	Hint string `json:"hint,omitempty"`
	// Fingerprint identifies the finding across revisions: it hashes the rule,
	// Near, Key and an ordinal, and no free text (MODEL.md, Identity).
	Fingerprint string `json:"fingerprint"`

	// Accepted says why somebody accepts the finding, "" where nobody does.
	Accepted string `json:"-"`
	// Fix mends what was found and can do no harm; nil where an author has to judge.
	Fix *Fix `json:"-"`

	// Near is the id of the responsibility, section or document next to it.
	Near string `json:"-"`
	// Key tells findings of one rule in one place apart, such as a keyref's name.
	Key string `json:"-"`
	// Excerpt is the text of the line, for the caret view; of a very long line
	// the part around Column, Before being how many characters were cut off in
	// front. Width is how many characters from Column on the finding covers, at
	// least 1.
	Excerpt string `json:"-"`
	Before  int    `json:"-"`
	Width   int    `json:"-"`
}

// Fix replaces the bytes from Start to End of the finding's file by New.
type Fix struct {
	Start, End int
	New        string
}

// At makes a finding of the rule about a span of a file. Near is the nearest
// model id ("" for the file itself), key what tells this finding from another of
// the same rule there.
func (r *Rule) At(f *source.File, span source.Span, near, key, format string, args ...any) Finding {
	pos := f.Position(span.Start)
	end := f.Position(max(span.End, span.Start))
	width := 1
	if end.Line == pos.Line {
		width = max(end.Column-pos.Column, 1)
	}
	if near == "" {
		near = f.Path
	}
	excerpt, before := around(f.LineText(pos.Line), pos.Column)
	return Finding{
		Rule: r.Code, Severity: r.Severity, Path: f.Path, Line: pos.Line, Column: pos.Column,
		Message: fmt.Sprintf(format, args...), Hint: r.Hint,
		Near: near, Key: key, Excerpt: excerpt, Before: before, Width: width,
	}
}

// longLine is the number of bytes up to which a finding keeps its whole line.
// Ten thousand findings in one line of a megabyte must not keep it as often.
const longLine = 1024

// around returns the part of a line that a finding at column keeps, and how many
// characters stand before it.
func around(line []byte, column int) (excerpt string, before int) {
	if len(line) <= longLine {
		return string(line), 0
	}
	at := 0 // the offset of column
	for n := 1; n < column && at < len(line); n++ {
		_, size := utf8.DecodeRune(line[at:])
		at += size
	}
	start, end := max(at-longLine/2, 0), min(at+longLine/2, len(line))
	for start > 0 && !utf8.RuneStart(line[start]) {
		start--
	}
	for end < len(line) && !utf8.RuneStart(line[end]) {
		end--
	}
	return string(line[start:end]), utf8.RuneCount(line[:start])
}

// Sort orders findings by path, line, column and rule, and gives each its
// fingerprint.
func Sort(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule))
	})
	seen := map[string]int{}
	for i := range fs {
		f := &fs[i]
		id := f.Rule + "\x00" + f.Near + "\x00" + f.Key
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", id, seen[id]))
		f.Fingerprint = hex.EncodeToString(sum[:8])
		seen[id]++
	}
}

// Count returns how many findings are at least as grave as s.
func Count(fs []Finding, s Severity) int {
	n := 0
	for _, f := range fs {
		if f.Severity.AtLeast(s) {
			n++
		}
	}
	return n
}
