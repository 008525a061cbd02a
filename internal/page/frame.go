package page

import (
	"fmt"
	"strings"

	"demarc/internal/model"
)

// Policy is the content security policy of every page: its own files and
// nothing else, and nothing inline.
const Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; " +
	"base-uri 'none'; form-action 'self'"

// Frame is what surrounds every page.
type Frame struct {
	Lang        string
	Title       string // of the window
	Description string
	Canonical   string // absolute; "" on a site without base
	Policy      string
	Style       string
	Script      string
	Icon        string
	Main        string // the id of the content
	Brand       string
	Home        string
	Nav         []Link
	Crumbs      []Link // the last one is the page itself
	Foot        Foot
}

// Link is a text that leads somewhere. Current marks the page itself and the
// part of the site that it belongs to; External another site.
type Link struct {
	Text     string
	URL      string
	Current  bool
	External bool
}

// Foot says what a page was made of.
type Foot struct {
	Notice string
	// Made counts what the whole site was made of.
	Made      string
	Documents []Dated
	// More leads to the documents that are not listed.
	More   Link
	Method string
	Home   string
}

// Dated is a document with its date.
type Dated struct {
	Provider string
	Title    string
	URL      string
	Date     string // "2024-08-14" or "undated"
	Original string // the publisher's page, if it is known
}

// footDocuments is how many documents a footer names before it counts the rest.
const footDocuments = 8

// frame makes the frame of the page at p. Trail leads to it from the home page,
// the page's own title last; from are the documents that the page is made of.
func (s *Set) frame(p Path, description string, trail []crumb, from []int) Frame {
	l := s.linker(p)
	f := Frame{
		Lang: s.lang(), Description: description, Canonical: canonical(s.opts.Site, p), Policy: Policy,
		Style: l.To(s.opts.Style), Script: l.To(s.opts.Script), Icon: l.To(IconPath), Main: MainAnchor,
		Brand: s.brand(), Home: l.To(HomePath), Nav: s.nav(l, p),
	}
	for i, c := range trail {
		if i == 0 {
			f.Crumbs = append(f.Crumbs, Link{Text: f.Brand, URL: f.Home})
		}
		f.Crumbs = append(f.Crumbs, Link{Text: c.text, URL: l.To(c.path), Current: i == len(trail)-1})
	}
	f.Title = f.Brand
	if len(trail) > 0 {
		f.Title = trail[len(trail)-1].text + ": " + f.Brand
	}
	f.Foot = s.foot(l, from)
	return f
}

// crumb is a step from the home page to a page.
type crumb struct {
	text string
	path Path
}

func (s *Set) linker(p Path) Linker { return newLinker(p, s.opts.Site.Base) }

func (s *Set) brand() string {
	if s.opts.Site.Title != "" {
		return s.opts.Site.Title
	}
	return "demarc"
}

func (s *Set) lang() string {
	if s.opts.Site.Lang != "" {
		return s.opts.Site.Lang
	}
	return "en"
}

// sections are the parts of the site, as the navigation lists them.
var sections = []crumb{
	{"Compare", ComparePath},
	{"Providers", ProvidersPath},
	{"Topics", TopicsPath},
	{"Areas", AreasPath},
	{"Components", ComponentsPath},
	{"Method", MethodPath},
}

func (s *Set) nav(l Linker, p Path) []Link {
	var nav []Link
	for _, c := range sections {
		if c.path == ComponentsPath && len(s.components) == 0 {
			continue
		}
		nav = append(nav, Link{Text: c.text, URL: l.To(c.path), Current: strings.HasPrefix(string(p), string(c.path))})
	}
	return nav
}

func (s *Set) foot(l Linker, from []int) Foot {
	foot := Foot{Notice: s.opts.Site.Notice, Made: s.made(), Method: l.To(MethodPath), Home: l.To(HomePath)}
	for _, d := range from[:min(len(from), footDocuments)] {
		doc := &s.cat.Documents[d]
		foot.Documents = append(foot.Documents, Dated{
			Provider: s.name(s.provider(doc)), Title: doc.Title,
			URL: l.To(DocumentPath(doc.ID)), Date: date(doc), Original: webAddress(doc.SourceURL),
		})
	}
	if more := len(from) - footDocuments; more > 0 {
		foot.More = Link{Text: fmt.Sprintf("and %s more", plural(more, "document")), URL: l.At(MethodPath, documentsAnchor)}
	}
	return foot
}

// made counts what the site was made of.
func (s *Set) made() string {
	text := fmt.Sprintf("Made from %s of %s", plural(len(s.cat.Documents), "document"), plural(len(s.cat.Providers), "provider"))
	if newest := s.newest(s.all()); newest != "" {
		text += ", the newest dated " + newest
	}
	return fmt.Sprintf("%s. %s, %s. Not affiliated with any provider.", text,
		plural(len(s.cat.Responsibilities), "responsibility"), plural(len(s.cat.Topics), "topic"))
}

// all lists every document.
func (s *Set) all() []int {
	all := make([]int, len(s.cat.Documents))
	for i := range all {
		all[i] = i
	}
	return all
}

// newest returns the latest date of the documents, "" where none has one.
func (s *Set) newest(documents []int) string {
	latest := ""
	for _, d := range documents {
		latest = max(latest, s.cat.Documents[d].Updated)
	}
	return latest
}

// date returns the date of a document.
func date(d *model.Document) string {
	if d.Updated == "" {
		return undated
	}
	return d.Updated
}

const undated = "undated"

// webAddress returns url if it is an address of the web, else "".
func webAddress(url string) string {
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return url
	}
	return ""
}
