package page

// neighbours are the pages before and after one, in a sequence that a reader goes
// through.
type neighbours struct {
	before, after *crumb
}

// sequences orders the pages that are read one after the other: the documents of a
// provider, the providers, the topics and the areas of a kind, the components.
func (s *Set) sequences() map[Path]neighbours {
	out := map[Path]neighbours{}
	chain := func(n int, at func(int) crumb) {
		var before *crumb
		for i := range n {
			c := at(i)
			out[c.path] = neighbours{before: before}
			if before != nil {
				last := out[before.path]
				last.after = &c
				out[before.path] = last
			}
			before = &c
		}
	}
	chain(len(s.cat.Providers), func(i int) crumb { return crumb{s.names[i], ProviderPath(s.cat.Providers[i].ID)} })
	for _, documents := range s.ofProvider {
		chain(len(documents), func(i int) crumb {
			doc := &s.cat.Documents[documents[i]]
			return crumb{doc.Title, DocumentPath(doc.ID)}
		})
	}
	for _, k := range s.comparisons {
		chain(len(k.topics), func(i int) crumb { return crumb{k.topics[i].Title, TopicPath(k.topics[i].ID)} })
		chain(len(k.areas), func(i int) crumb { return crumb{k.areas[i].Title, AreaPath(k.areas[i].ID)} })
	}
	chain(len(s.components), func(i int) crumb { return crumb{s.components[i].Name, ComponentPath(s.components[i].Slug)} })
	return out
}

// neighbours links the pages before and after the page at p; a page at an end of
// its sequence has no text there, and one of no sequence none at all.
func (s *Set) neighbours(l Linker, p Path) (before, after Link) {
	n := s.order[p]
	if n.before != nil {
		before = Link{Text: n.before.text, URL: l.To(n.before.path)}
	}
	if n.after != nil {
		after = Link{Text: n.after.text, URL: l.To(n.after.path)}
	}
	return before, after
}
