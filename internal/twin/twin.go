// Package twin writes the Markdown of a page of our own site: what its main part
// says, as prose, lists and pipe tables, without what only a browser has a use for
// (drawings, whose tables stand beside them, marks, whose words do, and what is
// pressed).
//
// A page is read once from front to back and no tree is made of it: the pages of a
// large catalog have megabytes, and a tree takes ten times as much. That works because
// our templates close every element that they open. Pages of others are read by
// package convert, which repairs what they leave open.
package twin

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Write writes the Markdown of a page. Link gives the address that a link of the page
// has in it. It fails where the page has no main part, or an element in it is not
// closed.
func Write(out *bytes.Buffer, page []byte, link func(string) string) error {
	from, to := bytes.Index(page, []byte("<main")), bytes.LastIndex(page, []byte("</main>"))
	if from < 0 || to < from {
		return errors.New("the page has no <main>")
	}
	w := &writer{out: out, in: html.NewTokenizer(bytes.NewReader(page[from:to])), link: link, empty: true, fresh: true}
	w.content(atom.Main, w.element) // the end of <main> was cut away with what follows it
	if err := w.in.Err(); w.err == nil && !errors.Is(err, io.EOF) {
		w.err = err
	}
	if w.err == nil {
		out.WriteByte('\n')
	}
	return w.err
}

// tag is a start tag with the attributes that matter.
type tag struct {
	name             atom.Atom
	href, src, alt   string
	colspan, rowspan int // 1 where the tag does not say
	hidden           bool
}

// start reads the start tag that the tokenizer stands at.
func (w *writer) start() tag {
	name, more := w.in.TagName()
	t := tag{name: atom.Lookup(name), colspan: 1, rowspan: 1}
	for more {
		var key, value []byte
		key, value, more = w.in.TagAttr()
		switch string(key) {
		case "href":
			t.href = string(value)
		case "src":
			t.src = string(value)
		case "alt":
			t.alt = string(value)
		case "colspan":
			t.colspan = span(value)
		case "rowspan":
			t.rowspan = span(value)
		case "aria-hidden":
			t.hidden = string(value) == "true"
		}
	}
	return t
}

func span(value []byte) int {
	n, _ := strconv.Atoi(string(value)) // 0 for what is no number
	return max(n, 1)
}

// void are the elements that have no content and no end tag.
var void = map[atom.Atom]bool{
	atom.Br: true, atom.Hr: true, atom.Img: true, atom.Input: true, atom.Col: true, atom.Wbr: true,
}

// useless are the elements that say nothing in a text.
var useless = map[atom.Atom]bool{
	atom.Svg: true, atom.Script: true, atom.Form: true, atom.Button: true, atom.Nav: true, atom.I: true, atom.Colgroup: true,
}

// content reads up to the end tag of an element and gives each element in it to child.
func (w *writer) content(of atom.Atom, child func(tag)) {
	for w.err == nil {
		switch w.in.Next() {
		case html.TextToken:
			w.text(w.in.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			child(w.start())
		case html.EndTagToken:
			if name, _ := w.in.TagName(); atom.Lookup(name) != of {
				w.err = fmt.Errorf("</%s> ends <%s>", name, of)
			}
			return
		case html.ErrorToken:
			if errors.Is(w.in.Err(), io.EOF) && of != atom.Main {
				w.err = fmt.Errorf("<%s> is not closed", of)
			}
			return
		}
	}
}

// inside writes what an element holds.
func (w *writer) inside(t tag) func() {
	return func() { w.content(t.name, w.element) }
}

// skip reads an element and writes nothing of it. A drawing has elements that are
// closed within their start tag, so that only those of its own name count.
func (w *writer) skip(t tag) {
	for depth := 1; depth > 0 && !void[t.name]; {
		switch w.in.Next() {
		case html.StartTagToken:
			if name, _ := w.in.TagName(); atom.Lookup(name) == t.name {
				depth++
			}
		case html.EndTagToken:
			if name, _ := w.in.TagName(); atom.Lookup(name) == t.name {
				depth--
			}
		case html.ErrorToken:
			w.err = fmt.Errorf("<%s> is not closed", t.name)
			return
		}
	}
}

// element writes an element in the form that Markdown has for it; one that is not
// named is what it holds.
func (w *writer) element(t tag) {
	if useless[t.name] || t.hidden {
		w.skip(t)
		return
	}
	inside := w.inside(t)
	switch t.name {
	case atom.Br:
		w.owe(line)
	case atom.Hr:
		w.block(func() { w.put("---") })
	case atom.Img:
		w.put("![")
		w.text([]byte(t.alt))
		w.put("](" + t.src + ")")
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.heading(int(t.name.String()[1]-'0'), inside)
	case atom.Div, atom.P, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Aside, atom.Figure, atom.Figcaption,
		atom.Details, atom.Summary, atom.Caption:
		w.block(inside)
	case atom.Ul, atom.Ol:
		w.list(t.name == atom.Ol, inside)
	case atom.Li:
		w.item(inside)
	case atom.Dl:
		w.terms(t)
	case atom.Dt:
		w.term(inside)
	case atom.Dd:
		w.said(inside)
	case atom.Pre:
		w.codeBlock(w.plain(t))
	case atom.Code:
		w.code(w.plain(t))
	case atom.Table:
		w.table(t)
	default:
		w.inline(t, inside)
	}
}

// inline writes an element that stands in a line.
func (w *writer) inline(t tag, inside func()) {
	switch t.name {
	case atom.A:
		w.anchor(t, inside)
	case atom.B, atom.Strong:
		w.apart(func() { w.wrap("**", "**", inside) })
	case atom.Em:
		w.wrap("*", "*", inside)
	case atom.Del:
		w.wrap("~~", "~~", inside)
	case atom.Ins:
		w.wrap("**", "**", inside)
	case atom.Span, atom.Small, atom.Abbr:
		w.apart(inside)
	default:
		if !void[t.name] {
			inside()
		}
	}
}

// anchor writes a link. One that leads nowhere is its text.
func (w *writer) anchor(t tag, inside func()) {
	if t.href == "" {
		inside()
		return
	}
	address := w.link(t.href)
	if strings.ContainsAny(address, " ()") {
		address = "<" + address + ">"
	}
	w.wrap("[", "]("+address+")", w.flat(inside))
}

// plain returns the text of an element as it is.
func (w *writer) plain(t tag) []byte {
	var text []byte
	for depth := 1; depth > 0; {
		switch w.in.Next() {
		case html.TextToken:
			text = append(text, w.in.Text()...)
		case html.StartTagToken:
			depth++
		case html.EndTagToken:
			depth--
		case html.ErrorToken:
			w.err = fmt.Errorf("<%s> is not closed", t.name)
			return nil
		}
	}
	return text
}
