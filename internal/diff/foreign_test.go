package diff_test

import (
	"testing"

	"demarc/internal/diff"
	"demarc/internal/model"
)

// A model can come from another program: what it refers to need not be there.
func TestAModelWithoutWhatItRefersToIsCompared(t *testing.T) {
	before := &model.Catalog{
		Responsibilities: []model.Responsibility{
			{ID: "a/b#c/one", Document: "a/b", Label: "One", Owner: "provider"},
			{ID: "a/b#c/one", Document: "a/b", Label: "One", Owner: "customer"},
			{ID: "", Label: "", Owner: "shared"},
		},
		Facts: []model.Fact{{Document: "a/b", Text: "Nothing is said of any number."}, {Text: "Every 8 hours.", Quantities: []model.Quantity{{Value: 8, Unit: "fortnight", Text: "8 fortnights"}}}},
	}
	after := &model.Catalog{
		Responsibilities: []model.Responsibility{{ID: "a/b#c/one", Document: "a/b", Label: "One", Owner: "customer", Assignments: []model.Assignment{{Party: "nobody", Duties: []model.Duty{{Text: "Watch."}}}}}},
		Facts:            []model.Fact{{Document: "a/b", Text: "Nothing is said of a number."}},
	}
	r := diff.Compare(before, after, options())
	if len(r.Shifts) == 0 {
		t.Fatal("nothing is told")
	}
	for _, s := range r.Shifts {
		if s.Line < 1 || s.Fingerprint == "" || s.Reading {
			t.Errorf("%s at %q:%d, fingerprint %q, reading %v", s.Rule.Code, s.Path, s.Line, s.Fingerprint, s.Reading)
		}
	}
	if empty := diff.Compare(&model.Catalog{}, &model.Catalog{}, diff.Options{}); len(empty.Shifts) != 0 {
		t.Errorf("two empty models differ: %v", empty.Shifts)
	}
}
