package page

import (
	"demarc/internal/compare"
	"demarc/internal/model"
)

// Topic is the page of one topic: every provider side by side, in its own words.
type Topic struct {
	Frame
	Heading    string
	Lede       string
	Question   string
	Layer      Link
	Related    []Link
	Components []Link
	Also       string
	Short      Standings
	Notes      []Note
	Aspects    Aspects
	Facts      []FactItem
	MoreFacts  Link   // to those that are not listed
	Pairs      []Link // of providers, where they compare on the topic
}

// Standing is one provider's answer in short.
type Standing struct {
	ID       string
	Provider Link
	Owner    Owner
	Excluded int
	Split    Split
	Text     string
	// Near is what related topics say where this one is silent.
	Near []Item
}

// Standings are those of all providers. Quiet are those of which, among many,
// the name is enough: they are silent, and no related topic stands in.
type Standings struct {
	Said, Quiet []Standing
}

// FactItem is a sentence that states a quantity.
type FactItem struct {
	Provider Link
	Text     string
	Lang     string // of Text, "" where it is the page's
	Line     Link
	Document Link
}

// nearItems is how many passages of related topics stand in for a silent one.
const nearItems = 2

func (s *Set) topicPage(k *comparison, index int) Topic {
	t := k.topics[index]
	path := TopicPath(t.ID)
	l := s.linker(path)
	view := k.Topic(t.ID)
	v := Topic{
		Heading: t.Title, Lede: t.Summary, Question: t.Question, Also: s.join(t.Also),
		Related: s.topicLinks(l, t.Related), Facts: s.facts(l, view.Facts),
		Aspects: Aspects{
			Caption: s.t("topic.caption", t.Title), RowHead: s.t("label.area"),
			Columns: s.columns(l, k), Listed: listedOf(len(k.providers)),
		},
	}
	if left := len(view.Facts) - factsAtMost; left > 0 {
		v.MoreFacts = s.moreFacts(l, left)
	}
	if view.Layer != nil {
		v.Layer = Link{Text: view.Layer.Title, URL: l.At(k.path, LayerAnchor(view.Layer.ID))}
	}
	var slugs []string
	for _, c := range view.Components {
		slugs = append(slugs, componentSlug(c.ID))
	}
	v.Components = sortedByTitle(s.componentLinks(l, unique(slugs)))
	for i := range view.Cells {
		v.Short.add(k, &view.Cells[i], s.topicStanding(l, k, t, &view.Cells[i]))
	}
	for i := range view.Areas {
		row := &view.Areas[i]
		head, id := Link{Text: s.t("topic.no-area")}, "a-"
		if row.Area != nil {
			head = Link{Text: areaName(row.Area), URL: l.To(AreaPath(row.Area.ID))}
			id = AreaAnchor(row.Area.ID)
		}
		v.Aspects.Rows = append(v.Aspects.Rows, s.aspect(l, id, head, row.Cells, view.Layer))
	}
	v.Notes = s.notes(l, k, t.ID, func(*model.EditorNote) bool { return true })
	v.Pairs = s.pairLinks(l, k, TopicAnchor(t.ID))
	v.Frame = s.frame(path, s.t("topic.about", t.Title, s.count(len(k.providers), "provider")),
		s.trail(k, crumb{s.t("nav.topics"), TopicsPath}, crumb{t.Title, path}), s.documentsOfCells(view.Cells))
	return v
}

func (v *Standings) add(k *comparison, c *compare.Cell, st Standing) {
	if len(k.providers) >= wideFrom && c.Silent() && len(c.Entries) == 0 && c.Excluded == 0 && len(st.Near) == 0 {
		v.Quiet = append(v.Quiet, st)
	} else {
		v.Said = append(v.Said, st)
	}
}

// standing says one provider's answer in short.
func (s *Set) standing(l Linker, c *compare.Cell) Standing {
	return Standing{
		ID:       ProviderAnchor(c.Provider.ID),
		Provider: s.providerLink(l, c.Provider),
		Owner:    s.cellOwner(c), Excluded: c.Excluded, Split: cellSplit(c), Text: s.madeOf(c),
	}
}

