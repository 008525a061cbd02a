package diff

import (
	"strings"
	"testing"
)

func marked(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Fate {
		case FateGone:
			b.WriteString("[-" + r.Text + "-]")
		case FateNew:
			b.WriteString("{+" + r.Text + "+}")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestWordsAreComparedWhole(t *testing.T) {
	for _, tc := range []struct{ was, is, want string }{
		{"", "", ""},
		{"a", "a", "a"},
		{"a b", "", "[-a b-]"},
		{"", "a b", "{+a b+}"},
		{"Patch all nodes.", "Patch supported nodes.", "Patch [-all-] {+supported+} nodes."},
		{"Patch all nodes.", "Patch nodes.", "Patch [-all-] nodes."},
		{"Patch nodes.", "Patch all nodes.", "Patch {+all+} nodes."},
		{"Patch nodes daily.", "Patch nodes.", "Patch nodes [-daily-]."},
		{"Patch nodes.", "Patch nodes, daily.", "Patch nodes{+, daily+}."},
		{"the ground beneath: this", "the ground: this", "the ground [-beneath-]: this"},
		{"every 15 minutes", "every 1,5 hours", "every [-15 minutes-] {+1,5 hours+}"},
		{"Überwacht die Knoten", "Überwacht keine Knoten", "Überwacht [-die-] {+keine+} Knoten"},
	} {
		if got := marked(Words(tc.was, tc.is)); got != tc.want {
			t.Errorf("%q to %q: %q, want %q", tc.was, tc.is, got, tc.want)
		}
	}
}

func FuzzWordsMakeUpBothTexts(f *testing.F) {
	f.Add("Patch all nodes.", "Patch  supported\tnodes")
	f.Add("a b a b c", "b a c \xff")
	f.Fuzz(func(t *testing.T, was, is string) {
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		var old, now strings.Builder
		for _, r := range Words(was, is) {
			if r.Fate != FateNew {
				old.WriteString(r.Text)
			}
			if r.Fate != FateGone {
				now.WriteString(r.Text)
			}
		}
		if squeeze(old.String()) != squeeze(was) || squeeze(now.String()) != squeeze(is) {
			t.Errorf("%q to %q makes %q and %q", was, is, old.String(), now.String())
		}
	})
}
