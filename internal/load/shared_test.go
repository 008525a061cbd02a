package load_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"demarc/internal/export"
	"demarc/internal/load"
	"demarc/internal/model"
)

// shared returns the folder of published documents, $DEMARC_SHARED or ../shared
// beside the repository. The documents belong to their publishers and are no part
// of it; a test that needs them is skipped where they are absent.
func shared(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("DEMARC_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "seeds")); err != nil {
		t.Skipf("the published documents are absent: %v", err)
	}
	return dir
}

func content(t testing.TB, dir string) *model.Catalog {
	t.Helper()
	c, err := load.Content(context.Background(), os.DirFS(dir), load.Options{Taxonomy: os.DirFS("../../content"), Generator: "demarc test"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestPublishedDocumentsScore reads the published documents unchanged and compares
// them with what a perfect reader takes from them.
func TestPublishedDocumentsScore(t *testing.T) {
	dir := shared(t)
	for _, c := range []struct {
		folder string
		min    []string // recall, owner, letters, duties
		off    string   // documents whose table rows may be off
	}{
		{"seeds", []string{"1", "1", "1", "1"}, "0"},
		{"corpus", []string{"0.97", "0.96", "0.99", "0.95"}, "2"},
	} {
		t.Run(c.folder, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "model.json")
			f, err := os.Create(out)
			if err != nil {
				t.Fatal(err)
			}
			if err := export.JSON(f, content(t, filepath.Join(dir, c.folder))); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			args := append([]string{filepath.Join(dir, c.folder, "expected.json"), out, "--min"}, c.min...)
			text, err := exec.Command(filepath.Join(dir, "checks", "score"), append(args, "--off", c.off)...).CombinedOutput()
			t.Logf("%s", text)
			if err != nil {
				t.Errorf("score: %v", err)
			}
			var found, want float64
			if _, err := fmt.Sscanf(after(string(text), "list and prose "), "%g for %g", &found, &want); err != nil || found > want*1.2 {
				t.Errorf("list and prose: %g for %g (%v), want at most a fifth more", found, want, err)
			}
		})
	}
}

// TestLittleOfPublishedDocumentsIsUnread bounds the words that no reader took, of
// those in passages that look as if they assigned something.
func TestLittleOfPublishedDocumentsIsUnread(t *testing.T) {
	for _, folder := range []string{"seeds", "corpus"} {
		var all model.Unread
		for _, d := range content(t, filepath.Join(shared(t), folder)).Documents {
			all.Words += d.Unread.Words
			all.Of += d.Unread.Of
			t.Logf("%s: %.1f %% of %d words", d.ID, d.Unread.Percent(), d.Unread.Of)
		}
		if all.Percent() > 2 {
			t.Errorf("%s: %d of %d words (%.1f %%) are unread, want at most 2 %%", folder, all.Words, all.Of, all.Percent())
		}
	}
}

// after returns what stands behind the last mark in s.
func after(s, mark string) string {
	return s[strings.LastIndex(s, mark)+len(mark):]
}

// TestEditionsReadLikeTheirSources checks that the own-words editions say the same
// as the published documents: same sections, owners, letters and duties, in order.
func TestEditionsReadLikeTheirSources(t *testing.T) {
	published := content(t, filepath.Join(shared(t), "seeds"))
	editions := content(t, "../../content")
	want, got := outline(published), outline(editions)
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(got):
			t.Fatalf("the editions lack %s", want[i])
		case i >= len(want):
			t.Fatalf("the editions have more: %s", got[i])
		case want[i] != got[i]:
			t.Fatalf("responsibility %d:\n edition   %s\n published %s", i+1, got[i], want[i])
		}
	}
}

// outline describes each responsibility by what an edition must keep.
func outline(c *model.Catalog) []string {
	var out []string
	for _, r := range c.Responsibilities {
		s := fmt.Sprintf("%s#%s %s %s %s %s", r.Document, r.Section, r.Form, r.Owner, r.Column, r.Area)
		for _, a := range r.Assignments {
			s += fmt.Sprintf(" %s:%s:%d", a.Party, a.Letters, len(a.Duties))
			for _, d := range a.Duties {
				s += " " + string(d.Kind)
			}
		}
		out = append(out, s)
	}
	return out
}

// TestEditionsShareNoSentence runs the published check for runs of words.
func TestEditionsShareNoSentence(t *testing.T) {
	text, err := exec.Command(filepath.Join(shared(t), "checks", "overlap"), "../../content").CombinedOutput()
	if err != nil {
		t.Errorf("overlap: %v\n%s", err, text)
	}
}

// TestPrimaryTopicsOfPublishedDocuments asks for the topics that a person chose.
func TestPrimaryTopicsOfPublishedDocuments(t *testing.T) {
	dir := shared(t)
	c := content(t, filepath.Join(dir, "seeds"))
	data, err := os.ReadFile(filepath.Join(dir, "seeds", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []struct {
		Doc, Label, Column, Topics string
		Line                       int
	}
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	asked, right := 0, 0
	for _, row := range rows {
		for _, r := range c.Responsibilities {
			if row.Topics == "" || r.Document != row.Doc || r.Label != row.Label || r.Column != row.Column || row.Line > 0 && r.Source.Line != row.Line {
				continue
			}
			asked++
			if strings.Contains("|"+row.Topics+"|", "|"+r.Topic()+"|") {
				right++
			} else {
				t.Logf("%s: topic %q, want %s", r.ID, r.Topic(), row.Topics)
			}
			break
		}
	}
	if asked < 150 || float64(right) < 0.95*float64(asked) {
		t.Errorf("%d of %d primary topics are right, want 95%%", right, asked)
	}
}
