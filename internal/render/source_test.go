package render

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"demarc/internal/page"
	"demarc/internal/text/texttest"
)

func TestEveryLineOfASourceIsALinkTarget(t *testing.T) {
	w := writer{texts: texttest.English()}
	(&Renderer{}).writeSource(&w, page.Source{
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

func TestMarkdownOfASourceIsToldApart(t *testing.T) {
	for text, want := range map[string]string{
		"# Head #1":                     `<span class="zh"># Head #1</span>`,
		"  - **a** b_c_d *e* and 2 * 3": `  <span class="zk">-</span> <span class="zb">**a**</span> b_c_d <span class="zi">*e*</span> and 2 * 3`,
		"12. `x` ~~y~~ \\*z*":           `<span class="zk">12.</span> <span class="zs">` + "`x`" + `</span> <span class="zd">~~y~~</span> \*z*`,
		"> a word":                      `<span class="zk">&gt; </span><span class="zi">a word</span>`,
		"| [a](b#c) | ![d] <b>e</b> |":  `| [<span class="zn">a</span>](<span class="zn">b#c</span>) | ![d] &lt;b&gt;e&lt;/b&gt; |`,
		"---\na: b\n---\n<!-- c\nd -->": `---
<span class="zn">a</span><span class="zp">:</span> b
---
<span class="zc">&lt;!-- c</span>
<span class="zc">d --&gt;</span>`,
		"```sh\nls # all\n```\n```\n*x*\n```": `<span class="zs">` + "```sh" + `</span>
ls <span class="zc"># all</span>
<span class="zs">` + "```" + `</span>
<span class="zs">` + "```" + `</span>
*x*
<span class="zs">` + "```" + `</span>`,
	} {
		lines := (&Renderer{}).sourceLines(page.Source{Text: []byte(text + "\n"), Dialect: "gfm"})
		if got := strings.Join(lines, "\n"); got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", text, got, want)
		}
	}
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
	got := (&Renderer{}).sourceLines(page.Source{Text: []byte(text), Dialect: "gfm"})
	want := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(got) != len(want) {
		t.Fatalf("%q: %d lines, want %d", text, len(got), len(want))
	}
	for i, line := range got {
		plain, open := textOf([]byte(line))
		if plain != want[i] || open != 0 {
			t.Errorf("%q: line %d is %q (%d elements open), want %q", text, i+1, plain, open, want[i])
		}
	}
}

func textOf(b []byte) (text string, open int) {
	z := html.NewTokenizer(bytes.NewReader(b))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return text, open
		case html.TextToken:
			text += z.Token().Data
		case html.StartTagToken:
			open++
		case html.EndTagToken:
			open--
		}
	}
}
