package page

import (
	"strings"

	"demarc/internal/model"
)

// Policy is the content security policy of every page: its own files and
// nothing else, and nothing inline. No script connects anywhere; connect-src lets
// tools that judge a page from within it, such as Lighthouse, read robots.txt.
const Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"

// Frame is what surrounds every page.
type Frame struct {
	Lang        string // of the interface
	Direction   string // of its script: ltr or rtl
	Title       string // of the window
	Description string
	Canonical   string // absolute; "" on a site without base
	Share       *Share // nil on a site without base
	Policy      string
	Style       string
	Script      string
	Icon        string
	TouchIcon   string
	Manifest    string // "" on a site without base: a browser takes none from a file
	Feed        string // "" on a site without one
	Twin        string // the page in Markdown, "" where it has none
	Main        string // the id of the content
	Brand       string
	Home        string
	Nav         []Link
	Crumbs      []Link // the last one is the page itself
	// Before and After are the neighbours of the page; without text there is none.
	Before, After Link
	Foot          Foot
	Finder        Finder
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
	// OfDocuments, OfProviders and Counts say what the whole site was made of,
	// Newest is the newest date of a document, "" where none has one.
	OfDocuments, OfProviders, Counts, Newest string

	Documents []Dated
	// More leads to the documents that are not listed.
	More Link
	// Edit leads to where the document of the page can be edited, Repository to all
	// of them; without text there is none.
	Edit, Repository Link
	Data             string // the page of the files of the model, "" on a site without them
	Method           string
	Home             string
	Feed             string // "" on a site without one
}

// Dated is a document with its date.
type Dated struct {
	Provider string
	Title    string
	URL      string
	Date     string // "dated 2024-08-14" or "undated"
	Original string // the publisher's page, if it is known
}

// footDocuments is how many documents a footer names before it counts the rest.
const footDocuments = 8

// frame makes the frame of the page at p. Trail leads to it from the home page,
// the page's own title last; from are the documents that the page is made of.
func (s *Set) frame(p Path, description string, trail []crumb, from []int) Frame {
	l := s.linker(p)
	f := Frame{
		Lang: s.opts.Texts.Lang(), Direction: s.opts.Texts.Direction(), Description: description, Canonical: canonical(s.opts.Site, p), Policy: Policy,
		Style: l.To(s.opts.Style), Script: l.To(s.opts.Script), Icon: l.To(IconPath), TouchIcon: l.To(TouchIconPath), Main: MainAnchor,
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
		f.Title = s.t("frame.title", trail[len(trail)-1].text, f.Brand)
	}
	if s.opts.Site.Base != "" {
		f.Manifest = l.To(ManifestPath)
	}
	if s.feeds() {
		f.Feed = l.To(FeedPath)
	}
	if twin := s.twinOf(p); twin != "" {
		f.Twin = l.To(twin)
	}
	f.Before, f.After = s.neighbours(l, p)
	f.Share = s.share(p, &f, trail, from)
	f.Foot = s.foot(l, from)
	f.Finder = s.finder(l)
	if doc := s.documentAt(p, from); doc != nil {
		if address := s.editAddress(doc); address != "" {
			f.Foot.Edit = Link{Text: s.t("foot.edit"), URL: address, External: true}
		}
	}
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

// sections are the parts of the site, as the navigation lists them.
func (s *Set) sections() []crumb {
	sections := []crumb{
		{s.t("nav.compare"), ComparePath},
		{s.t("nav.providers"), ProvidersPath},
		{s.t("nav.topics"), TopicsPath},
		{s.t("nav.areas"), AreasPath},
		{s.t("nav.checklists"), ChecklistsPath},
		{s.t("nav.gaps"), GapsPath},
	}
	if len(s.components) > 0 {
		sections = append(sections, crumb{s.t("nav.components"), ComponentsPath})
	}
	if s.hasChanges() {
		sections = append(sections, crumb{s.t("nav.changes"), ChangesPath})
	}
	if s.hasData() {
		sections = append(sections, crumb{s.t("nav.data"), DataPath})
	}
	return append(sections, crumb{s.t("nav.method"), MethodPath})
}

func (s *Set) nav(l Linker, p Path) []Link {
	var nav []Link
	for _, c := range s.sections() {
		nav = append(nav, Link{Text: c.text, URL: l.To(c.path), Current: strings.HasPrefix(string(p), string(c.path))})
	}
	return nav
}

func (s *Set) foot(l Linker, from []int) Foot {
	foot := Foot{
		Notice: s.opts.Site.Notice, Method: l.To(MethodPath), Home: l.To(HomePath), Newest: s.newestOfAll,
		OfDocuments: s.count(len(s.cat.Documents), "document"), OfProviders: s.count(len(s.cat.Providers), "provider"),
		Counts: s.t("foot.counts", s.count(len(s.cat.Responsibilities), "responsibility"), s.count(len(s.cat.Topics), "topic")),
	}
	if s.opts.Site.Repository != "" {
		foot.Repository = Link{Text: s.t("foot.repository"), URL: s.opts.Site.Repository, External: true}
	}
	if s.feeds() {
		foot.Feed = l.To(FeedPath)
	}
	if s.hasData() {
		foot.Data = l.To(DataPath)
	}
	for _, d := range from[:min(len(from), footDocuments)] {
		foot.Documents = append(foot.Documents, s.datedDocument(l, &s.cat.Documents[d]))
	}
	if more := len(from) - footDocuments; more > 0 {
		foot.More = Link{Text: s.t("foot.more", s.count(more, "document")), URL: l.At(MethodPath, documentsAnchor)}
	}
	return foot
}

func (s *Set) datedDocument(l Linker, doc *model.Document) Dated {
	return Dated{
		Provider: s.name(s.provider(doc)), Title: doc.Title,
		URL: l.To(DocumentPath(doc.ID)), Date: s.datedText(doc), Original: webAddress(doc.SourceURL),
	}
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

// datedText says when a document is from.
func (s *Set) datedText(d *model.Document) string {
	if d.Updated == "" {
		return s.t("label.undated")
	}
	return s.t("foot.dated", d.Updated)
}

// date returns the date of a document.
func (s *Set) date(d *model.Document) string {
	if d.Updated == "" {
		return s.t("label.undated")
	}
	return d.Updated
}

// webAddress returns url if it is an address of the web, else "".
func webAddress(url string) string {
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return url
	}
	return ""
}
