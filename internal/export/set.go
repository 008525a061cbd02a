package export

import (
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
	s.fillIndex()
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
	taken := make(map[string]int, len(ids)) // the last number behind each name
	names := make([]string, len(ids))
	for i, id := range ids {
		name := strings.ReplaceAll(strings.ToLower(id), "/", "--")
		names[i] = unique(taken, name, func(n int) string { return name + "-" + strconv.Itoa(n) })
	}
	return names
}

// unique returns a name that is not taken yet, and takes it: the name itself, or
// what numbered makes of 2, 3 and so on. taken has the last number of each name.
func unique(taken map[string]int, name string, numbered func(int) string) string {
	free := name
	for n := max(taken[name], 1); taken[free] > 0; free = numbered(n) {
		n++
		taken[name] = n
	}
	taken[free] = 1
	return free
}
