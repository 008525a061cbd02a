package convert

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markdown converts a page of HTML.
func markdown(text []byte, page *url.URL) ([]byte, error) {
	doc, err := html.Parse(strings.NewReader(marks.Replace(string(text))))
	if err != nil {
		return nil, fmt.Errorf("read its HTML: %w", err)
	}
	content := mainContent(doc)
	if err := measure(content); err != nil {
		return nil, err
	}
	heading := title(doc, content)
	resolve(doc, content, page)
	keepAnchors(content)
	prune(content)
	if words(content) == 0 && !holds(content, atom.Img) {
		return nil, nil
	}
	if heading != "" {
		h1 := &html.Node{Type: html.ElementNode, DataAtom: atom.H1, Data: "h1"}
		h1.AppendChild(&html.Node{Type: html.TextNode, Data: heading})
		content.InsertBefore(h1, content.FirstChild)
	}
	keepHTML(content)
	// The converter's preparations want a document of their own.
	root := &html.Node{Type: html.DocumentNode}
	if content.Parent != nil {
		content.Parent.RemoveChild(content)
		root.AppendChild(content)
	} else {
		root = content
	}
	out, err := newConverter().ConvertNode(root)
	if err != nil {
		return nil, fmt.Errorf("write it as Markdown: %w", err)
	}
	return tidy(out), nil
}

// marks are characters that the converter keeps for itself.
var marks = strings.NewReplacer("\a", "", "\uf002", "")

// maxNesting is how deep lists and quotes may lie in each other. Each level is
// written in front of all lines in it, so that the text would grow without bounds.
const maxNesting = 24

func measure(content *html.Node) error {
	for n := range content.Descendants() {
		if !indents(n) {
			continue
		}
		depth := 1
		for a := range n.Ancestors() {
			if indents(a) {
				depth++
			}
		}
		if depth > maxNesting {
			return fmt.Errorf("write it as Markdown: lists lie in each other more than %d deep", maxNesting)
		}
	}
	return nil
}

func indents(n *html.Node) bool {
	return n.DataAtom == atom.Ul || n.DataAtom == atom.Ol || n.DataAtom == atom.Blockquote
}

// newConverter returns the converter with our own forms for what Markdown has
// none for. They come before the converter's.
func newConverter() *converter.Converter {
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(
			commonmark.WithListEndComment(false),
			commonmark.WithLinkEmptyHrefBehavior(commonmark.LinkBehaviorSkip),
			commonmark.WithLinkEmptyContentBehavior(commonmark.LinkBehaviorSkip),
		),
		strikethrough.NewStrikethroughPlugin(),
		table.NewTablePlugin(table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal)),
	))
	c.Register.RendererFor(rawElement, converter.TagTypeBlock, renderRaw, converter.PriorityEarly)
	c.Register.RendererFor("details", converter.TagTypeBlock, renderDetails, converter.PriorityEarly)
	for _, name := range []string{"sup", "sub"} {
		c.Register.RendererFor(name, converter.TagTypeInline, renderInline, converter.PriorityEarly)
	}
	c.Register.RendererFor(anchorElement, converter.TagTypeInline, renderAnchor, converter.PriorityEarly)
	c.Register.TextTransformer(func(_ converter.Context, s string) string { return escapes.Replace(s) }, converter.PriorityLate)
	return c
}

// escapes keeps braces from being read as attribute lists, keyrefs and names. The
// converter marks a bracket and looks far ahead whether it must be escaped; it does
// no harm to do so always.
var escapes = strings.NewReplacer("{:", `\{:`, "{{", `\{\{`, "{\a#", `\{#`, "\a[", `\[`)

// rawElement stands for HTML that stays HTML until it is written.
const rawElement = "demarc-raw"

// keepHTML writes what stays HTML as it was published, before the converter
// rearranges elements: tables that pipes cannot say all of, and definition lists.
func keepHTML(content *html.Node) {
	var raw []*html.Node
	for n := range content.Descendants() {
		if n.DataAtom == atom.Table && !fitsPipes(n) || n.DataAtom == atom.Dl {
			raw = append(raw, n)
		}
	}
	for _, n := range raw {
		if n.Parent == nil || !isWithin(n, content) {
			continue // it lies in one that is written already
		}
		text := &html.Node{Type: html.ElementNode, Data: rawElement, Attr: []html.Attribute{{Key: "html", Val: string(rawHTML(n))}}}
		n.Parent.InsertBefore(text, n)
		n.Parent.RemoveChild(n)
	}
}

func renderRaw(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	return write(w, "\n\n", attribute(n, "html"), "\n\n")
}

func renderInline(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	return write(w, string(rawHTML(n)))
}

// renderDetails keeps an expandable part; what it holds is Markdown.
func renderDetails(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	write(w, "\n\n<details>\n")
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Summary {
			write(w, "<summary>", html.EscapeString(plain(c)), "</summary>\n\n")
		}
	}
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Summary {
			ctx.RenderNodes(ctx, w, c)
		}
	}
	return write(w, "\n\n</details>\n\n")
}

// renderAnchor writes a heading's name behind it and any other as an element.
func renderAnchor(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	name := attribute(n, "id")
	if n.Parent != nil && isHeading(n.Parent) {
		return write(w, " {#", name, "}")
	}
	return write(w, `<a id="`, html.EscapeString(name), `"></a>`)
}

// write writes into the converter's buffer, which takes everything.
func write(w converter.Writer, texts ...string) converter.RenderStatus {
	for _, text := range texts {
		_, _ = w.WriteString(text)
	}
	return converter.RenderSuccess
}

// tidy empties lines of white space and ends the text with a line break.
func tidy(text []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(bytes.TrimSpace(text)) {
		if len(bytes.TrimSpace(line)) > 0 {
			b.Write(line)
		} else {
			b.WriteByte('\n')
		}
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	return b.Bytes()
}
