package page

import (
	"fmt"
	"strings"
	"testing"
)

func TestEachSlotSplitsABody(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"no slot", "<p>a</p>", "<p>a</p>"},
		{"slots of every kind", "a\x01C0\x02b\x01D12\x02", "a{C 0}b{D 12}"},
		{"neighbours", "\x01O1\x02\x01M1\x02", "{O 1}{M 1}"},
		{"no number", "a\x01C\x02b", "aC\x02b"},
		{"no end", "a\x01C1", "aC1"},
		{"no digits", "a\x01Cx\x02b", "aCx\x02b"},
	} {
		var b strings.Builder
		EachSlot([]byte(tt.in), func(s []byte) { b.Write(s) },
			func(kind byte, n int) { fmt.Fprintf(&b, "{%c %d}", kind, n) })
		if got := b.String(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
