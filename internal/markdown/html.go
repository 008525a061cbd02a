package markdown

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"demarc/internal/diag"
	"demarc/internal/source"
)

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

// opaque elements never show what they hold.
var opaque = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Iframe: true, atom.Object: true, atom.Embed: true,
	atom.Template: true, atom.Noscript: true, atom.Frameset: true, atom.Frame: true, atom.Title: true,
	atom.Svg: true, atom.Math: true, atom.Noembed: true, atom.Noframes: true, atom.Applet: true,
	atom.Xmp: true, atom.Plaintext: true, atom.Select: true, atom.Textarea: true,
}

// transparent are elements of which only what they hold shows.
var transparent = wordSet(`html head body font big acronym address bdi bdo basefont data dfn dir fieldset form label
	legend map nobr picture progress meter output ruby rb rt rp video audio canvas slot time hgroup search dialog option
	optgroup colgroup button var blink marquee tm ph thead tbody tfoot br hr img col input link meta base area source track
	wbr param`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// isElement reports whether a name is that of an element. Anything else between
// angle brackets, such as <cluster>, is text that stands for something.
func isElement(name string) bool {
	a := atomOf(name)
	_, shown := elementKinds[a]
	return shown || opaque[a] || transparent[name]
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
		from, to := at(start), at(pos-1)+1
		switch tt {
		case html.TextToken:
			b.rawText(s[start:pos], from, to)
		case html.StartTagToken, html.SelfClosingTagToken:
			b.startTag(sanitise(z.Raw()), from, to)
		case html.EndTagToken:
			name, _ := z.TagName()
			if isElement(string(name)) {
				b.endTag(string(name), from, to)
			} else {
				b.text(from, to)
			}
		}
	}
}

// rawText adds text of raw HTML, the view's bytes [from, to) or pieces of them.
// Authors write Markdown there too; where the text lies in one piece it is parsed
// again.
func (b *builder) rawText(s []byte, from, to int) {
	top := b.top()
	code := top.Kind == KindCodeBlock || top.Kind == KindCode
	switch {
	case !code && len(bytes.TrimSpace(s)) == 0:
		b.space(from, to)
	case to-from != len(s):
		b.replaced(html.UnescapeString(string(s)), from, to)
	case !code && looksLikeMarkdown(s) && b.rounds() < 2:
		b.inlineMarkdown(from, to)
	default:
		b.marked(from, to, false)
	}
}

// rounds counts the builders that this one works inside of.
func (b *builder) rounds() int {
	n := 0
	for o := b.outer; o != nil; o = o.outer {
		n++
	}
	return n
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
		b.add(b.node(Node{Kind: KindBreak, Span: span}))
	case atom.Hr:
		b.closeInlines()
		b.add(b.node(Node{Kind: KindRule, Span: span}))
	case atom.Img:
		b.add(b.node(Node{Kind: KindImage, Span: span, Target: t.value("src"), Text: t.value("alt"), Title: t.value("title"), ID: cleanID(t.value("id")), tag: "img"}))
	case atom.Embed, atom.Frame, atom.Col, atom.Input, atom.Link, atom.Meta, atom.Base, atom.Area, atom.Source, atom.Track, atom.Wbr, atom.Param:
		// These hold nothing and mean nothing on a page.
	case atom.Thead, atom.Tbody, atom.Tfoot:
		b.closeTo(KindTable)
		b.head = t.atom == atom.Thead
	default:
		if isElement(t.name) {
			b.openElement(t, span)
		} else {
			b.text(from, to)
		}
	}
}

// openElement opens the node of an element that holds others.
func (b *builder) openElement(t *tag, span source.Span) {
	if b.full(span) {
		return
	}
	if opaque[t.atom] {
		b.push(b.node(Node{Kind: KindFragment, Span: span, tag: t.name, Name: opaqueName}))
		return
	}
	kind, known := elementKinds[t.atom]
	if !known || !t.allowed && !kind.Block() && t.atom != atom.A {
		return // transparent: what it holds stays
	}
	n := b.node(Node{
		Kind: kind, Span: span, tag: t.name, ID: cleanID(t.value("id")), Name: t.name,
		Target: t.value("href"), Title: t.value("title"), summary: t.value("summary"),
		ColSpan: t.number("colspan"), RowSpan: t.number("rowspan"), Start: t.number("start"),
		Ordered: t.atom == atom.Ol, Header: t.atom == atom.Th,
	})
	if class := t.value("class"); class != "" {
		n.Attr = &Attributes{Words: strings.Fields(class)}
	}
	if n.ID == "" && t.atom == atom.A {
		n.ID = cleanID(t.value("name"))
	}
	if kind == KindHeading {
		n.Level = int(t.name[1] - '0')
	}
	b.open(n)
}

// opaqueName marks a fragment whose content does not show once a tag closed it.
const opaqueName = "opaque"
