package main

import (
	"strconv"
	"strings"

	"demarc/internal/diag"
)

// count is "1 page" or "2 pages", with thousands apart: "12,345 pages".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return thousands(n) + " " + noun
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// summary counts findings by severity, "1 error, 3 warnings", from the gravest.
func summary(fs []diag.Finding) string {
	n := map[diag.Severity]int{}
	for _, f := range fs {
		n[f.Severity]++
	}
	var parts []string
	for _, s := range []diag.Severity{diag.SeverityError, diag.SeverityWarning, diag.SeverityNote} {
		if n[s] > 0 {
			parts = append(parts, count(n[s], string(s)))
		}
	}
	if len(parts) == 0 {
		return "No findings"
	}
	return strings.Join(parts, ", ")
}
