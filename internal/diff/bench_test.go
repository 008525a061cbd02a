package diff_test

import (
	"fmt"
	"testing"

	"demarc/internal/diff"
	"demarc/internal/model"
)

// catalog makes up n documents of 97 responsibilities, as the corpus of package bench
// has them; of every changed-th document each part of a responsibility is another
// one: its words, its party, its heading.
func catalog(n, changed int) *model.Catalog {
	c := &model.Catalog{Schema: model.Schema}
	for d := range n {
		provider := fmt.Sprintf("provider-%03d", d/100)
		if d%100 == 0 {
			c.Providers = append(c.Providers, model.Provider{ID: provider, Parties: []model.Party{
				{ID: "provider", Role: model.RoleProvider, Name: provider}, {ID: "customer", Role: model.RoleCustomer, Name: "You"}}})
		}
		doc := fmt.Sprintf("%s/document-%03d", provider, d)
		other := changed > 0 && d%changed == 0
		c.Documents = append(c.Documents, model.Document{ID: doc, Provider: provider, Path: doc + ".md", Hash: fmt.Sprint(d, other), Lang: "en"})
		for i := range 97 {
			c.Responsibilities = append(c.Responsibilities, responsibility(doc, d, i, other))
		}
	}
	return c
}

var things = []string{"nodes", "gateways", "volumes", "keys", "registries", "backups", "quotas", "images", "zones", "alerts"}

func responsibility(doc string, d, i int, other bool) model.Responsibility {
	section, party := fmt.Sprintf("section-%d", i/10), "provider"
	text := fmt.Sprintf("Keep the %s of pool %d and rack %d in order every %d hours.", things[i%len(things)], i, d, i%7+1)
	if other {
		section += "-new"
		switch i % 4 {
		case 0:
			party = "customer"
		case 1:
			text = fmt.Sprintf("Keep all %s of rack %d and pool %d in good order.", things[i%len(things)], d, i)
		}
	}
	r := model.Responsibility{
		ID: fmt.Sprintf("%s#%s/row-%d", doc, section, i), Document: doc, Section: section, Label: fmt.Sprintf("Row %d of %s", i, things[i%len(things)]),
		Owner: model.Owner(party), Form: model.FormColumns,
	}
	for _, p := range []string{party, "customer"} {
		if p == party || i%3 == 0 {
			r.Assignments = append(r.Assignments, model.Assignment{Party: p, Duties: []model.Duty{
				{Kind: model.KindDoes, Modality: model.ModalityDoes, Text: text},
				{Kind: model.KindDoes, Modality: model.ModalityDoes, Text: "Report what was found about " + things[(i+d)%len(things)] + "."}}})
			text = "Watch it."
		}
	}
	return r
}

// BenchmarkCompare compares two models of 10,000 documents: with nothing new, with one
// document in a hundred rewritten, and with one in ten.
func BenchmarkCompare(b *testing.B) {
	before := catalog(10_000, 0)
	for _, changed := range []int{0, 100, 10} {
		after := catalog(10_000, changed)
		b.Run(fmt.Sprintf("every=%d", changed), func(b *testing.B) {
			for b.Loop() {
				diff.Compare(before, after, options())
			}
		})
	}
}
