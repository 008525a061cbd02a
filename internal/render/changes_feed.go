package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/google/uuid"

	"demarc/internal/page"
)

// atom is a feed (RFC 4287).
type atom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Link    atomLink    `xml:"link"`
	Summary string      `xml:"summary"`
	Content atomContent `xml:"content"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	Base string `xml:"xml:base,attr,omitempty"`
	HTML string `xml:",chardata"`
}

// feedNames is the space of names that ids of feeds and entries are made in (UUID
// version 5).
var feedNames = uuid.MustParse("6f2d1a56-6d0f-5f0e-9a54-3c1f5a0f8e21")

func feedID(name string) string { return "urn:uuid:" + uuid.NewSHA1(feedNames, []byte(name)).String() }

// ChangesFeed writes a feed; what a revision changed is the content of its entry. A text is
// also right where a reader shows no HTML.
func (r *Renderer) ChangesFeed(w io.Writer, f page.ChangesFeed) error {
	out := atom{
		Lang: f.Lang, ID: feedID(f.Name), Title: f.Title, Updated: f.Updated, Author: f.Author,
		Links: []atomLink{{Type: "text/html", Href: f.Base + "./"}},
	}
	if f.Base != "" {
		out.Links = []atomLink{{Type: "text/html", Href: f.Base}, {Rel: "self", Type: "application/atom+xml", Href: f.Base + "feed.xml"}}
	} else {
		out.Links[0].Href = "index.html"
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		var b bytes.Buffer
		if err := r.pages[page.KindChanges].ExecuteTemplate(&b, "changelist", e.Revision); err != nil {
			return fmt.Errorf("render feed of changes: %w", err)
		}
		out.Entries = append(out.Entries, atomEntry{
			ID: feedID(f.Name + e.Commit), Title: e.Revision.Title, Updated: e.Updated, Link: atomLink{Type: "text/html", Href: e.URL},
			Summary: strings.TrimSpace(e.Revision.Summary + "; " + e.Revision.Subject), Content: atomContent{"html", f.Base, b.String()},
		})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("render feed of changes: %w", err)
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("render feed of changes: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}
