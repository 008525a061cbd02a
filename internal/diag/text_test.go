package diag_test

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"demarc/internal/diag"
	"demarc/internal/golden"
	"demarc/internal/source"
)

// Each case is a document, a list of findings and how they are printed. A line
// of the list is a rule, the quoted text that it marks and its message.
func TestFindingsArePrintedAsCasesSay(t *testing.T) {
	forms := map[string]func(*bytes.Buffer, []diag.Finding) error{
		"text":   func(b *bytes.Buffer, fs []diag.Finding) error { return diag.Text(b, fs) },
		"json":   func(b *bytes.Buffer, fs []diag.Finding) error { return diag.JSON(b, fs) },
		"github": func(b *bytes.Buffer, fs []diag.Finding) error { return diag.GitHub(b, "content", fs) },
	}
	golden.Each(t, "testdata/text/*.txtar", func(t *testing.T, a *txtar.Archive) {
		text := bytes.TrimSuffix(a.Files[0].Data, []byte("\n"))
		text = bytes.ReplaceAll(text, []byte("<ESC>"), []byte("\x1b"))
		fs := parseFindings(t, source.NewFile(a.Files[0].Name, text), string(a.Files[1].Data))
		for _, want := range a.Files[2:] {
			var got bytes.Buffer
			if err := forms[want.Name](&got, fs); err != nil {
				t.Fatal(err)
			}
			golden.Set(a, want.Name, got.String())
		}
	})
}

func parseFindings(t *testing.T, f *source.File, list string) []diag.Finding {
	t.Helper()
	var fs []diag.Finding
	for line := range strings.Lines(list) {
		code, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		quoted, err := strconv.QuotedPrefix(rest)
		if err != nil {
			t.Fatalf("finding %q: %v", line, err)
		}
		mark, _ := strconv.Unquote(quoted)
		at := strings.Index(string(f.Data), mark)
		if at < 0 {
			t.Fatalf("the document does not say %q", mark)
		}
		for _, r := range diag.Rules() {
			if r.Code == code {
				fs = append(fs, r.At(f, source.Span{Start: at, End: at + len(mark)}, "", mark, "%s", strings.TrimSpace(rest[len(quoted):])))
			}
		}
	}
	diag.Sort(fs)
	return fs
}

func TestFindingOfTheCatalogHasNoExcerptUntilQuoted(t *testing.T) {
	f := diag.NothingRead.InCatalog("a/b.md", 2, "", "", "nothing in %s", "b.md")
	var got bytes.Buffer
	if err := diag.Text(&got, []diag.Finding{f}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(got.String(), "|") {
		t.Errorf("an excerpt without a file:\n%s", got.String())
	}
	f.Quote(source.NewFile("a/b.md", []byte("one\ntwo\n")))
	if f.Excerpt != "two" {
		t.Errorf("quoted %q, want %q", f.Excerpt, "two")
	}
}

func TestNoFindingsAreAnEmptyArray(t *testing.T) {
	var b bytes.Buffer
	if err := diag.JSON(&b, nil); err != nil {
		t.Fatal(err)
	}
	var fs []diag.Finding
	if err := json.Unmarshal(b.Bytes(), &fs); err != nil || fs == nil {
		t.Errorf("got %q (%v), want an empty array", b.String(), err)
	}
}

func TestEveryRuleHasItsWords(t *testing.T) {
	codes := map[string]bool{}
	for _, r := range diag.Rules() {
		if r.Title == "" || r.Why == "" || r.Hint == "" {
			t.Errorf("%s lacks words", r.Code)
		}
		if codes[r.Code] {
			t.Errorf("%s is defined twice", r.Code)
		}
		codes[r.Code] = true
	}
}

func FuzzExcerptOfAnyLineIsPrinted(f *testing.F) {
	f.Add("see {{x}} for more", 5, 5)
	f.Add("\t\x1b[0m値段e\u0301\xff", 3, 90)
	f.Add(strings.Repeat("値", 2000), 1999, 7)
	f.Fuzz(func(t *testing.T, line string, column, width int) {
		var b bytes.Buffer
		at := min(max(column, 0), len(line))
		span := source.Span{Start: at, End: min(at+max(width, 0), len(line))}
		text := source.NewFile("a.md", []byte(line))
		if err := diag.Text(&b, []diag.Finding{diag.LinkUnsafe.At(text, span, "", "", "")}); err != nil {
			t.Fatal(err)
		}
		if i := strings.IndexFunc(b.String(), func(r rune) bool { return r < ' ' && r != '\n' }); i >= 0 {
			t.Errorf("a control character is printed: %q", b.String())
		}
	})
}
