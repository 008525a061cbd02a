package twin

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// toTwin leads to Markdown instead of pages.
func toTwin(address string) string { return strings.Replace(address, "index.html", "index.md", 1) }

func markdownOf(t *testing.T, main string) string {
	t.Helper()
	var b bytes.Buffer
	page := "<!doctype html><html><body><header><a href=x>Site</a></header><main>" + main + "</main><footer>Foot</footer></body></html>"
	if err := Write(&b, []byte(page), toTwin); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestATwinSaysWhatThePageSays(t *testing.T) {
	const page = `<div><nav><a href="../">Up</a></nav><h1>Worker nodes</h1><svg><rect/><path></path><text>drawn</text></svg>
<dl class="facts"><dt>Layer</dt><dd><a href="../../compare/index.html#l-n">Nodes</a></dd><dt>Also called</dt><dd>Hosts, agents</dd></dl>
<span aria-hidden="true">9<span>8</span></span><form><label>Find<input></label><button>Go</button></form>
<p><span class="own"><i class="o p"></i> Provider</span><span class="n"><span>3<span class="vh"> provider,</span></span><span class="bar"></span><span>1 customer</span></span></p>
<details><summary>Show as table</summary><table><caption>Owners</caption><colgroup><col><col></colgroup><thead><tr><th scope="col">Topic</th><th scope="col">Acme</th></tr></thead>
<tbody><tr><th scope="rowgroup" colspan="2">Data</th></tr><tr><th scope="row"><a href="../data/index.html">Data</a></th><td><ul><li>One</li><li>Two</li></ul></td></tr></tbody></table></details>
</div>`
	const want = `# Worker nodes

- **Layer**: [Nodes](../../compare/index.md#l-n)
- **Also called**: Hosts, agents

Provider 3 provider, 1 customer

Show as table

Owners

| Topic | Acme |
|---|---|
| Data |  |
| [Data](../data/index.md) | One<br>Two |
`
	if got := markdownOf(t, page); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestElementsHaveAForm(t *testing.T) {
	for page, want := range map[string]string{
		`<p> One  <b>two</b>,<i>x</i> <em>three</em>.<br>Four</p><hr><p>Five</p>`:   "One **two**, *three*.  \nFour\n\n---\n\nFive",
		`<p>a <del>old</del> <ins>new</ins> b</p>`:                                  "a ~~old~~ **new** b",
		`<h2>A <a href="b(c)">link</a></h2><h3></h3><p><b></b></p>`:                 "## A [link](<b(c)>)",
		`<a href="x"><b>3</b><span>topics</span></a><a>nowhere</a>`:                 "[**3** topics](x) nowhere",
		`<p>see <img src="a.png" alt="a line"></p>`:                                 "see ![a line](a.png)",
		`<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li><li></li></ul>e`: "- a\n  - b\n- c\n\n  d\n\ne",
		`<ol><li>a</li><li>b<pre>x
 y</pre></li></ol>`: "1. a\n2. b\n\n   ```\n   x\n    y\n   ```",
		"<pre><code><span>a ```</span>\n</code></pre>":                                                               "````\na ```\n````",
		"<p>Run <code>a`b</code> and <code>`</code></p>":                                                             "Run ``a`b`` and `` ` ``",
		`<dl><div><dt>A</dt><dd>one</dd><dd>two</dd></div><dt></dt><dd><p>three</p></dd></dl>`:                       "- **A**: one two\n- three",
		`<table><tr><th rowspan="2">T</th><th colspan="2">x</th></tr><tr><td>1 | <code>a|b</code></td></tr></table>`: "| T | x |  |\n|---|---|---|\n|  | 1 \\| `a\\|b` |  |",
		`<ul><li><table><tr><td><h3>A</h3><p>b</p><table><tr><td>c</td></tr></table></td></tr></table></li></ul>`:    "- | A<br>b<br>c |\n  |---|",
	} {
		if got := markdownOf(t, page); got != want+"\n" {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", page, got, want)
		}
	}
}

func TestAPageThatIsNotWholeIsAFault(t *testing.T) {
	for page, want := range map[string]string{
		`<p>No main part</p>`:                "the page has no <main>",
		`<main><p>Open</main>`:               "<p> is not closed",
		`<main><p><b>Crossed</p></b></main>`: "</p> ends <b>",
		`<main><svg><g></svg></main>`:        "",
		`<main><nav><p>Open</main>`:          "<nav> is not closed",
		`<main><pre><code>Open</pre></main>`: "<pre> is not closed",
		`<main><table><tr><td>1</td></main>`: "<tr> is not closed",
	} {
		got := ""
		if err := Write(new(bytes.Buffer), []byte(page), toTwin); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}

var (
	reader   = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	elements = regexp.MustCompile(`<[^>]*>`)
)

// FuzzText: a text reads the same from the Markdown as from the page, in a paragraph,
// an item and a cell.
func FuzzText(f *testing.F) {
	for _, text := range []string{
		"# no heading", "- no item", "1. no item", "a 1. b", "> no quote", "=== ---", "~~~ `code` ~~no~~", "a_b _c_ *d*, 2 * 3",
		"[x](y) ![z](w) [a]: b", "<b> a<b &amp; &copy; & c", `\ \\ \* a\`, "a|b", "x\ny", "+1 -1 1) 2", "kube-proxy, 5 > 4", "a;b &;",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
		if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f || r == 0xfeff }) {
			t.Skip("no page has control characters")
		}
		for _, around := range [][2]string{{"<p>", "</p>"}, {"<ul><li>", "</li></ul>"}, {"<table><tr><td>", "</td></tr></table>"}, {"<h2>", "</h2>"}} {
			twin := markdownOf(t, around[0]+html.EscapeString(text)+around[1])
			var b bytes.Buffer
			if err := reader.Convert([]byte(twin), &b); err != nil {
				t.Fatal(err)
			}
			got := html.UnescapeString(elements.ReplaceAllString(b.String(), ""))
			if got = strings.Join(strings.Fields(got), " "); got != text {
				t.Errorf("%q in %s reads %q, from\n%s", text, around[0], got, twin)
			}
		}
	})
}
