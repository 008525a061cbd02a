// Package convert makes a document of a page as a publisher serves it.
//
// Markdown and plain text stay as they are, but for their encoding, which becomes
// UTF-8. A page of HTML becomes Markdown: the site around the text is left out
// (navigation, forms, scripts), what the text links to gets its whole address, and
// headings keep the anchors that others link to. Tables stay tables. What Markdown
// has no form for stays HTML, which the reader reads as well: tables with lists or
// spans, definition lists, expandable parts, raised notes.
//
// Nothing that a page says is dropped for want of a form, and nothing is read: who
// carries what is not known here.
package convert

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// Form is what a page is written in.
type Form string

// The forms.
const (
	FormHTML     Form = "HTML"
	FormMarkdown Form = "Markdown"
	FormText     Form = "text"
)

// Types are the media types that can be converted, the best first.
func Types() []string {
	return []string{"text/markdown", "text/x-markdown", "text/html", "application/xhtml+xml", "text/plain"}
}

// Page is what a publisher serves.
type Page struct {
	// URL is the page's address, for the links in it; nil: links stay as they are.
	URL *url.URL
	// Type is its media type and Charset its encoding, "" where they are not told.
	Type, Charset string
	Body          []byte
}

// Document is the page as a document.
type Document struct {
	Text []byte // UTF-8
	Form Form   // of the page; what was HTML is Markdown now
}

// Convert makes a document of a page.
func Convert(p Page) (*Document, error) {
	sniffed, _, _ := strings.Cut(http.DetectContentType(p.Body), ";")
	form := formOf(p.Type, sniffed)
	if !strings.HasPrefix(sniffed, "text/") && sniffed != "application/octet-stream" {
		return nil, fmt.Errorf("convert the page: it is %s: want HTML, Markdown or text", sniffed)
	}
	if form != FormHTML && sniffed == "text/html" && isWholePage(p.Body) {
		return nil, fmt.Errorf("convert the page: it is called %q and is HTML, as pages are that tell of an error", p.Type)
	}
	text, err := decode(p)
	if err != nil {
		return nil, fmt.Errorf("convert the page: %w", err)
	}
	if form == FormHTML {
		if text, err = markdown(text, p.URL); err != nil {
			return nil, fmt.Errorf("convert the page: %w", err)
		}
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, errors.New("convert the page: it holds no text; a browser may show some that scripts fetch")
	}
	return &Document{Text: text, Form: form}, nil
}

func formOf(media, sniffed string) Form {
	switch media {
	case "text/html", "application/xhtml+xml":
		return FormHTML
	case "text/markdown", "text/x-markdown":
		return FormMarkdown
	case "":
		if sniffed == "text/html" {
			return FormHTML
		}
	}
	return FormText
}

// isWholePage tells a page of HTML from Markdown that begins with an element.
func isWholePage(body []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(body[:min(len(body), 1024)]))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

// decode returns the text of a page in UTF-8.
//
// Servers name encodings for all their files, rightly or not, so bytes that are
// UTF-8 beyond ASCII count as that: text of another encoding never is by chance.
func decode(p Page) ([]byte, error) {
	text := p.Body
	ascii := !bytes.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
	if ascii || !utf8.Valid(text) {
		named := mime.FormatMediaType("text/html", map[string]string{"charset": p.Charset})
		encoding, _, _ := charset.DetermineEncoding(text, named)
		decoded, err := encoding.NewDecoder().Bytes(text)
		if err != nil {
			return nil, fmt.Errorf("decode it: %w", err)
		}
		text = bytes.ToValidUTF8(decoded, []byte("\ufffd"))
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if bytes.IndexByte(text, 0) >= 0 {
		return nil, errors.New("it holds NUL bytes and is no text")
	}
	return text, nil
}
