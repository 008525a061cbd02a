package check_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"demarc/internal/check"
	"demarc/internal/diag"
	"demarc/internal/load"
	"demarc/internal/model"
)

// day is the day on which the cases of rules are checked.
const day = "2026-06-30"

// The case that documents a rule is true: the program finds the rule's fault in
// the bad content, and not in the good.
func TestCasesOfRulesAreTrue(t *testing.T) {
	for _, rule := range diag.Rules() {
		t.Run(rule.Code, func(t *testing.T) {
			c := rule.Case()
			if len(c.Base) > 0 {
				t.Skip("a rule about shifts: package diff tests its case")
			}
			if c.Words != "" {
				if len(c.Bad)+len(c.Good) > 0 {
					t.Error("a case in words has no files")
				}
				return
			}
			if len(c.Bad) == 0 || len(c.Good) == 0 {
				t.Fatal("want a bad and a good content, or words")
			}
			if found := ofRule(t, rule, c.Bad); len(found) == 0 {
				t.Error("nothing is found in the bad content")
			}
			for _, f := range ofRule(t, rule, c.Good) {
				t.Errorf("found in the good content: %s", f)
			}
		})
	}
}

// ofRule loads and checks the files and returns the rule's findings.
func ofRule(t *testing.T, rule *diag.Rule, files []diag.CaseFile) []string {
	t.Helper()
	fsys := fstest.MapFS{"acme/provider.yaml": {Data: []byte("name: Acme\n")}}
	for _, f := range files {
		fsys[f.Path] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	c, err := load.Content(context.Background(), fsys, load.Options{
		Taxonomy: os.DirFS("../../content"), Day: day,
		Check: func(c *model.Catalog) []diag.Finding {
			old, err := check.Old(c, day, 24)
			if err != nil {
				t.Fatal(err)
			}
			return append(check.Run(c), old...)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	var found, other []string
	for _, f := range c.Findings {
		line := fmt.Sprintf("%s:%d:%d: %s [%s %s]", f.Path, f.Line, f.Column, f.Message, f.Rule, f.Fingerprint)
		if f.Rule == rule.Code {
			found = append(found, line)
		} else {
			other = append(other, line)
		}
	}
	t.Logf("others:\n%s", strings.Join(other, "\n"))
	return found
}