// topicStanding adds what related topics say where the provider is silent.
func (s *Set) topicStanding(l Linker, k *comparison, t *model.Topic, c *compare.Cell) Standing {
	st := s.standing(l, c)
	if !c.Silent() {
		return st
	}
	for _, id := range t.Related {
		cell := k.cellOf(id, c.Provider)
		if cell == nil || len(st.Near) >= nearItems {
			continue
		}
		for i := range cell.Entries {
			for _, item := range s.said(l, &cell.Entries[i]) {
				if len(st.Near) < nearItems {
					st.Near = append(st.Near, item)
				}
			}
		}
	}
	if len(st.Near) > 0 {
		st.Text += " " + s.t("standing.near")
	}
	return st
}

// madeOf counts what a cell is made of.
func (s *Set) madeOf(c *compare.Cell) string {
	if len(c.Entries) == 0 {
		return s.t("standing.nothing")
	}
	var parts []string
	add := func(n int, text string) {
		if n > 0 {
			parts = append(parts, text)
		}
	}
	add(c.ByProvider, s.t("duties.of", c.ByProvider, partyName(c.Provider)))
	add(c.ByCustomer, s.t("duties.yours", c.ByCustomer))
	var partners []string
	for _, p := range c.Partners {
		partners = append(partners, p.Name)
	}
	add(c.ByPartner, s.t("duties.of", c.ByPartner, s.opts.Texts.List(partners)))
	add(c.Helps, s.t("duties.helps", c.Helps))
	add(c.Excluded, s.t("balance.x", c.Excluded))
	var text string
	switch alone := ownersAlone(c); {
	case c.Silent():
		text = s.t("standing.open")
	case len(parts) == 0:
		text = s.t("standing.bare")
	default:
		add(alone, s.t("standing.alone", alone))
		text = s.t("standing.duties", s.join(parts))
	}
	return text + " " + s.t("standing.passages", len(c.Entries))
}

// ownersAlone counts the entries that name an owner and no duty; a bar counts each
// as one on its side.
func ownersAlone(c *compare.Cell) int {
	n := 0
	for i := range c.Entries {
		if e := &c.Entries[i]; len(e.Duties) == 0 && e.Owner != model.OwnerUnstated && e.Owner != model.OwnerNone {
			n++
		}
	}
	return n
}

// factsAtMost is how many facts a topic shows.
const factsAtMost = 60

func (s *Set) facts(l Linker, facts []*model.Fact) []FactItem {
	var out []FactItem
	for _, f := range facts[:min(len(facts), factsAtMost)] {
		if _, ok := s.documents[f.Document]; ok {
			out = append(out, s.fact(l, f))
		}
	}
	return out
}

// fact is a fact of a document that the catalog has.
func (s *Set) fact(l Linker, f *model.Fact) FactItem {
	d := s.documents[f.Document]
	doc := &s.cat.Documents[d]
	return FactItem{
		Provider: s.providerLink(l, s.provider(doc)),
		Text:     f.Text, Lang: s.quoted(doc), Line: s.line(l, doc.ID, f.Source.Line),
		Document: Link{Text: doc.Title, URL: s.sectionPlace(l, d, f.Section)},
	}
}

// sectionPlace returns the address of a section, or of its document's page.
func (s *Set) sectionPlace(l Linker, d int, section string) string {
	doc := &s.cat.Documents[d]
	if section != "" && hasAnchor(doc, section) {
		return l.At(DocumentPath(doc.ID), section)
	}
	return l.To(DocumentPath(doc.ID))
}

// documentsOfCells lists the documents that the cells cite, in order.
func (s *Set) documentsOfCells(cells []compare.Cell) []int {
	cited := make([]bool, len(s.cat.Documents))
	for i := range cells {
		for j := range cells[i].Entries {
			cited[s.placed[cells[i].Entries[j].Responsibility].document] = true
		}
	}
	var out []int
	for d, yes := range cited {
		if yes {
			out = append(out, d)
		}
	}
	return out
}
