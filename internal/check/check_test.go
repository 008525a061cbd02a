package check_test

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"demarc/internal/check"
	"demarc/internal/golden"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

// A case is named after its rule. Its file "good" must yield no finding of the
// rule, "bad" those of "want". Both are catalogs, a line a responsibility:
//
//	form area owner topics "label" party:letters…
//
// and, indented, its duties:
//
//	party kind modality topics "text"
//
// A line "in provider/document" says where what follows stands. A dash is
// nothing.
func TestRulesFindWhatIsBadAndNothingElse(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *txtar.Archive) {
		rule := path.Base(t.Name())
		if got := findings(t, rule, golden.Get(a, "good")); got != "" {
			t.Errorf("good catalog:\n%s", got)
		}
		got := findings(t, rule, golden.Get(a, "bad"))
		if got == "" {
			t.Error("nothing is found in the bad catalog")
		}
		golden.Set(a, "want", got)
	})
}

func findings(t *testing.T, rule, catalog string) string {
	t.Helper()
	var b strings.Builder
	for _, x := range check.Run(parse(t, catalog)) {
		if x.Rule == rule {
			fmt.Fprintf(&b, "%s:%d: %s: %s\n", x.Path, x.Line, x.Severity, x.Message)
		}
	}
	return b.String()
}

// parse reads a case's catalog.
func parse(t *testing.T, text string) *model.Catalog {
	t.Helper()
	c := &model.Catalog{Topics: modeltest.Catalog().Topics}
	in := ""
	open := func(document string) {
		in = document
		p, _, _ := strings.Cut(document, "/")
		if len(c.Providers) == 0 || c.Providers[len(c.Providers)-1].ID != p {
			c.Providers = append(c.Providers, model.Provider{ID: p, Kind: modeltest.Kind, Name: strings.ToUpper(p), Parties: []model.Party{
				{ID: "provider", Role: model.RoleProvider, Name: strings.ToUpper(p)},
				{ID: "customer", Role: model.RoleCustomer, Name: "You"},
				{ID: "third", Role: model.RolePartner, Name: "Third"}}})
		}
		c.Documents = append(c.Documents, model.Document{ID: document, Provider: p, Path: document + ".md"})
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		fields, quoted, rest := split(t, line)
		switch {
		case len(fields) == 0:
		case fields[0] == "in":
			open(fields[1])
		case line[0] == ' ':
			addDuty(&c.Responsibilities[len(c.Responsibilities)-1], fields, quoted, n)
		default:
			if in == "" {
				open("p/doc")
			}
			r := model.Responsibility{Document: in, Section: "s", Label: quoted, Form: model.Form(fields[0]),
				Area: blank(fields[1]), Owner: model.Owner(fields[2]), Source: model.Source{Line: n, EndLine: n}}
			r.ID = in + "#s/" + strings.ToLower(strings.ReplaceAll(quoted, " ", "-")) + "/" + blank(fields[1])
			if topics := blank(fields[3]); topics != "" {
				r.Topics = strings.Split(topics, ",")
			}
			for _, w := range rest {
				party, letters, _ := strings.Cut(w, ":")
				r.Assignments = append(r.Assignments, model.Assignment{Party: party, Letters: blank(letters)})
			}
			c.Responsibilities = append(c.Responsibilities, r)
		}
	}
	return c
}

func addDuty(r *model.Responsibility, fields []string, text string, line int) {
	d := model.Duty{Kind: model.Kind(fields[1]), Modality: model.Modality(fields[2]), Text: text,
		Clause: fmt.Sprint("P ", line), Line: line}
	if topics := blank(fields[3]); topics != "" {
		d.Topics = strings.Split(topics, ",")
	}
	r.Assignments = append(r.Assignments, model.Assignment{Party: fields[0], Duties: []model.Duty{d}})
}

// split returns the words before a quoted text, the text, and the words behind.
func split(t *testing.T, line string) (before []string, quoted string, behind []string) {
	t.Helper()
	head, tail, found := strings.Cut(line, `"`)
	before = strings.Fields(head)
	if !found {
		return before, "", nil
	}
	prefix, err := strconv.QuotedPrefix(`"` + tail)
	if err != nil {
		t.Fatalf("case %q: %v", line, err)
	}
	quoted, _ = strconv.Unquote(prefix)
	return before, quoted, strings.Fields(tail[len(prefix)-1:])
}

func blank(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func TestFindingsOfTheFixture(t *testing.T) {
	got := map[string]int{}
	for _, f := range check.Run(modeltest.Catalog()) {
		got[f.Rule]++
		if f.Fingerprint == "" || f.Near == "" || f.Line < 1 {
			t.Errorf("incomplete finding: %+v", f)
		}
	}
	for rule, want := range map[string]int{"note-stale": 1, "owner-contradiction": 1, "raci-apart": 1, "raci-several-a": 1,
		"raci-unassigned": 1, "topic-unclassified": 2, "id-duplicate": 0, "nothing-read": 0, "shared-one-sided": 0} {
		if got[rule] != want {
			t.Errorf("%s: %d findings, want %d", rule, got[rule], want)
		}
	}
}

func TestAFindingThatTheCatalogHasIsNotRepeated(t *testing.T) {
	c := parse(t, "in p/empty\n")
	c.Findings = check.Run(c)
	if told := len(c.Findings); told == 0 {
		t.Fatal("nothing is told of an empty document")
	}
	if fs := check.Run(c); len(fs) != 0 {
		t.Errorf("told again: %v", fs)
	}
}

func TestAnEmptyCatalogHasNoFindings(t *testing.T) {
	if fs := check.Run(&model.Catalog{}); len(fs) != 0 {
		t.Errorf("got %v", fs)
	}
}
