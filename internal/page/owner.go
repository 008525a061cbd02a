package page

import (
	"strings"
	"unicode"

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

// owner returns the mark of o; nobody who is named is silent. A partner is called
// by its name where there is one.
func (s *Set) owner(o model.Owner, partner string) Owner {
	switch o {
	case model.OwnerProvider:
		return Owner{classProvider, s.t("owner.provider")}
	case model.OwnerCustomer:
		return Owner{classCustomer, s.t("owner.customer")}
	case model.OwnerShared:
		return Owner{classShared, s.t("owner.shared")}
	case model.OwnerNone:
		return Owner{classNone, s.t("owner.none")}
	case model.OwnerPartner:
		if partner == "" {
			partner = s.t("owner.partner")
		}
		return Owner{classPartner, partner}
	}
	return Owner{classUnstated, s.t("owner.silent")}
}

// Mark is the sign in front of a duty. Word is read out, and says what the mark
// shows.
type Mark struct {
	Class string
	Word  string
}

// dutyMark returns the mark of a duty of the party.
func (s *Set) dutyMark(party model.Party, kind model.Kind) Mark {
	o := s.roleOwner(party)
	switch kind {
	case model.KindExcluded:
		return Mark{classExcluded, s.t("owner.excluded")}
	case model.KindHelps:
		return Mark{o.Class + " h", s.t("owner.helps", o.Word)}
	}
	return Mark(o)
}

// Tag is the modality of a duty, or its kind where it is not plainly done: the
// class of its frame and a word.
type Tag struct {
	Class, Word string
}

// tag returns the tag of a duty: what helps or is excluded is neither must nor
// may.
func (s *Set) tag(y *model.Duty) Tag {
	class := string(y.Modality)
	if y.Kind != model.KindDoes {
		class = string(y.Kind)
	}
	if class == "" || class == string(model.ModalityDoes) {
		return Tag{}
	}
	return Tag{class, s.t("modality." + class)}
}

func (s *Set) roleOwner(party model.Party) Owner {
	switch party.Role {
	case model.RoleProvider:
		return s.owner(model.OwnerProvider, "")
	case model.RoleCustomer:
		return s.owner(model.OwnerCustomer, "")
	}
	return s.owner(model.OwnerPartner, party.Name)
}

// Split is a small bar with numbers on both sides: duties of the provider, those
// of the other side, and where the line stands between them.
type Split struct {
	Provider, Customer int
	// Others says whose the second number is.
	Others Others
	// Step is the place of the line in steps of five per cent; inner values keep
	// to 10–90, so that both sides stay visible.
	Step int
	// Silent says that nothing is said, Empty that the source says nobody.
	Silent, Empty bool
}

// Others are the parties on the other side of the line; the value names their
// text.
type Others string

// Who may stand on the other side.
const (
	OthersCustomer Others = "customer"
	OthersPartner  Others = "partner"
	OthersBoth     Others = "both"
)

// split returns the bar of two numbers of duties.
func split(provider, customer int) Split {
	s := Split{Provider: provider, Customer: customer, Others: OthersCustomer}
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
	Marks   []Link // of the footnotes that the letters refer to
}

// Footnote is what a mark on letters or on a label refers to.
type Footnote struct {
	Mark Link // leads to the whole note
	Text string
}

// Letter is one RACI letter and its word.
type Letter struct {
	Letter, Word string
	Accountable  bool
}

// raciLetters are the letters that have a word.
const raciLetters = "RASCI"

func (s *Set) letters(letters string) []Letter {
	var out []Letter
	for _, r := range strings.ToLower(letters) {
		if l := string(unicode.ToUpper(r)); strings.Contains(raciLetters, l) {
			out = append(out, Letter{l, s.t("raci." + string(r)), l == "A"})
		}
	}
	return out
}
