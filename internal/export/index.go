package export

import (
	"slices"
	"strings"

	"demarc/internal/model"
)

// indexer sorts the elements of a catalog to the providers and topics that they
// belong to.
type indexer struct {
	*Set
	// numbers are the documents by id, files their providers by path.
	numbers, files map[string]int
}

// fillIndex fills the lists of the set in one pass over the catalog.
func (s *Set) fillIndex() {
	x := indexer{s, make(map[string]int, len(s.c.Documents)), make(map[string]int, len(s.c.Documents))}
	x.addDocuments()
	for i := range s.c.Responsibilities {
		r := &s.c.Responsibilities[i]
		x.place(r.Document, topicsOf(r), i, func(p *part) *[]int { return &p.responsibilities })
		t := s.primaryOf(r)
		s.primary[t] = append(s.primary[t], i)
	}
	for i := range s.c.Components {
		x.place(s.c.Components[i].Document, s.c.Components[i].Topics, i, func(p *part) *[]int { return &p.components })
	}
	for i := range s.c.Facts {
		x.place(s.c.Facts[i].Document, s.c.Facts[i].Topics, i, func(p *part) *[]int { return &p.facts })
	}
	x.addNotes()
	x.addFindings()
	for i := range s.ofTopic {
		s.ofTopic[i].documents = inOrder(s.ofTopic[i].documents)
		s.ofTopic[i].providers = inOrder(s.ofTopic[i].providers)
	}
}

func (x *indexer) addDocuments() {
	for i := range x.c.Documents {
		d := &x.c.Documents[i]
		x.documents[d.ID], x.numbers[d.ID] = d, i
		if p, ok := x.providers[d.Provider]; ok {
			x.ofProvider[p].documents = append(x.ofProvider[p].documents, i)
			x.files[d.Path] = p
		}
	}
}

// place adds element i of a document to its provider and its topics, to the list
// that is given. The topics need the document and the provider too.
func (x *indexer) place(document string, topics []string, i int, list func(*part) *[]int) {
	d, ok := x.numbers[document]
	if !ok {
		return
	}
	p, ok := x.providers[x.c.Documents[d].Provider]
	if !ok {
		return
	}
	add(list(&x.ofProvider[p]), i)
	for _, id := range topics {
		if t, ok := x.topics[id]; ok {
			at := &x.ofTopic[t]
			add(list(at), i)
			add(&at.documents, d)
			add(&at.providers, p)
		}
	}
}

func (x *indexer) addNotes() {
	for i := range x.c.Notes {
		n := &x.c.Notes[i]
		for _, id := range n.Providers {
			if p, ok := x.providers[id]; ok {
				add(&x.ofProvider[p].notes, i)
			}
		}
		if t, ok := x.topics[n.Topic]; ok {
			add(&x.ofTopic[t].notes, i)
		}
	}
}

// addFindings sorts findings by the document that they are in, those of other
// files by their folder.
func (x *indexer) addFindings() {
	for i := range x.c.Findings {
		p, ok := x.files[x.c.Findings[i].Path]
		if !ok {
			folder, _, _ := strings.Cut(x.c.Findings[i].Path, "/")
			p, ok = x.providers[folder]
		}
		if ok {
			add(&x.ofProvider[p].findings, i)
		}
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
