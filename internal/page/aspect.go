package page

import (
	"demarc/internal/compare"
	"demarc/internal/model"
)

// Aspects set the duties of both sides next to each other, for every provider:
// rows of a topic by area, or of an area by topic.
type Aspects struct {
	Caption string
	RowHead string
	Columns []Column
	Rows    []Aspect
	// Listed gives each provider a row, with a column a side, instead of a column:
	// where there is one only, or more than fit beside each other.
	Listed bool
}

// Aspect is one area of a topic, or one topic of an area.
type Aspect struct {
	ID    string
	Head  Link
	Cells []AspectCell
	// Partners says that a third company does something here at any provider.
	Partners bool
	// Silent names the providers that say nothing, where they have no column.
	Silent string
}

// AspectCell is what one provider says there.
type AspectCell struct {
	Provider Link
	Owner    Owner
	Excluded int
	Split    Split
	// Silent says that no passage counts here.
	Silent bool
	// ByProvider, ByCustomer and ByPartner are the duties of each side, of any
	// kind.
	ByProvider, ByCustomer, ByPartner Duties
	// Bare are responsibilities whose source names an owner and no duty.
	Bare []Item
	// Rest leads to what is not shown here.
	Rest Link
}

// The numbers of providers from which pages set them side by side otherwise.
const (
	// listedFrom is the number from which rows list those that speak.
	listedFrom = 6
	// briefFrom is the number from which cells list few items.
	briefFrom = 13
)

// listedOf reports whether a comparison of so many providers gives each a row.
func listedOf(providers int) bool { return providers == 1 || providers >= listedFrom }

// aspect is one row; layer is where a provider's page has the rest.
func (s *Set) aspect(l Linker, id string, head Link, cells []compare.Cell, layer *model.Layer) Aspect {
	a := Aspect{ID: id, Head: head}
	lim := fullCell
	switch {
	case len(cells) >= briefFrom:
		lim = briefCell
	case len(cells) >= listedFrom:
		lim = listedCell
	}
	var silent []string
	for i := range cells {
		c := &cells[i]
		if len(c.Entries) == 0 && listedOf(len(cells)) {
			silent = append(silent, s.name(c.Provider))
			continue
		}
		cell := s.aspectCell(l, c, lim, layer)
		a.Partners = a.Partners || !cell.ByPartner.Empty()
		a.Cells = append(a.Cells, cell)
	}
	a.Silent = s.join(silent)
	return a
}

func (s *Set) aspectCell(l Linker, c *compare.Cell, lim limits, layer *model.Layer) AspectCell {
	cell := AspectCell{
		Provider: s.providerLink(l, c.Provider), Silent: len(c.Entries) == 0,
		Owner: s.cellOwner(c), Excluded: c.Excluded, Split: cellSplit(c),
	}
	var provider, customer, partner limited
	left := 0
	for i := range c.Entries {
		e := &c.Entries[i]
		switch {
		case len(e.Duties) == 0 && len(cell.Bare) < lim.bare:
			cell.Bare = append(cell.Bare, s.whole(l, e))
		case len(e.Duties) == 0:
			left++
		}
		for _, d := range e.Duties {
			side := &partner
			switch d.Party.Role {
			case model.RoleProvider:
				side = &provider
			case model.RoleCustomer:
				side = &customer
			}
			side.add(lim, func() Item { return s.item(l, d) })
		}
	}
	cell.ByProvider, cell.ByCustomer, cell.ByPartner = provider.duties(lim), customer.duties(lim), partner.duties(lim)
	if left += provider.left + customer.left + partner.left; left > 0 {
		cell.Rest = Link{Text: s.t("item.more", left), URL: cell.Provider.URL}
		if layer != nil {
			cell.Rest.URL = l.At(ProviderPath(c.Provider.ID), LayerAnchor(layer.ID))
		}
	}
	return cell
}

// limited collects the items of a side as far as the limits go, and counts the
// rest.
type limited struct {
	items []Item
	left  int
}

func (d *limited) add(lim limits, item func() Item) {
	if len(d.items) < lim.items+lim.folded {
		d.items = append(d.items, item())
	} else {
		d.left++
	}
}

// duties folds what is beyond the items shown at once, unless it is a single one.
func (d *limited) duties(lim limits) Duties {
	if len(d.items) <= lim.items+1 {
		return Duties{Items: d.items}
	}
	return Duties{Items: d.items[:lim.items], More: d.items[lim.items:]}
}
