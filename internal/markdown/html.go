package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// policy decides which elements and attributes of raw HTML a page may hold.
// bluemonday judges each tag for itself; building the tree balances them, and
// the renderer writes only what the tree knows, escaped.
var policy = func() *bluemonday.Policy {
	p := bluemonday.UGCPolicy()
	p.AllowElements("figure", "figcaption", "center", "font", "u", "kbd", "samp", "var", "tt", "main", "nav", "header", "footer", "button")
	p.AllowAttrs("id", "name").Matching(anchorName).Globally()
	p.AllowAttrs("class").Globally()
	p.AllowAttrs("start").OnElements("ol")
	p.AllowAttrs("open").OnElements("details")
	p.AllowNoAttrs().OnElements("a", "img", "span", "font")
	p.RequireNoFollowOnLinks(false)
	p.AllowURLSchemes("http", "https", "mailto", "tel")
	return p
}()

// anchorName is what an element may be called.
var anchorName = regexp.MustCompile(`^[\pL\pN_][\pL\pN_:./-]*$`)

// opaque elements never show what they hold.
var opaque = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Iframe: true, atom.Object: true, atom.Embed: true,
	atom.Template: true, atom.Noscript: true, atom.Frameset: true, atom.Frame: true, atom.Title: true,
	atom.Svg: true, atom.Math: true, atom.Noembed: true, atom.Noframes: true, atom.Applet: true,
	atom.Xmp: true, atom.Plaintext: true, atom.Select: true, atom.Textarea: true,
}

// tag is a start tag after sanitising.
type tag struct {
	name       string
	atom       atom.Atom
	attributes []html.Attribute
	allowed    bool // bluemonday lets the element pass
	unsafe     bool // it held a handler or an address that could run code
}

// tags caches sanitised start tags by their text: documents repeat a few.
var tags sync.Map

// sanitise judges one start tag.
func sanitise(raw string) *tag {
	if t, ok := tags.Load(raw); ok {
		return t.(*tag)
	}
	t := &tag{}
	z := html.NewTokenizer(strings.NewReader(raw))
	z.Next()
	written := z.Token()
	t.name, t.atom = written.Data, written.DataAtom
	for _, a := range written.Attr {
		t.unsafe = t.unsafe || strings.HasPrefix(a.Key, "on") || runsCode(a.Val)
	}
	z = html.NewTokenizer(strings.NewReader(policy.Sanitize(raw)))
	if tt := z.Next(); tt == html.StartTagToken || tt == html.SelfClosingTagToken {
		t.allowed, t.attributes = true, z.Token().Attr
	}
	if len(raw) < 512 {
		tags.Store(raw, t)
	}
	return t
}

// runsCode reports whether an attribute value is an address that a browser would
// run.
func runsCode(value string) bool {
	v := strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, value))
	return strings.HasPrefix(v, "javascript:") || strings.HasPrefix(v, "vbscript:") || strings.HasPrefix(v, "data:")
}

