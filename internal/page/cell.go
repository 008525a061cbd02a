package page

import (
	"demarc/internal/compare"
	"demarc/internal/model"
)

// Cell is what one provider says of a topic: the owner, the split, and where to
// read it.
type Cell struct {
	Provider string
	Column   int // from 1, for the filter of providers
	Owner    Owner
	Excluded int
	Split    Split
	URL      string
}

func (s *Set) cell(c *compare.Cell, column int, url string) Cell {
	return Cell{
		Provider: s.name(c.Provider), Column: column, Owner: s.cellOwner(c), Excluded: c.Excluded,
		Split: cellSplit(c), URL: url,
	}
}

// cellOwner returns the mark of a cell's owner; a partner is called by its name.
func (s *Set) cellOwner(c *compare.Cell) Owner {
	var names []string
	for _, p := range c.Partners {
		names = append(names, p.Name)
	}
	return s.owner(c.Owner, s.opts.Texts.List(names))
}

// cellSplit counts a cell's duties by side. A responsibility without a duty, such
// as a cell of an overview, counts as one of each side that carries it.
func cellSplit(c *compare.Cell) Split {
	s := Split{Provider: c.ByProvider, Customer: c.ByCustomer, Others: OthersCustomer}
	for i := range c.Entries {
		if len(c.Entries[i].Duties) > 0 {
			continue
		}
		switch c.Entries[i].Owner {
		case model.OwnerProvider:
			s.Provider++
		case model.OwnerCustomer:
			s.Customer++
		case model.OwnerShared:
			s.Provider++
			s.Customer++
		case model.OwnerPartner:
			s.Customer++
			s.Others = OthersPartner
		}
	}
	if c.ByPartner > 0 {
		s.Customer += c.ByPartner
		s.Others = OthersBoth
	}
	s.Step = c.Tick()
	s.Silent = s.Step < 0 && c.Silent()
	s.Empty = s.Step < 0 && !c.Silent()
	return s
}
