package extract

import (
	"cmp"
	"strings"

	"demarc/internal/markdown"
	"demarc/internal/model"
)

// A title gives what stands under it to the parties that it names beside a noun of
// responsibility or words of coverage, or as a clause.

// headingOf reads the heading of a list; one that only names a party counts under one
// that speaks of responsibility.
func (r *reader) headingOf(title string, under bool) (introduction, bool) {
	if c := r.readHeader(title); under && !c.helps && (r.onlyParties(title) != 0 || r.has(&r.Shared, strings.ToLower(title))) {
		return introduction{parties: c.parties, text: title}, c.parties != 0
	}
	return r.readTitle(title)
}

// titleOf reads a paragraph that titles the list behind it.
func (r *reader) titleOf(n *markdown.Node, text string) (introduction, bool) {
	intro, ok := r.readTitle(text)
	intro.node = n
	return intro, ok
}

// onlyParties returns the parties of a text that names them and says nothing else.
func (r *reader) onlyParties(text string) side {
	ts := wordsOnly(tokens(text))
	parties, used := r.Parties.all(ts)
	for _, t := range ts {
		if r.has(&r.Articles, t.text) || r.has(&r.And, t.text) {
			used++
		}
	}
	if used < len(ts) {
		return 0
	}
	return parties
}

// underResponsibility reports whether a heading above the section, or the
// document's title, speaks of responsibility.
func (r *reader) underResponsibility() bool {
	for s := r.section.Parent; s != nil; s = s.Parent {
		if r.holds(s.Title, &r.Responsibility) {
			return true
		}
	}
	return r.holds(r.Title, &r.Responsibility)
}

// readTitle reads a heading such as "X's responsibilities", "Areas not covered by
// X" or "What you manage": parties and a noun of responsibility or words of
// coverage, or a clause.
func (r *reader) readTitle(title string) (introduction, bool) {
	ts := tokens(strings.TrimRight(title, ": "))
	if len(ts) > 2 && r.has(&r.What, ts[0].text) {
		for _, c := range r.clauses(title, sentence{ts[1].start, ts[len(ts)-1].end}) {
			if c.kind == model.KindDoes && c.start == ts[1].start {
				return introduction{parties: c.parties, text: title}, true
			}
		}
	}
	if s := cmp.Or(r.titleClause(title, ts), r.titleBehind(ts)); s != 0 {
		return introduction{parties: s, text: title}, true
	}
	parties, _ := r.Parties.all(ts)
	intro := introduction{parties: parties, text: title}
	if r.holdsPhrase(ts, &r.UserControls) {
		intro.parties = sideCustomer
		return intro, true
	}
	if r.holdsPhrase(ts, &r.Excluding) {
		intro.parties, intro.excluded = sideProvider, true
		return intro, true
	}
	shared := false
	for i, t := range ts {
		shared = shared || r.has(&r.Shared, t.text)
		if parties == 0 && shared && i == len(ts)-1 && r.has(&r.Responsibility, t.text) {
			intro.parties = sideProvider | sideCustomer
			return intro, true
		}
		if parties != 0 && (r.has(&r.Responsibility, t.text) || r.has(&r.Tasks, t.text)) {
			return intro, true
		}
	}
	if parties == 0 {
		return intro, false
	}
	return intro, parties == sideProvider && r.holdsPhrase(ts, &r.Covering)
}

// titleClause returns the parties of a title that is a clause: "X is responsible for", or
// a party and verbs and nothing else, "You manage".
func (r *reader) titleClause(title string, ts []token) side {
	if len(ts) == 0 || strings.HasSuffix(title, "?") {
		return 0
	}
	for _, c := range r.clauses(title, sentence{0, ts[len(ts)-1].end}) {
		if c.stated && c.kind == model.KindDoes && c.start == ts[0].start {
			return c.parties
		}
	}
	parties, k := r.subject(ts, 0)
	verb := false
	for k < len(ts) {
		n := r.phrase(ts, k, &r.Charge)
		word := ts[k].text
		switch {
		case n > 0, r.verbs[word], r.has(&r.Future, word):
			verb = true
		case !r.has(&r.And, word) && !r.has(&r.To, word) && !r.has(&r.Have, word) && !r.has(&r.Adverbs, word) && !r.has(&r.Of, word) && !r.has(&r.For, word):
			return 0
		}
		k += max(n, 1)
	}
	if !verb {
		return 0
	}
	return parties
}

// titleBehind returns the parties that end a title behind a verb in the passive or words of
// staying: "Managed by X", "What stays with you".
func (r *reader) titleBehind(ts []token) side {
	i := 0
	for i < len(ts) && (r.has(&r.What, ts[i].text) || r.has(&r.Be, ts[i].text) || r.done[ts[i].text] || r.has(&r.And, ts[i].text) || r.has(&r.Adverbs, ts[i].text)) {
		i++
	}
	switch {
	case i == 0 || i >= len(ts):
		return 0
	case r.has(&r.By, ts[i].text) && r.done[ts[i-1].text]:
		i++
	default:
		n := max(r.phrase(ts, i, &r.RestsWith), r.phrase(ts, i, &r.FallsTo))
		if n == 0 {
			return 0
		}
		i += n
	}
	parties, end := r.subject(ts, i)
	if end < len(ts) {
		return 0
	}
	return parties
}
