package diag

import (
	"strings"
	"testing"

	"demarc/internal/source"
)

func TestCollectorListsTheFirstAndCountsTheRest(t *testing.T) {
	c := NewCollector(source.NewFile("doc.md", []byte(strings.Repeat("</b>\n", 500))))
	for i := range 500 {
		c.Add(MarkupUnbalanced, source.Span{Start: i * 5, End: i*5 + 4}, "b", "</b> closes nothing")
	}
	c.Add(LinkUnsafe, source.Span{}, "", "one of another rule")
	got := c.Findings()
	if len(got) != perRule+2 {
		t.Fatalf("%d findings, want %d, one of the other rule and one that counts", len(got), perRule)
	}
	last := got[len(got)-1]
	if last.Rule != MarkupUnbalanced.Code || last.Line != perRule+1 || last.Message != "400 more of this kind from here on" {
		t.Errorf("the counting finding is %s:%d %q", last.Rule, last.Line, last.Message)
	}
}
