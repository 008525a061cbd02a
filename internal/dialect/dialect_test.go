package dialect

import (
	"fmt"
	"path"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"demarc/internal/diag"
	"demarc/internal/golden"
	"demarc/internal/source"
)

// TestCases reads testdata/DIALECT/*.txtar. A case opens with a sentence of why;
// "input" is the document, "keyrefs" holds lines "name: value", "include/FILE" a
// file to include; "text" is what the dialect makes of the input, with ⟦name⟧ for
// a reference without a target, and "findings" what it found.
func TestCases(t *testing.T) {
	for name := range endings {
		t.Run(string(name), func(t *testing.T) {
			golden.Each(t, "testdata/"+string(name)+"/*.txtar", func(t *testing.T, a *txtar.Archive) {
				c := caseOf(a)
				if got := Detect("doc"+endings[name], []byte(c.input)); got != name && !c.asked {
					t.Errorf("the input reads as %s", got)
				}
				v, found := Prepare(viewOf(c.input), Options{Dialect: name, Keyrefs: c.keyrefs, Include: c.include})
				checkPrepared(t, v)
				golden.Set(a, "text", visible(string(v.Text)))
				golden.Set(a, "findings", list(found))
			})
		})
	}
}

var endings = map[Name]string{NameIBM: ".md", NameGFM: ".md", NamePlain: ".txt"}

// testCase is what a case file gives.
type testCase struct {
	input   string
	asked   bool // the provider's file says the dialect; it is not detected
	keyrefs map[string]string
	files   map[string]string
}

func caseOf(a *txtar.Archive) testCase {
	c := testCase{keyrefs: map[string]string{}, files: map[string]string{}}
	for _, f := range a.Files {
		text := string(f.Data)
		switch {
		case f.Name == "input":
			c.input = text
		case f.Name == "asked":
			c.asked = true
		case f.Name == "keyrefs":
			for line := range strings.Lines(text) {
				key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
				c.keyrefs[key] = strings.ReplaceAll(value, `\n`, "\n")
			}
		case strings.HasPrefix(f.Name, "include/"):
			c.files[strings.TrimPrefix(f.Name, "include/")] = text
		}
	}
	return c
}

// include gives a case's files by paths below its folder and no others.
func (c *testCase) include(name string) (string, bool) {
	text, ok := c.files[path.Clean(name)]
	return text, ok
}

func viewOf(text string) *source.View {
	v, _ := source.Decode(source.NewFile("doc.md", []byte(text)))
	return v
}

// visible writes the marks of names without a target as brackets.
func visible(s string) string {
	return strings.NewReplacer(string(source.MarkFirst), "⟦", string(markEnd), "⟧").Replace(s)
}

func list(found []diag.Finding) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%d:%d %s: %s\n", f.Line, f.Column, f.Rule, visible(f.Message))
	}
	return b.String()
}

// checkPrepared tests what holds for every prepared text.
func checkPrepared(t *testing.T, v *source.View) {
	t.Helper()
	if !utf8.Valid(v.Text) {
		t.Error("the text is not UTF-8")
	}
	last := source.Span{}
	for i := range v.Text {
		s := v.Span(i, i+1)
		if s.Start < last.Start || s.End < s.Start || s.End > len(v.File.Data) {
			t.Fatalf("byte %d lies at %v, the one before at %v", i, s, last)
		}
		last = s
	}
}
