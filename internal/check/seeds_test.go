package check_test

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"testing"

	"demarc/internal/check"
	"demarc/internal/load"
)

// What is known to be wrong with published documents is found in them.
func TestKnownFaultsOfPublishedDocumentsAreFound(t *testing.T) {
	seeds := filepath.Join(cmp.Or(os.Getenv("DEMARC_SHARED"), "../../../shared"), "seeds")
	if _, err := os.Stat(seeds); err != nil {
		t.Skipf("no published documents to test against: %v (set DEMARC_SHARED)", err)
	}
	c, err := load.Content(context.Background(), os.DirFS(seeds), load.Options{Taxonomy: os.DirFS("../../content")})
	if err != nil {
		t.Fatal(err)
	}
	type fault struct {
		rule, path string
		line       int
	}
	got := map[fault]int{}
	for _, f := range check.Run(c) {
		got[fault{f.Rule, f.Path, f.Line}]++
	}
	for _, want := range []fault{
		{"raci-without-r", "ovhcloud/responsibility-model.md", 28},
		{"raci-without-r", "ovhcloud/responsibility-model.md", 29},
		{"raci-apart", "ovhcloud/responsibility-model.md", 31},
		{"raci-without-r", "ovhcloud/responsibility-model.md", 32},
		{"raci-duplicate", "ovhcloud/responsibility-model.md", 152},
		{"owner-contradiction", "ibm/responsibilities.md", 115},
	} {
		if got[want] != 1 {
			t.Errorf("%s:%d: %s found %d times, want once", want.path, want.line, want.rule, got[want])
		}
	}
	for f := range got {
		if f.rule == "id-duplicate" || f.rule == "owner-contradiction" && f.line != 115 {
			t.Errorf("%s:%d: %s, which the document does not deserve", f.path, f.line, f.rule)
		}
	}
}
