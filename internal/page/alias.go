package page

import (
	"strings"

	"demarc/internal/model"
)

// indexAliases sorts the earlier ids of responsibilities by the one that took their
// place. Those of pages become redirects.
func (s *Set) indexAliases() {
	s.formerly = map[string][]string{}
	for _, a := range s.cat.Aliases {
		if strings.Contains(a.Old, "#") {
			s.formerly[a.New] = append(s.formerly[a.New], ResponsibilityAnchor(a.Old))
		}
	}
}

// aliasRedirects lists the addresses of earlier ids: of providers with all their
// documents, of documents with their sources, of topics.
func (s *Set) aliasRedirects() []Redirect {
	var out []Redirect
	add := func(from, to Path, title string) {
		out = append(out, Redirect{
			Path: from, Of: "the earlier address of " + string(to), Lang: s.opts.Texts.Lang(),
			To: Link{Text: title, URL: s.linker(from).To(to)}, Canonical: canonical(s.opts.Site, to),
			Title: s.t("frame.title", title, s.brand()),
		})
	}
	document := func(old string, doc *model.Document) {
		add(DocumentPath(old), DocumentPath(doc.ID), doc.Title)
		add(SourcePath(old), SourcePath(doc.ID), s.t("source.of", doc.Title))
	}
	for _, a := range s.cat.Aliases {
		if strings.Contains(a.Old, "#") {
			continue
		}
		if d, ok := s.documents[a.New]; ok {
			document(a.Old, &s.cat.Documents[d])
			continue
		}
		p := &s.cat.Providers[s.providers[a.New]]
		add(ProviderPath(a.Old), ProviderPath(p.ID), serviceName(p))
		for _, d := range s.documentsOfProvider(p.ID) {
			doc := &s.cat.Documents[d]
			_, name, _ := strings.Cut(doc.ID, "/")
			document(a.Old+"/"+name, doc)
		}
	}
	for i := range s.cat.Topics {
		t := &s.cat.Topics[i]
		for _, old := range t.Aliases {
			add(TopicPath(old), TopicPath(t.ID), t.Title)
		}
	}
	return out
}
