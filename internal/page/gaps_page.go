package page

import (
	"demarc/internal/compare"
	"demarc/internal/model"
)

// Anchors of the sections of the gaps; a provider's part of one has its id behind a
// hyphen.
const (
	silentGaps      = "silent"
	excludedGaps    = "excluded"
	contradictGaps  = "contradictions"
	disagreeGaps    = "disagreements"
	nobodyGaps      = "nobody"
	quantityGaps    = "quantities"
	disagreeAtMost  = 3   // items a provider
	disagreeWide    = 1   // and where tables of providers scroll; of a crowd none
	speakersAtMost  = 24  // providers a side
	gapsListsAtMost = 120 // rows of a section that could grow with the square
	quantitiesAtEnd = 12  // values of a group listed at either end
)

// gapSections are the sections of the page, in its order.
var gapSections = []string{silentGaps, excludedGaps, contradictGaps, disagreeGaps, nobodyGaps, quantityGaps}

// gaps is the page of the gaps among the services of the kind.
func (k *comparison) gaps() Path {
	if k.path == ComparePath {
		return GapsPath
	}
	return GapsPath + segment(k.kind.ID)
}

func (s *Set) gapsPage(k *comparison) Gaps {
	path := k.gaps()
	l := s.linker(path)
	view := k.Gaps()
	v := Gaps{Heading: s.titled(k, s.t("nav.gaps")), Lede: s.t("gaps.lede")}
	if len(s.comparisons) > 1 {
		for _, other := range s.comparisons {
			v.Kinds = append(v.Kinds, Link{Text: other.kind.Title, URL: l.To(other.gaps()), Current: other == k})
		}
	}
	if n := len(k.providers); n > 1 && n <= maxFiltered {
		v.Filters = s.columns(l, k)
	}
	contradictions := contradictionsOf(s.cat, k)
	for column, list := range contradictions {
		v.Contradicting = append(v.Contradicting, s.contradictions(l, k, column, list)...)
	}
	counts := countGaps(k, &view, contradictions)
	for i := range view.Providers {
		v.addProvider(s, l, k, &view.Providers[i])
		v.Providers = append(v.Providers, s.gapsRow(l, view.Providers[i].Provider, counts, i+1))
	}
	for i := range view.Disagreements[:min(len(view.Disagreements), gapsListsAtMost)] {
		v.Disagreements = append(v.Disagreements, s.disagreement(l, k, &view.Disagreements[i]))
	}
	if left := len(view.Disagreements) - len(v.Disagreements); left > 0 {
		v.MoreDisagreements = Link{Text: s.t("item.more", left), URL: l.To(k.path) + "?show=diff"}
	}
	for i := range view.Nobody {
		row := &view.Nobody[i]
		var owners []model.Owner
		for c := range row.Cells {
			owners = append(owners, row.Cells[c].Owner)
		}
		v.Nobody = append(v.Nobody, NobodyRow{
			Topic: Link{Text: row.Topic.Title, URL: l.To(TopicPath(row.Topic.ID))}, Summary: row.Topic.Summary,
			Owners: s.countOwners(owners, l.At(k.path, TopicAnchor(row.Topic.ID))),
		})
	}
	v.addQuantities(s, l, k, view.Quantities)
	for _, section := range gapSections {
		if section != nobodyGaps {
			v.Heads = append(v.Heads, s.t("gapshead."+section))
		}
		v.Tally = append(v.Tally, s.gapTally(section, counts[section][0], "#"+section))
	}
	v.Frame = s.frame(path, v.Lede, s.trail(k, crumb{s.t("nav.gaps"), GapsPath}), s.all())
	v.Title = s.t("frame.title", v.Heading, v.Brand)
	return v
}

