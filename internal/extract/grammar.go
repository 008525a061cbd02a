package extract

import (
	"slices"
	"strings"

	"demarc/internal/model"
)

// clause is a part [start, end) of a text in which a party takes or declines work.
type clause struct {
	parties    side
	kind       model.Kind
	modality   model.Modality
	start, end int
	// weak clauses only recommend; passive ones name their party as an agent.
	// Both count where a section has nothing better.
	weak, passive bool
}

// grammar finds assigning clauses in sentences: a party as the subject, and a
// verb that assigns. It is a grammar of forms; every word is in the language's
// file.
type grammar struct {
	*Words
	parties *Parties
}

// read returns the tokens of one sentence of text, with places in the text.
func (g *grammar) read(text string, s sentence) []token {
	ts := tokens(text[s.start:s.end])
	for i := range ts {
		ts[i].start += s.start
		ts[i].end += s.start
	}
	return g.expand(ts)
}

// clauses returns the assigning clauses of one sentence of text.
func (g *grammar) clauses(text string, s sentence) []clause {
	return g.clausesIn(g.read(text, s), s)
}

// clausesIn returns the assigning clauses of a sentence that was read. A sentence
// that names no party has none.
func (g *grammar) clausesIn(ts []token, s sentence) []clause {
	if !g.namesParty(ts) {
		return nil
	}
	var out []clause
	instructs := len(ts) > 0 && g.has(&g.Purpose, ts[0].text) && !g.has(&g.Subordinate, ts[0].text)
	for i := 0; i < len(ts); {
		if !g.opens(ts, i) {
			i++
			continue
		}
		states := i+1 < len(ts) && g.has(&g.Stating, ts[i+1].text) // "which means that …"
		if g.has(&g.Subordinate, ts[i].text) && !g.has(&g.Joins, ts[i].text) && !states {
			i = skipToComma(ts, i)
			continue
		}
		c, next := g.clauseAt(ts, i)
		if next == i {
			i++
			continue
		}
		if i > 1 && g.has(&g.Relative, ts[i-1].text) && g.has(&g.For, ts[i-2].text) {
			c.start = g.statementStart(ts, i) // the task stands before "for which"
		}
		if c.parties != 0 && !(instructs && (c.modality == model.ModalityMust || c.weak)) {
			out = append(out, c)
		}
		i = next
	}
	out = append(out, g.statements(ts)...)
	slices.SortStableFunc(out, func(a, b clause) int { return a.start - b.start })
	for k := range out {
		out[k].end = s.end
		if k+1 < len(out) {
			out[k].end = g.clauseEnd(ts, min(s.end, max(out[k+1].start, out[k].start)))
		}
	}
	return out
}

// clauseEnd moves the end of a clause, where the next one begins, before the words
// and marks that join them.
func (g *grammar) clauseEnd(ts []token, end int) int {
	for k := len(ts) - 1; k > 0; k-- {
		if ts[k].end > end {
			continue
		}
		if ts[k].word && !g.has(&g.Joins, ts[k].text) && !g.has(&g.Openers, ts[k].text) {
			return ts[k].end
		}
	}
	return end
}

// namesParty reports whether the tokens name a party.
func (g *grammar) namesParty(ts []token) bool {
	for i := range ts {
		if _, n := g.parties.at(ts, i, true); n > 0 {
			return true
		}
	}
	return false
}

// expand writes contractions out: "you're" is two words in one place.
func (g *grammar) expand(ts []token) []token {
	for i := 0; i < len(ts); i++ {
		full, ok := g.Contractions[ts[i].text]
		if ts[i].possessive {
			full, ok = g.Contractions[ts[i].text+"'s"]
		}
		if !ok {
			continue
		}
		var words []token
		for _, w := range full {
			words = append(words, token{text: w, start: ts[i].start, end: ts[i].end, word: true})
		}
		ts = slices.Replace(ts, i, i+1, words...)
	}
	return ts
}

// opens reports whether a clause may begin at token i.
func (g *grammar) opens(ts []token, i int) bool {
	if i == 0 {
		return ts[0].word
	}
	if !ts[i].word {
		return false
	}
	before := ts[i-1]
	if !before.word {
		return strings.Contains(",;:—–-(\n", before.text)
	}
	if i > 1 && g.has(&g.Relative, before.text) && g.has(&g.For, ts[i-2].text) {
		return true // "a task for which you are responsible"
	}
	if i > 1 && g.has(&g.Relative, before.text) && g.has(&g.Stating, ts[i-2].text) {
		return true // "which means that you are responsible"
	}
	return g.has(&g.Joins, before.text) && !g.endsParty(ts, i-2)
}

// endsParty reports whether a party's name ends with token i: then "and" behind it
// joins subjects, not clauses.
func (g *grammar) endsParty(ts []token, i int) bool {
	for k := max(i-4, 0); k <= i; k++ {
		if _, n := g.parties.at(ts, k, true); n > 0 && k+n == i+1 {
			return true
		}
	}
	return false
}

// skipToComma returns the token behind the next comma from i on.
func skipToComma(ts []token, i int) int {
	for ; i < len(ts); i++ {
		if ts[i].text == "," || ts[i].text == ";" {
			return i + 1
		}
	}
	return len(ts)
}

