package render

import (
	"html/template"
	"testing"
	"testing/fstest"

	"demarc/internal/page"
	"demarc/internal/text"
)

func TestRichTextsHoldLinksWhereTheLanguagePutsThem(t *testing.T) {
	texts, err := text.Load(fstest.MapFS{"en.yaml": {Data: []byte(`language: English
direction: ltr
texts:
  a:
    order: "%[2]s before %[1]s & more"
    number: {one: "%[1]d of %[2]s", other: "%[1]d of <%[2]s>"}
`)}}, "en", text.Wording{})
	if err != nil {
		t.Fatal(err)
	}
	r := &Renderer{texts: texts}
	link := page.Link{Text: "A & B", URL: "../x/"}
	for _, c := range []struct {
		key  string
		args []any
		want template.HTML
	}{
		{"a.order", []any{link, "<b>"}, `&lt;b&gt; before <a href="../x/">A &amp; B</a> &amp; more`},
		{"a.order", []any{"x", template.HTML("<b>y</b>")}, `<b>y</b> before x &amp; more`},
		{"a.number", []any{2, link}, `2 of &lt;<a href="../x/">A &amp; B</a>&gt;`},
		{"a.order", []any{"\x020\x03", link}, `<a href="../x/">A &amp; B</a> before  &amp; more`},
	} {
		if got := r.rich(c.key, c.args...); got != c.want {
			t.Errorf("%s %v: %s, want %s", c.key, c.args, got, c.want)
		}
	}
}
