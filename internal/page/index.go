package page

import (
	"strings"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Providers lists every provider.
type Providers struct {
	Frame
	Heading string
	Lede    string
	Rows    []ProviderRow
}

// ProviderRow is a provider with its balance.
type ProviderRow struct {
	Provider  Link
	Service   string
	Documents int
	Dated     string
	Balance   []OwnerCount
}

// OwnerCount is a number of responsibilities of one owner.
type OwnerCount struct {
	Owner Owner
	Count int
	URL   string
}

func (s *Set) providersPage() Providers {
	l := s.linker(ProvidersPath)
	v := Providers{
		Heading: s.t("nav.providers"),
		Lede:    s.t("providers.lede", s.count(len(s.cat.Providers), "service"), s.count(len(s.cat.Documents), "document")),
	}
	for i := range s.cat.Providers {
		v.Rows = append(v.Rows, s.providerRow(l, i))
	}
	v.Frame = s.frame(ProvidersPath, s.t("providers.about"), []crumb{{v.Heading, ProvidersPath}}, s.all())
	return v
}

func (s *Set) providerRow(l Linker, index int) ProviderRow {
	p := &s.cat.Providers[index]
	path := ProviderPath(p.ID)
	row := ProviderRow{
		Provider: s.providerLink(l, p), Service: p.Service,
		Documents: len(s.ofProvider[index]), Dated: s.dated(p),
	}
	counts := map[model.Owner]int{}
	for _, d := range s.ofProvider[index] {
		for _, i := range s.of[d] {
			counts[s.cat.Responsibilities[i].Owner]++
		}
	}
	for _, o := range ownerOrder {
		if counts[o] > 0 {
			row.Balance = append(row.Balance, OwnerCount{s.owner(o, ""), counts[o], l.At(path, ownerAnchor(o))})
		}
	}
	return row
}

// Topics lists every topic by layer.
type Topics struct {
	Frame
	Heading string
	Lede    string
	Groups  []TopicGroup
}

// TopicGroup is the topics of one layer.
type TopicGroup struct {
	ID, Title, Summary string
	Rows               []TopicRow
}

// TopicRow is a topic with the marks of its owners.
type TopicRow struct {
	Topic    Link
	Question string // "" for none
	Summary  string
	Owners   []OwnerCount // how many providers give it to whom
}

func (s *Set) topicsPage() Topics {
	l := s.linker(TopicsPath)
	v := Topics{
		Heading: s.t("nav.topics"), Lede: s.t("topics.lede", len(s.cat.Topics)),
	}
	for _, k := range s.comparisons {
		v.Groups = append(v.Groups, s.topicGroups(l, k)...)
	}
	v.Frame = s.frame(TopicsPath, s.t("topics.about"), []crumb{{v.Heading, TopicsPath}}, s.all())
	return v
}

// Areas lists every area.
type Areas struct {
	Frame
	Heading string
	Lede    string
	Rows    []TopicRow
}

func (s *Set) areasPage() Areas {
	l := s.linker(AreasPath)
	v := Areas{Heading: s.t("nav.areas"), Lede: s.t("areas.lede")}
	for _, k := range s.comparisons {
		for i, a := range k.areas {
			v.Rows = append(v.Rows, s.areaSummary(l, k, a, k.areaCells[i]))
		}
	}
	v.Frame = s.frame(AreasPath, s.t("areas.about"), []crumb{{v.Heading, AreasPath}}, s.all())
	return v
}

// areaSummary is an area with the marks of its owners.
func (s *Set) areaSummary(l Linker, k *comparison, a *model.Area, cells []compare.Cell) TopicRow {
	var owners []model.Owner
	passages := 0
	for c := range cells {
		owners = append(owners, cells[c].Owner)
		passages += len(cells[c].Entries)
	}
	return TopicRow{
		Topic:   Link{Text: s.titled(k, a.Title), URL: l.To(AreaPath(a.ID))},
		Summary: s.t("areas.summary", passages),
		Owners:  s.countOwners(owners, l.At(k.path, AreaAnchor(a.ID))),
	}
}

// Components lists every component.
type Components struct {
	Frame
	Heading string
	Lede    string
	Rows    []ComponentRow
}

// ComponentRow is a component with who describes it.
type ComponentRow struct {
	Component Link
	Providers string
	Mentions  int
	URL       string // of the mentions
	Text      string
	Lang      string // of Text, "" where it is the page's
}

// componentTextAtMost is where the first description of a component is cut in the
// list: at the end of a sentence before it.
const componentTextAtMost = 160

func (s *Set) componentsPage() Components {
	l := s.linker(ComponentsPath)
	v := Components{Heading: s.t("nav.components"), Lede: s.t("components.lede", len(s.components))}
	for i := range s.components {
		c := &s.components[i]
		var providers []string
		for _, part := range c.Parts {
			providers = append(providers, s.name(s.provider(&s.cat.Documents[s.documents[part.Document]])))
		}
		v.Rows = append(v.Rows, ComponentRow{
			Component: Link{Text: c.Name, URL: l.To(ComponentPath(c.Slug))},
			Providers: s.opts.Texts.List(unique(providers)), Mentions: len(c.Mentions),
			URL:  l.At(ComponentPath(c.Slug), mentionsAnchor),
			Text: firstSentence(c.Parts[0].Description),
			Lang: s.quoted(&s.cat.Documents[s.documents[c.Parts[0].Document]]),
		})
	}
	v.Frame = s.frame(ComponentsPath, s.t("components.about"), []crumb{{v.Heading, ComponentsPath}}, s.all())
	return v
}

// mentionsAnchor is the list of what names a component, on its page.
const mentionsAnchor = "mentions"

// firstSentence returns a text up to the end of its first sentence, the whole
// text where that is short.
func firstSentence(text string) string {
	if len(text) <= componentTextAtMost {
		return text
	}
	if i := strings.Index(text, ". "); i >= 0 {
		return text[:i+1]
	}
	return text
}

// topicGroups lists topics by layer from the top, with the number of
// providers by owner.
func (s *Set) topicGroups(l Linker, k *comparison) []TopicGroup {
	var out []TopicGroup
	for _, g := range fromTheTop(k.matrix, layerOf) {
		tg := TopicGroup{ID: LayerAnchor(g.Layer.ID), Title: s.titled(k, g.Layer.Title), Summary: lowerFirst(g.Layer.Summary)}
		for i := range g.Rows {
			r := &g.Rows[i]
			var owners []model.Owner
			for c := range r.Cells {
				owners = append(owners, r.Cells[c].Owner)
			}
			tg.Rows = append(tg.Rows, TopicRow{
				Topic:    Link{Text: r.Topic.Title, URL: l.To(TopicPath(r.Topic.ID))},
				Question: r.Topic.Question, Summary: r.Topic.Summary, Owners: s.countOwners(owners, l.At(k.path, TopicAnchor(r.Topic.ID))),
			})
		}
		out = append(out, tg)
	}
	return out
}

// countOwners counts providers by owner.
func (s *Set) countOwners(owners []model.Owner, url string) []OwnerCount {
	var out []OwnerCount
	for _, o := range ownerOrder {
		n := 0
		for _, other := range owners {
			if o == other {
				n++
			}
		}
		if n > 0 {
			out = append(out, OwnerCount{s.owner(o, ""), n, url})
		}
	}
	return out
}
