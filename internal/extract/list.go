package extract

import (
	"regexp"
	"slices"
	"strings"

	"demarc/internal/markdown"
	"demarc/internal/model"
)

// introduction says who a sentence or a heading assigns what follows to.
type introduction struct {
	parties  side
	excluded bool // the provider declines what follows
	text     string
	node     *markdown.Node
}

// list reads a list that is introduced by what assigns it: the sentence before it,
// or a heading directly above. It reports whether it did.
func (r *reader) list(n, before *markdown.Node) bool {
	intro, ok := r.introductionOf(before)
	if !ok {
		return false
	}
	if intro.node != nil {
		r.dropIntroduction(intro.node)
	}
	r.measureNode(n, true)
	for _, item := range n.Children {
		if text := withoutMark(item.PlainText()); text != "" && !r.ownList(item) {
			r.item(item, text, intro)
		}
	}
	return true
}

// ownList reads the list in an item that introduces it with a party of its own: "You are
// responsible for:". It reports whether there is one.
func (r *reader) ownList(item *markdown.Node) bool {
	if len(item.Children) != 2 || item.Children[1].Kind != markdown.KindList {
		return false
	}
	before := item.Children[0]
	p := markdown.PassageOf(before)
	ss := sentences(p.Text)
	if len(ss) != 1 || !slices.ContainsFunc(r.clauses(p.Text, ss[0]), func(c clause) bool { return c.stated || c.opens }) {
		return false
	}
	return r.list(item.Children[1], before)
}

// clauseMark is how contracts count: "a) ", "(iv) ", "a. ".
var clauseMark = regexp.MustCompile(`^(?:\(?(?:[a-zA-Z]|[ivxIVX]{1,4}|[0-9]{1,2})\)|(?:[a-z]|[ivx]{2,4})\.)\s+`)

// withoutMark returns the text of an item without the mark that counts it.
func withoutMark(text string) string { return text[len(clauseMark.FindString(text)):] }

// introductionOf finds who the block before a list assigns it to. Without a block
// the heading speaks; one that only names a party does under a heading that speaks
// of responsibility.
func (r *reader) introductionOf(before *markdown.Node) (introduction, bool) {
	if before == nil {
		if r.section.Heading == nil && r.term == "" {
			return introduction{}, false
		}
		under := r.underResponsibility() || r.term != "" && r.holds(r.section.Title, &r.Responsibility)
		return r.headingOf(r.heading(), under)
	}
	if before.Kind == markdown.KindSummary {
		return r.headingOf(before.PlainText(), r.underResponsibility() || r.holds(r.section.Title, &r.Responsibility))
	}
	if before.Kind != markdown.KindParagraph {
		return introduction{}, false
	}
	text := markdown.PassageOf(before).Text
	ss := sentences(text)
	if len(ss) == 0 {
		return introduction{}, false
	}
	last := ss[len(ss)-1]
	sentence := text[last.start:last.end]
	if parties := r.onlyParties(sentence); parties != 0 && len(ss) == 1 {
		return introduction{parties: parties, text: sentence, node: before}, true
	}
	if r.duties && len(ss) == 1 && r.has(&r.Shared, strings.ToLower(strings.TrimRight(sentence, ": "))) {
		return introduction{parties: sideProvider | sideCustomer, text: sentence, node: before}, true
	}
	if end := strings.TrimRight(sentence, " *_"); !strings.HasSuffix(end, ":") && !strings.HasSuffix(end, ",") && !r.holdsPhrase(tokens(sentence), &r.Following) {
		if len(before.Children) == 1 && before.Children[0].Kind == markdown.KindStrong {
			return r.titleOf(before, sentence)
		}
		return introduction{}, false
	}
	intro := introduction{text: sentence, node: before}
	ts := r.read(text, last)
	if c := r.readHeader(r.section.Title); c.named && !r.namesParty(ts) && !r.points(ts) {
		return introduction{parties: c.parties, text: r.section.Title, node: before}, true
	}
	for _, c := range r.clausesIn(ts, last) {
		if c.kind == model.KindHelps || c.weak || r.isAside && !c.stated {
			continue
		}
		intro.parties |= c.parties
		intro.excluded = intro.excluded || c.kind == model.KindExcluded
	}
	if intro.parties != 0 {
		return intro, true
	}
	if intro, ok := r.titleOf(before, sentence); ok {
		return intro, true
	}
	return r.introducedBelow(ts)
}

