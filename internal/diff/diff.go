// Package diff tells what changed between two readings of the same documents.
//
// Responsibilities are paired by their ids, which do not change when text elsewhere
// does. Of a pair it matters who carries it, with which letters, and which duties
// each party has; where it stands and how it is labelled does not. The package
// knows the model only, not how either side was read.
package diff

import (
	"slices"

	"demarc/internal/model"
)

// Kind says what became of a responsibility.
type Kind string

// The kinds of change.
const (
	KindAdded   Kind = "added"
	KindRemoved Kind = "removed"
	KindChanged Kind = "changed"
)

// Change is one responsibility that is not what it was.
type Change struct {
	Kind Kind
	// Before and After are the two sides; an added one has no Before and a removed
	// one no After.
	Before, After *model.Responsibility
	// Details say what differs where both are there.
	Details []Detail
}

// Responsibility is what the change is about, as it is now where it still is.
func (c *Change) Responsibility() *model.Responsibility {
	if c.After != nil {
		return c.After
	}
	return c.Before
}

// Aspect is a part of a responsibility.
type Aspect string

// The aspects that are compared.
const (
	AspectOwner   Aspect = "owner"
	AspectLetters Aspect = "letters"
	AspectDuty    Aspect = "duty"
)

// Detail is one difference. Was is empty for what is new, Is for what is gone.
type Detail struct {
	Aspect  Aspect
	Party   string // a party's id; "" for the owner
	Was, Is string
}

// Responsibilities compares two lists. Changes come in the order of the new list,
// those that are gone at the end in the order of the old one.
func Responsibilities(before, after []model.Responsibility) []Change {
	old := map[string]*model.Responsibility{}
	for i := range before {
		old[before[i].ID] = &before[i]
	}
	var changes []Change
	kept := map[string]bool{}
	for i := range after {
		r := &after[i]
		kept[r.ID] = true
		was, known := old[r.ID]
		if !known {
			changes = append(changes, Change{Kind: KindAdded, After: r})
		} else if details := compare(was, r); len(details) > 0 {
			changes = append(changes, Change{Kind: KindChanged, Before: was, After: r, Details: details})
		}
	}
	for i := range before {
		if r := &before[i]; !kept[r.ID] {
			changes = append(changes, Change{Kind: KindRemoved, Before: r})
		}
	}
	return changes
}

func compare(was, is *model.Responsibility) []Detail {
	var details []Detail
	if was.Owner != is.Owner {
		details = append(details, Detail{Aspect: AspectOwner, Was: string(was.Owner), Is: string(is.Owner)})
	}
	for _, party := range parties(was, is) {
		a, b := assignment(was, party), assignment(is, party)
		if a.Letters != b.Letters {
			details = append(details, Detail{AspectLetters, party, a.Letters, b.Letters})
		}
		gone, added := duties(a.Duties, b.Duties), duties(b.Duties, a.Duties)
		for _, d := range gone {
			details = append(details, Detail{Aspect: AspectDuty, Party: party, Was: d})
		}
		for _, d := range added {
			details = append(details, Detail{Aspect: AspectDuty, Party: party, Is: d})
		}
	}
	return details
}

// parties lists those that either side names, the new ones first.
func parties(was, is *model.Responsibility) []string {
	var ids []string
	for _, r := range []*model.Responsibility{is, was} {
		for _, a := range r.Assignments {
			if !slices.Contains(ids, a.Party) {
				ids = append(ids, a.Party)
			}
		}
	}
	return ids
}

func assignment(r *model.Responsibility, party string) model.Assignment {
	for _, a := range r.Assignments {
		if a.Party == party {
			return a
		}
	}
	return model.Assignment{Party: party}
}

// duties returns what one list has and the other has not, or has less often. A
// duty of another kind is another one.
func duties(one, other []model.Duty) []string {
	left := map[string]int{}
	for _, d := range other {
		left[wording(&d)]++
	}
	var out []string
	for _, d := range one {
		w := wording(&d)
		if left[w]--; left[w] < 0 {
			out = append(out, w)
		}
	}
	return out
}

// wording is a duty's text, with its kind where it is no plain doing.
func wording(d *model.Duty) string {
	if d.Kind == model.KindDoes {
		return d.Text
	}
	return string(d.Kind) + ": " + d.Text
}
