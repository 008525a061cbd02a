package compare

import (
	"math"
	"slices"
	"strings"

	"demarc/internal/model"
)

// Cell is what one provider says about one topic, or one layer, in one area or
// all of them.
type Cell struct {
	Provider *model.Provider
	// Owner is unstated where the provider is silent.
	Owner model.Owner
	// Entries are the responsibilities that count, in document order.
	Entries []Entry
	Split
}

// Split says how the work of a cell is divided. It stands beside every shared
// owner.
type Split struct {
	// ByProvider, ByCustomer and ByPartner count the duties that each side does.
	ByProvider, ByCustomer, ByPartner int
	// Helps and Excluded count duties beside the owner.
	Helps, Excluded int
	// Letters are the RACI letters that each party holds in any of the entries,
	// in the order of the provider's parties. Those of one entry stand in its
	// responsibility's assignments.
	Letters []Letters
	// Partners are the third parties that hold R or A, or do something.
	Partners []model.Party
}

// Letters are the RACI letters of one party in the order R A S C I.
type Letters struct {
	Party   model.Party
	Letters string
}

// Silent reports whether the provider says nothing: either no responsibility
// counts here, or the source leaves open who carries those that do.
func (c *Cell) Silent() bool { return c.Owner == model.OwnerUnstated }

// Duties returns the duties that count, in document order.
func (c *Cell) Duties() []Duty {
	var out []Duty
	for i := range c.Entries {
		out = append(out, c.Entries[i].Duties...)
	}
	return out
}

// Share returns the provider's weight by all weight, and whether anybody carries
// anything.
func (c *Cell) Share() (float64, bool) {
	provider, all := weights(c.Entries)
	if all == 0 {
		return 0, false
	}
	return provider / all, true
}

// Tick returns where the line stands in the cell's small bar: the share in steps
// of 5 per cent, held within 10 and 90 where both sides carry something. It is -1
// where nobody does.
func (c *Cell) Tick() int {
	share, ok := c.Share()
	if !ok {
		return -1
	}
	tick := 5 * int(math.Round(20*share))
	var all sides
	for i := range c.Entries {
		all |= carriers(c.Entries[i].Owner)
	}
	if all&sideProvider != 0 && all&^(sideProvider|sideNobody) != 0 {
		return min(max(tick, 10), 90)
	}
	return tick
}

// weights returns the provider's weight and all weight of entries.
func weights(entries []Entry) (provider, all float64) {
	for i := range entries {
		if part, ok := entries[i].share(); ok {
			provider += part
			all++
		}
	}
	return provider, all
}

// roll makes a cell of entries.
func roll(p *model.Provider, entries []Entry) Cell {
	c := Cell{Provider: p, Entries: entries}
	var owners sides
	var letters map[string]string
	var third []string
	for i := range entries {
		e := &entries[i]
		owners |= carriers(e.Owner)
		for _, d := range e.Duties {
			c.count(d.Kind, d.Party.Role)
			if d.Kind == model.KindDoes && d.Party.Role == model.RolePartner {
				third = append(third, d.Party.ID)
			}
		}
		for j := range e.Responsibility.Assignments {
			a := &e.Responsibility.Assignments[j]
			if a.Letters == "" {
				continue
			}
			if letters == nil {
				letters = map[string]string{}
			}
			letters[a.Party] += a.Letters
			if strings.ContainsAny(a.Letters, "RA") && p.Named(a.Party).Role == model.RolePartner {
				third = append(third, a.Party)
			}
		}
	}
	c.Owner = owners.owner()
	c.Letters, c.Partners = lettersOf(p, letters), parties(p, third)
	return c
}

func (s *Split) count(k model.Kind, r model.Role) {
	switch {
	case k == model.KindHelps:
		s.Helps++
	case k == model.KindExcluded:
		s.Excluded++
	case r == model.RoleProvider:
		s.ByProvider++
	case r == model.RoleCustomer:
		s.ByCustomer++
	default:
		s.ByPartner++
	}
}

// lettersOf orders the letters that each party holds, each letter once.
func lettersOf(p *model.Provider, held map[string]string) []Letters {
	if len(held) == 0 {
		return nil
	}
	ids := make([]string, 0, len(held))
	for id := range held {
		ids = append(ids, id)
	}
	var out []Letters
	for _, party := range parties(p, ids) {
		var b strings.Builder
		for _, l := range "RASCI" {
			if strings.ContainsRune(held[party.ID], l) {
				b.WriteRune(l)
			}
		}
		out = append(out, Letters{party, b.String()})
	}
	return out
}

// parties returns the parties with the ids, each once, in the order of the
// provider's file and then by id.
func parties(p *model.Provider, ids []string) []model.Party {
	if len(ids) == 0 {
		return nil
	}
	rank := func(id string) int {
		if i := slices.IndexFunc(p.Parties, func(q model.Party) bool { return q.ID == id }); i >= 0 {
			return i
		}
		return len(p.Parties)
	}
	slices.SortFunc(ids, func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	var out []model.Party
	for _, id := range slices.Compact(ids) {
		out = append(out, p.Named(id))
	}
	return out
}

// inArea keeps the entries of an area; "" keeps those that have none.
func inArea(entries []Entry, area string) []Entry {
	var out []Entry
	for i := range entries {
		if entries[i].Responsibility.Area == area {
			out = append(out, entries[i])
		}
	}
	return out
}
