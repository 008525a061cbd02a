// Package report writes the shifts between two readings for those who have to see
// them: a terminal, a comment on a pull request, annotations on its lines, a code
// scanner, another program.
//
// All forms say the same in the same order: shifts that wait for somebody, from the
// gravest, then those that somebody acknowledged, then those that only the reading
// made. A text of a document is never written as it is: each form escapes what means
// something in it.
package report

import (
	"fmt"
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/diff"
)

// Info says what was compared.
type Info struct {
	Generator  string // the program and its version
	Base, Head string // the two sides as they were asked for
	// Root is the folder of the new side's documents, within the repository where there
	// is one: it stands before paths that count from there.
	Root string
}

// group says what is to do about a shift.
type group int

const (
	open group = iota
	acknowledged
	reading
)

func groupOf(s *diff.Shift) group {
	switch {
	case s.Reading:
		return reading
	case s.Acknowledged != nil:
		return acknowledged
	}
	return open
}

// shiftsOf lists the shifts of a group.
func shiftsOf(r *diff.Report, g group) []*diff.Shift {
	var out []*diff.Shift
	for i := range r.Shifts {
		if s := &r.Shifts[i]; groupOf(s) == g {
			out = append(out, s)
		}
	}
	return out
}

// Summary counts the shifts in a line: "1 error, 2 notes; 1 acknowledged".
func Summary(r *diff.Report) string {
	var parts []string
	for _, level := range levels {
		n := 0
		for _, s := range shiftsOf(r, open) {
			if s.Level == level {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, plural(n, string(level)))
		}
	}
	out := strings.Join(parts, ", ")
	if out == "" {
		out = "No shifts"
	}
	if n := len(shiftsOf(r, acknowledged)); n > 0 {
		out += fmt.Sprintf("; %d acknowledged", n)
	}
	if n := len(shiftsOf(r, reading)); n > 0 {
		out += fmt.Sprintf("; %d of the reading alone", n)
	}
	return out
}

// headings stand above the shifts of a level.
var headings = map[diag.Severity]string{
	diag.SeverityError: "Errors", diag.SeverityWarning: "Warnings", diag.SeverityNote: "Notes",
}

var levels = []diag.Severity{diag.SeverityError, diag.SeverityWarning, diag.SeverityNote}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Line is a detail in words: "Acme → You: …", "owner: provider → shared".
type Line struct {
	// Head says whose duty it is, or what changed.
	Head string
	// Was and Is are two short values, either may be empty; where both are, Runs hold
	// the words.
	Was, Is string
	Runs    []diff.Run
	// In is the sentence that the value stands in.
	In string
}

// Lines puts the details of a shift in words.
func Lines(r *diff.Report, s *diff.Shift) []Line {
	var out []Line
	for i := range s.Details {
		out = append(out, lineOf(r, s, &s.Details[i]))
	}
	return out
}

func lineOf(r *diff.Report, s *diff.Shift, d *diff.Detail) Line {
	line := Line{Head: parties(r, s, d)}
	switch d.Aspect {
	case diff.AspectOwner:
		line.Head, line.Was, line.Is = "owner", d.Was, d.Is
	case diff.AspectLetters:
		line.Was, line.Is = orNone(d.Was), orNone(d.Is)
	case diff.AspectModality:
		line.Was, line.Is, line.In = d.Was, d.Is, d.Text
	case diff.AspectQuantity:
		if line.Head == "" {
			line.Head = "quantity"
		}
		line.Was, line.Is, line.In = orNone(d.Was), orNone(d.Is), d.Text
		if len(s.Details) > 0 && s.Details[0].Aspect == diff.AspectFact {
			line.In = "" // the fact says it
		}
	case diff.AspectPlace:
		line.Head, line.Was, line.Is = "place", d.Was, d.Is
	case diff.AspectLabel:
		line.Head, line.Runs = "label", diff.Words(d.Was, d.Is)
	case diff.AspectContext:
		line.Runs, line.In = diff.Words(d.Was, d.Is), d.Text
	default:
		line.Runs = diff.Words(d.Was, d.Is)
	}
	return line
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// parties says whose duty a detail is about: "Acme", "Acme → You", or "".
func parties(r *diff.Report, s *diff.Shift, d *diff.Detail) string {
	var names []string
	for _, id := range []string{d.From, d.To} {
		if id == "" {
			continue
		}
		if name := r.Party(s.Provider, id); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " → ")
}

// arrow writes two values: "a → b", or the one that is there.
func arrow(was, is string) string {
	switch {
	case was == "":
		return is
	case is == "":
		return was + " → gone"
	}
	return was + " → " + is
}
