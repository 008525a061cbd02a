package page

import (
	"strings"

	"demarc/internal/model"
)

// Share is what a page tells programs that link to it or search it. It needs
// absolute addresses, so only a site with a base has it.
type Share struct {
	URL   string
	Site  string
	Type  string // of the Open Graph: website, article
	Title string
	// Image is the page's picture, 1200 by 630 pixels.
	Image    string
	ImageAlt string
	Modified string // "2024-08-14", "" where the page has no date of its own
	Graph    Graph
}

// Graph describes a page in the words of schema.org, as JSON-LD.
type Graph struct {
	Context string `json:"@context"`
	Items   []any  `json:"@graph"`
}

type breadcrumbs struct {
	Type  string       `json:"@type"`
	Steps []breadcrumb `json:"itemListElement"`
}

type breadcrumb struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item"`
}

type creativeWork struct {
	Type        string `json:"@type"`
	URL         string `json:"url"`
	Headline    string `json:"headline,omitempty"`
	Name        string `json:"name,omitempty"`
	Description string `json:"description,omitempty"`
	Language    string `json:"inLanguage"`
	Modified    string `json:"dateModified,omitempty"`
	Image       string `json:"image,omitempty"`
	BasedOn     string `json:"isBasedOn,omitempty"`
}

// share describes the page at p; trail and from are those of [Set.frame].
func (s *Set) share(p Path, f *Frame, trail []crumb, from []int) *Share {
	if s.opts.Site.Base == "" || p == NotFoundPath {
		return nil
	}
	picture := s.pictureOf(p)
	v := &Share{
		URL: f.Canonical, Site: f.Brand, Type: "website", Title: f.Brand, Image: canonical(s.opts.Site, picture.Path), ImageAlt: picture.Title,
		Graph: Graph{Context: "https://schema.org"},
	}
	work := creativeWork{Type: "WebPage", URL: v.URL, Name: f.Brand, Description: f.Description, Language: f.Lang, Image: v.Image}
	if len(trail) > 0 {
		v.Title = trail[len(trail)-1].text
		work.Name = v.Title
		v.Graph.Items = append(v.Graph.Items, s.breadcrumbs(trail))
	} else {
		work.Type = "WebSite"
	}
	if p == DataPath {
		work.Type = "Dataset"
	}
	if doc := s.documentAt(p, from); doc != nil {
		v.Type, v.Modified = "article", doc.Updated
		work.Type, work.Headline, work.Name = "TechArticle", v.Title, ""
		work.Modified, work.BasedOn = doc.Updated, webAddress(doc.SourceURL)
	}
	v.Graph.Items = append(v.Graph.Items, work)
	return v
}

func (s *Set) breadcrumbs(trail []crumb) breadcrumbs {
	b := breadcrumbs{Type: "BreadcrumbList"}
	for i, c := range append([]crumb{{s.brand(), HomePath}}, trail...) {
		b.Steps = append(b.Steps, breadcrumb{"ListItem", i + 1, c.text, canonical(s.opts.Site, c.path)})
	}
	return b
}

// documentAt returns the document that the page at p shows, nil for a page of
// another kind.
func (s *Set) documentAt(p Path, from []int) *model.Document {
	if len(from) != 1 {
		return nil
	}
	doc := &s.cat.Documents[from[0]]
	if p != DocumentPath(doc.ID) && p != SourcePath(doc.ID) {
		return nil
	}
	return doc
}

// editAddress is where the file of a document can be edited, "" where the site
// does not say.
func (s *Set) editAddress(doc *model.Document) string {
	if s.opts.Site.Edit == "" {
		return ""
	}
	return strings.ReplaceAll(s.opts.Site.Edit, model.EditPath, escapePath(doc.Path))
}
