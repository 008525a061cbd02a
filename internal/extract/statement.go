package extract

import (
	"slices"

	"demarc/internal/model"
)

// statements returns what a sentence says of a task and not of a party: "it is X's
// responsibility to …", "… is the responsibility of X", "… is managed by X".
func (g *grammar) statements(ts []token) []clause {
	var out []clause
	for i := 0; i < len(ts); i++ {
		if s := g.fallsTo(ts, i); s != 0 {
			out = append(out, clause{parties: s, kind: model.KindDoes, modality: model.ModalityDoes, start: g.statementStart(ts, i), firm: true, stated: true})
			continue
		}
		if n := g.phrase(ts, i, &g.RestsIn); n > 0 && !g.embedded(ts, i) {
			if s := g.responsibilityOf(ts, g.skipArticles(ts, i+n)); s != 0 {
				out = append(out, clause{parties: s, kind: model.KindDoes, modality: model.ModalityDoes, start: g.statementStart(ts, i), firm: true, stated: true})
				continue
			}
		}
		if !g.has(&g.Be, ts[i].text) || i > 0 && g.has(&g.Relative, ts[i-1].text) {
			continue
		}
		j := i + 1
		negated := i > 0 && (g.has(&g.May, ts[i-1].text) || g.has(&g.Not, ts[i-1].text) || g.Fused[ts[i-1].text] != "") // "cannot be removed by X"
		for j < len(ts) && (g.has(&g.Adverbs, ts[j].text) || g.has(&g.Articles, ts[j].text) || g.has(&g.Not, ts[j].text)) {
			negated = negated || g.has(&g.Not, ts[j].text)
			j++
		}
		if negated || j >= len(ts) || g.describes(ts, i) {
			continue
		}
		start := g.statementStart(ts, i)
		if s := g.inverted(ts, i, j); s != 0 {
			out = append(out, clause{parties: s, kind: model.KindDoes, modality: model.ModalityDoes, start: start, firm: true, stated: true})
		} else if s := g.responsibilityOf(ts, j); s != 0 {
			out = append(out, clause{parties: s, kind: model.KindDoes, modality: model.ModalityDoes, start: start, firm: true, stated: true})
		} else if s := g.sharedBetween(ts, i, j); s != 0 {
			out = append(out, clause{parties: s, kind: model.KindDoes, modality: model.ModalityDoes, start: start, firm: true, stated: true})
		} else if s := g.agent(ts, j); s != 0 {
			out = append(out, clause{parties: s, kind: model.KindDoes, modality: model.ModalityDoes, start: start, passive: true, firm: true})
		}
	}
	return out
}

// fallsTo reads "is up to X", and of a responsibility "lies with X", at token i. In some
// languages the party may stand before it.
func (g *grammar) fallsTo(ts []token, i int) side {
	n := g.phrase(ts, i, &g.FallsTo)
	if n == 0 && slices.ContainsFunc(ts[:i], func(t token) bool { return g.has(&g.Responsibility, t.text) }) {
		n = g.phrase(ts, i, &g.RestsWith)
	}
	if n == 0 || i > 0 && g.has(&g.Not, ts[i-1].text) || g.embedded(ts, i) {
		return 0
	}
	if s, _ := g.subject(ts, i+n); s != 0 || i == 0 {
		return s
	}
	for k := max(i-3, 0); k < i; k++ {
		if s, end := g.subject(ts, k); s != 0 && end == i {
			return s
		}
	}
	return 0
}

// embedded reports whether the clause around token i opens behind a word such as "which"
// or "whether": it tells what something is about. Where articles are relatives too, the
// first word of a sentence is an article.
func (g *grammar) embedded(ts []token, i int) bool {
	start := g.statementStart(ts, i)
	return slices.ContainsFunc(ts[:i], func(t token) bool {
		if t.start == ts[0].start && g.has(&g.Articles, t.text) {
			return false
		}
		return t.start >= start && (g.has(&g.Subordinate, t.text) || g.has(&g.Relative, t.text))
	})
}

