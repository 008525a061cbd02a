package page

import (
	"cmp"
	"slices"
	"strings"

	"demarc/internal/model"
	"demarc/internal/search"
)

// Search is the page that search is on without a script: every topic from A to Z.
// With one, it shows the results of the query in its address, ?q=.
type Search struct {
	Frame
	Heading string
	Lede    string
	Lists   []Link
	Rows    []TopicRow
}

// Finder is what a page needs to search: nothing of it is loaded before the reader
// asks.
type Finder struct {
	// Page is the page without a script, Index the first file to load, Root the way
	// to the site's root from here, which addresses of results begin with.
	Page, Index, Root string
}

// finder returns what the page at the other end of l needs to search; on a site
// without an index, only the page that stands in for it.
func (s *Set) finder(l Linker) Finder {
	f := Finder{Page: l.To(SearchPath)}
	if !s.opts.Site.NoSearch {
		f.Index, f.Root = l.To(SearchFile(search.ManifestName)), l.prefix
	}
	return f
}

func (s *Set) searchPage() Search {
	l := s.linker(SearchPath)
	v := Search{Heading: s.t("search.title"), Lede: s.t("search.lede")}
	for _, c := range s.sections() {
		v.Lists = append(v.Lists, Link{Text: c.text, URL: l.To(c.path)})
	}
	for _, k := range s.comparisons {
		for _, group := range s.topicGroups(l, k) {
			v.Rows = append(v.Rows, group.Rows...)
		}
	}
	slices.SortStableFunc(v.Rows, func(a, b TopicRow) int {
		return cmp.Compare(strings.ToLower(a.Topic.Text), strings.ToLower(b.Topic.Text))
	})
	v.Frame = s.frame(SearchPath, s.t("search.about"), []crumb{{v.Heading, SearchPath}}, s.all())
	return v
}

// SearchEntries lists what can be found: providers, topics, areas, components,
// documents, and every responsibility with its duties.
func (s *Set) SearchEntries() search.Entries {
	e := entries{set: s, linker: s.linker(HomePath)}
	cat := s.cat
	e.lists = []entryList{
		{len(cat.Providers), e.provider},
		{len(cat.Topics), e.topic},
		{len(cat.Areas), e.area},
		{len(s.components), e.component},
		{len(cat.Documents), e.document},
		{len(cat.Responsibilities), e.responsibility},
	}
	return &e
}

// entries numbers what can be found, list after list.
type entries struct {
	set    *Set
	linker Linker // of the site's root
	lists  []entryList
}

type entryList struct {
	length int
	entry  func(int) search.Entry
}

func (e *entries) Len() int {
	n := 0
	for _, list := range e.lists {
		n += list.length
	}
	return n
}

func (e *entries) Entry(n int) search.Entry {
	for _, list := range e.lists {
		if n < list.length {
			return list.entry(n)
		}
		n -= list.length
	}
	panic("page: there is no such entry")
}

func (e *entries) provider(i int) search.Entry {
	p := &e.set.cat.Providers[i]
	return search.Entry{
		Kind: search.Provider, Label: e.set.name(p), Detail: p.Service, Keywords: p.Service,
		URL: e.linker.To(ProviderPath(p.ID)), Lang: p.Lang,
	}
}

func (e *entries) topic(i int) search.Entry {
	t := &e.set.cat.Topics[i]
	entry := search.Entry{
		Kind: search.Topic, Label: t.Title, URL: e.linker.To(TopicPath(t.ID)), Lang: e.set.opts.Texts.Lang(),
		Keywords: strings.Join(append([]string{t.Question, t.Summary}, t.Also...), "\n"),
	}
	for j := range e.set.cat.Layers {
		if layer := &e.set.cat.Layers[j]; layer.ID == t.Layer {
			entry.Detail = layer.Title
		}
	}
	return entry
}

func (e *entries) area(i int) search.Entry {
	a := &e.set.cat.Areas[i]
	return search.Entry{Kind: search.Area, Label: a.Title, URL: e.linker.To(AreaPath(a.ID)), Lang: e.set.opts.Texts.Lang()}
}

func (e *entries) component(i int) search.Entry {
	c := &e.set.components[i]
	entry := search.Entry{Kind: search.Component, Label: c.Name, URL: e.linker.To(ComponentPath(c.Slug))}
	var providers, texts []string
	for _, part := range c.Parts {
		doc := &e.set.cat.Documents[e.set.documents[part.Document]]
		providers = append(providers, e.set.name(e.set.provider(doc)))
		texts = append(texts, part.Name, part.Description)
		entry.Lang = doc.Lang
	}
	entry.Provider = e.set.opts.Texts.List(unique(providers))
	entry.Keywords = strings.Join(texts, "\n")
	return entry
}

func (e *entries) document(i int) search.Entry {
	doc := &e.set.cat.Documents[i]
	return search.Entry{
		Kind: search.Document, Label: doc.Title, Detail: doc.Updated, Provider: e.set.name(e.set.provider(doc)),
		URL: e.linker.To(DocumentPath(doc.ID)), Keywords: doc.Code + "\n" + doc.Description, Lang: doc.Lang,
	}
}

func (e *entries) responsibility(i int) search.Entry {
	s, r := e.set, &e.set.cat.Responsibilities[i]
	p := s.providerOf(r)
	owner := s.ownerOf(r)
	entry := search.Entry{
		Kind: search.Responsibility, Label: label(r), Detail: r.Clause, Provider: s.name(p),
		URL: s.place(e.linker, r), Class: owner.Class, Owner: owner.Word,
		Lang: s.cat.Documents[s.placed[r].document].Lang,
	}
	n := 0
	for j := range r.Assignments {
		a := &r.Assignments[j]
		party := p.Named(a.Party)
		for k := range a.Duties {
			n++
			if a.Duties[k].Text == r.Label {
				continue // the item of a list, or of a table of letters
			}
			entry.Parts = append(entry.Parts, e.duty(r, n, party, &a.Duties[k]))
		}
	}
	return entry
}

// duty is the n-th duty, from 1, of a responsibility.
func (e *entries) duty(r *model.Responsibility, n int, party model.Party, d *model.Duty) search.Part {
	mark := e.set.dutyMark(party, d.Kind)
	text := sentence(d.Text)
	if d.Context != "" {
		text = d.Context + " " + d.Text
	}
	return search.Part{
		Text: text, Detail: d.Clause, URL: e.set.dutyPlace(e.linker, r, n), Class: mark.Class, Owner: mark.Word,
	}
}
