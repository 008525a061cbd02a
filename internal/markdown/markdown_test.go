package markdown_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/tools/txtar"

	"demarc/internal/diag"
	"demarc/internal/dialect"
	"demarc/internal/golden"
	"demarc/internal/markdown"
	"demarc/internal/model"
	"demarc/internal/source"
)

// TestCases walks testdata. Each file opens with why the behaviour matters and holds
// a document, the tree that is read from it, and the body that is written.
func TestCases(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *txtar.Archive) {
		d, found := parse(string(a.Files[0].Data))
		body, more := markdown.Render(d, markdown.NewMarks(), "")
		golden.Set(a, "tree", outline(d))
		golden.Set(a, "body", showSlots(body))
		golden.Set(a, "findings", findings(append(found, more...)))
	})
}

// parse reads a document as load does.
func parse(text string) (*markdown.Document, []diag.Finding) {
	view, _ := source.Decode(source.NewFile("doc.md", []byte(text)))
	view, repaired := dialect.Prepare(view, dialect.Options{Dialect: dialect.Detect("doc.md", view.Text), Keyrefs: map[string]string{"acme": "Acme"}})
	d, found := markdown.Parse(view)
	return d, append(repaired, found...)
}

// kinds names the kinds of node for people.
var kinds = map[markdown.Kind]string{
	markdown.KindFragment: "fragment", markdown.KindHeading: "heading", markdown.KindParagraph: "paragraph", markdown.KindList: "list",
	markdown.KindItem: "item", markdown.KindTable: "table", markdown.KindRow: "row", markdown.KindCell: "cell", markdown.KindCaption: "caption",
	markdown.KindFigure: "figure", markdown.KindCodeBlock: "code block", markdown.KindQuote: "quote", markdown.KindNote: "note", markdown.KindRule: "rule",
	markdown.KindDefinitions: "definitions", markdown.KindTerm: "term", markdown.KindDefinition: "definition", markdown.KindDetails: "details",
	markdown.KindSummary: "summary", markdown.KindDivision: "division", markdown.KindText: "text", markdown.KindCode: "code", markdown.KindEmph: "emph",
	markdown.KindStrong: "strong", markdown.KindStrike: "strike", markdown.KindLink: "link", markdown.KindImage: "image", markdown.KindBreak: "break",
	markdown.KindLabel: "label", markdown.KindInline: "inline",
}

// outline writes a document's sections and nodes with their lines.
func outline(d *markdown.Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		if s.Heading != nil {
			fmt.Fprintf(&b, "section #%s %s %q\n", s.ID, s.Number, s.Title)
		}
		for _, n := range s.Blocks {
			outlineNode(&b, d.View.File, n, 1)
		}
	}
	return b.String()
}

func outlineNode(b *strings.Builder, f *source.File, n *markdown.Node, depth int) {
	fmt.Fprintf(b, "%s%s", strings.Repeat("  ", depth), kinds[n.Kind])
	if n.Header {
		b.WriteString(" header")
	}
	if n.Kind == markdown.KindNote || n.Kind == markdown.KindLabel {
		b.WriteString(" " + n.Name)
	}
	if n.ID != "" {
		b.WriteString(" #" + n.ID)
	}
	if n.Target != "" {
		b.WriteString(" → " + n.Target)
	}
	if n.Text != "" {
		fmt.Fprintf(b, " %q", n.Text)
	}
	fmt.Fprintf(b, " L%d\n", f.Line(n.Span.Start))
	for _, c := range n.Children {
		outlineNode(b, f, c, depth+1)
	}
}

// showSlots writes a body with its slots readable.
func showSlots(b model.Body) string {
	return strings.NewReplacer(string(rune(model.SlotOpen)), "⟦", string(rune(model.SlotClose)), "⟧").Replace(string(b.HTML))
}

func findings(fs []diag.Finding) string {
	var b strings.Builder
	for _, f := range fs {
		fmt.Fprintf(&b, "%d:%d %s %s\n", f.Line, f.Column, f.Rule, f.Message)
	}
	return b.String()
}

