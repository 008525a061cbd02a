package load_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"demarc/internal/model"
)

// cut finds the label in an id that was too long for it, and its hash.
var cut = regexp.MustCompile(`/[a-z0-9-]{50,60}-([0-9a-f]{6})(/|$)`)

// TestASampleHasTheTopicsThatAPersonChose measures how often the primary topics of
// published documents are among those that a person accepts.
func TestASampleHasTheTopicsThatAPersonChose(t *testing.T) {
	dir := shared(t)
	topics := map[string][]string{} // by id of a responsibility or duty
	for _, folder := range []string{"seeds", "corpus"} {
		c := content(t, filepath.Join(dir, folder))
		for i := range c.Responsibilities {
			r := &c.Responsibilities[i]
			id := cut.ReplaceAllString(r.ID, "/$1$2")
			topics[id] = r.Topics
			n := 0
			for _, a := range r.Assignments {
				for _, d := range a.Duties {
					n++
					topics[fmt.Sprint(id, "~", n)] = dutyTopics(r, &d)
				}
			}
		}
	}
	for _, what := range []struct {
		name      string
		of        func(id string) bool
		all       int
		precision float64
	}{
		{"responsibilities", func(id string) bool { return !strings.Contains(id, "~") }, 100, 0.95},
		{"duties", func(id string) bool { return strings.Contains(id, "~") }, 60, 0.9},
	} {
		right, all := 0, 0
		for _, line := range sample(t) {
			if !what.of(line.id) {
				continue
			}
			all++
			got, ok := topics[line.id]
			switch {
			case !ok:
				t.Errorf("%s is not read any more: want a label for what is read instead", line.id)
			case len(got) > 0 && slices.Contains(line.accepted, got[0]):
				right++
			default:
				t.Logf("%s: %v, want one of %v", line.id, got, line.accepted)
			}
		}
		if all != what.all || float64(right) < what.precision*float64(all) {
			t.Errorf("%s: %d of %d primary topics are right, want %.0f%% of %d", what.name, right, all, 100*what.precision, what.all)
		}
	}
}

// dutyTopics returns the topics that a duty counts under.
func dutyTopics(r *model.Responsibility, d *model.Duty) []string {
	if len(d.Topics) > 0 {
		return d.Topics
	}
	return r.Topics
}

type labelled struct {
	id       string
	accepted []string
}

// sample reads the labels.
func sample(t *testing.T) []labelled {
	t.Helper()
	data, err := os.ReadFile("../taxonomy/testdata/sample.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []labelled
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		id, accepted, ok := strings.Cut(line, ": ")
		if !ok {
			t.Fatalf("sample.txt: %q: want an id and its topics", line)
		}
		out = append(out, labelled{id, strings.Fields(accepted)})
	}
	return out
}

// TestResponsibilitiesHaveTopics holds what no term reaches to one in twenty.
func TestResponsibilitiesHaveTopics(t *testing.T) {
	dir := shared(t)
	none, all := 0, 0
	for _, folder := range []string{"seeds", "corpus"} {
		c := content(t, filepath.Join(dir, folder))
		for i := range c.Responsibilities {
			all++
			if len(c.Responsibilities[i].Topics) == 0 {
				none++
				t.Logf("%s has no topic", c.Responsibilities[i].ID)
			}
		}
	}
	if all == 0 || none*20 > all {
		t.Errorf("%d of %d have no topic: want at most 5%%", none, all)
	}
}
