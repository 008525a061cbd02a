package diff_test

import (
	"testing"
	"testing/fstest"

	"demarc/internal/diag"
	"demarc/internal/diff"
	"demarc/internal/model"
)

// The case that documents a rule about shifts is true: from the base to the bad
// revision there is such a shift, and to the good one there is none.
func TestCasesOfShiftsAreTrue(t *testing.T) {
	for _, rule := range diag.Shifts() {
		t.Run(rule.Code, func(t *testing.T) {
			c := rule.Case()
			base := revision(t, c.Base)
			followsSchema(t, diff.Compare(base, revision(t, c.Bad), options()))
			if got := shiftsOf(base, revision(t, c.Bad), rule); len(got) == 0 {
				t.Errorf("no such shift to the bad revision, but %v", all(base, revision(t, c.Bad)))
			}
			if got := shiftsOf(base, revision(t, c.Good), rule); len(got) > 0 {
				t.Errorf("a shift to the good revision: %s", got[0].Title())
			}
		})
	}
}

func revision(t *testing.T, files []diag.CaseFile) *model.Catalog {
	t.Helper()
	if len(files) == 0 {
		t.Fatal("want a base, a bad and a good revision")
	}
	fsys := fstest.MapFS{"acme/provider.yaml": {Data: []byte("name: Acme\n")}}
	for _, f := range files {
		fsys[f.Path] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	return read(t, fsys)
}

func shiftsOf(base, head *model.Catalog, rule *diag.Rule) []diff.Shift {
	var out []diff.Shift
	for _, s := range diff.Compare(base, head, options()).Shifts {
		if s.Rule == rule {
			out = append(out, s)
		}
	}
	return out
}

func all(base, head *model.Catalog) []string {
	var out []string
	for _, s := range diff.Compare(base, head, options()).Shifts {
		out = append(out, s.Rule.Code)
	}
	return out
}
