package render

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"demarc/internal/page"
)

func TestEveryLineOfASourceIsALinkTarget(t *testing.T) {
	var w writer
	writeSource(&w, page.Source{
		Text: []byte("# Head\n\n| a | <b> |\nend"), Dialect: "plain",
		Evidence: []page.Evidence{{Line: 3, EndLine: 4, Clauses: []page.Link{{Text: "X 1", URL: "../#x"}}}},
	})
	want := `<pre class="lines">` +
		`<span class="line" id="L1"><a class="ln" href="#L1">1</a><span class="tx"># Head` + "\n</span></span>" +
		`<span class="line" id="L2"><a class="ln" href="#L2">2</a><span class="tx">` + "\n</span></span>" +
		`<span class="line e" id="L3"><a class="ln" href="#L3">3</a><span class="tx">| a | &lt;b&gt; |` + "\n</span>" +
		`<span class="eb"><span class="vh">Evidence of </span><a href="../#x">X 1</a> </span></span>` +
		`<span class="line e" id="L4"><a class="ln" href="#L4">4</a><span class="tx">end` + "\n</span></span></pre>"
	if got := w.b.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestHighlightedLinesStandAlone(t *testing.T) {
	for _, text := range sources {
		checkLines(t, text)
	}
}

var sources = []string{
	"", "\n", "# Title\n\ntext with `code` and **bold\nover lines** and *a*\n",
	"```go\n// a comment\nfunc main() {}\n```\n| a | b |\n|---|---|\n| <ul><li>x</li></ul> | &amp; |\n",
	"---\ntitle: x\n---\n<div>\n<!-- a\ncomment -->\n</div>", "a < b & c > d\n", "{: #id}\n{{site.data.keyword.x}}\n",
}

func FuzzHighlightedLinesStandAlone(f *testing.F) {
	for _, s := range sources {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xfffd }) {
			t.Skip("a decoded view has no such text")
		}
		checkLines(t, text)
	})
}

// checkLines checks that the highlighted lines are those of the text, each with
// its elements closed.
func checkLines(t *testing.T, text string) {
	t.Helper()
	got := sourceLines(page.Source{Text: []byte(text), Dialect: "gfm"})
	want := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(got) != len(want) {
		t.Fatalf("%q: %d lines, want %d", text, len(got), len(want))
	}
	for i, line := range got {
		plain, open := textOf(line)
		if plain != want[i] || open != 0 {
			t.Errorf("%q: line %d is %q (%d elements open), want %q", text, i+1, plain, open, want[i])
		}
	}
}

func textOf(s string) (text string, open int) {
	var out strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String(), open
		case html.TextToken:
			out.WriteString(z.Token().Data)
		case html.StartTagToken:
			open++
		case html.EndTagToken:
			open--
		}
	}
}

func TestMarkdownSourcesAreTold(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"---\ntitle: A: b\n---\n", "zp(---)~zn(title)zp(:)zs( A: b)~zp(---)"},
		{"# Head {: #id}", "zh(# Head) zc({: #id})"},
		{"#hash is text", "#hash is text"},
		{"- item *with* **words** and `code`", "zk(-) item zi(*with*) zb(**words**) and zs(`code`)"},
		{"12. numbered", "zk(12.) numbered"},
		{"| a | <br>b |\n| --- | :-: |", "zp(|) a zp(|) zp(<br>)b zp(|)~zp(| --- | :-: |)"},
		{"[text](https://example.org/a_b_c){: external}", "[textzn(](https://example.org/a_b_c))zc({: external})"},
		{"see https://example.org/x, {{site.key}}", "see zn(https://example.org/x,) zn({{site.key}})"},
		{"<!-- a\nb --> c", "zc(<!-- a)~zc(b -->) c"},
		{"a < b, snake_case_word, \\*not\\* `open", "a < b, snake_case_word, \\*not\\* `open"},
		{"```go\nx := 1\n```\ntext", "zp(```go)~x zp(:=) zn(1)~zp(```)~text"},
		{"~~~\nanything # here\n~~~", "zp(~~~)~zs(anything # here)~zp(~~~)"},
		{"```\nopen to the end", "zp(```)~zs(open to the end)"},
		{"{: note}\n{:x: .y}", "zc({: note})~zc({:x: .y})"},
	} {
		lines := sourceLines(page.Source{Text: []byte(tt.in), Dialect: "ibm"})
		got := strings.Join(lines, "~")
		got = strings.NewReplacer(`<span class="`, "", `">`, "(", "</span>", ")").Replace(got)
		if got = html.UnescapeString(got); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

func TestALongLineOfMarksLosesNothing(t *testing.T) {
	for _, mark := range []string{"`", "*a", "_b", "<a", "{{", "{:", "](", "|", "h"} {
		checkLines(t, strings.Repeat(mark+" ", 60_000/len(mark)))
	}
}
