package check

import (
	"strings"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// unstated finds responsibilities that a document lists and gives to nobody.
func unstated(x *reading) []diag.Finding {
	var fs []diag.Finding
	for i := range x.Responsibilities {
		// A RACI row without R and A is told by its letters.
		if r := &x.Responsibilities[i]; r.Owner == model.OwnerUnstated && r.Form != model.FormRACI {
			fs = append(fs, x.at(diag.OwnerUnstated, r, "", "nothing says whose %q is", r.Label))
		}
	}
	return fs
}

// wording finds what a provider excludes and what it only may or should do.
func wording(x *reading) []diag.Finding {
	var fs []diag.Finding
	for i := range x.Responsibilities {
		r := &x.Responsibilities[i]
		for j := range r.Assignments {
			a := &r.Assignments[j]
			if x.role(r, a.Party) == model.RoleCustomer {
				continue
			}
			for k := range a.Duties {
				if f, ok := x.judge(r, a, &a.Duties[k]); ok {
					fs = append(fs, f)
				}
			}
		}
	}
	return fs
}

// judge returns the finding about the words of a duty that is not the customer's.
func (x *reading) judge(r *model.Responsibility, a *model.Assignment, d *model.Duty) (diag.Finding, bool) {
	key := d.Clause
	switch {
	case d.Kind == model.KindExcluded:
		f := x.at(diag.DutyExcluded, r, key, "%s excludes: %s", x.partyName(r, a.Party), short(d.Text))
		f.Line = d.Line
		return f, true
	case d.Kind == model.KindDoes && (d.Modality == model.ModalityMay || d.Modality == model.ModalityShould):
		f := x.at(diag.ModalityWeak, r, key, "%s only %s: %s", x.partyName(r, a.Party), d.Modality, short(d.Text))
		f.Line = d.Line
		return f, true
	}
	return diag.Finding{}, false
}

// blanks finds sections of a RACI table in whose rows one of the two sides has no
// letter at all, one finding a section and side: where it is the habit of a table,
// it is one thing to ask about.
func blanks(x *reading) []diag.Finding {
	type side struct {
		document, section string
		role              model.Role
	}
	first, rows, blank := map[side]*model.Responsibility{}, map[side]int{}, map[side]int{}
	var order []side
	for i := range x.Responsibilities {
		r := &x.Responsibilities[i]
		if r.Form != model.FormRACI || r.Owner == model.OwnerUnstated {
			continue
		}
		for _, role := range []model.Role{model.RoleProvider, model.RoleCustomer} {
			s := side{r.Document, r.Section, role}
			rows[s]++
			if x.lettered(r, role) {
				continue
			}
			if blank[s]++; first[s] == nil {
				first[s] = r
				order = append(order, s)
			}
		}
	}
	var fs []diag.Finding
	for _, s := range order {
		fs = append(fs, x.at(diag.RaciBlank, first[s], string(s.role), "in %d of the %d activities of this section the %s has no letter, first in %q",
			blank[s], rows[s], s.role, first[s].Label))
	}
	return fs
}

// lettered reports whether any party of the role has a letter in the row.
func (x *reading) lettered(r *model.Responsibility, role model.Role) bool {
	for i := range r.Assignments {
		if a := &r.Assignments[i]; x.role(r, a.Party) == role && strings.TrimSpace(a.Letters) != "" {
			return true
		}
	}
	return false
}