// addProvider adds the silences and exclusions of one provider.
func (v *Gaps) addProvider(s *Set, l Linker, k *comparison, g *compare.ProviderGaps) {
	provider, column := s.providerLink(l, g.Provider), len(v.Providers)+1
	if len(g.Silent) > 0 {
		part := ProviderSilences{ID: gapsAnchor(silentGaps, g.Provider), Column: column, Provider: provider, Count: s.count(len(g.Silent), "topic")}
		for i := range g.Silent {
			part.Topics = append(part.Topics, s.silence(l, k, &g.Silent[i]))
		}
		v.Silences = append(v.Silences, part)
	}
	if len(g.Excluded) > 0 {
		list := dutyList{crowded: len(k.providers) >= crowdFrom}
		for _, d := range g.Excluded {
			list.add(func() Item { return s.item(l, d) })
		}
		v.Exclusions = append(v.Exclusions, ProviderExclusions{
			ID: gapsAnchor(excludedGaps, g.Provider), Column: column, Provider: provider, Count: s.count(len(g.Excluded), "duty"),
			Duties: s.folded(&list, l.At(ProviderPath(g.Provider.ID), documentsAnchor)),
		})
	}
}

// silence is a topic with those who speak of it, each leading to its passages.
func (s *Set) silence(l Linker, k *comparison, gap *compare.Silence) SilenceRow {
	path := TopicPath(gap.Topic.ID)
	row := SilenceRow{Topic: Link{Text: gap.Topic.Title, URL: l.To(path)}}
	if n := len(gap.Cell.Entries); n > 0 {
		row.Note = s.t("gaps.open", n)
		row.Topic.URL = l.At(path, ProviderAnchor(gap.Cell.Provider.ID))
	}
	if len(k.providers) >= crowdFrom {
		var owners []model.Owner
		for i := range gap.Speaking {
			owners = append(owners, gap.Speaking[i].Owner)
		}
		row.Owners = s.countOwners(owners, l.To(path))
		return row
	}
	for i := range gap.Speaking {
		c := &gap.Speaking[i]
		row.Speaking = append(row.Speaking, OwnedLink{
			s.cellOwner(c), Link{Text: s.name(c.Provider), URL: l.At(path, ProviderAnchor(c.Provider.ID))},
		})
	}
	return row
}

func (s *Set) disagreement(l Linker, k *comparison, d *compare.Disagreement) Disagreement {
	topic := TopicPath(d.Topic.ID)
	v := Disagreement{
		Topic: Link{Text: d.Topic.Title, URL: l.To(topic)}, Area: Link{Text: s.t("topic.no-area")}, Columns: disagreeing(k, d),
		ByProvider: s.speakers(l, k, topic, d.ByProvider), ByCustomer: s.speakers(l, k, topic, d.ByCustomer),
	}
	if d.Area != nil {
		v.Area = Link{Text: areaName(d.Area), URL: l.To(AreaPath(d.Area.ID))}
	}
	return v
}

// speakers lists what each provider says; topic is the page with all of it, which
// alone has the words of a crowd.
func (s *Set) speakers(l Linker, k *comparison, topic Path, cells []compare.Cell) Speakers {
	v := Speakers{NamesOnly: len(k.providers) >= crowdFrom}
	most := disagreeAtMost
	if len(k.providers) >= wideFrom {
		most = disagreeWide
	}
	for i := range cells[:min(len(cells), speakersAtMost)] {
		c := &cells[i]
		sp := Speaker{Column: k.columns[c.Provider.ID] + 1, Provider: s.providerLink(l, c.Provider)}
		at := l.At(topic, ProviderAnchor(c.Provider.ID))
		if v.NamesOnly {
			sp.Provider.URL = at
		} else {
			sp.Items, sp.Rest = s.sayings(l, c, most, at)
		}
		v.Of = append(v.Of, sp)
	}
	if left := len(cells) - len(v.Of); left > 0 {
		v.Rest = Link{Text: s.t("item.more", left), URL: l.To(topic)}
	}
	return v
}

// sayings is the first of what a provider says, and a link to the rest.
func (s *Set) sayings(l Linker, c *compare.Cell, most int, at string) ([]Item, Link) {
	var items []Item
	said := 0
	for i := range c.Entries {
		said += max(len(c.Entries[i].Duties), 1)
		if len(items) < most { // a provider of many documents says thousands of things
			items = append(items, s.said(l, &c.Entries[i])...)
		}
	}
	if left := said - most; left > 0 {
		return items[:most], Link{Text: s.t("item.more", left), URL: at}
	}
	return items, Link{}
}
