package report

import (
	"io"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/diff"
)

// Findings puts shifts in the form of findings, for what shows those: annotations and
// code scanners. Those that only the reading made are left out.
func Findings(r *diff.Report) []diag.Finding {
	out := []diag.Finding{}
	for i := range r.Shifts {
		s := &r.Shifts[i]
		if s.Reading {
			continue
		}
		f := diag.Finding{
			Rule: s.Rule.Code, Severity: s.Level, Path: s.Path, Line: s.Line, Column: 1,
			Message: message(r, s), Hint: s.Rule.Hint, Fingerprint: s.Fingerprint, Near: s.ID(), Width: 1,
		}
		if a := s.Acknowledged; a != nil {
			f.Accepted = a.Reason
		}
		out = append(out, f)
	}
	return out
}

func message(r *diff.Report, s *diff.Shift) string {
	lines := []string{s.Rule.Title + ": " + s.Title()}
	for _, l := range Lines(r, s) {
		lines = append(lines, l.String())
	}
	return strings.Join(lines, "\n")
}

// GitHub writes open shifts as workflow commands, which show as annotations on the
// lines of the new side.
func GitHub(w io.Writer, r *diff.Report, info Info) error {
	var list []diag.Finding
	for _, f := range Findings(r) {
		if f.Accepted == "" {
			list = append(list, f)
		}
	}
	return diag.GitHub(w, info.Root, list)
}

// SARIF writes shifts for code scanners; acknowledged ones are suppressed results.
func SARIF(w io.Writer, r *diff.Report, info Info) error {
	return diag.SARIF(w, info.Generator, info.Root, Findings(r))
}
