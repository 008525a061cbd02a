package linkcheck

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// document is what one page was found to hold.
type document struct {
	name     string
	ids      map[string]bool
	links    []link
	problems []Problem
	line     int
	headings int // h1
	level    int // of the last heading
	// refs are ids that attributes refer to, such as aria-labelledby.
	refs []link
	// quoting counts open elements whose text is a document's own: code and the
	// lines of a source page.
	quoting int
	raw     string // the open script or style
	data    bool   // the open script is JSON-LD, which no browser runs
}

type link struct {
	url  string
	line int
}

// read reads a page token by token.
func read(name string, r io.Reader) (*document, error) {
	d := &document{name: name, ids: map[string]bool{}, line: 1}
	z := html.NewTokenizer(r)
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, fmt.Errorf("read %s: %w", name, err)
			}
			d.finish()
			return d, nil
		}
		raw := z.Raw()
		lines := bytes.Count(raw, []byte("\n"))
		switch kind {
		case html.TextToken:
			d.text(raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			d.start(z, kind == html.StartTagToken)
		case html.EndTagToken:
			d.end(z)
		case html.CommentToken:
			d.report("has a comment: %.40q", raw)
		}
		d.line += lines
	}
}

func (d *document) report(format string, args ...any) {
	d.problems = append(d.problems, Problem{d.name, d.line, fmt.Sprintf(format, args...)})
}

// telltales are strings that only a fault leaves in a page. Those of the second
// list may stand in code and in the text of a source page, where documents hold
// them themselves.
var (
	telltales  = []string{"ZgotmplZ", "&amp;lt;", "&amp;amp;lt;"}
	inProse    = []string{"{{", "{:", "<nil>", "&lt;nil&gt;", "%!", "\ufffd"}
	quotedTags = map[string]bool{"code": true, "pre": true, "kbd": true, "samp": true}
)

func (d *document) text(raw []byte) {
	if d.raw != "" && d.data {
		if !json.Valid(raw) {
			d.report("has a block of JSON-LD that is no JSON: %.40q", raw)
		}
		return
	}
	if d.raw != "" {
		if len(bytes.TrimSpace(raw)) > 0 {
			d.report("<%s> has content of its own", d.raw)
		}
		return
	}
	if d.quoting > 0 {
		return
	}
	for _, s := range telltales {
		if bytes.Contains(raw, []byte(s)) {
			d.report("text holds %q", s)
		}
	}
	for _, s := range inProse {
		if i := bytes.Index(raw, []byte(s)); i >= 0 {
			d.report("text holds %q: %.60q", s, raw[max(0, i-20):])
		}
	}
}

// forbidden are elements that no page of the site has; <nil> is what a template
// writes for a value that is not there.
var forbidden = map[string]bool{
	"nil":    true,
	"iframe": true, "frame": true, "object": true, "embed": true, "applet": true, "base": true, "style": true,
	"audio": true, "video": true,
}

func (d *document) start(z *html.Tokenizer, opens bool) {
	tag, more := z.TagName()
	name := string(tag)
	if forbidden[name] {
		d.report("has an element <%s>", name)
	}
	if opens && quotedTags[name] {
		d.quoting++
	}
	if opens && (name == "script" || name == "style") {
		d.raw = name
	}
	d.heading(name)
	attrs := map[string]string{}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if _, ok := attrs[string(key)]; ok {
			d.report("<%s> has the attribute %s twice", name, key)
		}
		attrs[string(key)] = string(value)
	}
	d.attributes(name, attrs)
}

func (d *document) attributes(name string, attrs map[string]string) {
	for key, value := range attrs {
		switch {
		case key == "style":
			d.report("<%s> has a style attribute", name)
		case strings.HasPrefix(key, "on"):
			d.report("<%s> has an event handler %s", name, key)
		case key == "id":
			d.id(value)
		case key == "href" && name == "use", key == "href" && name != "link" || key == "cite" || key == "action":
			d.links = append(d.links, link{value, d.line})
		case key == "href" && attrs["rel"] == "canonical":
		case key == "href", key == "src", key == "poster", key == "data", key == "srcset":
			d.loads(name, key, value)
		case key == "aria-labelledby", key == "aria-describedby", key == "for", key == "headers":
			for id := range strings.FieldsSeq(value) {
				d.refs = append(d.refs, link{id, d.line})
			}
		}
		for _, s := range telltales {
			if strings.Contains(value, s) {
				d.report("attribute %s holds %q", key, s)
			}
		}
	}
	if name == "script" {
		d.data = attrs["type"] == "application/ld+json"
	}
	if name == "script" && !d.data && attrs["src"] == "" {
		d.report("has a script without src")
	}
	if _, ok := attrs["alt"]; name == "img" && !ok {
		d.report("has an image without alt")
	}
	if name == "th" && attrs["scope"] == "" {
		d.report("has a <th> without scope")
	}
}

func (d *document) id(id string) {
	switch {
	case id == "":
		d.report("has an empty id")
	case d.ids[id]:
		d.report("has the id %q twice", id)
	case strings.ContainsAny(id, " \t\n"):
		d.report("has an id with a space: %q", id)
	}
	d.ids[id] = true
}

// loads judges what a page loads: a file of the site.
func (d *document) loads(name, key, value string) {
	if strings.Contains(value, "//") || strings.HasPrefix(value, "data:") || key == "srcset" {
		d.report("<%s> loads %q, which is not a file of the site", name, value)
		return
	}
	d.links = append(d.links, link{value, d.line})
}

// heading checks that there is one h1 and that no level is skipped.
func (d *document) heading(name string) {
	if len(name) != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6' {
		return
	}
	level := int(name[1] - '0')
	if level == 1 {
		d.headings++
	}
	if level > d.level+1 {
		d.report("<%s> follows a heading of level %d", name, d.level)
	}
	d.level = level
}

func (d *document) end(z *html.Tokenizer) {
	tag, _ := z.TagName()
	name := string(tag)
	if quotedTags[name] && d.quoting > 0 {
		d.quoting--
	}
	if name == d.raw {
		d.raw = ""
	}
}

// finish judges the page as a whole.
func (d *document) finish() {
	if d.headings != 1 {
		d.report("has %d headings of level 1", d.headings)
	}
	for _, r := range d.refs {
		if !d.ids[r.url] {
			d.problems = append(d.problems, Problem{d.name, r.line, fmt.Sprintf("refers to the id %q, which is not there", r.url)})
		}
	}
}
