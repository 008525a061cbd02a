package extract

import (
	"cmp"
	"slices"
	"strings"

	"demarc/internal/markdown"
	"demarc/internal/model"
	"demarc/internal/source"
)

// unit is a block of running text in a section. What it introduces, and whether a
// reader took that, decides whether its last sentence assigns anything itself.
type unit struct {
	node       *markdown.Node
	introduces *markdown.Node
	introduced bool
	instructs  bool // it is a step, or stands in a procedure or report
}

// said is a clause with its words and their place.
type said struct {
	clause
	text string
	span source.Span
	node *markdown.Node
}

// readProse makes the assigning sentences of a section one responsibility, which
// the heading labels.
func (r *reader) readProse() {
	var strong, passive, advice, weak []said
	asked := r.asks(r.heading())
	for _, u := range r.prose {
		for _, c := range r.unitClauses(u, &asked) {
			switch {
			case u.instructs && !c.stated, !r.duties && (!c.firm || c.offers && !c.stated && c.kind == model.KindDoes):
			case c.passive:
				passive = append(passive, c)
			case c.weak && c.firm:
				advice = append(advice, c)
			case c.weak:
				weak = append(weak, c)
			default:
				strong = append(strong, c)
			}
		}
	}
	if !carries(strong) {
		strong = append(strong, passive...)
	}
	strong = append(strong, advice...)
	if !carries(strong) && !declines(strong) {
		return
	}
	if carries(strong) {
		strong = append(strong, weak...)
	}
	r.passage(strong)
}

// carries reports whether a clause gives anybody work.
func carries(cs []said) bool {
	for _, c := range cs {
		if c.kind == model.KindDoes {
			return true
		}
	}
	return false
}

// declines reports whether a clause takes work from somebody.
func declines(cs []said) bool {
	for _, c := range cs {
		if c.kind == model.KindExcluded {
			return true
		}
	}
	return false
}

// unitClauses returns the assigning clauses of a block. asked says whether the sentence
// before asks who does something, and then whether the block's last one does.
func (r *reader) unitClauses(u unit, asked *bool) []said {
	p := markdown.PassageOf(u.node)
	ss := sentences(p.Text)
	var out []said
	for i, s := range ss {
		ts := r.read(p.Text, s)
		if i == len(ss)-1 && r.onlyIntroduces(u, ts) {
			r.measureSentence(p.Span(s.start, s.end), ts, true)
			break
		}
		clauses := r.clausesIn(ts, s)
		if one, ok := r.answer(ts); ok && *asked {
			clauses = []clause{one}
		}
		*asked = r.asks(p.Text[s.start:s.end])
		r.measureSentence(p.Span(s.start, s.end), ts, len(clauses) > 0)
		for _, c := range clauses {
			if c.opens {
				continue
			}
			text := markdown.CollapseSpace(strings.TrimRight(p.Text[c.start:c.end], ",;: "))
			out = append(out, said{c, text, p.Span(c.start, c.end), u.node})
		}
	}
	return out
}

// onlyIntroduces reports whether the last sentence of a block says no more than
// what follows it: a list that was read, or a table.
func (r *reader) onlyIntroduces(u unit, ts []token) bool {
	if u.introduced {
		return true
	}
	if u.introduces == nil || u.introduces.Kind != markdown.KindTable || len(ts) == 0 {
		return false
	}
	return ts[len(ts)-1].text == ":" || r.holdsPhrase(ts, &r.Following)
}

// passage builds the responsibility of a section's prose.
func (r *reader) passage(clauses []said) {
	d := &draft{node: clauses[0].node, place: func(m *markdown.Marks) map[*markdown.Node]int { return m.Passages }}
	d.Label, d.Form = cmp.Or(r.heading(), r.Title), model.FormProse
	if r.term != "" {
		r.items++
		d.item = r.items
	}
	var span source.Span
	var does, excludes side
	labelled := slices.ContainsFunc(clauses, func(c said) bool { return c.label })
	for _, c := range clauses {
		span = span.Join(c.span)
		switch {
		case labelled && !c.label:
		case c.kind == model.KindDoes:
			does |= c.parties
		case c.kind == model.KindExcluded:
			excludes |= c.parties
		}
	}
	d.Source = r.source(span)
	d.Owner = does.owner()
	(allParties(clauses)).each(func(s side) {
		a := model.Assignment{Party: r.Parties.id(s)}
		for _, c := range clauses {
			if c.parties&s == 0 {
				continue
			}
			duty := r.duty(c.kind, c.text, c.span)
			if c.modality != model.ModalityDoes {
				duty.Modality = c.modality
			}
			a.Duties = append(a.Duties, duty)
			d.duties = append(d.duties, nil)
			if a.Source.Line == 0 {
				a.Source = duty.Source
			}
		}
		d.Assignments = append(d.Assignments, a)
	})
	if does == 0 && excludes == sideProvider {
		d.Owner = model.OwnerCustomer
		implied := r.assignment(sideCustomer, span)
		implied.Inferred = true
		d.Assignments = append(d.Assignments, implied)
	}
	r.add(d)
}

func allParties(cs []said) side {
	var s side
	for _, c := range cs {
		s |= c.parties
	}
	return s
}
