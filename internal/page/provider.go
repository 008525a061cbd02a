package page

import (
	"slices"
	"strings"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Provider is the page of one provider: its line, every layer with the duties of
// both sides, its balance by area, what it excludes and where it is silent.
type Provider struct {
	Frame
	Heading   string
	Lede      string
	Name      string // how its documents call it
	Facts     ProviderFacts
	Line      Line
	Layers    []LayerSection
	Across    []BalanceRow
	Areas     []BalanceRow
	Excluded  Duties
	Silent    []Link
	Owners    []OwnerSection
	Documents []DocumentRow
	Compare   string
	Checklist string
	// Against leads to the comparison with each other provider.
	Against []Link
}

// ProviderFacts stand in the head of a provider's page.
type ProviderFacts struct {
	Documents []Link
	More      Link
	Dated     string
	Forms     string
	Duties    string
	Homepage  Link
}

// LayerSection is one layer with what each side does there.
type LayerSection struct {
	ID, Title string
	Silent    bool
	Split     Split
	Provider  Duties
	Customer  Duties
	Partner   Duties
	Excluded  Duties
	Bare      Duties
}

// BalanceRow is a topic or an area with its owner and split.
type BalanceRow struct {
	Head Link
	Cell Cell
}

// OwnerSection lists the responsibilities of one owner.
type OwnerSection struct {
	ID    string
	Owner Owner
	Count string
	List  Duties
}

func (s *Set) providerPage(index int) Provider {
	p := &s.cat.Providers[index]
	path := ProviderPath(p.ID)
	l := s.linker(path)
	k := s.comparisonOf(p.Kind)
	view := k.Provider(p.ID)
	v := Provider{
		Heading: serviceName(p), Name: partyName(p), Lede: s.providerLede(&view, len(k.topics)),
		Facts: s.providerFacts(l, &view), Compare: l.To(k.path), Checklist: l.To(ChecklistPath(p.ID)), Against: s.against(l, k, p),
		Line: s.demarcation(view.Line, true, func(layer *model.Layer) string { return "#" + LayerAnchor(layer.ID) }),
	}
	const list = "#" + documentsAnchor
	for _, layer := range fromTheTop(view.Layers, func(x *compare.LayerView) *model.Layer { return x.Layer }) {
		if layer.Layer.Line {
			v.Layers = append(v.Layers, s.layerSection(l, &layer, list))
			continue
		}
		v.Layers = append(v.Layers, s.layerSection(l, &layer, list))
		for i := range layer.Topics {
			v.Across = append(v.Across, s.topicBalance(l, p, &layer.Topics[i]))
		}
	}
	v.Areas = s.areaBalances(l, k, p)
	v.Excluded = s.excluded(l, &view, list)
	v.Silent = s.silentTopics(l, view.Silent)
	v.Owners = s.ownerSections(l, index, list)
	documents := s.documentsOfProvider(p.ID)
	for _, d := range documents {
		v.Documents = append(v.Documents, s.documentRow(l, d))
	}
	v.Frame = s.frame(path, s.t("service.about", serviceName(p)),
		[]crumb{{s.t("nav.providers"), ProvidersPath}, {s.name(p), path}}, documents)
	v.Title = s.t("frame.title", serviceName(p), v.Brand)
	return v
}

// documentsAnchor is the list of documents on a page.
const documentsAnchor = "documents"

// orNone is a number of responsibilities in a sentence.
func (s *Set) orNone(n int) string {
	if n == 0 {
		return s.t("service.none")
	}
	return s.opts.Texts.Number(n)
}

// providerLede composes the balance of a provider in a few sentences.
func (s *Set) providerLede(v *compare.ProviderView, topics int) string {
	b, name := &v.Balance, partyName(v.Provider)
	if b.Responsibilities == 0 {
		return s.t("service.nothing", s.count(len(v.Documents), "document"))
	}
	text := s.t("service.balance", s.count(b.Responsibilities, "responsibility"), name, s.orNone(b.Provider), s.orNone(b.Customer))
	var others []string
	for _, o := range []struct {
		n    int
		text string
	}{{b.Shared, "balance.s"}, {b.Partner, "balance.t"}, {b.None, "balance.z"}, {b.Unstated, "balance.u"}} {
		if o.n > 0 {
			others = append(others, s.t(o.text, o.n))
		}
	}
	if len(others) > 0 {
		text += " " + s.t("service.others", s.opts.Texts.List(others))
	}
	if b.Duties.Excluded > 0 {
		text += " " + s.t("service.excludes", b.Duties.Excluded, name)
	}
	if n := len(v.Silent); n > 0 {
		text += " " + s.t("service.silences", n, s.count(topics, "topic"))
	}
	return text
}

func (s *Set) providerFacts(l Linker, v *compare.ProviderView) ProviderFacts {
	const most = 4
	d := &v.Balance.Duties
	f := ProviderFacts{Dated: s.dated(v.Provider)}
	for i, doc := range v.Documents {
		if i == most {
			f.More = Link{Text: s.t("foot.more", s.count(len(v.Documents)-most, "document")), URL: "#" + documentsAnchor}
			break
		}
		f.Documents = append(f.Documents, Link{Text: doc.Title, URL: l.To(DocumentPath(doc.ID))})
	}
	var forms []string
	for _, form := range v.Forms {
		forms = append(forms, s.form(form))
	}
	f.Forms = s.join(forms)
	duties := []string{s.t("duties.of", d.ByProvider, partyName(v.Provider)), s.t("duties.yours", d.ByCustomer)}
	if d.ByPartner > 0 {
		duties = append(duties, s.t("duties.partners", d.ByPartner))
	}
	if d.Helps > 0 {
		duties = append(duties, s.t("duties.helps", d.Helps))
	}
	if d.Excluded > 0 {
		duties = append(duties, s.t("balance.x", d.Excluded))
	}
	f.Duties = s.join(duties)
	if address := webAddress(v.Provider.Homepage); address != "" {
		f.Homepage = Link{Text: v.Provider.Name, URL: address, External: true}
	}
	return f
}

// layerSection lists what each side does on a layer.
func (s *Set) layerSection(l Linker, layer *compare.LayerView, documents string) LayerSection {
	v := LayerSection{
		ID: LayerAnchor(layer.Layer.ID), Title: layer.Layer.Title,
		Silent: layer.Silent() && len(layer.Entries) == 0, Split: cellSplit(&layer.Cell),
	}
	var provider, customer, partner, excluded, bare dutyList
	for i := range layer.Entries {
		e := &layer.Entries[i]
		if len(e.Duties) == 0 {
			bare.add(func() Item { return s.whole(l, e) })
		}
		for _, d := range e.Duties {
			list := &partner
			switch {
			case d.Kind == model.KindExcluded:
				list = &excluded
			case d.Party.Role == model.RoleProvider:
				list = &provider
			case d.Party.Role == model.RoleCustomer:
				list = &customer
			}
			list.add(func() Item { return s.item(l, d) })
		}
	}
	v.Provider, v.Customer, v.Partner = s.folded(&provider, documents), s.folded(&customer, documents), s.folded(&partner, documents)
	v.Excluded, v.Bare = s.folded(&excluded, documents), s.folded(&bare, documents)
	return v
}

func (s *Set) topicBalance(l Linker, p *model.Provider, t *compare.TopicCell) BalanceRow {
	url := l.At(TopicPath(t.Topic.ID), ProviderAnchor(p.ID))
	return BalanceRow{Head: Link{Text: t.Topic.Title, URL: url}, Cell: s.cell(&t.Cell, 0, url)}
}

func (s *Set) areaBalances(l Linker, k *comparison, p *model.Provider) []BalanceRow {
	var out []BalanceRow
	for i, a := range k.areas {
		url := l.At(AreaPath(a.ID), ProviderAnchor(p.ID))
		out = append(out, BalanceRow{Head: Link{Text: areaName(a), URL: url}, Cell: s.cell(&k.areaCells[i][k.columns[p.ID]], 0, url)})
	}
	return out
}

// areaName is the short title of an area.
func areaName(a *model.Area) string {
	if a.Short != "" {
		return a.Short
	}
	return a.Title
}

// excluded lists what the provider says it will not do, each duty once.
func (s *Set) excluded(l Linker, v *compare.ProviderView, documents string) Duties {
	type key struct {
		r *model.Responsibility
		n int
	}
	seen := map[key]bool{}
	var list dutyList
	add := func(duties []compare.Duty) {
		for _, d := range duties {
			if k := (key{d.Of, d.Number}); d.Kind == model.KindExcluded && !seen[k] {
				seen[k] = true
				list.add(func() Item { return s.item(l, d) })
			}
		}
	}
	for i := range v.Layers {
		add(v.Layers[i].Duties())
	}
	return s.folded(&list, documents)
}

func (s *Set) silentTopics(l Linker, topics []*model.Topic) []Link {
	var links []Link
	for _, t := range topics {
		links = append(links, Link{Text: t.Title, URL: l.To(TopicPath(t.ID))})
	}
	return links
}

// ownerOrder lists owners as a balance does.
var ownerOrder = []model.Owner{
	model.OwnerProvider, model.OwnerShared, model.OwnerCustomer, model.OwnerPartner, model.OwnerNone, model.OwnerUnstated,
}

// ownerSections lists every responsibility of a provider under its owner.
func (s *Set) ownerSections(l Linker, provider int, documents string) []OwnerSection {
	lists, counts := map[model.Owner]*dutyList{}, map[model.Owner]int{}
	for _, d := range s.ofProvider[provider] {
		for _, i := range s.of[d] {
			r := &s.cat.Responsibilities[i]
			if lists[r.Owner] == nil {
				lists[r.Owner] = &dutyList{}
			}
			counts[r.Owner]++
			lists[r.Owner].add(func() Item {
				return Item{Mark: Mark(s.ownerOf(r)), Text: label(r), Lang: s.langOf(r), Ref: s.reference(l, r)}
			})
		}
	}
	var out []OwnerSection
	for _, o := range ownerOrder {
		if counts[o] > 0 {
			out = append(out, OwnerSection{
				ID: ownerAnchor(o), Owner: s.owner(o, ""), Count: s.count(counts[o], "responsibility"), List: s.folded(lists[o], documents),
			})
		}
	}
	return out
}

// ownerAnchor is the anchor of the responsibilities of an owner.
func ownerAnchor(o model.Owner) string { return "own-" + string(o) }

// sortedByTitle sorts links by their text.
func sortedByTitle(links []Link) []Link {
	slices.SortStableFunc(links, func(a, b Link) int {
		return strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text))
	})
	return links
}
