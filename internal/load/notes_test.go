package load_test

import (
	"slices"
	"testing"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// A reader who must choose finds a sentence wherever two providers of the project's
// own content differ, and each sentence rests on what both say today.
func TestTheProjectsNotesAreWholeAndHold(t *testing.T) {
	c := content(t, "../../content")
	for i := range c.Notes {
		n := &c.Notes[i]
		if n.Stale() {
			t.Errorf("notes.yaml:%d: the note on %s rests on what is not said any more: %v", n.Line, n.Topic, n.Evidence)
		}
		for _, p := range n.Providers {
			if !slices.ContainsFunc(n.Evidence, func(e model.Evidence) bool { return providerOf(c, e.ID) == p }) {
				t.Errorf("notes.yaml:%d: the note on %s rests on nothing that %s says", n.Line, n.Topic, p)
			}
		}
	}
	for i := range c.Providers {
		for j := range i {
			a, b := &c.Providers[j], &c.Providers[i]
			if a.Kind != b.Kind {
				continue
			}
			v := compare.New(c, a.Kind).Pair(a.ID, b.ID)
			for _, r := range slices.Concat(v.Differ, v.Split) {
				if !slices.ContainsFunc(c.Notes, func(n model.EditorNote) bool {
					return n.Topic == r.Topic.ID && n.Compares(a.ID, b.ID)
				}) {
					t.Errorf("notes.yaml has no note on %s of %s and %s", r.Topic.ID, a.ID, b.ID)
				}
			}
		}
	}
}

// providerOf returns whose document says a responsibility, "" where none does.
func providerOf(c *model.Catalog, id string) string {
	r := slices.IndexFunc(c.Responsibilities, func(r model.Responsibility) bool { return r.ID == id })
	if r < 0 {
		return ""
	}
	d := slices.IndexFunc(c.Documents, func(d model.Document) bool { return d.ID == c.Responsibilities[r].Document })
	return c.Documents[d].Provider
}