// clauseAt reads a clause at token i and returns it with the token behind what it
// read; that is i where no party is the subject there.
func (g *grammar) clauseAt(ts []token, i int) (clause, int) {
	j := i
	for j < len(ts) && g.has(&g.Openers, ts[j].text) && !g.has(&g.Customer, ts[j].text) {
		j++
	}
	if parties, k := g.possession(ts, j); parties != 0 {
		return clause{parties: parties, kind: model.KindDoes, modality: model.ModalityDoes, start: ts[j].start}, k
	}
	parties, k := g.subject(ts, j)
	if parties == 0 {
		return clause{}, i
	}
	if i == 0 && k+3 < len(ts) && ts[k].text == ":" {
		// "X: what X does".
		return clause{parties: parties, kind: model.KindDoes, modality: model.ModalityDoes, start: ts[j].start}, k + 1
	}
	c, ok := g.predicate(ts, g.skipAside(ts, k))
	if !ok {
		return clause{}, max(k, i+1)
	}
	c.parties, c.start = parties, ts[j].start
	switch {
	case c.kind == model.KindExcluded && parties&sideCustomer != 0:
		return clause{}, k // what the customer cannot do assigns nothing
	case c.kind == model.KindDoes && parties == sideProvider && g.helps(ts, k):
		c.kind = model.KindHelps
	}
	return c, k
}

// skipAside returns the token behind an adverb between commas at token i: ",
// however,".
func (g *grammar) skipAside(ts []token, i int) int {
	if i+2 < len(ts) && ts[i].text == "," && ts[i+2].text == "," && (g.has(&g.Openers, ts[i+1].text) || g.has(&g.Adverbs, ts[i+1].text)) {
		return i + 3
	}
	return i
}

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
	if i+1 < len(ts) && g.has(&g.And, ts[i].text) {
		if more, k := g.subject(ts, i+1); more != 0 {
			return parties | more, k
		}
	}
	return parties, i
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
			if i+1 < len(ts) && ts[i+1].text == ":" {
				return c, true // "X will:" introduces what X does
			}
			continue
		}
		ok := g.assigns(ts, i, word, bound && !negated)
		negated = negated || g.has(&g.Be, word) && g.negatedNext(ts, i)
		if negated || only && g.holdsPhrase(ts[i:], &g.BestEffort) {
			c.kind = model.KindExcluded
		}
		return c, ok
	}
	return c, bound && i < len(ts) && ts[i].text == ":"
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

// assigns reports whether the verb at token i, as word, assigns. A verb bound by
// "must" or the like assigns whatever it is.
func (g *grammar) assigns(ts []token, i int, word string, bound bool) bool {
	switch {
	case g.has(&g.Be, word):
		for k := i + 1; k < len(ts) && k <= i+g.Reach && ts[k].word; k++ {
			if g.phrase(ts, k, &g.Responsible) > 0 {
				return true
			}
		}
		return bound
	case g.has(&g.Have, word):
		return g.nounNear(ts, i+1, 6, &g.Responsibility) > 0 || bound || g.verbs[word] || g.holdsPhrase(ts[i+1:min(i+4, len(ts))], &g.Charge)
	case g.has(&g.Share, word):
		return g.nounNear(ts, i+1, 5, &g.Responsibility) > 0
	}
	return g.verbs[word] || bound
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

// statements returns what a sentence says of a task and not of a party: "it is X's
// responsibility to …", "… is the responsibility of X", "… is managed by X".
func (g *grammar) statements(ts []token) []clause {
	var out []clause
	for i := 0; i < len(ts); i++ {
		if !g.has(&g.Be, ts[i].text) || i > 0 && g.has(&g.Relative, ts[i-1].text) {
			continue
		}
		j := i + 1
		negated := false
		for j < len(ts) && (g.has(&g.Adverbs, ts[j].text) || g.has(&g.Articles, ts[j].text) || g.has(&g.Not, ts[j].text)) {
			negated = negated || g.has(&g.Not, ts[j].text)
			j++
		}
		if negated || j >= len(ts) {
			continue
		}
		start := g.statementStart(ts, i)
		if s := g.responsibilityOf(ts, j); s != 0 {
			out = append(out, clause{parties: s, kind: model.KindDoes, modality: model.ModalityDoes, start: start})
		} else if s := g.sharedBetween(ts, i, j); s != 0 {
			out = append(out, clause{parties: s, kind: model.KindDoes, modality: model.ModalityDoes, start: start})
		} else if s := g.agent(ts, j); s != 0 {
			out = append(out, clause{parties: s, kind: model.KindDoes, modality: model.ModalityDoes, start: start, passive: true})
		}
	}
	return out
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

// responsibilityOf reads "X's responsibility" or "responsibility of X" at token j.
func (g *grammar) responsibilityOf(ts []token, j int) side {
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
	if j+2 >= len(ts) || !g.has(&g.Between, ts[j+1].text) {
		return 0
	}
	if !noun && !slices.ContainsFunc(ts[:i], func(t token) bool { return g.has(&g.Responsibility, t.text) }) {
		return 0
	}
	s, _ := g.subject(ts, j+2)
	return s
}

// agent reads "managed and operated by X" at token j.
func (g *grammar) agent(ts []token, j int) side {
	done := false
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
