package page

import (
	"net/url"
	"path"
	"strings"
)

// TwinPath is the Markdown beside a page.
func TwinPath(p Path) Path { return p + "index.md" }

// twinOf returns the Markdown of the page at p, "" where it has none. A source page
// has none: the file that it shows is the twin of its document's page. A checklist
// has its own file.
func (s *Set) twinOf(p Path) Path {
	if s.opts.Site.NoTwins || !p.isPage() || strings.HasSuffix(string(p), sourceName) || p == SearchPath {
		return ""
	}
	if rest, ok := strings.CutPrefix(string(p), string(ChecklistsPath)); ok && rest != "" {
		provider, _, _ := strings.Cut(rest, "/")
		return ChecklistMarkdownPath(provider)
	}
	return TwinPath(p)
}

// twinLink returns what gives a link of the page at from the address that it has in
// the page's twin: that of a twin, where there is one.
func (s *Set) twinLink(from Path) func(string) string {
	l := s.linker(from)
	return func(address string) string {
		rel, fragment, _ := strings.Cut(address, "#")
		if rel == "" || strings.ContainsAny(rel, ":?") || rel[0] == '/' {
			return address
		}
		folder, isPage := strings.CutSuffix(rel, "index.html")
		if !isPage && !strings.HasSuffix(rel, "/") {
			return address
		}
		plain, err := url.PathUnescape(folder)
		if err != nil {
			return address
		}
		target := HomePath
		if joined := path.Join(string(from), plain); joined != "." && joined != "" {
			target = Path(joined + "/")
		}
		twin := s.twinOf(target)
		if twin == "" {
			return address
		}
		if fragment != "" {
			fragment = "#" + fragment
		}
		return l.To(twin) + fragment
	}
}

// Twin is the Markdown of a page.
type Twin struct {
	Path Path
	// Text returns the text of a document as it was read; nil for a page whose twin is
	// made of what it shows.
	Text func() ([]byte, error)
	// Link gives a link of the page the address that it has in its twin.
	Link func(string) string
}

// Twin returns the Markdown of a page, false where it has none beside it.
func (s *Set) Twin(p Page) (Twin, bool) {
	if s.twinOf(p.Path) != TwinPath(p.Path) {
		return Twin{}, false
	}
	t := Twin{Path: TwinPath(p.Path), Link: s.twinLink(p.Path)}
	if p.Kind == KindDocument {
		t.Text = func() ([]byte, error) { return s.textAt(p.Path) }
	}
	return t, true
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
		if twin := s.twinOf(p); twin != "" {
			to = twin
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
