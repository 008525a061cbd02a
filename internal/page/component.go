package page

import (
	"slices"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Component is the page of a named part of a service, of one provider or of
// several that have one by that name.
type Component struct {
	Frame
	Heading  string
	Lede     string
	Topics   []Link
	Parts    []Part
	Mentions []MentionGroup
}

// Part is one description of a component.
type Part struct {
	Provider Link
	Name     string
	Text     string
	Lang     string // of Text, "" where it is the page's
	Document Link
	Line     Link
}

// MentionGroup is what names a component in one provider's documents.
type MentionGroup struct {
	ID       string
	Provider Link
	Count    string
	List     Duties
}

func (s *Set) componentPage(index int) Component {
	view := &s.components[index]
	path := ComponentPath(view.Slug)
	l := s.linker(path)
	v := Component{Heading: view.Name}
	var topics []string
	var documents []int
	var providers []string
	for _, c := range view.Parts {
		d := s.documents[c.Document]
		doc := &s.cat.Documents[d]
		p := s.provider(doc)
		documents = append(documents, d)
		providers = append(providers, s.name(p))
		topics = append(topics, c.Topics...)
		v.Parts = append(v.Parts, Part{
			Provider: s.providerLink(l, p), Name: c.Name, Text: c.Description, Lang: s.quoted(doc),
			Document: Link{Text: doc.Title, URL: s.sectionPlace(l, d, c.Section)},
			Line:     s.line(l, doc.ID, c.Source.Line),
		})
	}
	for i := range view.Mentions {
		documents = append(documents, s.placed[view.Mentions[i].Responsibility].document)
	}
	slices.Sort(documents)
	v.Topics = s.topicLinks(l, unique(topics))
	v.Mentions = s.mentionGroups(l, view)
	v.Lede = s.t("component.of", s.opts.Texts.List(unique(providers))) + " " + s.t("component.named", len(view.Mentions))
	v.Frame = s.frame(path, s.t("component.about", view.Name),
		[]crumb{{s.t("nav.components"), ComponentsPath}, {view.Name, path}}, slices.Compact(documents))
	return v
}

// mentionGroups lists what names a component, by provider.
func (s *Set) mentionGroups(l Linker, view *compare.ComponentView) []MentionGroup {
	var out []MentionGroup
	speaking := map[*model.Provider]bool{}
	for i := range view.Mentions {
		speaking[view.Mentions[i].Provider] = true
	}
	crowded := len(speaking) >= crowdFrom
	list, count := &dutyList{crowded: crowded}, 0
	flush := func(p *model.Provider) {
		out = append(out, MentionGroup{
			ID: ProviderAnchor(p.ID), Provider: s.providerLink(l, p),
			Count: s.count(count, "responsibility"),
			List:  s.folded(list, l.To(ProviderPath(p.ID))),
		})
		list, count = &dutyList{crowded: crowded}, 0
	}
	for i := range view.Mentions {
		m := &view.Mentions[i]
		if i > 0 && view.Mentions[i-1].Provider != m.Provider {
			flush(view.Mentions[i-1].Provider)
		}
		count++
		r := m.Responsibility
		duties := m.Duties
		if m.Label {
			// A duty that is the label's own words says no more.
			duties = slices.DeleteFunc(slices.Clone(duties), func(d compare.Duty) bool { return d.Text == r.Label })
		}
		if m.Label || len(m.Duties) == 0 {
			list.add(func() Item {
				return s.lettered(l, r, Item{Mark: Mark(s.ownerOf(r)), Text: r.Label, Lang: s.langOf(r), Ref: s.reference(l, r)})
			})
		}
		for _, d := range duties {
			list.add(func() Item { return s.item(l, d) })
		}
	}
	if n := len(view.Mentions); n > 0 {
		flush(view.Mentions[n-1].Provider)
	}
	return out
}

func componentSlug(id string) string {
	for i := range len(id) {
		if id[i] == '/' {
			return id[i+1:]
		}
	}
	return id
}
