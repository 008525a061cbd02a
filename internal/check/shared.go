package check

import (
	"strings"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// oneSidedShares finds responsibilities that are shared and tell the work of
// one side only, or of none. A matrix, ticks and letters list no work, so that
// only the forms with duties can lack one.
func oneSidedShares(x *reading) []diag.Finding {
	var fs []diag.Finding
	for i := range x.Responsibilities {
		r := &x.Responsibilities[i]
		if r.Owner != model.OwnerShared {
			continue
		}
		switch r.Form {
		case model.FormColumns, model.FormList, model.FormProse:
		default:
			continue
		}
		if lacking := x.lacking(r); lacking != "" {
			fs = append(fs, x.at(diag.SharedOneSided, r, "", "%q is shared, but no duty of %s is told", r.Label, lacking))
		}
	}
	return fs
}

// lacking names the sides of a shared responsibility that have no duty, "" where
// at least two have one.
func (x *reading) lacking(r *model.Responsibility) string {
	working := map[model.Role]bool{}
	for i := range r.Assignments {
		a := &r.Assignments[i]
		for j := range a.Duties {
			if a.Duties[j].Kind != model.KindExcluded {
				working[x.role(r, a.Party)] = true
			}
		}
	}
	if len(working) > 1 {
		return ""
	}
	var names []string
	for _, role := range []model.Role{model.RoleProvider, model.RoleCustomer} {
		if !working[role] {
			names = append(names, "the "+string(role))
		}
	}
	return strings.Join(names, " or ")
}
