package golden

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

func TestAFileIsAddedOnlyForAText(t *testing.T) {
	a := txtar.Parse([]byte("Why.\n-- in --\nx\n"))
	Set(a, "findings", "")
	Set(a, "want", "y\n")
	Set(a, "in", "")
	if got, want := string(txtar.Format(a)), "Why.\n-- in --\n-- want --\ny\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Get(a, "want") + Get(a, "findings"); got != "y\n" {
		t.Errorf("got %q", got)
	}
}

func TestOfALongTextTheLinesThatDifferAreShown(t *testing.T) {
	same := strings.Repeat("same\n", 200)
	got := around(same+"this\n"+same, same+"that\n"+same)
	if lines := strings.Split(got, "\n"); len(lines) != shown || lines[3] != "this" {
		t.Errorf("got %d lines:\n%s", len(lines), got)
	}
	if got := around(same, same+"that\n"); len(strings.Split(got, "\n")) != shown {
		t.Errorf("the end of a text is not shown: %q", got)
	}
}
