package export

import (
	"strings"

	"demarc/internal/model"
)

// side is what one role does in a responsibility: all assignments of its parties
// together.
type side struct {
	letters               []string
	does, helps, excluded []string
}

// sides are a responsibility's assignments by role.
type sides map[model.Role]*side

// sidesOf sorts a responsibility's assignments. A partner's words begin with its
// name where named says so: several companies can share the side.
func sidesOf(r *model.Responsibility, p *model.Provider, named bool) sides {
	out := sides{model.RoleProvider: {}, model.RoleCustomer: {}, model.RolePartner: {}}
	for i := range r.Assignments {
		a := &r.Assignments[i]
		party := p.Named(a.Party)
		s, by := out[party.Role], ""
		if named && party.Role == model.RolePartner {
			by = party.Name + ": "
		}
		if a.Letters != "" {
			s.letters = append(s.letters, by+a.Letters)
		}
		for j := range a.Duties {
			y := &a.Duties[j]
			switch text := by + y.Text; y.Kind {
			case model.KindHelps:
				s.helps = append(s.helps, text)
			case model.KindExcluded:
				s.excluded = append(s.excluded, text)
			default:
				s.does = append(s.does, text)
			}
		}
	}
	return out
}

// text is the side as a cell of a table has it: letters and duties, each on a
// line, with a word in front of what does not count as the side's own.
func (s *side) text() string {
	var lines []string
	if len(s.letters) > 0 {
		lines = append(lines, "["+strings.Join(s.letters, " ")+"]")
	}
	lines = append(lines, s.does...)
	for _, t := range s.helps {
		lines = append(lines, "Helps: "+t)
	}
	for _, t := range s.excluded {
		lines = append(lines, "Excluded: "+t)
	}
	return strings.Join(lines, "\n")
}

// ownerWord is how a table writes an owner: never by colour alone.
type ownerWord struct {
	letter, word string
	// inherited says whether a customer can rely on the provider for it, in the
	// words of a customer responsibility matrix.
	inherited string
}

var ownerWords = map[model.Owner]ownerWord{
	model.OwnerProvider: {"P", "Provider", "Yes"},
	model.OwnerCustomer: {"C", "Customer", "No"},
	model.OwnerShared:   {"S", "Shared", "Partial"},
	model.OwnerPartner:  {"T", "Partner", "From a partner"},
	model.OwnerNone:     {"–", "None", "Not applicable"},
	model.OwnerUnstated: {"?", "Silent", "Not stated"},
}

// ownerText is an owner's letter and word, "P Provider".
func ownerText(o model.Owner) string { return ownerWords[o].letter + " " + ownerWords[o].word }
