package page

import (
	"io/fs"
	"strings"

	"demarc/internal/compare"
	"demarc/internal/diff"
	"demarc/internal/model"
	"demarc/internal/text"
)

// Options are what a set of pages needs beside the catalog.
type Options struct {
	Site model.Site
	// Content is the content root, for pictures and source texts.
	Content fs.FS
	// Texts are the words of the interface.
	Texts *text.Texts
	// Changes are the revisions of the content, the newest first; none where its
	// history is not known.
	Changes []diff.Revision
	// Downloads are the files of the model.
	Downloads Downloads
	// Style and Script are the site's style sheet and script.
	Style, Script Path
}

// Set makes the pages of one catalog. It reads the catalog, does not change it,
// and is safe for concurrent use once made.
type Set struct {
	cat  *model.Catalog
	opts Options

	documents map[string]int // by id
	// documentPaths finds a document by its page.
	documentPaths map[Path]int
	byPath        map[string]int // documents by path within the content
	providers     map[string]int
	topics        map[string]int
	areas         map[string]int
	// ofProvider lists the documents of each provider; names has what a page
	// calls it.
	ofProvider [][]int
	names      []string
	// atPath finds a provider by its page; order the neighbours of a page.
	atPath map[Path]int
	// formerly lists the earlier anchors of a responsibility, by id.
	formerly map[string][]string
	// newestOfAll is the newest date of all documents, "" where none has one.
	newestOfAll string
	order       map[Path]neighbours

	// of lists for each document its responsibilities, as indexes into the
	// catalog; shown says which of them its page has an anchor for.
	of     [][]int
	shown  []shown
	placed map[*model.Responsibility]placed

	// found lists the findings of each file, as indexes into the catalog.
	found map[string][]int

	components []compare.ComponentView
	bySlug     map[string]int
	// described lists the slugs of the components of each document.
	described map[string][]string
	// factsOf has the facts of each provider by topic, in document order.
	factsOf map[string]map[string][]*model.Fact
	// notesOf lists the editors' notes on each topic, as indexes into the catalog;
	// cited has the responsibilities that notes rest on, by id, nil where one is gone.
	notesOf map[string][]int
	cited   map[string]*model.Responsibility
	// comparisons are those of the kinds of service, in the catalog's order.
	comparisons []*comparison
}

// placed says where a responsibility stands: its document, its number there, and
// that of its first duty.
type placed struct {
	document, number, duty int
}

// t returns a text of the interface.
func (s *Set) t(key string, args ...any) string { return s.opts.Texts.Say(key, args...) }

// count says a number with the noun that it counts, one of those that the texts
// have: "1 duty", "12 duties".
func (s *Set) count(n int, noun string) string { return s.t("count."+noun, n) }

// join lists words with commas between them, where no "and" is wanted.
func (s *Set) join(words []string) string { return strings.Join(words, s.t("list.comma")+" ") }

// New indexes a catalog. The work grows with the catalog, never with its square.
func New(cat *model.Catalog, opts Options) *Set {
	s := &Set{
		cat: cat, opts: opts,
		documentPaths: make(map[Path]int, len(cat.Documents)),
		documents:     make(map[string]int, len(cat.Documents)),
		byPath:        make(map[string]int, len(cat.Documents)),
		providers:     make(map[string]int, len(cat.Providers)),
		topics:        make(map[string]int, len(cat.Topics)),
		areas:         make(map[string]int, len(cat.Areas)),
		ofProvider:    make([][]int, len(cat.Providers)),
		of:            make([][]int, len(cat.Documents)),
		shown:         make([]shown, len(cat.Documents)),
		placed:        make(map[*model.Responsibility]placed, len(cat.Responsibilities)),
		found:         map[string][]int{},
		bySlug:        map[string]int{},
	}
	for i := range cat.Topics {
		s.topics[cat.Topics[i].ID] = i
	}
	for i := range cat.Areas {
		s.areas[cat.Areas[i].ID] = i
	}
	for i := range cat.Findings {
		path := cat.Findings[i].Path
		s.found[path] = append(s.found[path], i)
	}
	s.indexDocuments()
	s.indexResponsibilities()
	s.components = compare.Components(cat)
	s.described = map[string][]string{}
	for i := range s.components {
		s.bySlug[s.components[i].Slug] = i
		for _, part := range s.components[i].Parts {
			s.described[part.Document] = append(s.described[part.Document], s.components[i].Slug)
		}
	}
	s.comparisons = comparisons(cat)
	for _, k := range s.comparisons {
		k.choosePairs(opts.Site.Pairs)
	}
	s.indexFacts()
	s.indexNotes()
	s.newestOfAll = s.newest(s.all())
	s.order = s.sequences()
	s.indexAliases()
	return s
}

