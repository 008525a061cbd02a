package dialect

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"demarc/internal/diag"
)

// Repairs take time in step with the text. A step that looked at the rest of the
// document from each of its places would not end here.
func TestPrepareEndsOnLongMonotonousText(t *testing.T) {
	const size = 1 << 20
	patterns := map[string][2]string{ // what comes once, and what is repeated behind it
		"pipes on a line":              {"", "|"},
		"pipes":                        {"", "|\n"},
		"backticks":                    {"| a |\n|---|---|\n|", "`|"},
		"backticks of many lengths":    {"a | b\n--- | ---\n", growing("`", " ")},
		"braces":                       {"", "{"},
		"open keyrefs":                 {"", "{{site.data.keyword.x "},
		"keyrefs without a value":      {"", "{{site.data.keyword.x}}"},
		"brackets":                     {"", "[x]("},
		"links with lists inside":      {"", "[x](y{: a"},
		"link marks in a heading":      {"# ", "¶"},
		"mojibake":                     {"", "Ã©ðŸ”—"},
		"half of mojibake":             {"", "ðŸ"},
		"tables that do not end":       {"", "  <table>\n"},
		"tables in tables":             {"", "  <table><tr><td>\n"},
		"lists in a spilled table":     {"a | b\n--- | ---\nc | d\n", "- e\n\n"},
		"blank lines in a table":       {"a | b\n--- | ---\nc | d\n", "\n"},
		"tables":                       {"", "a | b\n--- | ---\n"},
		"delimiters":                   {"", "| --- "},
		"borders":                      {"", "+---+---+\n"},
		"rows of a grid":               {"+---+---+\n", "| a | b |\n"},
		"rules in columns":             {"", "a  b\n--- ---\n"},
		"rules across":                 {"", "----------\na\n--- ---\n"},
		"aligned words":                {"", "a  b  c\n"},
		"aligned words, further in":    {"", growing(" ", "a  b  c\n")},
		"words on a line":              {"a  b  c\n", "a  "},
		"fences":                       {"", "```\n~~~\n"},
		"bullets, each further in":     {"Title\n\n", growing(" ", "- x\n")},
		"one line":                     {"", "word "},
		"short lines":                  {"", "a\n\n"},
		"markup":                       {"", "*_[]<>"},
		"includes":                     {"", "{{a.md}}\n"},
		"parts of a file":              {"", "{{site.data.content.x}}\n"},
		"names of many files":          {"", growing("a", ".md}}\n{{")},
		"attribute lists":              {"", "{: #a}\n"},
		"carriage returns, no UTF-8":   {"", "\r\n\xe9"},
		"rows broken over two lines":   {"| a | b |\n|---|---|\n", "| a\nb |\n"},
		"code with pipes in long rows": {"| a | b |\n|---|---|\n", "`|`"},
	}
	file := strings.Repeat("text\n{: #a}\n\n", 1000)
	for name, p := range patterns {
		text := p[0] + strings.Repeat(p[1], size/len(p[1])+1)
		for _, d := range Names() {
			t.Run(name+"/"+string(d), func(t *testing.T) {
				v, found := Prepare(viewOf(text), Options{Dialect: d, Include: func(string) (string, bool) { return file, true }})
				if len(v.Text) > 40<<20 {
					t.Errorf("%d bytes became %d", len(text), len(v.Text))
				}
				if len(found) > 1000 {
					t.Errorf("%d findings", len(found))
				}
			})
		}
	}
}

// growing returns a run of s of every length up to 1000, each followed by end.
func growing(s, end string) string {
	var b strings.Builder
	for i := range 1000 {
		b.WriteString(strings.Repeat(s, i+1) + end)
	}
	return b.String()
}

// Keyrefs that name each other twice, or a thousand times, double with every step.
func TestReferencesThatGrowExponentiallyAreBounded(t *testing.T) {
	for _, times := range []int{2, 10, 1000} {
		for _, leaf := range []string{"", "x", "{{site.data.keyword.unknown}}", "{{site.data.keyword.k0}}"} {
			keys := map[string]string{"k7": leaf}
			for i := range 7 {
				keys["k"+strconv.Itoa(i)] = strings.Repeat("{{site.data.keyword.k"+strconv.Itoa(i+1)+"}}", times)
			}
			text := "{{site.data.keyword.k0}} {{site.data.keyword.k1}}"
			v, found := Prepare(viewOf(text), Options{Dialect: NameIBM, Keyrefs: keys})
			if len(v.Text) > maxReferences {
				t.Errorf("%d times %q gives %d bytes", times, leaf, len(v.Text))
			}
			if times == 1000 && leaf != "" && len(found) == 0 {
				t.Errorf("%d times %q is no finding", times, leaf)
			}
		}
	}
}

func TestIncludesOfALargeFileAreBounded(t *testing.T) {
	file := strings.Repeat("a line of text\n", 20_000)
	v, found := Prepare(viewOf(strings.Repeat("{{large.md}}\n\n", 10_000)), Options{
		Dialect: NameIBM, Include: func(string) (string, bool) { return file, true },
	})
	if len(v.Text) > 2*maxReferences {
		t.Errorf("the text has %d bytes", len(v.Text))
	}
	if len(found) != 1 || found[0].Rule != "reference-limit" {
		t.Errorf("findings: %s", list(found))
	}
}

func FuzzIBM(f *testing.F) {
	fuzz(f, NameIBM, func(text string) bool { return !strings.Contains(text, "{{") })
}

func FuzzGFM(f *testing.F) { fuzz(f, NameGFM, func(string) bool { return true }) }

func FuzzPlain(f *testing.F) { fuzz(f, NamePlain, func(string) bool { return true }) }

// fuzz tests that a dialect prepares any text: places stay in order, and where the
// dialect brings no text from elsewhere (faithful), every letter stays.
func fuzz(f *testing.F, name Name, faithful func(string) bool) {
	for _, pattern := range []string{"testdata/*/*.txtar", "../../content/*/*.md", "../../content/*/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			if strings.HasSuffix(file, ".txtar") {
				data = []byte(caseOf(txtar.Parse(data)).input)
			}
			f.Add(string(data))
		}
	}
	keys := map[string]string{"IBM": "Acme", "long": "{{site.data.keyword.IBM}} Engine", "self": "{{site.data.keyword.self}}"}
	include := func(file string) (string, bool) {
		return "## Part\n{: #a}\n\n{{b.md}}\n\ntext\n{: #two}\n", !strings.HasPrefix(file, "..")
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := viewOf(text)
		prepared, found := Prepare(v, Options{Dialect: name, Keyrefs: keys, Include: include})
		checkPrepared(t, prepared)
		before, after := letters(string(v.Text)), letters(string(prepared.Text))
		if slices.ContainsFunc(found, func(one diag.Finding) bool { return one.Rule == diag.TableDrawn.Code }) {
			before, after = sorted(before), sorted(after) // cells of several lines stand side by side
		}
		if faithful(string(v.Text)) && before != after {
			t.Errorf("the letters\n%q\nbecame\n%q", before, after)
		}
	})
}

// sorted returns the letters of s in the order of the alphabet.
func sorted(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

// letters returns the letters of a text but for the o that is a bullet and the
// characters \n that stand for a line break.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r|0x20 >= 'a' && r|0x20 <= 'z' && r != 'o' {
			return r
		}
		return -1
	}, strings.ReplaceAll(s, `\n`, ""))
}
