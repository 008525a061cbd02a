package page

import (
	"strings"
)

// TwinPath is the Markdown beside a page.
func TwinPath(p Path) Path { return p + "index.md" }

// hasTwin reports whether the page at p has a twin in Markdown. A source page has
// none: the file that it shows is the twin of its document's page.
func (s *Set) hasTwin(p Path) bool {
	return !s.opts.Site.NoTwins && p.isPage() && !strings.HasSuffix(string(p), sourceName) && p != SearchPath
}

// Twin is the Markdown of a page.
type Twin struct {
	Path Path
	Page Page
	// Text returns the text of a document as it was read; nil for a page that is
	// converted.
	Text func() ([]byte, error)
}

// Twins lists the Markdown of all pages that have one.
func (s *Set) Twins() []Twin {
	var out []Twin
	for _, p := range s.Pages() {
		if !s.hasTwin(p.Path) {
			continue
		}
		t := Twin{Path: TwinPath(p.Path), Page: p}
		if p.Kind == KindDocument {
			t.Text = func() ([]byte, error) { return s.textAt(p.Path) }
		}
		out = append(out, t)
	}
	return out
}

// textAt returns the decoded file of the document whose page is at p.
func (s *Set) textAt(p Path) ([]byte, error) {
	doc := &s.cat.Documents[s.documentPaths[p]]
	var v Source
	if err := s.readText(&v, doc); err != nil {
		return nil, err
	}
	return v.Text, nil
}

// Guide is the site in short for language models, as llms.txt.
type Guide struct {
	Title, Text, Notice string
	Parts               []GuidePart
}

// GuidePart is a list of pages under a title.
type GuidePart struct {
	Title string
	Pages []GuidePage
}

// GuidePage is a page with what it says.
type GuidePage struct {
	Link
	Note string
}

// guideDocuments is how many documents a guide lists.
const guideDocuments = 500

// Guide lists the pages that answer most questions: comparisons, providers, their
// documents, topics and areas.
func (s *Set) Guide() Guide {
	l := s.linker(GuidePath)
	g := Guide{Title: s.brand(), Text: s.homeLede(), Notice: s.opts.Site.Notice}
	entry := func(p Path, text, note string) GuidePage {
		to := p
		if s.hasTwin(p) {
			to = TwinPath(p)
		}
		url := l.To(to)
		if s.opts.Site.Base != "" {
			url = canonical(s.opts.Site, to)
		}
		return GuidePage{Link{Text: text, URL: url}, note}
	}
	var compare, providers, documents, topics, areas []GuidePage
	for _, k := range s.comparisons {
		compare = append(compare, entry(k.path, s.titled(k, s.t("nav.compare")), s.count(len(k.providers), "provider")))
		for _, t := range k.topics {
			topics = append(topics, entry(TopicPath(t.ID), t.Title, t.Summary))
		}
		for _, a := range k.areas {
			areas = append(areas, entry(AreaPath(a.ID), a.Title, ""))
		}
	}
	for i := range s.cat.Providers {
		p := &s.cat.Providers[i]
		providers = append(providers, entry(ProviderPath(p.ID), serviceName(p), ""))
	}
	for d := range s.cat.Documents[:min(len(s.cat.Documents), guideDocuments)] {
		doc := &s.cat.Documents[d]
		documents = append(documents, entry(DocumentPath(doc.ID), s.t("frame.title", s.name(s.provider(doc)), doc.Title), s.datedText(doc)))
	}
	for _, part := range []GuidePart{
		{s.t("nav.compare"), compare}, {s.t("nav.providers"), providers}, {s.t("label.documents"), documents},
		{s.t("nav.topics"), topics}, {s.t("nav.areas"), areas},
		{s.t("nav.method"), []GuidePage{entry(MethodPath, s.t("foot.method"), "")}},
	} {
		if len(part.Pages) > 0 {
			g.Parts = append(g.Parts, part)
		}
	}
	return g
}
