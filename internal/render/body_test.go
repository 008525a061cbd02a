package render

import (
	"strings"
	"testing"

	"demarc/internal/model"
	"demarc/internal/page"
	"demarc/internal/text/texttest"
)

func TestSlotsAreFilled(t *testing.T) {
	body := page.Body{
		Links: []page.BodyLink{
			{URL: "#there"},
			{URL: "https://example.org/", External: true},
			{},
			{Image: &page.Image{Src: "images/a.png", Alt: "An & b", Width: 30, Height: 20, Title: "A title"}},
			{Image: &page.Image{Alt: "What it showed", Name: "gone.svg"}},
			{Image: &page.Image{Src: "images/b.svg", Alt: "Link icon", Width: 12, Height: 12}},
		},
		Stated: []page.Stated{{
			Anchor: "s/a", Self: "#s/a", Source: "source/#L3", Clause: "X 1.1", Owner: page.Owner{Class: "p", Word: "Provider"}, Cell: true,
			Margin: page.Margin{Owner: page.Owner{Class: "p", Word: "Provider"},
				Clause: page.Link{Text: "X 1.1", URL: "#s/a"}, Source: page.Link{Text: "line 3", URL: "source/#L3"}},
		}},
		Duties: []page.Permalink{
			{Anchor: "s/a~1", Self: "#s/a~1", Number: "1.1.1", Clause: "X 1.1.1"},
			{Anchor: "s/a~2", Self: "#s/a~2", Number: "1.1.2", Clause: "X 1.1.2", Listed: true,
				Mark: page.Mark{Class: "x", Word: "Excluded"}, Line: page.Link{Text: "L4", URL: "source/#L4"}},
		},
		Codes: []model.Code{{Text: "a < b"}, {Lang: "go", Text: "// note\nx := 1\n"}},
	}
	for _, tt := range []struct{ name, in, want string }{
		{"a link of the page", "<a\x01L0\x02>x</a>", `<a href="#there">x</a>`},
		{"a link to elsewhere", "<a\x01L1\x02>x</a>", `<a href="https://example.org/" class="ext" rel="noopener external">x</a>`},
		{"a link that leads nowhere is text", "<a\x01L2\x02>x</a>", `<a>x</a>`},
		{"a picture", "\x01I3\x02", `<span class="figure"><img src="images/a.png" alt="An &amp; b" width="30" height="20" loading="lazy" decoding="async"><span class="cap">A title</span></span>`},
		{"a sign within a sentence", "\x01I5\x02", `<span class="glyph"><img src="images/b.svg" alt="Link icon" width="12" height="12" loading="lazy" decoding="async"></span>`},
		{"a picture that is not there", "\x01I4\x02", `<span class="figure"><span class="missing"><b>Picture that did not come with the document</b>What it showed <code>gone.svg</code></span></span>`},
		{"a cell", "<td\x01C0\x02>\x01O0\x02x</td>", `<td id="s/a"><a class="mk" href="source/#L3"><i class="o p sm"></i><span class="vh">Provider, Source of X 1.1</span></a> x</td>`},
		{"a margin", "\x01M0\x02", `<div class="margin"><span class="own p"><i class="o p"></i> Provider</span><p><a class="ev" href="#s/a">X 1.1</a> <a href="source/#L3"><span class="vh">Source, </span>line 3</a></p></div>`},
		{"a duty in a cell", "\x01D0\x02", `<span class="no"><a class="pl" id="s/a~1" href="#s/a~1">1.1.1</a></span>`},
		{"a duty in a list", "\x01D1\x02", `<span class="evs"><a class="ev pl" id="s/a~2" href="#s/a~2">X 1.1.2</a><i class="o x sm"></i><span class="vh">Excluded</span> <a class="ev sl" href="source/#L4"><span class="vh">Source, line </span>L4</a></span>`},
		{"code", "\x01K0\x02", `<pre class="code" tabindex="0"><code>a &lt; b</code></pre>`},
		{"highlighted code", "\x01K1\x02", "<pre class=\"code\" tabindex=\"0\"><code><span class=\"zc\">// note</span>\nx <span class=\"zp\">:=</span> <span class=\"zn\">1</span>\n</code></pre>"},
		{"numbers that name nothing", "a\x01L9\x02\x01I0\x02\x01K9\x02\x01D9\x02\x01C9\x02\x01M9\x02\x01Z0\x02b", "ab"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			body.HTML = []byte(tt.in)
			w := writer{texts: texttest.English()}
			writeBody(&w, body)
			if got := w.b.String(); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestCodeOfAnyLengthIsShownWhole(t *testing.T) {
	long := strings.Repeat("x = 1\n", highlightLimit/6+10)
	w := writer{texts: texttest.English()}
	writeCode(&w, model.Code{Lang: "python", Text: long})
	if got := strings.Count(w.b.String(), "x = 1\n"); got != strings.Count(long, "\n") {
		t.Errorf("%d lines of %d", got, strings.Count(long, "\n"))
	}
}
