package export

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Options are what an export says beside the catalog.
type Options struct {
	// SourceLine returns the address of a line of a document's source page; nil
	// where no site is published.
	SourceLine func(document string, line int) string
}

// Set writes one catalog in any format. It reads the catalog, does not change it,
// and is safe for concurrent use once made. Beside the catalog it holds some
// numbers a responsibility, and no text.
type Set struct {
	c    *model.Catalog
	opts Options

	documents         map[string]*model.Document
	providers, topics map[string]int
	// ofProvider and ofTopic list what belongs to each provider and topic, in the
	// catalog's order of both.
	ofProvider, ofTopic []part
	// primary lists responsibilities by their primary topic; the last list has
	// what is unclassified.
	primary [][]int
	// providerNames and topicNames are file names without an ending, each once.
	providerNames, topicNames []string

	// compared compares the services of each kind.
	compared func() []*compare.Index
}

// part lists elements of a catalog by their numbers, in order.
type part struct {
	providers, documents, responsibilities, components, facts, notes, findings []int
}

// New prepares the export of a catalog. The work grows with the catalog.
func New(c *model.Catalog, opts Options) *Set {
	s := &Set{
		c: c, opts: opts,
		documents:  make(map[string]*model.Document, len(c.Documents)),
		providers:  make(map[string]int, len(c.Providers)),
		topics:     make(map[string]int, len(c.Topics)),
		ofProvider: make([]part, len(c.Providers)),
		ofTopic:    make([]part, len(c.Topics)),
		primary:    make([][]int, len(c.Topics)+1),
		compared:   sync.OnceValue(func() []*compare.Index { return compareKinds(c) }),
	}
	var providers, topics []string // ids
	for i := range c.Providers {
		s.providers[c.Providers[i].ID] = i
		s.ofProvider[i].providers = []int{i}
		providers = append(providers, c.Providers[i].ID)
	}
	for i := range c.Topics {
		s.topics[c.Topics[i].ID] = i
		topics = append(topics, c.Topics[i].ID)
	}
	s.providerNames, s.topicNames = fileNames(providers), fileNames(topics)
	s.index()
	return s
}

