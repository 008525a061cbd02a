package markdown_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"demarc/internal/diag"
	"demarc/internal/dialect"
	"demarc/internal/markdown"
	"demarc/internal/model"
	"demarc/internal/source"
)

var update = flag.Bool("update", false, "rewrite the expected trees and bodies in testdata")

// TestCases walks testdata. Each file opens with why the behaviour matters and holds
// a document, the tree that is read from it, and the body that is written.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("find cases: %v, %d files", err, len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, found := parse(string(a.Files[0].Data))
			body, more := markdown.Render(d, markdown.NewMarks(), "")
			got := []txtar.File{a.Files[0],
				{Name: "tree", Data: []byte(outline(d))},
				{Name: "body", Data: []byte(showSlots(body))},
			}
			if text := findings(append(found, more...)); text != "" {
				got = append(got, txtar.File{Name: "findings", Data: []byte(text)})
			}
			a.Files, got = got, a.Files
			if *update {
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := (&txtar.Archive{Comment: a.Comment, Files: got}); !slices.Equal(txtar.Format(a), txtar.Format(want)) {
				t.Errorf("got:\n%s", txtar.Format(a))
			}
		})
	}
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

// checkSpans checks that every node lies inside the file and holds what it holds,
// and that a text which stands in the file as it is lies where its span says.
func checkSpans(t *testing.T, text string, d *markdown.Document) {
	t.Helper()
	d.Walk(func(n *markdown.Node) bool {
		if n.Span.Start < 0 || n.Span.End > len(text) || n.Span.Start > n.Span.End {
			t.Errorf("%q: %s spans %d–%d of %d", text, kinds[n.Kind], n.Span.Start, n.Span.End, len(text))
			return false
		}
		if n.Kind == markdown.KindText && n.Span.End-n.Span.Start == len(n.Text) && n.Text != "\n" {
			if got := text[n.Span.Start:n.Span.End]; markdown.CollapseSpace(got) != markdown.CollapseSpace(n.Text) && !strings.ContainsAny(got, "\r\\&{<") {
				t.Errorf("%q: text %q lies on %q", text, n.Text, got)
			}
		}
		return true
	})
}

// allowed are the elements and attributes that a body may hold.
var allowed = func() map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields("section h2 h3 h4 h5 h6 p ul ol li table caption thead tbody tr th td div span a code em strong del blockquote hr br dl dt dd details summary figure figcaption sub sup u small mark abbr cite q ins") {
		m[name] = true
	}
	return m
}()

var allowedAttributes = strings.Fields("id class href aria-labelledby aria-label aria-describedby role scope colspan rowspan start name open title data-p")

// checkBody reads a body as a browser would and checks that nothing in it can run
// and that its elements close in order.
func checkBody(t *testing.T, text string, body model.Body) {
	t.Helper()
	plain := strings.NewReplacer(string(rune(model.SlotOpen)), "", string(rune(model.SlotClose)), "").Replace(stripSlots(string(body.HTML)))
	z := html.NewTokenizer(strings.NewReader(plain))
	var open []string
	for {
		tt := z.Next()
		if tt == html.ErrorToken {
			break
		}
		tok := z.Token()
		switch tt {
		case html.StartTagToken:
			if !allowed[tok.Data] {
				t.Fatalf("%q: element <%s> in %q", text, tok.Data, plain)
			}
			for _, a := range tok.Attr {
				if !slices.Contains(allowedAttributes, a.Key) {
					t.Fatalf("%q: attribute %s=%q in %q", text, a.Key, a.Val, plain)
				}
			}
			if tok.Data != "br" && tok.Data != "hr" {
				open = append(open, tok.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != tok.Data {
				t.Fatalf("%q: </%s> closes %v in %q", text, tok.Data, open, plain)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Fatalf("%q: %v stay open", text, open)
	}
}

// stripSlots removes whole slots.
func stripSlots(s string) string {
	for {
		i := strings.IndexByte(s, model.SlotOpen)
		if i < 0 {
			return s
		}
		j := strings.IndexByte(s[i:], model.SlotClose)
		if j < 0 {
			return s
		}
		s = s[:i] + s[i+j+1:]
	}
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
		checkBody(t, text, body)
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
			checkBody(t, name, body)
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
		checkSpans(t, text, d)
		body, _ := markdown.Render(d, markdown.NewMarks(), "")
		checkBody(t, text, body)
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