func (t *tag) value(key string) string {
	for _, a := range t.attributes {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func (t *tag) number(key string) int {
	n, err := strconv.Atoi(t.value(key))
	if err != nil || n < 0 || n > 1000 {
		return 0
	}
	return n
}

// elementKinds maps elements to the nodes that Markdown makes too.
var elementKinds = map[atom.Atom]Kind{
	atom.P: KindParagraph, atom.Ul: KindList, atom.Ol: KindList, atom.Menu: KindList, atom.Li: KindItem,
	atom.Table: KindTable, atom.Caption: KindCaption, atom.Tr: KindRow, atom.Td: KindCell, atom.Th: KindCell,
	atom.H1: KindHeading, atom.H2: KindHeading, atom.H3: KindHeading, atom.H4: KindHeading, atom.H5: KindHeading, atom.H6: KindHeading,
	atom.Pre: KindCodeBlock, atom.Blockquote: KindQuote, atom.Figure: KindFigure, atom.Figcaption: KindCaption,
	atom.Dl: KindDefinitions, atom.Dt: KindTerm, atom.Dd: KindDefinition, atom.Details: KindDetails, atom.Summary: KindSummary,
	atom.Div: KindDivision, atom.Section: KindDivision, atom.Article: KindDivision, atom.Aside: KindDivision, atom.Center: KindDivision,
	atom.Main: KindDivision, atom.Nav: KindDivision, atom.Header: KindDivision, atom.Footer: KindDivision,
	atom.Code: KindCode, atom.Samp: KindCode, atom.Tt: KindCode, atom.Kbd: KindCode,
	atom.B: KindStrong, atom.Strong: KindStrong, atom.I: KindEmph, atom.Em: KindEmph,
	atom.S: KindStrike, atom.Del: KindStrike, atom.Strike: KindStrike, atom.A: KindLink,
	atom.Sub: KindInline, atom.Sup: KindInline, atom.Span: KindInline, atom.U: KindInline, atom.Small: KindInline,
	atom.Mark: KindInline, atom.Abbr: KindInline, atom.Cite: KindInline, atom.Q: KindInline, atom.Ins: KindInline,
}

// raw feeds HTML to the builder. at maps offsets of s to the view.
func (b *builder) raw(s []byte, at func(int) int) {
	z := html.NewTokenizer(bytes.NewReader(s))
	for pos := 0; ; {
		tt := z.Next()
		if tt == html.ErrorToken {
			return
		}
		start := pos
		pos += len(z.Raw())
		switch tt {
		case html.TextToken:
			b.rawText(s, start, pos, at)
		case html.StartTagToken, html.SelfClosingTagToken:
			b.startTag(sanitise(string(z.Raw())), at(start), at(pos-1)+1)
		case html.EndTagToken:
			name, _ := z.TagName()
			b.endTag(string(name), at(start), at(pos-1)+1)
		}
	}
}

// rawText adds text of raw HTML. Authors write Markdown there too; where the text
// lies in one piece it is parsed again.
func (b *builder) rawText(s []byte, start, end int, at func(int) int) {
	from, to := at(start), at(end-1)+1
	text := s[start:end]
	top := b.top()
	if top.Kind == KindCodeBlock || top.Kind == KindCode {
		b.text(html.UnescapeString(string(text)), from, to)
		return
	}
	if len(bytes.TrimSpace(text)) == 0 {
		b.text(" ", from, to)
		return
	}
	if to-from == end-start && looksLikeMarkdown(text) && b.depth < 2 {
		b.inlineMarkdown(from, to)
		return
	}
	b.text(html.UnescapeString(string(text)), from, to)
}

// looksLikeMarkdown reports whether text inside HTML holds a link, code, strong
// text or an attribute list of Markdown.
func looksLikeMarkdown(s []byte) bool {
	return bytes.Contains(s, []byte("](")) || bytes.Contains(s, []byte("`")) ||
		bytes.Contains(s, []byte("**")) || bytes.Contains(s, []byte("{:"))
}

// startTag opens the node of an element, or adds it where it holds nothing.
func (b *builder) startTag(t *tag, from, to int) {
	span := b.span(from, to)
	switch {
	case opaque[t.atom]:
		b.find(diag.MarkupUnsafe, span, t.name, "<%s> is left out with what it holds", t.name)
	case t.unsafe:
		b.find(diag.MarkupUnsafe, span, t.name, "what could run in <%s> is left out", t.name)
	}
	switch t.atom {
	case atom.Br:
		b.add(&Node{Kind: KindBreak, Span: span})
	case atom.Hr:
		b.closeInlines()
		b.add(&Node{Kind: KindRule, Span: span})
	case atom.Img:
		b.add(&Node{Kind: KindImage, Span: span, Target: t.value("src"), Text: t.value("alt"), Title: t.value("title"), ID: t.value("id"), tag: "img"})
	case atom.Embed, atom.Frame, atom.Col, atom.Input, atom.Link, atom.Meta, atom.Base, atom.Area, atom.Source, atom.Track, atom.Wbr, atom.Param:
		// These hold nothing and mean nothing on a page.
	case atom.Thead, atom.Tbody, atom.Tfoot:
		b.closeTo(KindTable)
		b.head = t.atom == atom.Thead
	default:
		b.openElement(t, span)
	}
}

// openElement opens the node of an element that holds others.
func (b *builder) openElement(t *tag, span source.Span) {
	if opaque[t.atom] {
		b.push(&Node{Kind: KindFragment, Span: span, tag: t.name, Name: opaqueName})
		return
	}
	kind, known := elementKinds[t.atom]
	if !known || !t.allowed && !kind.Block() && t.atom != atom.A {
		return // transparent: what it holds stays
	}
	n := &Node{
		Kind: kind, Span: span, tag: t.name, ID: t.value("id"), Name: t.name,
		Target: t.value("href"), Title: t.value("title"), summary: t.value("summary"),
		ColSpan: t.number("colspan"), RowSpan: t.number("rowspan"), Start: t.number("start"),
		Ordered: t.atom == atom.Ol, Header: t.atom == atom.Th,
	}
	if class := t.value("class"); class != "" {
		n.Attr = &Attributes{Words: strings.Fields(class)}
	}
	if n.ID == "" && t.atom == atom.A {
		n.ID = t.value("name")
	}
	if kind == KindHeading {
		n.Level = int(t.name[1] - '0')
	}
	b.open(n)
}
