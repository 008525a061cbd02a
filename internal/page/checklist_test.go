package page

import (
	"slices"
	"strings"
	"testing"

	"demarc/internal/model"
	"demarc/internal/model/modeltest"
	"demarc/internal/text/texttest"
)

func basedOn(base string) *Set {
	return New(modeltest.Catalog(), Options{
		Site: model.Site{Base: base}, Content: modeltest.Content(), Style: AssetPath("s.css"), Script: AssetPath("s.js"), Texts: texttest.English(),
	})
}

// boxes lists the ids of a checklist's tasks, sorted.
func boxes(v Checklist) []string {
	var ids []string
	for _, g := range v.Groups {
		for _, part := range g.Parts {
			for i := range part.Tasks {
				ids = append(ids, part.Tasks[i].ID)
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// A tick is remembered by the id of its task, and both pages and both files are of
// one list: a task must have one id everywhere, and no other task that id.
func TestEveryFormOfAChecklistHasTheSameTasks(t *testing.T) {
	s := basedOn("")
	for i, p := range s.cat.Providers {
		byArea := s.checklistPage(i, ChecklistPath(p.ID))
		ids := boxes(byArea)
		if len(ids) == 0 || len(ids) != byArea.Tasks || len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Errorf("%s: %d tasks with the ids %q", p.ID, byArea.Tasks, ids)
		}
		if byTopic := boxes(s.checklistPage(i, ChecklistTopicsPath(p.ID))); !slices.Equal(byTopic, ids) {
			t.Errorf("%s by topic: %q, by area %q", p.ID, byTopic, ids)
		}
	}
	for _, f := range s.ChecklistFiles() {
		index := s.providers[strings.Split(f.Path.File(), "/")[1]]
		if got, want := boxes(f.View()), boxes(s.checklistPage(index, ChecklistPath(s.cat.Providers[index].ID))); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", f.Path, got, want)
		}
	}
}

// A file leaves the site, so that its addresses must not be relative to it where
// the site has a base.
func TestAFileToTakeAlongHasAbsoluteAddresses(t *testing.T) {
	for _, base := range []string{"https://example.org/sub/", ""} {
		for _, f := range basedOn(base).ChecklistFiles() {
			v := f.View()
			for _, d := range v.Documents {
				if !strings.HasPrefix(d.URL, base) || base == "" && !strings.HasPrefix(d.URL, "../../providers/") {
					t.Errorf("base %q, %s: document at %q", base, f.Path, d.URL)
				}
			}
			for _, g := range v.Groups {
				if url := g.Parts[0].Tasks[0].Ref.Clause.URL; !strings.HasPrefix(url, base) {
					t.Errorf("base %q, %s: task at %q", base, f.Path, url)
				}
			}
		}
	}
}

func TestGapsAreCountedAsTheyAreListed(t *testing.T) {
	s := basedOn("")
	v := s.gapsPage(s.comparisons[0])
	silences, exclusions := 0, 0
	for _, p := range v.Silences {
		silences += len(p.Topics)
	}
	for _, p := range v.Exclusions {
		exclusions += len(p.Duties.Items) + len(p.Duties.More)
	}
	want := []int{silences, exclusions, len(v.Contradicting), len(v.Disagreements), len(v.Nobody), len(v.Quantities)}
	if len(v.Contradicting) != 1 || v.Contradicting[0].ID == "" {
		t.Errorf("contradictions %+v, want one of the fixture's first provider", v.Contradicting)
	}
	for i, n := range want {
		if got := v.Tally[i].Count; got != s.opts.Texts.Number(n) {
			t.Errorf("%s: %s, listed are %d", v.Tally[i].Word, got, n)
		}
	}
}

// A provider's numbers are those of what its filter leaves.
func TestGapsOfAProviderAreCountedAsTheyAreListed(t *testing.T) {
	s := basedOn("")
	v := s.gapsPage(s.comparisons[0])
	some := false
	for i, row := range v.Providers {
		column, listed := i+1, map[string]int{}
		for _, p := range v.Silences {
			if p.Column == column {
				listed[silentGaps] += len(p.Topics)
			}
		}
		for _, p := range v.Exclusions {
			if p.Column == column {
				listed[excludedGaps] += len(p.Duties.Items) + len(p.Duties.More)
			}
		}
		for _, c := range v.Contradicting {
			if c.Column == column {
				listed[contradictGaps]++
			}
		}
		for _, d := range v.Disagreements {
			if slices.Contains(d.Columns, column) {
				listed[disagreeGaps]++
			}
		}
		for _, q := range v.Quantities {
			if slices.Contains(q.Columns, column) {
				listed[quantityGaps]++
			}
		}
		if len(row.Counts) != len(v.Heads) {
			t.Fatalf("%s has %d numbers under %d heads", row.Provider.Text, len(row.Counts), len(v.Heads))
		}
		for _, c := range row.Counts {
			n := listed[c.Section]
			some = some || n > 0
			if c.Tally.Count != s.opts.Texts.Number(n) || (c.Tally.URL != "") != (n > 0) {
				t.Errorf("%s, %s: %s at %q, listed are %d", row.Provider.Text, c.Head, c.Tally.Count, c.Tally.URL, n)
			}
		}
	}
	if !some {
		t.Error("the fixture has no gaps")
	}
}

func TestAQuoteShowsItsNumber(t *testing.T) {
	if got := quote("A backup runs every 8 hours.", "every 8 hours"); got != (Quote{"A backup runs ", "every 8 hours", "."}) {
		t.Errorf("%+v", got)
	}
	if got := quote("Once a day.", "every day"); got != (Quote{Before: "Once a day."}) {
		t.Errorf("%+v", got)
	}
}
