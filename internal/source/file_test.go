package source

import (
	"testing"
)

func TestPositionCountsLinesAndCharacters(t *testing.T) {
	f := NewFile("doc.md", []byte("aäb\r\n\nlast"))
	for _, c := range []struct {
		offset int
		want   Position
	}{
		{0, Position{1, 1}}, {1, Position{1, 2}}, {3, Position{1, 3}}, {6, Position{2, 1}},
		{7, Position{3, 1}}, {11, Position{3, 5}}, {99, Position{3, 5}}, {-1, Position{1, 1}},
	} {
		if got := f.Position(c.offset); got != c.want {
			t.Errorf("Position(%d) = %v, want %v", c.offset, got, c.want)
		}
	}
}

// Editors break lines at a line feed, a carriage return and both together; the
// numbers in findings must be theirs.
func TestLinesEndHoweverTheFileWasSaved(t *testing.T) {
	for _, c := range []struct {
		text  string
		lines []string
	}{
		{"", []string{""}}, {"a", []string{"a"}}, {"a\n", []string{"a"}}, {"a\nb", []string{"a", "b"}},
		{"a\r\nb\r\n", []string{"a", "b"}}, {"a\rb\r", []string{"a", "b"}}, {"a\n\r\nb", []string{"a", "", "b"}},
		{"a\r\rb", []string{"a", "", "b"}}, {"\n", []string{""}},
	} {
		f := NewFile("doc.md", []byte(c.text))
		if f.Lines() != len(c.lines) {
			t.Errorf("%q has %d lines, want %d", c.text, f.Lines(), len(c.lines))
			continue
		}
		for i, want := range c.lines {
			if got := string(f.LineText(i + 1)); got != want {
				t.Errorf("line %d of %q is %q, want %q", i+1, c.text, got, want)
			}
		}
	}
}

func TestLineTextOfALineThatIsNotThere(t *testing.T) {
	f := NewFile("doc.md", []byte("one"))
	if f.LineText(0) != nil || f.LineText(2) != nil {
		t.Error("a line outside the file has text")
	}
}

func TestJoinTakesAnEmptySpanAtTheStartForNone(t *testing.T) {
	for _, c := range []struct{ a, b, want Span }{
		{Span{2, 4}, Span{6, 8}, Span{2, 8}}, {Span{}, Span{6, 8}, Span{6, 8}},
		{Span{6, 8}, Span{}, Span{6, 8}}, {Span{3, 3}, Span{6, 8}, Span{3, 8}},
	} {
		if got := c.a.Join(c.b); got != c.want {
			t.Errorf("%v join %v = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestDecodeReadsWhatPeopleSave(t *testing.T) {
	for _, c := range []struct {
		name, data, text string
		wrong            int
	}{
		{"a byte order mark is no text", "\xef\xbb\xbf# Title", "# Title", 0},
		{"carriage returns go", "a\r\nb\rc", "a\nb\nc", 0},
		{"bytes that are not UTF-8 are Windows-1252", "caf\xe9 \x93quoted\x94", "café “quoted”", 3},
		{"a byte that Windows-1252 lacks shows as a question mark", "a\x81b", "a?b", 1},
		{"control characters go, tabs stay", "a\x00\x01\tb\x7f\x1b[0m", "a\tb[0m", 0},
		{"characters that mark text for later stages go", "a\ue000b\ue00fc\ufffd", "abc", 0},
		{"good text stays as it is", "naïve – “done” 🔗", "naïve – “done” 🔗", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, wrong := Decode(NewFile("doc.md", []byte(c.data)))
			if string(v.Text) != c.text {
				t.Errorf("text = %q, want %q", v.Text, c.text)
			}
			if len(wrong) != c.wrong {
				t.Errorf("%d wrong runs, want %d", len(wrong), c.wrong)
			}
		})
	}
}
