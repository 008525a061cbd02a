package page

import (
	"cmp"
	"slices"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// The limits of a cell of a pair.
const (
	pairItems = 5
	// pairOwn is how many of the reader's own duties come before those of others.
	pairOwn   = 3
	pairFacts = 3
)

func (s *Set) pairCell(l Linker, t *model.Topic, c *compare.Cell) PairCell {
	v := PairCell{Provider: s.name(c.Provider), Owner: s.cellOwner(c), Excluded: c.Excluded, Split: cellSplit(c)}
	statements := statementsOf(c)
	for _, x := range chosen(statements) {
		if x.duty != nil {
			v.Items = append(v.Items, s.item(l, *x.duty))
		} else {
			v.Items = append(v.Items, s.whole(l, x.entry))
		}
	}
	topic := TopicPath(t.ID)
	if left := len(statements) - len(v.Items); left > 0 {
		v.Rest = Link{Text: s.t("item.more", left), URL: l.At(topic, ProviderAnchor(c.Provider.ID))}
	}
	facts := s.factsOf[c.Provider.ID][t.ID]
	v.Facts = s.facts(l, facts[:min(len(facts), pairFacts)])
	if left := len(facts) - len(v.Facts); left > 0 {
		v.MoreFacts = Link{Text: s.t("item.more", left), URL: l.At(topic, factsAnchor)}
	}
	return v
}

// factsAnchor is the list of facts on a topic's page.
const factsAnchor = "facts"

// statement is an item of a cell, not yet made: a duty, or a whole responsibility
// of RACI letters or without a duty.
type statement struct {
	entry *compare.Entry
	duty  *compare.Duty
	rank  int
}

// The ranks of statements: what the reader must do, what the reader is left with,
// what others do, owners without a duty.
const (
	rankOwn = iota
	rankLeft
	rankOthers
	rankBare
)

func statementsOf(c *compare.Cell) []statement {
	var out []statement
	for i := range c.Entries {
		e := &c.Entries[i]
		switch {
		case len(e.Duties) == 0:
			out = append(out, statement{entry: e, rank: rankBare})
		case e.Responsibility.Form == model.FormRACI:
			rank := rankOthers
			if e.Owner == model.OwnerCustomer || e.Owner == model.OwnerShared {
				rank = rankOwn
			}
			out = append(out, statement{entry: e, rank: rank})
		default:
			for j := range e.Duties {
				out = append(out, statement{entry: e, duty: &e.Duties[j], rank: dutyRank(&e.Duties[j])})
			}
		}
	}
	return out
}

func dutyRank(d *compare.Duty) int {
	switch {
	case d.Kind == model.KindExcluded:
		return rankLeft
	case d.Party.Role == model.RoleCustomer && d.Kind == model.KindDoes:
		return rankOwn
	}
	return rankOthers
}

// chosen returns the statements that a cell lists, the reader's own first. Others
// have room beside many of those.
func chosen(all []statement) []statement {
	all = slices.Clone(all)
	byRank := func(a, b statement) int { return cmp.Compare(a.rank, b.rank) }
	slices.SortStableFunc(all, byRank)
	if len(all) <= pairItems+1 {
		return all
	}
	own := 0
	for own < len(all) && all[own].rank == rankOwn {
		own++
	}
	own = min(own, max(pairOwn, pairItems-(len(all)-own)))
	rest := slices.IndexFunc(all, func(x statement) bool { return x.rank != rankOwn })
	if rest < 0 {
		return all[:pairItems]
	}
	return slices.Concat(all[:own], all[rest:min(len(all), rest+pairItems-own)])
}