func (s *Set) indexDocuments() {
	for i := range s.cat.Providers {
		s.providers[s.cat.Providers[i].ID] = i
	}
	s.names = namesOf(s.cat.Providers)
	s.atPath = make(map[Path]int, len(s.cat.Providers))
	for i := range s.cat.Providers {
		s.atPath[ProviderPath(s.cat.Providers[i].ID)] = i
	}
	for i := range s.cat.Documents {
		d := &s.cat.Documents[i]
		p, ok := s.providers[d.Provider]
		if !ok {
			panic("page: document " + d.ID + " of an unknown provider")
		}
		s.documents[d.ID], s.byPath[d.Path], s.documentPaths[DocumentPath(d.ID)] = i, i, i
		s.ofProvider[p] = append(s.ofProvider[p], i)
	}
}

func (s *Set) indexResponsibilities() {
	duties := make([]int, len(s.cat.Documents))
	for i := range s.cat.Responsibilities {
		r := &s.cat.Responsibilities[i]
		d, ok := s.documents[r.Document]
		if !ok {
			panic("page: responsibility " + r.ID + " of an unknown document")
		}
		s.placed[r] = placed{d, len(s.of[d]), duties[d]}
		s.of[d] = append(s.of[d], i)
		for j := range r.Assignments {
			duties[d] += len(r.Assignments[j].Duties)
		}
	}
	for d := range s.cat.Documents {
		s.shown[d] = showsOf(s.cat.Documents[d].Body.HTML, len(s.of[d]), duties[d])
	}
}

func (s *Set) indexFacts() {
	s.factsOf = map[string]map[string][]*model.Fact{}
	for i := range s.cat.Facts {
		f := &s.cat.Facts[i]
		d, ok := s.documents[f.Document]
		if !ok {
			continue
		}
		provider := s.cat.Documents[d].Provider
		if s.factsOf[provider] == nil {
			s.factsOf[provider] = map[string][]*model.Fact{}
		}
		for _, t := range f.Topics {
			s.factsOf[provider][t] = append(s.factsOf[provider][t], f)
		}
	}
}

// documentsOfProvider lists the documents of a provider, in order.
func (s *Set) documentsOfProvider(id string) []int { return s.ofProvider[s.providers[id]] }

// provider returns the provider of a document.
func (s *Set) provider(doc *model.Document) *model.Provider {
	return &s.cat.Providers[s.providers[doc.Provider]]
}

// providerOf returns the provider of the responsibility.
func (s *Set) providerOf(r *model.Responsibility) *model.Provider {
	return s.provider(&s.cat.Documents[s.placed[r].document])
}

// partyName is how the documents of a provider call it.
func partyName(p *model.Provider) string {
	if q, ok := p.Party(string(model.RoleProvider)); ok && q.Name != "" {
		return q.Name
	}
	return p.Name
}

// ownerOf returns the mark of a responsibility.
func (s *Set) ownerOf(r *model.Responsibility) Owner {
	partner := ""
	if r.Owner == model.OwnerPartner {
		p := s.providerOf(r)
		for i := range r.Assignments {
			if q := p.Named(r.Assignments[i].Party); q.Role == model.RolePartner {
				partner = q.Name
				break
			}
		}
	}
	return s.owner(r.Owner, partner)
}

// name returns what pages call the provider.
func (s *Set) name(p *model.Provider) string { return s.names[s.providers[p.ID]] }

func (s *Set) providerLink(l Linker, p *model.Provider) Link {
	return Link{Text: s.name(p), URL: l.To(ProviderPath(p.ID))}
}
