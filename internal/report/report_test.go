package report

import (
	"bytes"
	"strings"
	"testing"

	"demarc/internal/diff"
	"demarc/internal/model"
	"demarc/internal/schematest"
)

// hostile is a text that means something in every form.
const hostile = "<script>alert(1)</script> | **x** ](https://example.org) @team `code`\x1b[2J ::error::"

// sample is a report with open, acknowledged and reading shifts of hostile texts.
func sample() *diff.Report {
	side := func(owner model.Owner, party, hash string) *model.Catalog {
		c := &model.Catalog{Providers: []model.Provider{{ID: "acme", Parties: []model.Party{{ID: "provider", Role: model.RoleProvider, Name: hostile}}}}}
		for _, doc := range []string{"a", "b"} {
			c.Documents = append(c.Documents, model.Document{ID: "acme/" + doc, Provider: "acme", Path: "acme/" + doc + ".md", Hash: hash})
			hash = "same"
			for _, row := range []string{"one", "two"} {
				c.Responsibilities = append(c.Responsibilities, model.Responsibility{
					ID: "acme/" + doc + "#s/" + row, Document: "acme/" + doc, Section: "s", Label: hostile + row, Owner: owner, Form: model.FormColumns,
					Assignments: []model.Assignment{{Party: party, Duties: []model.Duty{{Kind: model.KindDoes, Text: row + " " + hostile, Line: 3}}}},
				})
			}
		}
		return c
	}
	r := diff.Compare(side("provider", "provider", "x"), side("customer", "customer", "y"), diff.Options{})
	r.Acknowledge([]diff.Acknowledgement{
		{Fingerprint: r.Shifts[0].Fingerprint, Reason: hostile, Date: "2026-01-01"},
		{Fingerprint: "0000000000000000", Reason: hostile, Date: "2026-01-01", Until: "2026-01-02"},
	}, "2026-02-02")
	return r
}

func TestSummaryTellsOpenShiftsFromOthers(t *testing.T) {
	if got, want := Summary(sample()), "1 error; 1 acknowledged; 2 of the reading alone"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestJSONFollowsItsSchema(t *testing.T) {
	for name, r := range map[string]*diff.Report{"sample": sample(), "nothing": {}} {
		var b bytes.Buffer
		if err := JSON(&b, r, Info{Generator: "demarc", Base: "a", Head: "b"}); err != nil {
			t.Fatal(err)
		}
		if err := schematest.Follows(diff.JSONSchema(), b.Bytes()); err != nil {
			t.Errorf("%s: %v\n%s", name, err, b.Bytes())
		}
	}
}

func TestTextsOfDocumentsMeanNothingInAReport(t *testing.T) {
	info := Info{Generator: "demarc", Base: hostile, Head: hostile}
	for _, tc := range []struct {
		name  string
		write func(*bytes.Buffer) error
		bad   []string
	}{
		{"text", func(b *bytes.Buffer) error { return Text(b, sample(), info) }, []string{"\x1b"}},
		{"html", func(b *bytes.Buffer) error { return HTML(b, sample(), info) }, []string{"\x1b", "<script"}},
		{"markdown", func(b *bytes.Buffer) error { return Markdown(b, sample(), info) }, []string{"\x1b", " <script", "@team", " **x", "](https://"}},
		{"github", func(b *bytes.Buffer) error { return GitHub(b, sample(), info) }, []string{"\n::error::"}},
	} {
		var b bytes.Buffer
		if err := tc.write(&b); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if tc.name == "markdown" { // a code span shows what is in it
			_, text, _ = strings.Cut(text, "unchanged.")
		}
		for _, bad := range tc.bad {
			if strings.Contains(text, bad) {
				t.Errorf("%s: %q is in\n%s", tc.name, bad, text)
			}
		}
	}
}