// introducedBelow reads the heading above a sentence that introduces a list and assigns
// nothing itself: the sentence names no party but those of the heading, or the heading is
// one of controls, below which a report tells of its provider.
func (r *reader) introducedBelow(ts []token) (introduction, bool) {
	intro, ok := r.readTitle(r.section.Title)
	named, _ := r.Parties.all(ts)
	fits := named != 0 && named&^intro.parties == 0 || r.holdsPhrase(tokens(r.section.Title), &r.UserControls)
	return intro, ok && fits && !r.points(ts) && !r.holdsPhrase(ts, &r.May)
}

// item makes one item of an introduced list a responsibility. An item whose first
// sentence names its own party overrules the introduction; a sentence in it by
// which the provider declines something is a duty of its own.
func (r *reader) item(n *markdown.Node, text string, intro introduction) {
	r.task(r.draft(n, text, model.FormList), text, intro)
}

// task gives what a draft is about to the parties of an introduction.
func (r *reader) task(d *draft, text string, intro introduction) {
	span := d.node.Span
	parties, excluded := intro.parties, intro.excluded
	own, declined := r.itemClauses(text)
	if own != 0 && !r.namesAll(text, intro.parties) {
		parties, excluded = own, false
	}
	kind := model.KindDoes
	if excluded {
		kind = model.KindExcluded
	}
	parties.each(func(s side) {
		a := r.assignment(s, span)
		duty := r.duty(kind, text, span)
		duty.Context = intro.text
		a.Duties = append(a.Duties, duty)
		d.duties = append(d.duties, nil)
		if s == sideProvider && !excluded && declined != "" {
			a.Duties = append(a.Duties, r.duty(model.KindExcluded, declined, span))
			d.duties = append(d.duties, nil)
		}
		d.Assignments = append(d.Assignments, a)
	})
	d.Owner = parties.owner()
	if excluded {
		d.Owner = model.OwnerCustomer
		implied := r.assignment(sideCustomer, span)
		implied.Inferred = true
		d.Assignments = append(d.Assignments, implied)
	}
	r.add(d)
}

// namesAll reports whether a text names every one of several parties; what a
// shared introduction assigns then stays shared.
func (r *reader) namesAll(text string, parties side) bool {
	if parties&(parties-1) == 0 {
		return false
	}
	var named side
	ts := r.expand(tokens(text))
	for i := range ts {
		s, _ := r.Parties.at(ts, i, false)
		named |= s
	}
	return named&parties == parties
}

// itemClauses returns the parties that an item names itself, and the sentence by
// which the provider declines something in it. Its first sentence names parties
// for all of it; where the item says more of parties than of tasks, all sentences
// do.
func (r *reader) itemClauses(text string) (own side, declined string) {
	ss := sentences(text)
	for i, s := range ss {
		for _, c := range r.clauses(text, s) {
			switch {
			case c.kind == model.KindExcluded && i > 0:
				declined = text[s.start:s.end]
			case c.kind == model.KindDoes && !c.weak && (i == 0 || own != 0):
				own |= c.parties
			}
		}
	}
	return own, declined
}

// dropIntroduction takes the last sentence of a paragraph, which introduces a list
// that was read, out of the section's prose.
func (r *reader) dropIntroduction(n *markdown.Node) {
	for i := range r.prose {
		if r.prose[i].node == n {
			r.prose[i].introduced = true
		}
	}
}
