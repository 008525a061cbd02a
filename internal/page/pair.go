package page

import (
	"slices"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Pair is the page of two providers side by side.
type Pair struct {
	Frame
	Versus
	// Others leads to other pairs of either provider.
	Others []Link
}

// Versus is a choice of providers compared in their words: two on the page of a
// pair. The same with [Slot] values in place of names and numbers is what a
// browser fills for any other choice, so that there is one form of both.
type Versus struct {
	Heading string
	Lede    string
	// LedeMany takes the place of Lede for three and more; only a form has it.
	LedeMany string
	Sides    []Side
	Overlay  Overlay
	// Parts are the rows by how they compare, what matters most first.
	Parts []PairPart
	// Form says that this is a form to be filled: it has every part, without rows.
	Form bool
}

// Side is one of the providers: what it runs and how old its documents are.
type Side struct {
	Provider  Link
	Service   string
	Documents []Dated
}

// PairPart is the rows that compare in one way.
type PairPart struct {
	ID      string // an anchor
	Title   string
	Note    string // "" for none
	Tally   string // what the number on top counts
	Caption string
	Heads   []string // the providers
	Rows    []PairRow
	Count   string
}

// PairRow is one topic with a cell for each provider.
type PairRow struct {
	ID    string
	Topic Link
	Notes []Note
	Cells []PairCell
}

// PairCell is what one provider says of a topic. A shared owner never stands
// without its split.
type PairCell struct {
	Provider string
	Owner    Owner
	Excluded int
	Split    Split
	// Items are the reader's duties first, then the provider's. Rest leads to those
	// that are not listed.
	Items []Item
	Rest  Link
	// Facts are sentences with a quantity; MoreFacts leads to those not listed.
	Facts     []FactItem
	MoreFacts Link
}

// The parts of a pair, in their order, by their anchors. With three and more
// providers partOnly takes the place of partOnlyA and partOnlyB.
const (
	partDiffer = "differ"
	partOnlyA  = "only-a"
	partOnlyB  = "only-b"
	partOnly   = "only"
	partSplit  = "split"
	partAgree  = "agree"
	partSilent = "silent"
)

// Slot is where a browser puts the name or number that the key names.
func Slot(key string) string { return "{" + key + "}" }

func (s *Set) pairPage(k *comparison, p pair) Pair {
	path := k.pairPath(p)
	l := s.linker(path)
	view := k.Pair(p.a.ID, p.b.ID)
	v := Pair{Versus: s.versus(l, k, &view)}
	for _, other := range k.pairs {
		if other != p && (other.has(p.a) || other.has(p.b)) {
			v.Others = append(v.Others, s.pairLink(l, k, other))
		}
	}
	documents := slices.Concat(s.documentsOfProvider(p.a.ID), s.documentsOfProvider(p.b.ID))
	trail := []crumb{{s.t("nav.compare"), ComparePath}}
	if k.path != ComparePath {
		trail = append(trail, crumb{k.kind.Title, k.path})
	}
	v.Frame = s.frame(path, s.t("pair.about", serviceName(p.a), serviceName(p.b)),
		append(trail, crumb{v.Heading, path}), documents)
	return v
}

// versus compares two providers.
func (s *Set) versus(l Linker, k *comparison, view *compare.PairView) Versus {
	a, b := s.name(view.A), s.name(view.B)
	number := s.opts.Texts.Number
	v := Versus{
		Heading: s.opts.Texts.List([]string{a, b}),
		Lede: s.t("pair.lede", number(len(view.Differ)), number(view.Topics), a, b,
			number(view.ToCustomer), number(view.ToProvider)),
		Sides:   []Side{s.side(l, view.A), s.side(l, view.B)},
		Overlay: s.overlay(l, view),
	}
	for _, p := range []struct {
		id   string
		rows []compare.Row
	}{
		{partDiffer, view.Differ}, {partOnlyA, view.OnlyA}, {partOnlyB, view.OnlyB},
		{partSplit, view.Split}, {partAgree, view.Agree}, {partSilent, view.Silent},
	} {
		if len(p.rows) == 0 {
			continue
		}
		part := s.part(p.id, a, b)
		part.Heads, part.Count = []string{a, b}, number(len(p.rows))
		k.sortFromTheTop(p.rows)
		for i := range p.rows {
			part.Rows = append(part.Rows, s.pairRow(l, k, &p.rows[i], p.id))
		}
		v.Parts = append(v.Parts, part)
	}
	return v
}

// part says what a part is, of providers called a and b.
func (s *Set) part(id, a, b string) PairPart {
	p := PairPart{ID: id}
	switch id {
	case partDiffer:
		p.Title, p.Tally, p.Note = s.t("pair.differ"), s.t("pair.differ-tally"), s.t("pair.differ-note")
	case partOnlyA:
		p.Title, p.Note = s.t("pair.only", a), s.t("pair.only-note", b)
	case partOnlyB:
		p.Title, p.Note = s.t("pair.only", b), s.t("pair.only-note", a)
	case partOnly:
		p.Title, p.Note = s.t("pair.some"), s.t("pair.some-note")
	case partSplit:
		p.Title, p.Note = s.t("pair.split"), s.t("pair.split-note")
	case partAgree:
		p.Title, p.Note = s.t("pair.agree"), s.t("pair.agree-note")
	case partSilent:
		p.Title, p.Note = s.t("pair.silent"), s.t("pair.silent-note")
	}
	if p.Tally == "" {
		p.Tally = p.Title
	}
	p.Caption = s.t("pair.caption", p.Title)
	return p
}

func (s *Set) pairRow(l Linker, k *comparison, r *compare.Row, part string) PairRow {
	row := PairRow{ID: TopicAnchor(r.Topic.ID), Topic: Link{Text: r.Topic.Title, URL: l.To(TopicPath(r.Topic.ID))}}
	a, b := r.Cells[0].Provider.ID, r.Cells[1].Provider.ID
	row.Notes = s.notes(l, k, r.Topic.ID, func(n *model.EditorNote) bool { return n.Compares(a, b) })
	for i := range r.Cells {
		c := s.pairCell(l, r.Topic, &r.Cells[i])
		if part == partAgree {
			c.Items, c.Rest = nil, Link{}
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}

// side is the head of a provider.
func (s *Set) side(l Linker, p *model.Provider) Side {
	const most = 4
	v := Side{Provider: s.providerLink(l, p)}
	if p.Service != p.Name {
		v.Service = p.Service
	}
	documents := s.documentsOfProvider(p.ID)
	for _, d := range documents[:min(len(documents), most)] {
		doc := &s.cat.Documents[d]
		v.Documents = append(v.Documents, Dated{Title: doc.Title, URL: l.To(DocumentPath(doc.ID)), Date: s.date(doc)})
	}
	if more := len(documents) - most; more > 0 {
		v.Documents = append(v.Documents, Dated{
			Title: s.t("foot.more", s.count(more, "document")), URL: l.At(ProviderPath(p.ID), documentsAnchor), Date: s.dated(p),
		})
	}
	return v
}
