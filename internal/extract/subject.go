package extract

// subject reads a noun phrase of parties at token i: "both you and X", "the X
// support team". It returns them and the token behind.
func (g *grammar) subject(ts []token, i int) (side, int) {
	j := i
	for j < len(ts) && g.has(&g.Articles, ts[j].text) {
		j++
	}
	if j >= len(ts) {
		return 0, i
	}
	parties, n := g.parties.at(ts, j, false)
	if n == 0 {
		return 0, i
	}
	i = skipParenthesis(ts, g.skipTeams(ts, j+n))
	if more, k := g.listed(ts, i); more != 0 {
		return parties | more, k
	}
	if i+1 < len(ts) && g.has(&g.And, ts[i].text) {
		if more, k := g.subject(ts, i+1); more != 0 {
			return parties | more, k
		}
	}
	return parties, i
}

// listed reads the rest of a list of parties behind its first one: ", X, and you".
func (g *grammar) listed(ts []token, i int) (side, int) {
	if i+1 >= len(ts) || ts[i].text != "," {
		return 0, i
	}
	if g.has(&g.And, ts[i+1].text) {
		return g.subject(ts, i+2)
	}
	for i++; i < len(ts) && g.has(&g.Articles, ts[i].text); {
		i++
	}
	if i >= len(ts) {
		return 0, i
	}
	s, n := g.parties.at(ts, i, false)
	if n == 0 || i+n >= len(ts) {
		return 0, i
	}
	more, k := g.listed(ts, i+n)
	if more == 0 && g.has(&g.And, ts[i+n].text) {
		more, k = g.subject(ts, i+n+1)
	}
	if more == 0 {
		return 0, i
	}
	return s | more, k
}

// skipTeams returns the token behind "support", "support and engineering teams" and
// the like from i on.
func (g *grammar) skipTeams(ts []token, i int) int {
	for i < len(ts) {
		switch {
		case g.has(&g.Teams, ts[i].text):
			i++
		case i+1 < len(ts) && g.has(&g.And, ts[i].text) && g.has(&g.Teams, ts[i+1].text):
			i += 2
		default:
			return i
		}
	}
	return i
}

func skipParenthesis(ts []token, i int) int {
	if i < len(ts) && ts[i].text == "(" {
		for k := i; k < len(ts) && k < i+12; k++ {
			if ts[k].text == ")" {
				return k + 1
			}
		}
	}
	return i
}

// possession reads "your responsibility is …", "X's responsibilities include …".
func (g *grammar) possession(ts []token, i int) (side, int) {
	if i >= len(ts) {
		return 0, i
	}
	s, n := g.parties.at(ts, i, true)
	if n == 0 || !ts[i+n-1].possessive && !g.has(&g.Possessive, ts[i].text) && !g.has(&g.SelfPossessive, ts[i].text) {
		return 0, i
	}
	if k := g.nounNear(ts, i+n, 3, &g.Responsibility, &g.Tasks); k > 0 && k < len(ts) && (!ts[k].word || g.has(&g.Be, ts[k].text) || g.has(&g.Include, ts[k].text)) {
		return s, k
	}
	return 0, i
}

// sideLabel reads the label "your side:", "X's part:" at token i, where what stands behind
// it names no party that does it.
func (g *grammar) sideLabel(ts []token, i int) (side, int) {
	if i >= len(ts) {
		return 0, i
	}
	s, n := g.parties.at(ts, i, true)
	if n == 0 {
		return 0, i
	}
	k := g.nounNear(ts, i+n, 1, &g.Sides)
	if k == 0 || k+3 >= len(ts) || ts[k].text != ":" {
		return 0, i
	}
	if named, end := g.subject(ts, k+1); named != 0 {
		if _, ok := g.predicate(ts, end); ok {
			return 0, i
		}
	}
	return s, k + 1
}

// nounNear returns the token behind a noun of the lists among the next limit words
// from i on, 0 where there is none.
func (g *grammar) nounNear(ts []token, i, limit int, nouns ...*[]string) int {
	for k := i; k < len(ts) && k < i+limit && ts[k].word; k++ {
		for _, list := range nouns {
			if g.has(list, ts[k].text) {
				return k + 1
			}
		}
	}
	return 0
}
