package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/diff"
)

// Text writes shifts for a terminal, a paragraph each, and counts them at the end:
//
//	acme/terms.md:12: error: Moved to the customer: Nodes [moved-to-customer]
//	      acme/terms#terms/nodes  3f9c2a1b00112233
//	      owner: provider → shared
//	      Acme → You: Watch nodes{+ daily+}.
//
// Words that are gone stand in [- -], new ones in {+ +}.
func Text(w io.Writer, r *diff.Report, _ Info) error {
	b := bufio.NewWriter(w)
	for _, g := range []group{open, acknowledged, reading} {
		for _, s := range shiftsOf(r, g) {
			textOf(b, r, s, g)
		}
	}
	for _, a := range r.Unused {
		fmt.Fprintf(b, "acknowledgement %s: %s (%s)\n", diag.Printable(a.Fingerprint), unusedBecause(&a), diag.Printable(a.Reason))
	}
	fmt.Fprintln(b, Summary(r))
	return b.Flush()
}

func textOf(b *bufio.Writer, r *diff.Report, s *diff.Shift, g group) {
	level := string(s.Level)
	switch g {
	case acknowledged:
		level = "acknowledged " + level
	case reading:
		level = "reading"
	}
	fmt.Fprintf(b, "%s:%d: %s: %s: %s [%s]\n", diag.Printable(s.Path), s.Line, level, s.Rule.Title, diag.Printable(s.Title()), s.Rule.Code)
	fmt.Fprintf(b, "      %s  %s\n", diag.Printable(s.ID()), s.Fingerprint)
	for _, l := range Lines(r, s) {
		fmt.Fprintf(b, "      %s\n", diag.Printable(l.String()))
	}
	if a := s.Acknowledged; a != nil {
		fmt.Fprintf(b, "      acknowledged %s: %s\n", a.Date, diag.Printable(a.Reason))
	}
}

// unusedBecause says why an acknowledgement holds for nothing.
func unusedBecause(a *diff.Acknowledgement) string {
	if a.Expired {
		return "expired after " + a.Until
	}
	return "no shift needs it"
}

// String is the line as a terminal shows it.
func (l Line) String() string {
	var b strings.Builder
	if l.Head != "" {
		b.WriteString(l.Head + ": ")
	}
	b.WriteString(arrow(l.Was, l.Is))
	for _, run := range l.Runs {
		switch run.Fate {
		case diff.FateGone:
			b.WriteString("[-" + run.Text + "-]")
		case diff.FateNew:
			b.WriteString("{+" + run.Text + "+}")
		default:
			b.WriteString(run.Text)
		}
	}
	if l.In != "" {
		b.WriteString(", in: " + l.In)
	}
	return b.String()
}
