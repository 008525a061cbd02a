package page

import (
	"strings"

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
	Short      []Standing
	Aspects    Aspects
	Facts      []FactItem
	Before     Link // the neighbouring topics
	After      Link
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

// Aspects are rows of passages, a column a provider. With many providers each
// row lists those that speak.
type Aspects struct {
	Caption string
	RowHead string
	Columns []Column
	Rows    []Aspect
	// Listed puts providers below each other instead of in columns.
	Listed bool
}

// Aspect is one area of a topic, or one topic of an area.
type Aspect struct {
	ID    string
	Head  Link
	Cells []AspectCell
	// Silent names the providers that say nothing, where they have no column.
	Silent string
}

// AspectCell is what one provider says there.
type AspectCell struct {
	Provider Link
	Owner    Owner
	Excluded int
	Passages
	// Rest leads to what is not shown here.
	Rest Link
}

// FactItem is a sentence that states a quantity.
type FactItem struct {
	Provider Link
	Text     string
	Line     Link
	Document Link
}

// The limits of a page that sets providers side by side.
const (
	// listedFrom is the number of providers from which rows list them.
	listedFrom = 6
	// briefFrom is the number from which cells list few items.
	briefFrom = 13
	nearItems = 2
)

func (s *Set) topicPage(k *comparison, index int) Topic {
	t := k.topics[index]
	path := TopicPath(t.ID)
	l := s.linker(path)
	view := k.Topic(t.ID)
	v := Topic{
		Heading: t.Title, Lede: t.Summary, Question: t.Question, Also: strings.Join(t.Also, ", "),
		Related: s.topicLinks(l, t.Related), Facts: s.facts(l, view.Facts),
		Aspects: Aspects{
			Caption: t.Title + ", area by area and provider by provider", RowHead: "Area",
			Columns: s.columns(l, k), Listed: len(k.providers) >= listedFrom,
		},
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
		v.Short = append(v.Short, s.standing(l, k, t, &view.Cells[i]))
	}
	for i := range view.Areas {
		row := &view.Areas[i]
		head, id := Link{Text: "No area named"}, "a-"
		if row.Area != nil {
			head = Link{Text: areaName(row.Area), URL: l.To(AreaPath(row.Area.ID))}
			id = AreaAnchor(row.Area.ID)
		}
		v.Aspects.Rows = append(v.Aspects.Rows, s.aspect(l, id, head, row.Cells, view.Layer))
	}
	v.Before, v.After = neighbours(l, k, index)
	v.Frame = s.frame(path, t.Title+": who carries it at "+plural(len(k.providers), "provider")+", with evidence.",
		s.trail(k, crumb{"Topics", TopicsPath}, crumb{t.Title, path}), s.documentsOfCells(view.Cells))
	return v
}

// standing says one provider's answer in short.
func (s *Set) standing(l Linker, k *comparison, t *model.Topic, c *compare.Cell) Standing {
	st := Standing{
		ID:       ProviderAnchor(c.Provider.ID),
		Provider: s.providerLink(l, c.Provider),
		Owner:    s.cellOwner(c), Excluded: c.Excluded, Split: cellSplit(c), Text: dutyWords(c),
	}
	if !c.Silent() {
		return st
	}
	for _, id := range t.Related {
		cell := k.cellOf(id, c.Provider)
		if cell == nil || len(st.Near) >= nearItems {
			continue
		}
		p := s.passages(l, cell.Entries, limits{items: nearItems, bare: nearItems})
		near := append(p.Items, p.Bare...)
		st.Near = append(st.Near, near[:min(len(near), nearItems-len(st.Near))]...)
	}
	if len(st.Near) > 0 {
		st.Text += " From related topics:"
	}
	return st
}

// dutyWords counts what a cell is made of.
func dutyWords(c *compare.Cell) string {
	if len(c.Entries) == 0 {
		return "No passage names it."
	}
	var parts []string
	add := func(n int, words string) {
		switch {
		case n > 0 && len(parts) == 0:
			parts = append(parts, plural(n, "duty")+words)
		case n > 0:
			parts = append(parts, thousands(n)+words)
		}
	}
	add(c.ByProvider, " of "+partyName(c.Provider))
	add(c.ByCustomer, " of yours")
	var partners []string
	for _, p := range c.Partners {
		partners = append(partners, p.Name)
	}
	add(c.ByPartner, " of "+listed(partners))
	if c.Helps > 0 {
		parts = append(parts, thousands(c.Helps)+" of help")
	}
	if c.Excluded > 0 {
		parts = append(parts, thousands(c.Excluded)+" excluded")
	}
	if n := ownersAlone(c); n > 0 && len(parts) > 0 {
		parts = append(parts, plural(n, "owner")+" without a duty")
	}
	text := "An owner and no duty. "
	if len(parts) > 0 {
		text = strings.Join(parts, ", ") + ". "
	}
	if c.Silent() {
		text = "Named, and left open. "
	}
	return text + plural(len(c.Entries), "passage") + "."
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

// aspect is one row of passages; layer is where a provider's page has the rest.
func (s *Set) aspect(l Linker, id string, head Link, cells []compare.Cell, layer *model.Layer) Aspect {
	a := Aspect{ID: id, Head: head}
	lim := fullCell
	if len(cells) >= briefFrom {
		lim = briefCell
	}
	var silent []string
	for i := range cells {
		c := &cells[i]
		if len(c.Entries) == 0 && len(cells) >= listedFrom {
			silent = append(silent, s.name(c.Provider))
			continue
		}
		ac := AspectCell{
			Provider: s.providerLink(l, c.Provider),
			Owner:    s.cellOwner(c), Excluded: c.Excluded, Passages: s.passages(l, c.Entries, lim),
		}
		if ac.Left > 0 {
			ac.Rest = Link{Text: thousands(ac.Left) + " more", URL: ac.Provider.URL}
			if layer != nil {
				ac.Rest.URL = l.At(ProviderPath(c.Provider.ID), LayerAnchor(layer.ID))
			}
		}
		a.Cells = append(a.Cells, ac)
	}
	a.Silent = strings.Join(silent, ", ")
	return a
}

// factsAtMost is how many facts a topic shows.
const factsAtMost = 60

func (s *Set) facts(l Linker, facts []*model.Fact) []FactItem {
	var out []FactItem
	for _, f := range facts[:min(len(facts), factsAtMost)] {
		d, ok := s.documents[f.Document]
		if !ok {
			continue
		}
		doc := &s.cat.Documents[d]
		p := s.provider(doc)
		out = append(out, FactItem{
			Provider: s.providerLink(l, p),
			Text:     f.Text, Line: s.line(l, doc.ID, f.Source.Line),
			Document: Link{Text: doc.Title, URL: s.sectionPlace(l, d, f.Section)},
		})
	}
	return out
}

// sectionPlace returns the address of a section, or of its document's page.
func (s *Set) sectionPlace(l Linker, d int, section string) string {
	doc := &s.cat.Documents[d]
	if section != "" && hasAnchor(doc, section) {
		return l.At(DocumentPath(doc.ID), section)
	}
	return l.To(DocumentPath(doc.ID))
}

// neighbours links the topics before and after, in the taxonomy's order.
func neighbours(l Linker, k *comparison, index int) (before, after Link) {
	link := func(i int) Link {
		if i < 0 || i >= len(k.topics) {
			return Link{}
		}
		return Link{Text: k.topics[i].Title, URL: l.To(TopicPath(k.topics[i].ID))}
	}
	return link(index - 1), link(index + 1)
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
