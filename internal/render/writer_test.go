package render

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"demarc/internal/page"
	"demarc/internal/text/texttest"
)

func TestTextIsEscapedInElementsAndAttributes(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"plain – text", "plain – text"},
		{`<script>alert("x")</script>`, "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;"},
		{"a & b's", "a &amp; b&#39;s"},
		{"a\x00b\x07c\x7fd\te\nf", "abcd\te\nf"},
		{"&amp;", "&amp;amp;"},
	} {
		w := writer{texts: texttest.English()}
		w.text(tt.in)
		if got := w.b.String(); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestOnlyAddressesThatRunNothingAreWritten(t *testing.T) {
	for address, want := range map[string]bool{
		"":                         true,
		"../../topics/data/":       true,
		"#a:b":                     true,
		"x?y=a:b":                  true,
		"https://example.org/":     true,
		"mailto:a@example.org":     true,
		"javascript:alert(1)":      false,
		"JavaScript:alert(1)":      false,
		" javascript:alert(1)":     false,
		"data:text/html,<script>":  false,
		"vbscript:x":               false,
		"java\tscript:alert(1)":    false,
		"file:///etc/passwd":       false,
		"topics/a:b/index.html#:h": true,
	} {
		if got := safeAddress(address); got != want {
			t.Errorf("%q: %v, want %v", address, got, want)
		}
	}
}

// Whatever stands in the fields of a view, what is written has the elements and
// attributes that this package writes and no other.
func TestHostileFieldsStayText(t *testing.T) {
	const evil = `"><img src=x onerror=alert(1)><script>x</script>{{.}}` + "\x01C0\x02"
	ref := page.Reference{
		Clause: page.Link{Text: evil, URL: "javascript:alert(1)"},
		Line:   page.Link{Text: evil, URL: evil},
	}
	item := page.Item{
		Mark: page.Mark{Class: evil, Word: evil}, Context: evil, Text: evil, Tag: page.Tag{Class: evil, Word: evil}, Ref: ref,
		Letters: []page.Letters{{Party: evil, Letters: []page.Letter{{Letter: evil, Word: evil, Accountable: true}}}},
	}
	owner := page.Owner{Class: evil, Word: evil}
	link := page.Link{Text: evil, URL: evil, External: true, Current: true}
	w := writer{texts: texttest.English()}
	writeItems(&w, []page.Item{item})
	writeDuties(&w, page.Duties{Items: []page.Item{item}, More: []page.Item{item}, Left: link})
	writeOwner(&w, owner)
	writeCounts(&w, []page.OwnerCount{{Owner: owner, Count: 1, URL: evil}})
	writeLinks(&w, []page.Link{link})
	writeStanding(&w, page.AspectCell{Owner: owner, Bare: []page.Item{item}, Rest: link})
	cell := page.Cell{Provider: evil, Owner: owner, URL: evil, Split: page.Split{Others: evil}}
	writeMatrixBody(&w, page.Matrix{Groups: []page.MatrixGroup{{ID: evil, Title: evil, Summary: evil,
		Rows: []page.MatrixRow{{ID: evil, Head: link, Class: evil, Cells: []page.Cell{cell}}}}}})
	writeLine(&w, page.Line{ID: evil, Title: evil, Description: evil, Big: true, Bars: []page.Bar{{
		Short: evil, Title: evil, Summary: evil, Segments: []page.Segment{{Class: evil, Label: evil}}}}})
	writeMargin(&w, page.Margin{Owner: owner, Topics: []page.Link{link}, Clause: link, Source: link})
	writePermalink(&w, page.Permalink{Anchor: evil, Self: evil, Number: evil, Clause: evil, Listed: true, Line: link})
	writeImage(&w, &page.Image{Src: evil, Alt: evil, Title: evil, Name: evil, Width: 1, Height: 1})
	writeImage(&w, &page.Image{Alt: evil, Title: evil, Name: evil, Original: evil})
	onlyKnownMarkup(t, w.b.String())
}

// onlyKnownMarkup fails on a script, an event handler, a style or an address with
// a scheme.
func onlyKnownMarkup(t *testing.T, text string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(text))
	for z.Next() != html.ErrorToken {
		token := z.Token()
		if token.Type == html.StartTagToken && (token.Data == "script" || token.Data == "style") {
			t.Errorf("element <%s>", token.Data)
		}
		for _, a := range token.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("attribute %s of <%s>", a.Key, token.Data)
			}
			if (a.Key == "href" || a.Key == "src") && !safeAddress(a.Val) {
				t.Errorf("<%s %s=%q>", token.Data, a.Key, a.Val)
			}
		}
	}
	if strings.ContainsAny(text, "\x00\x01\x02") {
		t.Error("control characters were written")
	}
}
