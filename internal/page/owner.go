package page

import (
	"strings"

	"demarc/internal/model"
)

// Owner is who carries something as a page shows it: the class of its mark
// (which gives shape, letter and colour) and the word beside it.
type Owner struct {
	Class string // p c s t z u x, as VISUAL.md lists them
	Word  string
}

// The classes of marks.
const (
	classProvider = "p"
	classCustomer = "c"
	classShared   = "s"
	classPartner  = "t"
	classNone     = "z"
	classUnstated = "u"
	classExcluded = "x"
)

// Excluded is the mark of duties that a provider says it will not carry.
var Excluded = Owner{classExcluded, "Excluded"}

// Silent is the mark of what a document says nothing about.
var Silent = Owner{classUnstated, "Silent"}

// owner returns the mark of o. A partner is called by its name where there is one.
func owner(o model.Owner, partner string) Owner {
	switch o {
	case model.OwnerProvider:
		return Owner{classProvider, "Provider"}
	case model.OwnerCustomer:
		return Owner{classCustomer, "Customer"}
	case model.OwnerShared:
		return Owner{classShared, "Shared"}
	case model.OwnerNone:
		return Owner{classNone, "None"}
	case model.OwnerPartner:
		if partner == "" {
			partner = "Partner"
		}
		return Owner{classPartner, partner}
	}
	return Silent
}

// Mark is the sign in front of a duty. Word is read out, and says what the mark
// shows.
type Mark struct {
	Class string
	Word  string
}

// dutyMark returns the mark of a duty of the party.
func dutyMark(party model.Party, kind model.Kind) Mark {
	o := roleOwner(party)
	switch kind {
	case model.KindExcluded:
		return Mark{classExcluded, Excluded.Word}
	case model.KindHelps:
		return Mark{o.Class + " h", o.Word + " helps"}
	}
	return Mark(o)
}

func roleOwner(party model.Party) Owner {
	switch party.Role {
	case model.RoleProvider:
		return owner(model.OwnerProvider, "")
	case model.RoleCustomer:
		return owner(model.OwnerCustomer, "")
	}
	return owner(model.OwnerPartner, party.Name)
}

// Split is a small bar with numbers on both sides: duties of the provider, those
// of the other side, and where the line stands between them.
type Split struct {
	Provider, Customer int
	// Others says whose the second number is.
	Others string
	// Step is the place of the line in steps of five per cent; inner values keep
	// to 10–90, so that both sides stay visible.
	Step int
	// Silent says that nothing is said, Empty that the source says nobody.
	Silent, Empty bool
}

// split returns the bar of two numbers of duties.
func split(provider, customer int) Split {
	s := Split{Provider: provider, Customer: customer, Others: "customer"}
	all := provider + customer
	if all == 0 {
		s.Silent = true
		return s
	}
	s.Step = step(float64(provider) / float64(all))
	return s
}

// step returns the place of a share, 0 to 1, in steps of five per cent.
func step(share float64) int {
	switch {
	case share <= 0:
		return 0
	case share >= 1:
		return 100
	}
	return min(max(int(share*20+.5)*5, 10), 90)
}

// Letters are one party's RACI letters, accountable filled.
type Letters struct {
	Party   string
	Letters []Letter
}

// Letter is one RACI letter and its word.
type Letter struct {
	Letter, Word string
	Accountable  bool
}

var letterWords = map[rune]string{
	'R': "Responsible", 'A': "Accountable", 'S': "Supports", 'C': "Consulted", 'I': "Informed",
}

func letters(s string) []Letter {
	var out []Letter
	for _, r := range strings.ToUpper(s) {
		if word, ok := letterWords[r]; ok {
			out = append(out, Letter{string(r), word, r == 'A'})
		}
	}
	return out
}
