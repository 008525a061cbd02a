package diff

import (
	"slices"

	"demarc/internal/model"
)

// otherScope reports whether a promise lost words and gained none, so that less is
// promised, or a duty of the customer or an exclusion only gained some. Words that
// stand in a duty of the same party that is new, or gone, went there or came from it.
func (c *comparison) otherScope(p *pair, d dutyPair) bool {
	loose := c.looseWords(p)
	lost := without(c.content(d.was), c.content(d.is), loose[looseKey{d.is.party, FateNew}])
	gained := without(c.content(d.is), c.content(d.was), loose[looseKey{d.was.party, FateGone}])
	if d.is.role == model.RoleCustomer || d.is.Kind == model.KindExcluded {
		return gained && !lost
	}
	return lost && !gained
}

// looseKey names the duties of a party that one side has alone.
type looseKey struct {
	party string
	fate  Fate
}

// looseWords are the contents of the duties of a pair that one side has alone.
func (c *comparison) looseWords(p *pair) map[looseKey]map[int32]bool {
	if p.loose != nil {
		return p.loose
	}
	p.loose = map[looseKey]map[int32]bool{}
	for _, d := range p.duties {
		one, fate := d.is, FateNew
		switch {
		case d.is == nil:
			one, fate = d.was, FateGone
		case d.was != nil:
			continue
		}
		k := looseKey{one.party, fate}
		if p.loose[k] == nil {
			p.loose[k] = map[int32]bool{}
		}
		for _, n := range c.content(one) {
			p.loose[k][n] = true
		}
	}
	return p.loose
}

// without reports whether a list, in ascending order, has a number that neither another
// one nor a set has.
func without(list, other []int32, set map[int32]bool) bool {
	return slices.ContainsFunc(list, func(n int32) bool {
		_, found := slices.BinarySearch(other, n)
		return !found && !set[n]
	})
}
