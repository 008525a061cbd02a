package compare

import (
	"slices"

	"demarc/internal/model"
)

// Entry is a responsibility as it counts in one place: a topic or a layer.
type Entry struct {
	Responsibility *model.Responsibility
	// Owner is who carries it there: the responsibility's owner where Primary
	// is true, else who its duties there name.
	Owner model.Owner
	// Primary says that the responsibility's first topic is there.
	Primary bool
	// Duties are those that count there, in document order.
	Duties []Duty
}

// Duty is a duty with what it takes to cite it.
type Duty struct {
	*model.Duty
	Of    *model.Responsibility
	Party model.Party
	// Number counts the duties of the responsibility from 1; it ends the duty's
	// anchor.
	Number int
}

// topicIDs returns the topics that the duty counts under.
func (d Duty) topicIDs() []string {
	if len(d.Topics) > 0 {
		return d.Topics
	}
	return d.Of.Topics
}

// dutiesOf returns all duties of a responsibility in document order.
func dutiesOf(r *model.Responsibility, p *model.Provider) []Duty {
	n := 0
	for i := range r.Assignments {
		n += len(r.Assignments[i].Duties)
	}
	duties := make([]Duty, 0, n)
	for i := range r.Assignments {
		a := &r.Assignments[i]
		party := p.Named(a.Party)
		for j := range a.Duties {
			duties = append(duties, Duty{&a.Duties[j], r, party, len(duties) + 1})
		}
	}
	return duties
}

// spread adds the responsibility to each place it counts in. place maps a
// topic's position to that of its place, -1 where it has none.
func (x *Index) spread(r *model.Responsibility, duties []Duty, places [][]Entry, place func(topic int) int) {
	var touched []int
	in := func(id string) *Entry {
		t, ok := x.topics.at[id]
		if !ok {
			return nil
		}
		i := place(t)
		if i < 0 {
			return nil
		}
		if !slices.Contains(touched, i) {
			touched = append(touched, i)
			places[i] = append(places[i], Entry{Responsibility: r})
		}
		return &places[i][len(places[i])-1]
	}
	if e := in(r.Topic()); e != nil {
		e.Owner, e.Primary = r.Owner, true
	}
	spreadDuties(r, duties, in)
	for _, i := range touched {
		if e := &places[i][len(places[i])-1]; !e.Primary {
			e.Owner = ownerOf(e.Duties)
		}
	}
}

// spreadDuties adds duties to the entries of their topics, each once.
func spreadDuties(r *model.Responsibility, duties []Duty, in func(topic string) *Entry) {
	if len(duties) == 0 {
		return
	}
	if !slices.ContainsFunc(duties, func(d Duty) bool { return len(d.Topics) > 0 }) {
		for _, id := range r.Topics { // the usual case: all in one list, which entries share
			if e := in(id); e != nil {
				e.Duties = duties
			}
		}
		return
	}
	for _, d := range duties {
		for _, id := range d.topicIDs() {
			e := in(id)
			if e == nil || len(e.Duties) > 0 && e.Duties[len(e.Duties)-1].Number == d.Number {
				continue // counted there under another of its topics
			}
			e.Duties = append(e.Duties, d)
		}
	}
}

// ownerOf returns the owner that duties give.
func ownerOf(duties []Duty) model.Owner {
	var doing, leaving sides
	for _, d := range duties {
		if d.Kind == model.KindDoes {
			doing |= sideOf(d.Party.Role)
		} else {
			leaving |= sideOf(d.Party.Role).other()
		}
	}
	if doing != 0 {
		return doing.owner()
	}
	return leaving.owner()
}

// share returns the provider's part of an entry's weight, and whether anybody
// carries the responsibility.
func (e *Entry) share() (float64, bool) {
	switch e.Owner {
	case model.OwnerProvider:
		return 1, true
	case model.OwnerCustomer, model.OwnerPartner:
		return 0, true
	case model.OwnerShared:
		if part, ok := partOf(func(yield func(model.Kind, model.Role) bool) {
			for _, d := range e.Duties {
				if !yield(d.Kind, d.Party.Role) {
					return
				}
			}
		}); ok {
			return part, true
		}
		if part, ok := partOf(e.rolesOfAll); ok {
			return part, true
		}
		return 0.5, true
	}
	return 0, false
}

// rolesOfAll yields every duty of the responsibility. It needs no provider: of
// a party only the provider's fixed id matters here.
func (e *Entry) rolesOfAll(yield func(model.Kind, model.Role) bool) {
	for i := range e.Responsibility.Assignments {
		a := &e.Responsibility.Assignments[i]
		for j := range a.Duties {
			if !yield(a.Duties[j].Kind, model.Role(a.Party)) {
				return
			}
		}
	}
}

// partOf returns which part of the duties that are done the provider does.
func partOf(duties func(yield func(model.Kind, model.Role) bool)) (float64, bool) {
	provider, all := 0, 0
	for kind, role := range duties {
		if kind != model.KindDoes {
			continue
		}
		all++
		if role == model.RoleProvider {
			provider++
		}
	}
	if all == 0 {
		return 0, false
	}
	return float64(provider) / float64(all), true
}