// compareKinds compares the services of each kind that has any, the content's own
// kind first.
func compareKinds(c *model.Catalog) []*compare.Index {
	var out []*compare.Index
	for i := range c.Kinds {
		if x := compare.New(c, c.Kinds[i].ID); len(x.Providers()) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// kindTitle is what pages call the kind of service.
func (s *Set) kindTitle(id string) string {
	for i := range s.c.Kinds {
		if s.c.Kinds[i].ID == id {
			return s.c.Kinds[i].Title
		}
	}
	return id
}

// index sorts the catalog's elements to providers and topics.
func (s *Set) index() {
	c := s.c
	numbers := make(map[string]int, len(c.Documents))
	files := make(map[string]int, len(c.Documents))
	for i := range c.Documents {
		d := &c.Documents[i]
		s.documents[d.ID], numbers[d.ID] = d, i
		if p, ok := s.providers[d.Provider]; ok {
			s.ofProvider[p].documents = append(s.ofProvider[p].documents, i)
			files[d.Path] = p
		}
	}
	// place adds element i of a document to its provider and its topics.
	place := func(document string, ids []string, i int, list func(*part) *[]int) {
		d, ok := numbers[document]
		if !ok {
			return
		}
		p, ok := s.providers[c.Documents[d].Provider]
		if !ok {
			return
		}
		add(list(&s.ofProvider[p]), i)
		for _, id := range ids {
			if t, ok := s.topics[id]; ok {
				at := &s.ofTopic[t]
				add(list(at), i)
				add(&at.documents, d)
				add(&at.providers, p)
			}
		}
	}
	for i := range c.Responsibilities {
		r := &c.Responsibilities[i]
		place(r.Document, topicsOf(r), i, func(p *part) *[]int { return &p.responsibilities })
		t := s.primaryOf(r)
		s.primary[t] = append(s.primary[t], i)
	}
	for i := range c.Components {
		place(c.Components[i].Document, c.Components[i].Topics, i, func(p *part) *[]int { return &p.components })
	}
	for i := range c.Facts {
		place(c.Facts[i].Document, c.Facts[i].Topics, i, func(p *part) *[]int { return &p.facts })
	}
	for i := range c.Notes {
		for _, id := range c.Notes[i].Providers {
			if p, ok := s.providers[id]; ok {
				add(&s.ofProvider[p].notes, i)
			}
		}
		if t, ok := s.topics[c.Notes[i].Topic]; ok {
			add(&s.ofTopic[t].notes, i)
		}
	}
	for i := range c.Findings {
		if p, ok := files[c.Findings[i].Path]; ok {
			add(&s.ofProvider[p].findings, i)
			continue
		}
		folder, _, _ := strings.Cut(c.Findings[i].Path, "/")
		if p, ok := s.providers[folder]; ok {
			add(&s.ofProvider[p].findings, i)
		}
	}
	for i := range s.ofTopic {
		s.ofTopic[i].documents = inOrder(s.ofTopic[i].documents)
		s.ofTopic[i].providers = inOrder(s.ofTopic[i].providers)
	}
}

// primaryOf is the number of a responsibility's primary topic, one past the last
// where it is unclassified.
func (s *Set) primaryOf(r *model.Responsibility) int {
	if t, ok := s.topics[r.Topic()]; ok {
		return t
	}
	return len(s.c.Topics)
}

// byPrimary sorts a provider's responsibilities by their primary topic; the last
// list has what is unclassified.
func (s *Set) byPrimary(provider int) [][]int {
	out := make([][]int, len(s.c.Topics)+1)
	for _, i := range s.ofProvider[provider].responsibilities {
		t := s.primaryOf(&s.c.Responsibilities[i])
		out[t] = append(out[t], i)
	}
	return out
}

// layerTitle is what pages call a layer; it has none where the id is unknown.
func (s *Set) layerTitle(id string) string {
	for i := range s.c.Layers {
		if s.c.Layers[i].ID == id {
			return s.c.Layers[i].Title
		}
	}
	return ""
}

// add appends a number unless it is the last one.
func add(list *[]int, i int) {
	if n := len(*list); n == 0 || (*list)[n-1] != i {
		*list = append(*list, i)
	}
}

func inOrder(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}

// topicsOf lists the topics that a responsibility or a duty of it is about.
func topicsOf(r *model.Responsibility) []string {
	topics := r.Topics[:len(r.Topics):len(r.Topics)]
	for i := range r.Assignments {
		for j := range r.Assignments[i].Duties {
			for _, id := range r.Assignments[i].Duties[j].Topics {
				if !slices.Contains(topics, id) {
					topics = append(topics, id)
				}
			}
		}
	}
	return topics
}

// selection is a part of the catalog to write.
func (s *Set) selection(p *part) selection {
	return selection{
		providers: at(s.c.Providers, p.providers), documents: at(s.c.Documents, p.documents),
		responsibilities: at(s.c.Responsibilities, p.responsibilities), components: at(s.c.Components, p.components),
		facts: at(s.c.Facts, p.facts),
		notes: at(s.c.Notes, p.notes), findings: at(s.c.Findings, p.findings),
	}
}

// provider returns the provider of a document; of an unknown one there is a
// provider without parties.
func (s *Set) provider(d *model.Document) *model.Provider {
	if i, ok := s.providers[d.Provider]; ok {
		return &s.c.Providers[i]
	}
	return &model.Provider{ID: d.Provider, Name: d.Provider}
}

// evidence cites the line that states a responsibility: "ibm/terms.md:12".
func evidence(r *model.Responsibility, d *model.Document) string {
	return d.Path + ":" + strconv.Itoa(r.Source.Line)
}

// sourceLine is the address of a responsibility's line on the site, "" where
// there is none.
func (s *Set) sourceLine(r *model.Responsibility) string {
	if s.opts.SourceLine == nil {
		return ""
	}
	return s.opts.SourceLine(r.Document, r.Source.Line)
}

// fileNames makes a file name of each id: lower case, one element of a path, and
// unlike every other, also where case does not count.
func fileNames(ids []string) []string {
	taken := make(map[string]bool, len(ids))
	names := make([]string, len(ids))
	for i, id := range ids {
		name := strings.ReplaceAll(strings.ToLower(id), "/", "--")
		names[i] = name
		for n := 2; taken[names[i]]; n++ {
			names[i] = name + "-" + strconv.Itoa(n)
		}
		taken[names[i]] = true
	}
	return names
}
