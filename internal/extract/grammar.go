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
	// opens says that the clause only opens what follows: "X shall:".
	opens bool
	// offers says that the verb may only praise: "X supports", "X provides".
	offers bool
	// label says that the clause is a label and a party, "Responsible: X": it alone tells
	// who carries what its section is about.
	label bool
	// firm clauses have a verb that assigns whatever binds it; stated ones say in words
	// of responsibility whose a task is.
	firm, stated bool
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
	if c, ok := g.labelled(ts); ok {
		return []clause{c}
	}
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
	end := s.end
	for k := len(out) - 1; k >= 0; k-- {
		if k+1 < len(out) {
			if at, ok := g.clauseEnd(ts, out[k].start, min(s.end, out[k+1].start)); ok {
				end = at // else both have the same words
			}
		}
		out[k].end = end
	}
	return out
}

// clauseEnd returns where a clause ends that another follows: before the words and
// marks that join them. ok is false where no word of its own is between their starts.
func (g *grammar) clauseEnd(ts []token, start, next int) (end int, ok bool) {
	for k := len(ts) - 1; k >= 0 && ts[k].start >= start; k-- {
		if ts[k].end <= next && ts[k].word && !g.has(&g.Joins, ts[k].text) && !g.has(&g.Openers, ts[k].text) {
			return ts[k].end, true
		}
	}
	return 0, false
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
	if i == 1 && ts[0].text[0] >= '0' && ts[0].text[0] <= '9' {
		return ts[1].word // "3.2 The customer shall"
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
		return clause{parties: parties, kind: model.KindDoes, modality: model.ModalityDoes, start: ts[j].start, firm: true, stated: true}, k
	}
	if parties, k := g.sideLabel(ts, j); parties != 0 {
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
