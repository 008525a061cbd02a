package source

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func viewOf(text string) *View { return NewView(NewFile("doc.md", []byte(text))) }

func TestEditReplacesInsertsAndDeletes(t *testing.T) {
	v := viewOf("The {{name}} service.").Edit([]Edit{
		{13, 20, "worker nodes"}, {0, 4, ""}, {4, 12, "managed"}, {21, 21, "\n"},
	})
	if got, want := string(v.Text), "managed worker nodes.\n"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
}

func TestEditDropsTheLaterOfTwoThatOverlap(t *testing.T) {
	v := viewOf("abcdef").Edit([]Edit{{2, 5, "X"}, {1, 3, "Y"}, {4, 6, "Z"}})
	if got, want := string(v.Text), "aYdZ"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
}

func TestEditKeepsInsertionsBeforeAReplacementAtTheSamePlace(t *testing.T) {
	v := viewOf("abc").Edit([]Edit{{1, 2, "B"}, {1, 1, "<"}, {1, 1, "-"}})
	if got, want := string(v.Text), "a<-Bc"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
}

func TestEditLeavesTheCallersEditsAlone(t *testing.T) {
	edits := []Edit{{2, 3, "x"}, {0, 1, "y"}}
	viewOf("abc").Edit(edits)
	if edits[0].Start != 2 {
		t.Error("the caller's slice was sorted")
	}
}

func TestEditOutsideTheTextPanics(t *testing.T) {
	for _, e := range []Edit{{-1, 0, ""}, {0, 4, ""}, {2, 1, ""}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("edit %v did not panic", e)
				}
			}()
			viewOf("abc").Edit([]Edit{e})
		}()
	}
}

// A place of the view cites what stands there in the file: verbatim text its own
// bytes, a replacement all that it replaced.
func TestSpanCitesTheFile(t *testing.T) {
	const file = "Ask {{who}} about  it."
	v := viewOf(file).Edit([]Edit{{4, 11, "IBM"}, {17, 18, ""}}) // "Ask IBM about it."
	for _, c := range []struct{ part, cites string }{
		{"Ask", "Ask"}, {"IBM", "{{who}}"}, {"BM", "{{who}}"}, {"k I", "k {{who}}"},
		{"it.", "it."}, {"about it", "about  it"}, {"Ask IBM about it.", file},
	} {
		at := strings.Index(string(v.Text), c.part)
		if got := string(v.File.Text(v.Span(at, at+len(c.part)))); got != c.cites {
			t.Errorf("%q cites %q, want %q", c.part, got, c.cites)
		}
	}
}

func TestSpanOfAViewThatIsEmpty(t *testing.T) {
	v := viewOf("gone").Edit([]Edit{{0, 4, ""}})
	if got := v.Span(0, 0); got.Start < 0 || got.End > 4 {
		t.Errorf("span = %v", got)
	}
	v = v.Edit([]Edit{{0, 0, "back"}})
	if got := v.Span(0, 4); string(v.Text) != "back" || got.End > 4 {
		t.Errorf("text %q at %v", v.Text, got)
	}
}

func TestRunEndsWhereTheOriginChanges(t *testing.T) {
	v := viewOf("see {{x}} now").Edit([]Edit{{4, 9, "IBM"}}) // "see IBM now"
	for _, c := range []struct {
		start, end, stop int
		verbatim         bool
	}{{0, 11, 4, true}, {4, 11, 7, false}, {5, 6, 6, false}, {7, 11, 11, true}} {
		stop, verbatim := v.Run(c.start, c.end)
		if stop != c.stop || verbatim != c.verbatim {
			t.Errorf("Run(%d, %d) = %d, %v; want %d, %v", c.start, c.end, stop, verbatim, c.stop, c.verbatim)
		}
	}
}

