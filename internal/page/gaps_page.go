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
	disagreeAtMost  = 3  // items a provider
	speakersAtMost  = 12 // providers a side
	gapsListsAtMost = 60 // rows of a section that could grow with the square
)

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
	v.Contradicting = s.contradictions(l, k)
	silences, exclusions := 0, 0
	for i := range view.Providers {
		g := &view.Providers[i]
		silences += len(g.Silent)
		exclusions += len(g.Excluded)
		v.addProvider(s, l, g, i+1)
	}
	for i := range view.Disagreements[:min(len(view.Disagreements), gapsListsAtMost)] {
		v.Disagreements = append(v.Disagreements, s.disagreement(l, k, &view.Disagreements[i]))
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
	for i := range view.Quantities {
		g := &view.Quantities[i]
		list := &v.Alone
		if g.Providers > 1 {
			list = &v.Quantities
		}
		if len(*list) < gapsListsAtMost {
			*list = append(*list, s.quantityGroup(l, k, g))
		}
	}
	for _, t := range []struct {
		n    int
		name string
	}{
		{silences, silentGaps}, {exclusions, excludedGaps}, {len(v.Contradicting), contradictGaps},
		{len(view.Disagreements), disagreeGaps}, {len(v.Nobody), nobodyGaps}, {len(v.Quantities), quantityGaps},
	} {
		v.Tally = append(v.Tally, Tally{Count: s.opts.Texts.Number(t.n), Word: s.t("gapstally."+t.name, t.n), URL: "#" + t.name})
	}
	v.Frame = s.frame(path, v.Lede, s.trail(k, crumb{s.t("nav.gaps"), GapsPath}), s.all())
	v.Title = s.t("frame.title", v.Heading, v.Brand)
	return v
}

// addProvider adds the gaps of one provider.
func (v *Gaps) addProvider(s *Set, l Linker, g *compare.ProviderGaps, column int) {
	provider := s.providerLink(l, g.Provider)
	anchor := func(section string) string { return section + "-" + g.Provider.ID }
	counted := func(n int, section string) Link {
		link := Link{Text: s.opts.Texts.Number(n)}
		if n > 0 {
			link.URL = "#" + anchor(section)
		}
		return link
	}
	contradicting := 0
	for _, c := range v.Contradicting {
		if c.Column == column {
			contradicting++
		}
	}
	v.Providers = append(v.Providers, GapsRow{
		Column: column, Provider: provider, Silent: counted(len(g.Silent), silentGaps),
		Excluded: counted(len(g.Excluded), excludedGaps), Contradicting: counted(contradicting, contradictGaps),
	})
	if len(g.Silent) > 0 {
		part := ProviderSilences{ID: anchor(silentGaps), Column: column, Provider: provider, Count: s.count(len(g.Silent), "topic")}
		for i := range g.Silent {
			part.Topics = append(part.Topics, s.silence(l, &g.Silent[i]))
		}
		v.Silences = append(v.Silences, part)
	}
	if len(g.Excluded) > 0 {
		var list dutyList
		for _, d := range g.Excluded {
			list.add(func() Item { return s.item(l, d) })
		}
		v.Exclusions = append(v.Exclusions, ProviderExclusions{
			ID: anchor(excludedGaps), Column: column, Provider: provider, Count: s.count(len(g.Excluded), "duty"),
			Duties: s.folded(&list, l.At(ProviderPath(g.Provider.ID), documentsAnchor)),
		})
	}
}

// silence is a topic with those who speak of it, each leading to its passages.
func (s *Set) silence(l Linker, gap *compare.Silence) SilenceRow {
	path := TopicPath(gap.Topic.ID)
	row := SilenceRow{Topic: Link{Text: gap.Topic.Title, URL: l.To(path)}}
	if n := len(gap.Cell.Entries); n > 0 {
		row.Note = s.t("gaps.open", n)
		row.Topic.URL = l.At(path, ProviderAnchor(gap.Cell.Provider.ID))
	}
	for i := range gap.Speaking[:min(len(gap.Speaking), speakersAtMost)] {
		c := &gap.Speaking[i]
		row.Speaking = append(row.Speaking, OwnedLink{
			s.cellOwner(c), Link{Text: s.name(c.Provider), URL: l.At(path, ProviderAnchor(c.Provider.ID))},
		})
	}
	if left := len(gap.Speaking) - len(row.Speaking); left > 0 {
		row.Rest = Link{Text: s.t("item.more", left), URL: l.To(path)}
	}
	return row
}

// contradictions lists where documents of the kind's services contradict
// themselves, provider by provider.
func (s *Set) contradictions(l Linker, k *comparison) []Contradiction {
	byColumn := make([][]Contradiction, len(k.providers))
	for _, c := range compare.Contradictions(s.cat) {
		column, ok := k.columns[c.Provider.ID]
		if !ok {
			continue
		}
		detail := s.whole(l, &compare.Entry{Responsibility: c.Detail, Owner: c.Detail.Owner})
		if c.Duty.Duty != nil {
			detail = s.item(l, c.Duty)
		}
		view := Contradiction{
			Column: column + 1, Provider: s.providerLink(l, c.Provider), Detail: []Item{detail},
			Overview: []Item{s.whole(l, &compare.Entry{Responsibility: c.Overview, Owner: c.Overview.Owner})},
		}
		if len(byColumn[column]) == 0 {
			view.ID = contradictGaps + "-" + c.Provider.ID
		}
		byColumn[column] = append(byColumn[column], view)
	}
	var out []Contradiction
	for _, list := range byColumn {
		out = append(out, list...)
	}
	return out
}

func (s *Set) disagreement(l Linker, k *comparison, d *compare.Disagreement) Disagreement {
	topic := TopicPath(d.Topic.ID)
	v := Disagreement{
		Topic: Link{Text: d.Topic.Title, URL: l.To(topic)}, Area: Link{Text: s.t("topic.no-area")},
		ByProvider: s.speakers(l, k, topic, d.ByProvider), ByCustomer: s.speakers(l, k, topic, d.ByCustomer),
	}
	if d.Area != nil {
		v.Area = Link{Text: areaName(d.Area), URL: l.To(AreaPath(d.Area.ID))}
	}
	seen := map[int]bool{}
	for _, cells := range [][]compare.Cell{d.ByProvider, d.ByCustomer} {
		for i := range cells {
			if column := k.columns[cells[i].Provider.ID] + 1; !seen[column] {
				seen[column] = true
				v.Columns = append(v.Columns, column)
			}
		}
	}
	return v
}

// speakers lists what each provider says; topic is the page with all of it.
func (s *Set) speakers(l Linker, k *comparison, topic Path, cells []compare.Cell) []Speaker {
	var out []Speaker
	for i := range cells[:min(len(cells), speakersAtMost)] {
		c := &cells[i]
		sp := Speaker{Column: k.columns[c.Provider.ID] + 1, Provider: s.providerLink(l, c.Provider)}
		left := 0
		for j := range c.Entries {
			for _, item := range s.said(l, &c.Entries[j]) {
				if len(sp.Items) < disagreeAtMost {
					sp.Items = append(sp.Items, item)
				} else {
					left++
				}
			}
		}
		if left > 0 {
			sp.Rest = Link{Text: s.t("item.more", left), URL: l.At(topic, ProviderAnchor(c.Provider.ID))}
		}
		out = append(out, sp)
	}
	return out
}
