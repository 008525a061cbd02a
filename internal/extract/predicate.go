package extract

import "demarc/internal/model"

// predicate reads the verb group at token i.
func (g *grammar) predicate(ts []token, i int) (clause, bool) {
	c := clause{kind: model.KindDoes, modality: model.ModalityDoes}
	negated, only, bound := false, false, false
	for ; i < len(ts) && ts[i].word; i++ {
		word := ts[i].text
		if plain, ok := g.Fused[word]; ok {
			word, negated = plain, true
		}
		if n := g.phrase(ts, i, &g.Must); n > 0 {
			c.modality, bound = model.ModalityMust, true
			if c.stated = g.states(ts, i, word); c.stated && !negated {
				c.firm = true // "is obliged to bear the responsibility"
				return c, true
			}
			i += n - 1
			continue
		}
		if n := g.phrase(ts, i, &g.Should); n > 0 {
			c.modality, c.weak, bound = model.ModalityShould, true, true
			i += n - 1
			continue
		}
		switch {
		case g.has(&g.Not, word):
			negated = true
			continue
		case g.has(&g.Only, word):
			only = true
			continue
		case g.has(&g.May, word) || g.phrase(ts, i, &g.May) > 0:
			return c, false
		case g.has(&g.Future, word), g.has(&g.Adverbs, word), bound && g.has(&g.To, word):
			if g.introduces(ts, i+1) {
				c.opens = true
				if negated {
					c.kind = model.KindExcluded // "X won't:"
				}
				return c, true // "X will:", "X does the following:"
			}
			continue
		}
		c.stated = g.states(ts, i, word)
		c.firm = c.stated || g.assigns(ts, i, word)
		c.offers = !bound && g.has(&g.Offering, word)
		ok := c.firm || bound && !negated
		negated = negated || g.has(&g.Be, word) && g.negatedNext(ts, i) || g.has(&g.Have, word) && i+1 < len(ts) && (g.has(&g.No, ts[i+1].text) || g.has(&g.Not, ts[i+1].text))
		if negated || only && g.holdsPhrase(ts[i:], &g.BestEffort) {
			c.kind = model.KindExcluded
		}
		return c, ok
	}
	if bound && i < len(ts) && ts[i].text == "(" {
		return c, true // "X shall (a) …, (b) …"
	}
	c.opens = true
	return c, bound && i < len(ts) && (ts[i].text == ":" || ts[i].text == "," && i == len(ts)-1)
}

// introduces reports whether what stands at token i says no more than that something
// follows: ":", "the following:".
func (g *grammar) introduces(ts []token, i int) bool {
	for i < len(ts) && (g.has(&g.Articles, ts[i].text) || g.has(&g.Following, ts[i].text)) {
		i++
	}
	return i < len(ts) && ts[i].text == ":"
}

// negatedNext reports whether a negation follows the verb at token i: "is not
// responsible".
func (g *grammar) negatedNext(ts []token, i int) bool {
	for k := i + 1; k < len(ts) && k < i+3; k++ {
		if g.has(&g.Not, ts[k].text) {
			return true
		}
	}
	return false
}

// states reports whether the verb at token i, as word, goes with a word of
// responsibility: "are responsible", "have the duty", "share responsibility".
func (g *grammar) states(ts []token, i int, word string) bool {
	switch {
	case g.has(&g.Be, word):
		for k := i + 1; k < len(ts) && k <= i+g.Reach && ts[k].word; k++ {
			if g.phrase(ts, k, &g.Responsible) > 0 {
				return true
			}
		}
	case g.has(&g.Have, word):
		return g.nounNear(ts, i+1, 6, &g.Responsibility) > 0
	case g.has(&g.Share, word):
		return g.nounNear(ts, i+1, 5, &g.Responsibility) > 0
	}
	return false
}

// assigns reports whether the verb at token i, as word, assigns by itself.
func (g *grammar) assigns(ts []token, i int, word string) bool {
	switch {
	case g.has(&g.Be, word), g.has(&g.Share, word):
		return false
	case g.has(&g.Have, word):
		return g.verbs[word] || g.holdsPhrase(ts[i+1:min(i+4, len(ts))], &g.Charge)
	}
	return g.verbs[word]
}

// helps reports whether a clause of the provider from token i on is about helping
// somebody.
func (g *grammar) helps(ts []token, i int) bool {
	for k := i; k < len(ts) && ts[k].text != ";"; k++ {
		if g.has(&g.HelpVerbs, ts[k].text) {
			return true
		}
	}
	return false
}