// checkTree checks the place of every node: inside the file and inside its parent.
func checkTree(t *testing.T, d *markdown.Document) {
	t.Helper()
	size := len(d.View.File.Data)
	var check func(n, parent *markdown.Node)
	check = func(n, parent *markdown.Node) {
		s := n.Span
		if s.Start < 0 || s.End > size || s.Start > s.End {
			t.Fatalf("%s spans %d–%d of %d", kinds[n.Kind], s.Start, s.End, size)
		}
		if parent != nil && (s.Start < parent.Span.Start || s.End > parent.Span.End) {
			t.Fatalf("%s %q spans %v, the %s around it %v", kinds[n.Kind], n.Text, s, kinds[parent.Kind], parent.Span)
		}
		for _, c := range n.Children {
			check(c, n)
		}
	}
	for _, s := range d.Sections {
		if s.Heading != nil {
			check(s.Heading, nil)
		}
		for _, b := range s.Blocks {
			check(b, nil)
		}
	}
}

// allowed are the elements and attributes that a body may hold.
var allowed = func() map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields("section h2 h3 h4 h5 h6 p ul ol li table caption thead tbody tr th td div span a code em strong del blockquote hr br dl dt dd details summary figure figcaption sub sup u small mark abbr cite q ins") {
		m[name] = true
	}
	return m
}()

var allowedAttributes = strings.Fields("id class href aria-labelledby aria-label aria-describedby role scope colspan rowspan start name open title data-p data-slot")

// checkBody reads a body as a browser does and checks that nothing in it can run
// and that the browser builds the tree that was written.
func checkBody(t *testing.T, body model.Body) {
	t.Helper()
	page := fillSlots(t, string(body.HTML))
	for _, r := range page {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError || r >= source.MarkFirst && r <= source.MarkLast {
			t.Fatalf("the body holds %q", r)
		}
	}
	written := tokens(t, page)
	nodes, err := html.ParseFragment(strings.NewReader(page), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	var built []string
	for _, n := range nodes {
		built = appendTokens(built, n)
	}
	for i := range max(len(written), len(built)) {
		if i >= len(written) || i >= len(built) || written[i] != built[i] {
			t.Fatalf("a browser reads %q as %q", written[max(i-5, 0):min(i+5, len(written))], built[min(max(i-5, 0), len(built)):min(i+5, len(built))])
		}
	}
	unique := map[string]bool{}
	for _, id := range body.Anchors {
		if unique[id] || id == "" {
			t.Errorf("the anchor %q is taken", id)
		}
		unique[id] = true
	}
}

// fillSlots puts an attribute or an element in place of every slot.
func fillSlots(t *testing.T, s string) string {
	t.Helper()
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, string(rune(model.SlotOpen)))
		b.WriteString(before)
		if !found {
			return b.String()
		}
		slot, after, closed := strings.Cut(rest, string(rune(model.SlotClose)))
		if !closed || !slotForm.MatchString(slot) {
			t.Fatalf("the slot %q", slot)
		}
		if slot[0] == model.SlotLink || slot[0] == model.SlotCell {
			b.WriteString(" data-slot=" + slot)
		} else {
			b.WriteString("<span data-slot=" + slot + "></span>")
		}
		s = after
	}
}

var slotForm = regexp.MustCompile(`^[LICOMDK]\d+$`)

// tokens returns the tags and texts of a page as they are written. It fails where an
// element or attribute is not one of those that a body may hold.
func tokens(t *testing.T, page string) []string {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(page))
	var out []string
	for {
		tt := z.Next()
		if tt == html.ErrorToken {
			return out
		}
		tok := z.Token()
		switch tt {
		case html.TextToken:
			out = appendText(out, tok.Data)
		case html.StartTagToken:
			if !allowed[tok.Data] {
				t.Fatalf("the body holds <%s>", tok.Data)
			}
			for _, a := range tok.Attr {
				if !slices.Contains(allowedAttributes, a.Key) {
					t.Fatalf("the body holds %s=%q", a.Key, a.Val)
				}
			}
			out = append(out, "<"+tok.Data+">")
		case html.EndTagToken:
			out = append(out, "</"+tok.Data+">")
		default:
			t.Fatalf("the body holds %v", tok)
		}
	}
}