// inverted reads a party at token j behind its verb at token i, with the adjective at the
// end or the beginning of the clause: "for the data is the customer responsible".
func (g *grammar) inverted(ts []token, i, j int) side {
	if ts[len(ts)-1].text == "?" {
		return 0
	}
	s, k := g.subject(ts, j)
	for s != 0 && k < len(ts) && g.has(&g.Adverbs, ts[k].text) {
		k++
	}
	if s != 0 && (k < len(ts) && g.phrase(ts, k, &g.Responsible) > 0 || i > 0 && g.phrase(ts, 0, &g.Responsible) > 0) {
		return s
	}
	return 0
}

// statementStart returns where the clause around token i begins.
func (g *grammar) statementStart(ts []token, i int) int {
	for k := i; k > 0; k-- {
		if t := ts[k-1].text; t == "," || t == ";" || t == ":" {
			return ts[k].start
		}
	}
	return ts[0].start
}

// skipArticles returns the token behind articles from token i on.
func (g *grammar) skipArticles(ts []token, i int) int {
	for i < len(ts) && g.has(&g.Articles, ts[i].text) {
		i++
	}
	return i
}

// responsibilityOf reads "X's responsibility" or "responsibility of X" at token j.
func (g *grammar) responsibilityOf(ts []token, j int) side {
	if j >= len(ts) {
		return 0
	}
	if g.has(&g.Responsibility, ts[j].text) && j+2 < len(ts) && g.has(&g.Of, ts[j+1].text) {
		s, _ := g.subject(ts, j+2)
		return s
	}
	s, n := g.parties.at(ts, j, true)
	if n > 0 && g.nounNear(ts, j+n, 3, &g.Responsibility) > 0 {
		return s
	}
	return 0
}

// sharedBetween reads "shared between X and you" at token j, where what is shared
// is the responsibility of which the tokens before the verb at token i speak, and
// "a shared responsibility between X and you".
func (g *grammar) sharedBetween(ts []token, i, j int) side {
	if !g.has(&g.Shared, ts[j].text) {
		return 0
	}
	noun := j+1 < len(ts) && g.has(&g.Responsibility, ts[j+1].text)
	if noun {
		j++
	}
	if j+2 >= len(ts) || !g.has(&g.Between, ts[j+1].text) && !(noun && g.has(&g.Of, ts[j+1].text)) {
		return 0
	}
	if !noun && !slices.ContainsFunc(ts[:i], func(t token) bool { return g.has(&g.Responsibility, t.text) }) {
		return 0
	}
	s, _ := g.subject(ts, j+2)
	return s
}

// agent reads "managed and operated by X" at token j, and the order of other languages,
// "by X managed".
func (g *grammar) agent(ts []token, j int) side {
	done := false
	if g.has(&g.By, ts[j].text) {
		if s, k := g.subject(ts, j+1); s != 0 && slices.ContainsFunc(ts[k:], func(t token) bool { return g.done[t.text] }) {
			return s
		}
	}
	for ; j < len(ts) && ts[j].word; j++ {
		switch word := ts[j].text; {
		case g.done[word]:
			done = true
		case done && g.has(&g.By, word):
			for j+1 < len(ts) && (g.has(&g.SelfPossessive, ts[j+1].text) || g.has(&g.Possessive, ts[j+1].text)) {
				j++ // "by our cloud providers"
			}
			s, _ := g.subject(ts, j+1)
			if s == 0 && j+1 < len(ts) && g.has(&g.Articles, ts[j+1].text) && j+2 < len(ts) {
				s, _ = g.parties.at(ts, j+2, false)
			}
			return s
		case g.has(&g.And, word), g.has(&g.Adverbs, word):
		default:
			return 0
		}
	}
	return 0
}
