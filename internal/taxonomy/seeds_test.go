package taxonomy_test

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"demarc/internal/taxonomy"
)

// expectedRow is a row of expected.json as far as the taxonomy cares.
type expectedRow struct {
	Doc, Section, Label, Column string
	Topics                      string
}

// expected reads ../shared/<root>/expected.json, or skips the test.
func expected(t *testing.T, root string) []expectedRow {
	t.Helper()
	path := filepath.Join(cmp.Or(os.Getenv("DEMARC_SHARED"), "../../../shared"), root, "expected.json")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the published documents are not here: %v", err)
	}
	var rows []expectedRow
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestSeedsHaveTheirTopicsByLabelAndHeading(t *testing.T) {
	tax := builtIn(t)
	right, all := 0, 0
	for _, r := range expected(t, "seeds") {
		if r.Topics == "" {
			continue
		}
		all++
		heading := r.Section
		if !strings.Contains(heading, " ") { // an anchor
			heading = strings.ReplaceAll(heading, "-", " ")
		}
		got := tax.Classify(taxonomy.Subject{Label: r.Label, Headings: []string{heading}, Column: r.Column})
		if len(got.Topics) > 0 && slices.Contains(strings.Split(r.Topics, "|"), got.Topics[0]) {
			right++
			continue
		}
		t.Logf("%s %q under %q: want %s\n%s", r.Doc, r.Label, heading, r.Topics, got.Explain())
	}
	t.Logf("%d of %d", right, all)
	if all == 0 || float64(right) < 0.97*float64(all) {
		t.Errorf("%d of %d rows have the right primary topic: want 97%%", right, all)
	}
}

// At most one in twenty rows may stay unclassified; by the label alone that is
// harder than in use, where headings and duties help.
func TestCorpusIsClassifiedByLabelAlone(t *testing.T) {
	tax := builtIn(t)
	none, all := 0, 0
	for _, r := range expected(t, "corpus") {
		if r.Label == "" {
			continue
		}
		lang := "en"
		if strings.HasSuffix(filepath.Dir(r.Doc), "-fr") {
			lang = "fr"
		}
		all++
		if len(tax.Classify(taxonomy.Subject{Label: r.Label, Lang: lang}).Topics) == 0 {
			none++
			t.Logf("%s %q", r.Doc, r.Label)
		}
	}
	t.Logf("%d of %d", none, all)
	if all == 0 || none*20 > all {
		t.Errorf("%d of %d rows have no topic: want at most 5%%", none, all)
	}
}
