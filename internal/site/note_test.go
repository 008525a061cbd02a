package site_test

import (
	"strings"
	"testing"

	"demarc/internal/model"
	"demarc/internal/site"
)

// An editor's note stands on the page of its topic and in the row of its pair, with
// links to what it rests on.
func TestANoteStandsWithItsTopicAndItsPair(t *testing.T) {
	out := fixture(t)
	const sentence = "Birch patches the nodes; Dune leaves them to you."
	topic := read(t, out, "topics/worker-nodes/index.html")
	for _, want := range []string{
		`<dt><a href="../../compare/birch-vs-dune/index.html#t-worker-nodes">Birch Hosting and Dune Systems</a></dt>`,
		sentence, `Rests on <span class="nowrap"><a class="ev" href="../../providers/birch/raci/index.html#11-machines/patch-the-worker-nodes">BIR 1.1.2</a>,</span>`,
	} {
		if !strings.Contains(topic, want) {
			t.Errorf("the page of the topic lacks %s", want)
		}
	}
	pair := read(t, out, "compare/birch-vs-dune/index.html")
	if row := rowOf(t, pair, "worker-nodes"); !strings.Contains(row, sentence) {
		t.Errorf("the row of the pair lacks the note:\n%s", row)
	}
	if n := strings.Count(pair, sentence); n != 1 {
		t.Errorf("the page of the pair has the note %d times", n)
	}
	if other := read(t, out, "compare/alder-vs-dune/index.html"); strings.Contains(other, sentence) {
		t.Error("the page of another pair has the note")
	}
}

// What became of the evidence is said in words; what is gone has no link.
func TestAStaleNoteSaysSo(t *testing.T) {
	out, _ := build(t, lean, func(c *model.Catalog, _ *site.Options) {
		c.Notes[1].Evidence = append(c.Notes[1].Evidence,
			model.Evidence{ID: "alder/gone#a/b", State: model.StateGone},
			model.Evidence{ID: "dune/terms#nodes/nodes", State: model.StateOpen})
	})
	row := rowOf(t, read(t, out, "compare/alder-vs-birch/index.html"), "worker-nodes")
	for _, want := range []string{
		`<b>Editor’s note, to be read again:</b> Alder shares what Birch does.`,
		`BIR 1.1.2</a></span> <span class="since">(says something else now)</span>`,
		`alder/gone#a/b</span> <span class="since">(is gone)</span>`, `<span class="since">(not confirmed yet)</span>`,
	} {
		if !strings.Contains(row, want) {
			t.Errorf("the row lacks %s:\n%s", want, row)
		}
	}
	if held := read(t, out, "compare/birch-vs-dune/index.html"); !strings.Contains(held, "<b>Editor’s note:</b>") || strings.Contains(held, "to be read again") {
		t.Error("a note that holds is marked as stale")
	}
}

// A browser that composes a comparison finds a note with each of its providers,
// under one key and as the page of the pair has it.
func TestTheDataOfBothProvidersHaveTheirNote(t *testing.T) {
	out := fixture(t)
	row := rowOf(t, read(t, out, "compare/birch-vs-dune/index.html"), "worker-nodes")
	key := -1.0
	for _, id := range []string{"birch", "dune"} {
		var d struct{ Notes map[string][][2]any }
		data(t, read(t, out, "data/providers/"+id+".js"), &d)
		found := 0
		for _, n := range d.Notes["worker-nodes"] {
			if strings.Contains(row, deeper(n[1].(string))) {
				found++
				if k := n[0].(float64); key >= 0 && k != key {
					t.Errorf("%s has the note as %v, the other provider as %v", id, k, key)
				} else {
					key = k
				}
			}
		}
		if found != 1 {
			t.Errorf("%s has the note %d times", id, found)
		}
	}
}

// A note is in the language of its editor, and says so on a page in another.
func TestANoteSaysItsLanguage(t *testing.T) {
	out, _ := build(t, lean, func(_ *model.Catalog, o *site.Options) { o.Site.Lang = "fr" })
	page := read(t, out, "topics/worker-nodes/index.html")
	if want := `<b>Note du rédacteur :</b> <bdi lang="en">Birch patches`; !strings.Contains(page, want) {
		t.Errorf("the page lacks %s", want)
	}
}
