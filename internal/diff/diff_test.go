package diff

import (
	"reflect"
	"testing"

	"demarc/internal/model"
)

func carried(id string, owner model.Owner, as ...model.Assignment) model.Responsibility {
	return model.Responsibility{ID: id, Owner: owner, Assignments: as}
}

func part(party, letters string, duties ...string) model.Assignment {
	a := model.Assignment{Party: party, Letters: letters}
	for _, d := range duties {
		a.Duties = append(a.Duties, model.Duty{Kind: model.KindDoes, Text: d})
	}
	return a
}

func TestResponsibilitiesArePairedByID(t *testing.T) {
	before := []model.Responsibility{carried("a", model.OwnerCustomer), carried("gone", model.OwnerProvider), carried("b", model.OwnerShared)}
	after := []model.Responsibility{carried("b", model.OwnerProvider), carried("new", model.OwnerCustomer), carried("a", model.OwnerCustomer)}
	var got []string
	for _, c := range Responsibilities(before, after) {
		got = append(got, string(c.Kind)+" "+c.Responsibility().ID)
		if (c.Before == nil) != (c.Kind == KindAdded) || (c.After == nil) != (c.Kind == KindRemoved) {
			t.Errorf("%s has the sides %v and %v", c.Kind, c.Before, c.After)
		}
	}
	if want := []string{"changed b", "added new", "removed gone"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWhatIsCompared(t *testing.T) {
	helps := part("provider", "")
	helps.Duties = []model.Duty{{Kind: model.KindHelps, Text: "Patch"}}
	for name, tc := range map[string]struct {
		was, is model.Responsibility
		want    []Detail
	}{
		"nothing": {carried("a", "shared", part("provider", "RA", "x", "y")), carried("a", "shared", part("provider", "RA", "y", "x")), nil},
		"the owner": {carried("a", "provider"), carried("a", "customer"),
			[]Detail{{Aspect: AspectOwner, Was: "provider", Is: "customer"}}},
		"letters that move": {carried("a", "shared", part("provider", "RA"), part("customer", "I")), carried("a", "shared", part("provider", "R"), part("customer", "AI")),
			[]Detail{{AspectLetters, "provider", "RA", "R"}, {AspectLetters, "customer", "I", "AI"}}},
		"a party that comes, and one that goes": {carried("a", "shared", part("partner", "R")), carried("a", "shared", part("customer", "R", "Watch")),
			[]Detail{{AspectLetters, "customer", "", "R"}, {AspectDuty, "customer", "", "Watch"}, {AspectLetters, "partner", "R", ""}}},
		"a duty reworded": {carried("a", "shared", part("provider", "", "Patch", "Watch")), carried("a", "shared", part("provider", "", "Patch", "Watch daily")),
			[]Detail{{AspectDuty, "provider", "Watch", ""}, {AspectDuty, "provider", "", "Watch daily"}}},
		"a duty said once more": {carried("a", "shared", part("provider", "", "Patch")), carried("a", "shared", part("provider", "", "Patch", "Patch")),
			[]Detail{{AspectDuty, "provider", "", "Patch"}}},
		"a duty that is only help now": {carried("a", "shared", part("provider", "", "Patch")), carried("a", "shared", helps),
			[]Detail{{AspectDuty, "provider", "Patch", ""}, {AspectDuty, "provider", "", "helps: Patch"}}},
	} {
		var got []Detail
		for _, c := range Responsibilities([]model.Responsibility{tc.was}, []model.Responsibility{tc.is}) {
			got = append(got, c.Details...)
		}
		if !reflect.DeepEqual(got, tc.want) {
			t.Errorf("%s: got %v, want %v", name, got, tc.want)
		}
	}
}
