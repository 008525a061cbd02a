package page

import (
	"strings"
	"testing"
)

func TestACellListsTheReadersDutiesFirstAndLeavesRoomForOthers(t *testing.T) {
	letters := "olxb" // own, left with, others, bare: by rank
	for _, c := range []struct{ all, want string }{
		{"", ""},
		{"xo", "ox"},
		{"xxbloo", "oolxxb"},    // six: one more than the limit is no reason to cut
		{"ooooooxxxx", "oooxx"}, // three of yours, then others
		{"oooooooox", "oooox"},  // yours fill up where others have little
		{"oooooooo", "ooooo"},   // nothing but yours
		{"xxxxxxxxo", "oxxxx"},  // others fill up
		{"bbbbxxxxlo", "olxxx"}, // bare owners come last
	} {
		var all []statement
		for _, r := range c.all {
			all = append(all, statement{rank: strings.IndexRune(letters, r)})
		}
		got := ""
		for _, x := range chosen(all) {
			got += letters[x.rank : x.rank+1]
		}
		if got != c.want {
			t.Errorf("of %q: %q, want %q", c.all, got, c.want)
		}
	}
}