func TestCutKeepsPlaces(t *testing.T) {
	v := viewOf("one {{two}} three").Edit([]Edit{{4, 11, "2"}}) // "one 2 three"
	c := Cut(v, 4, 11)
	if string(c.Text) != "2 three" {
		t.Fatalf("text = %q", c.Text)
	}
	if got := string(c.File.Text(c.Span(2, 7))); got != "three" {
		t.Errorf("three cites %q", got)
	}
	if got := string(c.File.Text(c.Span(0, 1))); got != "{{two}}" {
		t.Errorf("2 cites %q", got)
	}
	if empty := Cut(v, 5, 5); len(empty.Text) != 0 || empty.Span(0, 0).Start != 11 {
		t.Errorf("an empty cut lies at %v", empty.Span(0, 0))
	}
}

// Whatever is edited, and however often: every byte of the view has its origin
// inside the file, origins never run backwards, and verbatim text equals it.
func FuzzEdit(f *testing.F) {
	f.Add("The provider {{is}} responsible.\n| a | b |\n", uint64(1), 3)
	f.Add("", uint64(2), 1)
	f.Add("ä€\u00a0🔗", uint64(3), 9)
	f.Fuzz(func(t *testing.T, text string, seed uint64, rounds int) {
		random := rand.New(rand.NewPCG(seed, 0))
		v := viewOf(text)
		for range min(max(rounds, 0), 8) {
			v = v.Edit(randomEdits(random, len(v.Text)))
			checkView(t, v)
			start := random.IntN(len(v.Text) + 1)
			checkView(t, Cut(v, start, start+random.IntN(len(v.Text)-start+1)))
		}
	})
}

func randomEdits(random *rand.Rand, length int) []Edit {
	var edits []Edit
	for range random.IntN(6) {
		start := random.IntN(length + 1)
		end := min(start+random.IntN(8)*random.IntN(2), length)
		edits = append(edits, Edit{start, end, []string{"", "x", "<b>new</b>", "ä\n"}[random.IntN(4)]})
	}
	return edits
}

func checkView(t *testing.T, v *View) {
	t.Helper()
	last := Span{}
	for i := 0; i < len(v.Text); {
		stop, verbatim := v.Run(i, len(v.Text))
		if stop <= i {
			t.Fatalf("the run at %d of %d ends at %d", i, len(v.Text), stop)
		}
		if s := v.Span(i, stop); verbatim && !bytes.Equal(v.File.Text(s), v.Text[i:stop]) {
			t.Fatalf("verbatim %q cites %q", v.Text[i:stop], v.File.Text(s))
		}
		for ; i < stop; i++ {
			s := v.Span(i, i+1)
			if s.Start < last.Start || s.End < last.End || s.End < s.Start || s.End > len(v.File.Data) {
				t.Fatalf("byte %d lies at %v, the one before at %v", i, s, last)
			}
			last = s
		}
	}
	if s := v.Span(len(v.Text), len(v.Text)); s.Start < last.Start || s.Start > len(v.File.Data) {
		t.Fatalf("the end lies at %v, the last byte at %v", s, last)
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"\xef\xbb\xbfplain\r\n", "caf\xe9\x81\x00", "a\rb\r\nc\n\r", "\ue000mark\ue001\x7f\ufffd"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := NewFile("doc.md", data)
		v, wrong := Decode(file)
		checkView(t, v)
		if !utf8.Valid(v.Text) {
			t.Error("the view is not UTF-8")
		}
		for _, r := range string(v.Text) {
			if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r >= MarkFirst && r <= MarkLast || r == utf8.RuneError {
				t.Errorf("the view holds %q", r)
			}
		}
		if n := bytes.Count(v.Text, []byte("\n")); len(data) > 0 && n != len(file.lines)-1 {
			t.Errorf("the view has %d line feeds, the file %d line breaks", n, len(file.lines)-1)
		}
		for _, s := range wrong {
			if s.Empty() || s.End > len(data) {
				t.Errorf("wrong bytes at %v", s)
			}
		}
	})
}
