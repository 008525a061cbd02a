package check

import (
	"strings"

	"demarc/internal/compare"
	"demarc/internal/diag"
	"demarc/internal/model"
)

// disputes finds topics that providers give to different owners, and topics of
// which one speaks alone, each told once, at the first provider that speaks.
func disputes(x *reading) []diag.Finding {
	var fs []diag.Finding
	for k := range x.Kinds {
		for _, g := range compare.New(x.Catalog, x.Kinds[k].ID).Matrix() {
			for i := range g.Rows {
				if f, ok := x.dispute(&g.Rows[i]); ok {
					fs = append(fs, f)
				}
			}
		}
	}
	return fs
}

func (x *reading) dispute(row *compare.Row) (diag.Finding, bool) {
	var speaking []*compare.Cell
	for i := range row.Cells {
		if c := &row.Cells[i]; !c.Silent() {
			speaking = append(speaking, c)
		}
	}
	switch {
	case len(row.Cells) < 2 || len(speaking) == 0:
	case len(speaking) == 1:
		return x.about(diag.TopicSingle, row, speaking[0], "only %s speaks of %q", speaking[0].Provider.Name, row.Topic.Title), true
	case row.Verdict == model.VerdictDiffer:
		return x.about(diag.TopicDisputed, row, speaking[0], "%q is not everywhere the same side's: %s", row.Topic.Title, sides(speaking)), true
	}
	return diag.Finding{}, false
}

// about makes a finding about a topic, at the passage of a cell's first entry.
func (x *reading) about(rule *diag.Rule, row *compare.Row, c *compare.Cell, format string, args ...any) diag.Finding {
	f := x.at(rule, c.Entries[0].Responsibility, "", format, args...)
	f.Near, f.Key = c.Provider.Kind, row.Topic.ID // the topic's own, wherever it is told
	return f
}

// sides names the owner of each cell: "Birch: provider, Dune: customer".
func sides(cells []*compare.Cell) string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = c.Provider.Name + ": " + string(c.Owner)
	}
	return strings.Join(out, ", ")
}
