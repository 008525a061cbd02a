package markdown

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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

// tag is a start tag after sanitising.
type tag struct {
	name       string
	atom       atom.Atom
	attributes []html.Attribute
	allowed    bool // bluemonday lets the element pass
	unsafe     bool // it held a handler or an address that could run code
}

// tags caches sanitised start tags by their text: documents repeat a few. It keeps
// no more than maxTags, so that it cannot grow without end.
var (
	tags     sync.Map
	tagCount atomic.Int64
)

const maxTags = 4096

// sanitise judges one start tag.
func sanitise(raw []byte) *tag {
	if t, ok := tags.Load(string(raw)); ok {
		return t.(*tag)
	}
	t := &tag{}
	z := html.NewTokenizer(strings.NewReader(string(raw)))
	z.Next()
	written := z.Token()
	t.name, t.atom = written.Data, written.DataAtom
	for _, a := range written.Attr {
		t.unsafe = t.unsafe || strings.HasPrefix(a.Key, "on") || runsCode(a.Val)
	}
	if _, shown := elementKinds[t.atom]; shown || t.atom == atom.Img {
		z = html.NewTokenizer(strings.NewReader(policy.Sanitize(string(raw))))
		if tt := z.Next(); tt == html.StartTagToken || tt == html.SelfClosingTagToken {
			t.allowed, t.attributes = true, z.Token().Attr
		}
	}
	if len(raw) < 512 && tagCount.Add(1) <= maxTags {
		tags.Store(string(raw), t)
	}
	return t
}

// runsCode reports whether an attribute value is an address that a browser would
// run.
func runsCode(value string) bool {
	switch schemeOf(value) {
	case "javascript", "vbscript", "data":
		return true
	}
	return false
}

// schemeOf returns the scheme of an address in lower case, as browsers read it:
// without white space and control characters in it; "" where it has none.
func schemeOf(address string) string {
	var scheme strings.Builder
	for _, r := range address {
		switch {
		case r <= ' ' || r == 0x7f:
		case r == ':':
			return strings.ToLower(scheme.String())
		case r < 0x7f && (isLetter(byte(r)) || isDigit(byte(r)) || r == '+' || r == '-' || r == '.'):
			scheme.WriteRune(r)
		default:
			return ""
		}
	}
	return ""
}

func (t *tag) value(key string) string {
	for _, a := range t.attributes {
		if a.Key == key {
			return presentable(a.Val)
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