// appendTokens appends the tags and texts of a node.
func appendTokens(out []string, n *html.Node) []string {
	if n.Type == html.TextNode {
		return appendText(out, n.Data)
	}
	out = append(out, "<"+n.Data+">")
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = appendTokens(out, c)
	}
	if n.Data != "br" && n.Data != "hr" {
		out = append(out, "</"+n.Data+">")
	}
	return out
}

func appendText(out []string, s string) []string {
	if k := len(out); k > 0 && !strings.HasPrefix(out[k-1], "<") {
		out[k-1] += s
		return out
	}
	return append(out, "text:"+s)
}

func TestHostileMarkupNeverReachesTheBody(t *testing.T) {
	for _, text := range []string{
		"<script>alert(1)</script>", "a <script>alert(1)</script> b", "<img src=x onerror=alert(1)>", "<a href=\"javascript:alert(1)\">x</a>",
		"<a href=\"jav&#x09;ascript:alert(1)\">x</a>", "<iframe src=//evil></iframe>", "<style>*{}</style>", "<svg><script>alert(1)</script></svg>",
		"<math><mtext><style><img onerror=x></style></mtext></math>", "<div style=\"background:url(x)\" onclick=x>y</div>", "<form><input onfocus=x autofocus></form>",
		"<object data=x></object><embed src=x>", "<table><tr><td><script>x</script></table>", "| a |\n|---|\n| <script>x</script> |", "<details ontoggle=x open><summary>a</summary>b</details>",
		"<p id=\"x\" id=\"y\">", "</section></div></body>", "<b><i></b></i>", "<ul><li>a<ul></li></ul>", "```\n</code></pre><script>\n```", "`</code><script>`", "# <script>x</script>",
		"{: #\"><script>}", "text\n{: caption=\"<script>\"}", "| a |\n|---|\n| b |\n{: summary=\"\\\"><script>\"}", "![\"><script>](x)", "[x](<\"><script>>)", "\x01L0\x02 \x02\x01",
	} {
		d, _ := parse(text)
		body, _ := markdown.Render(d, markdown.NewMarks(), "")
		checkBody(t, body)
		if strings.Contains(strings.ToLower(string(body.HTML)), "<script") {
			t.Errorf("%q: the body is %q", text, body.HTML)
		}
	}
}

// TestDeepMarkupIsBounded sends markup through whose nesting would cost the square
// of its size; it must come out as text, with a finding.
func TestDeepMarkupIsBounded(t *testing.T) {
	for name, text := range map[string]string{
		"quotes":   strings.Repeat(">", 100_000) + " x",
		"brackets": strings.Repeat("[", 300_000),
		"images":   strings.Repeat("![", 300_000),
		"elements": strings.Repeat("<div>", 50_000) + "x",
		"lists":    strings.Repeat("<ul><li>", 50_000) + "x",
	} {
		t.Run(name, func(t *testing.T) {
			d, found := parse(text)
			body, _ := markdown.Render(d, markdown.NewMarks(), "")
			checkBody(t, body)
			if !slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Rule == diag.MarkupLimit.Code }) {
				t.Errorf("findings %v, want %s", found, diag.MarkupLimit.Code)
			}
		})
	}
}

func FuzzParseAndRender(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(a.Files[0].Data))
	}
	editions, err := filepath.Glob("../../content/*/*.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range editions {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, _ := parse(text)
		checkTree(t, d)
		body, _ := markdown.Render(d, markdown.NewMarks(), "")
		checkBody(t, body)
	})
}

func BenchmarkParseAndRender(b *testing.B) {
	data, err := os.ReadFile("../../content/ibm/responsibilities.md")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		d, _ := parse(string(data))
		markdown.Render(d, markdown.NewMarks(), "")
	}
}
