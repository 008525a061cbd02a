package page

import "demarc/internal/diag"

// Kind is a kind of page; it names the template that shows it.
type Kind string

// The kinds of page.
const (
	KindHome       Kind = "home"
	KindCompare    Kind = "compare"
	KindPair       Kind = "pair"
	KindProviders  Kind = "providers"
	KindProvider   Kind = "provider"
	KindDocument   Kind = "document"
	KindSource     Kind = "source"
	KindTopics     Kind = "topics"
	KindTopic      Kind = "topic"
	KindAreas      Kind = "areas"
	KindArea       Kind = "area"
	KindComponents Kind = "components"
	KindComponent  Kind = "component"
	KindChecklists Kind = "checklists"
	KindChecklist  Kind = "checklist"
	KindGaps       Kind = "gaps"
	KindMethod     Kind = "method"
	KindRule       Kind = "rule"
	KindData       Kind = "data"
	KindChanges    Kind = "changes"
	KindSearch     Kind = "search"
	KindNotFound   Kind = "notfound"
)

// Views maps each kind of page to an empty view of it: the type that its
// template is given.
func Views() map[Kind]any {
	return map[Kind]any{
		KindHome: Home{}, KindCompare: Compare{}, KindPair: Pair{}, KindProviders: Providers{}, KindProvider: Provider{},
		KindDocument: Document{}, KindSource: Source{}, KindTopics: Topics{}, KindTopic: Topic{},
		KindAreas: Areas{}, KindArea: Area{}, KindComponents: Components{}, KindComponent: Component{},
		KindChecklists: Checklists{}, KindChecklist: Checklist{}, KindGaps: Gaps{},
		KindMethod: Method{}, KindRule: Rule{}, KindData: Data{}, KindChanges: Changes{}, KindSearch: Search{}, KindNotFound: NotFound{},
	}
}

// Page is one page of the site, not yet made.
type Page struct {
	Path Path
	Kind Kind
	// Of names what the page shows, for an error about two pages on one address.
	Of string
	// modified is the date of the document that the page shows.
	modified string
	make     func() (any, error)
}

// View makes the page: a value of the type that [Views] has for its kind. It
// fails where the content cannot be read.
func (p Page) View() (any, error) { return p.make() }

// Pages lists every page of the site. Making one costs nothing yet.
func (s *Set) Pages() []Page {
	var out []Page
	add := func(p Path, k Kind, of string, make func() any) {
		out = append(out, Page{Path: p, Kind: k, Of: of, make: func() (any, error) { return make(), nil }})
	}
	add(HomePath, KindHome, "the home page", func() any { return s.homePage() })
	add(ProvidersPath, KindProviders, "the list of providers", func() any { return s.providersPage() })
	add(TopicsPath, KindTopics, "the list of topics", func() any { return s.topicsPage() })
	add(AreasPath, KindAreas, "the list of areas", func() any { return s.areasPage() })
	add(ChecklistsPath, KindChecklists, "the list of checklists", func() any { return s.checklistsPage() })
	add(MethodPath, KindMethod, "the method", func() any { return s.methodPage() })
	for _, r := range diag.Rules() {
		add(RulePath(r.Code), KindRule, "rule "+r.Code, func() any { return s.rulePage(r) })
	}
	if s.hasData() {
		add(DataPath, KindData, "the data page", func() any { return s.dataPage() })
	}
	add(SearchPath, KindSearch, "search", func() any { return s.searchPage() })
	if s.hasChanges() {
		add(ChangesPath, KindChanges, "the page of changes", func() any { return s.changesPage() })
	}
	add(NotFoundPath, KindNotFound, "the page of a wrong address", func() any { return s.notFoundPage() })
	for i := range s.cat.Providers {
		p := &s.cat.Providers[i]
		add(ProviderPath(p.ID), KindProvider, "provider "+p.ID, func() any { return s.providerPage(i) })
		for _, path := range []Path{ChecklistPath(p.ID), ChecklistTopicsPath(p.ID)} {
			add(path, KindChecklist, "checklist of "+p.ID, func() any { return s.checklistPage(i, path) })
		}
	}
	for i := range s.cat.Documents {
		doc := &s.cat.Documents[i]
		add(DocumentPath(doc.ID), KindDocument, "document "+doc.Path, func() any { return s.documentPage(i) })
		out[len(out)-1].modified = doc.Updated
		out = append(out, Page{
			Path: SourcePath(doc.ID), Kind: KindSource, Of: "source of " + doc.Path, modified: doc.Updated,
			make: func() (any, error) { return s.sourcePage(i) },
		})
	}
	for _, k := range s.comparisons {
		add(k.path, KindCompare, "the comparison of "+k.kind.ID, func() any { return s.comparePage(k) })
		for _, p := range k.pairs {
			add(k.pairPath(p), KindPair, "the pair of "+p.a.ID+" and "+p.b.ID, func() any { return s.pairPage(k, p) })
		}
		add(k.gaps(), KindGaps, "the gaps of "+k.kind.ID, func() any { return s.gapsPage(k) })
		for i, t := range k.topics {
			add(TopicPath(t.ID), KindTopic, "topic "+t.ID, func() any { return s.topicPage(k, i) })
		}
		for i, a := range k.areas {
			add(AreaPath(a.ID), KindArea, "area "+a.ID, func() any { return s.areaPage(k, i) })
		}
	}
	if len(s.components) > 0 {
		add(ComponentsPath, KindComponents, "the list of components", func() any { return s.componentsPage() })
	}
	for i := range s.components {
		add(ComponentPath(s.components[i].Slug), KindComponent, "component "+s.components[i].Slug, func() any { return s.componentPage(i) })
	}
	return out
}

// NotFound is the page that a server shows for a wrong address.
type NotFound struct {
	Frame
	Heading string
	Lede    string
	Links   []Link
}

func (s *Set) notFoundPage() NotFound {
	l := s.linker(NotFoundPath)
	v := NotFound{Heading: s.t("notfound.heading"), Lede: s.t("notfound.lede")}
	for _, c := range s.sections() {
		v.Links = append(v.Links, Link{Text: c.text, URL: l.To(c.path)})
	}
	v.Frame = s.frame(NotFoundPath, v.Lede, nil, nil)
	v.Title = s.t("frame.title", v.Heading, v.Brand)
	v.Canonical = ""
	return v
}
