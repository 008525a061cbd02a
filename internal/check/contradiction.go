package check

import (
	"strings"
	"unicode/utf8"

	"demarc/internal/compare"
	"demarc/internal/diag"
)

// contradictions finds documents whose overview and detail say two things of one
// work.
func contradictions(x *reading) []diag.Finding {
	var fs []diag.Finding
	for _, c := range compare.Contradictions(x.Catalog) {
		cell, r := c.Overview, c.Detail
		if c.Duty.Duty == nil {
			fs = append(fs, x.at(diag.OwnerContradiction, r, cell.ID,
				"%q is the provider's here, but line %d gives %q to the customer", r.Label, cell.Source.Line, cell.Label))
			continue
		}
		fs = append(fs, x.at(diag.OwnerContradiction, r, cell.ID,
			"line %d gives %q to the provider, but %s asks of the customer: %s", cell.Source.Line, cell.Label, c.Duty.Clause, short(c.Duty.Text)))
	}
	return fs
}

// short cuts a text for a message.
func short(text string) string {
	const most = 80
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	cut := string([]rune(text)[:most])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return cut + " …"
}
