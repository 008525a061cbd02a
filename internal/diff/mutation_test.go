package diff_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"demarc"
	"demarc/internal/diag"
	"demarc/internal/diff"
	"demarc/internal/model"
)

// mutation changes a responsibility as a publisher might and returns the rule that has to
// tell it, nil where nothing may be told. It reports false where it does not apply.
type mutation func(provider *model.Provider, r *model.Responsibility) (told *diag.Rule, ok bool)

var mutations = map[string]mutation{
	"a duty of the provider goes to the customer": func(p *model.Provider, r *model.Responsibility) (*diag.Rule, bool) {
		a, d := promise(p, r)
		if d < 0 || r.Form == model.FormRACI || r.Form == model.FormList {
			return nil, false
		}
		duty := a.Duties[d]
		a.Duties = slices.Delete(a.Duties, d, d+1)
		other := &model.Assignment{Party: string(model.RoleCustomer)}
		if i := slices.IndexFunc(r.Assignments, func(a model.Assignment) bool { return p.Named(a.Party).Role == model.RoleCustomer }); i >= 0 {
			other = &r.Assignments[i]
			other.Duties = append(other.Duties, duty)
		} else {
			other.Duties = []model.Duty{duty}
			r.Assignments = append(r.Assignments, *other)
		}
		return diag.MovedToCustomer, true
	},
	"a duty of the provider is gone": func(p *model.Provider, r *model.Responsibility) (*diag.Rule, bool) {
		a, d := promise(p, r)
		if d < 0 || r.Form == model.FormRACI || len(a.Duties) < 2 {
			return nil, false
		}
		a.Duties = slices.Delete(a.Duties, d, d+1)
		return diag.CommitmentRemoved, true
	},
	"the letters change sides": func(p *model.Provider, r *model.Responsibility) (*diag.Rule, bool) {
		if len(r.Assignments) != 2 || !strings.Contains(r.Assignments[0].Letters+r.Assignments[1].Letters, "R") {
			return nil, false
		}
		a, b := &r.Assignments[0], &r.Assignments[1]
		if p.Named(a.Party).Role == model.RoleCustomer {
			a, b = b, a
		}
		if !strings.Contains(a.Letters, "R") || strings.ContainsAny(b.Letters, "RA") {
			return nil, false
		}
		a.Letters, b.Letters = b.Letters, a.Letters
		r.Owner = model.OwnerCustomer
		return diag.MovedToCustomer, true
	},
	"the section has another name": func(_ *model.Provider, r *model.Responsibility) (*diag.Rule, bool) {
		r.ID, r.Section = strings.Replace(r.ID, "#", "#new-", 1), "new-"+r.Section
		return diag.Moved, true
	},
	"the duties of a party are one paragraph": func(_ *model.Provider, r *model.Responsibility) (*diag.Rule, bool) {
		joined := false
		for i := range r.Assignments {
			ds := r.Assignments[i].Duties
			if len(ds) < 2 || slices.ContainsFunc(ds, func(d model.Duty) bool {
				first, _ := utf8.DecodeRuneInString(d.Text)
				return unicode.IsLower(first) || d.Bearing() != ds[0].Bearing() || d.Context != ds[0].Context
			}) {
				continue
			}
			var texts []string
			for _, d := range ds {
				texts = append(texts, strings.TrimRight(d.Text, ".:")+".")
			}
			ds[0].Text, joined = strings.Join(texts, " "), true
			r.Assignments[i].Duties = ds[:1]
		}
		return nil, joined
	},
}

// promise returns the last duty by which the provider is bound, -1 where there is none.
func promise(p *model.Provider, r *model.Responsibility) (*model.Assignment, int) {
	for i := range r.Assignments {
		a := &r.Assignments[i]
		if p.Named(a.Party).Role != model.RoleProvider {
			continue
		}
		for d := len(a.Duties) - 1; d >= 0; d-- {
			if b := a.Duties[d].Bearing(); b == "does" || b == "must" {
				return a, d
			}
		}
	}
	return nil, -1
}

// In the documents that come with the program each responsibility is changed by itself,
// in each way: the change is told, and of no other responsibility anything.
func TestWhatChangesIsToldAndNothingElse(t *testing.T) {
	base := read(t, demarc.Content())
	data, err := json.Marshal(base)
	if err != nil {
		t.Fatal(err)
	}
	for name, mutate := range mutations {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			changed := 0
			for i := range base.Responsibilities {
				id := base.Responsibilities[i].ID
				head := new(model.Catalog)
				if err := json.Unmarshal(data, head); err != nil {
					t.Fatal(err)
				}
				r := &head.Responsibilities[i]
				want, ok := mutate(provider(head, r), r)
				if !ok {
					continue
				}
				changed++
				for j := range head.Documents {
					head.Documents[j].Hash = "another"
				}
				told := false
				for _, s := range diff.Compare(base, head, options()).Shifts {
					told = told || s.Rule == want
					if s.Before == nil || s.Before.ID != id || want == nil {
						t.Errorf("%s: %s told of %s", id, s.Rule.Code, s.ID())
					}
				}
				if want != nil && !told {
					t.Errorf("%s: no %s", id, want.Code)
				}
			}
			if changed == 0 {
				t.Error("no responsibility can be changed so")
			}
			t.Logf("%d responsibilities changed", changed)
		})
	}
}

func provider(c *model.Catalog, r *model.Responsibility) *model.Provider {
	id := ""
	for i := range c.Documents {
		if c.Documents[i].ID == r.Document {
			id = c.Documents[i].Provider
		}
	}
	for i := range c.Providers {
		if c.Providers[i].ID == id {
			return &c.Providers[i]
		}
	}
	return nil
}
