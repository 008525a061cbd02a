package compare_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"demarc/internal/compare"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

func TestSilencesAreThoseOfTheMatrixWhereAnotherSpeaks(t *testing.T) {
	onRandom(t, func(t *testing.T, c *model.Catalog) {
		x := compare.New(c, modeltest.Kind)
		got := map[string]bool{}
		for _, p := range x.Gaps().Providers {
			for _, s := range p.Silent {
				got[p.Provider.ID+" "+s.Topic.ID] = true
			}
		}
		for _, g := range x.Matrix() {
			for _, row := range g.Rows {
				for i := range row.Cells {
					key := row.Cells[i].Provider.ID + " " + row.Topic.ID
					if want := row.Cells[i].Silent() && row.Verdict != model.VerdictSilent; got[key] != want {
						t.Errorf("%s: a gap %v, want %v", key, got[key], want)
					}
				}
			}
		}
	})
}

func TestWhatNobodyCarriesHasNoProviderBehindIt(t *testing.T) {
	onRandom(t, func(t *testing.T, c *model.Catalog) {
		for _, row := range compare.New(c, modeltest.Kind).Gaps().Nobody {
			for i := range row.Cells {
				switch o := row.Cells[i].Owner; o {
				case model.OwnerProvider, model.OwnerShared, model.OwnerPartner:
					t.Errorf("%s: %s carries it as %s", row.Topic.ID, row.Cells[i].Provider.ID, o)
				}
			}
		}
	})
}

// disagreement writes who says what of one catalog with a responsibility a
// provider, each "provider:owner/area".
func disagreement(entries string) string {
	documents := map[string]string{"alder": "alder/responsibilities", "birch": "birch/raci", "dune": "dune/terms"}
	c := modeltest.Catalog()
	c.Responsibilities = nil
	for w := range strings.FieldsSeq(entries) {
		who, what, _ := strings.Cut(w, ":")
		owner, area, _ := strings.Cut(what, "/")
		c.Responsibilities = append(c.Responsibilities, model.Responsibility{
			Document: documents[who], Area: area, Owner: model.Owner(owner), Topics: []string{"data"}})
	}
	var out []string
	for _, d := range compare.New(c, modeltest.Kind).Gaps().Disagreements {
		names := func(cells []compare.Cell) string {
			var ids []string
			for _, cell := range cells {
				ids = append(ids, cell.Provider.ID)
			}
			return strings.Join(ids, ",")
		}
		area := "-"
		if d.Area != nil {
			area = d.Area.ID
		}
		out = append(out, fmt.Sprintf("%s %s: %s|%s", d.Topic.ID, area, names(d.ByProvider), names(d.ByCustomer)))
	}
	return strings.Join(out, "; ")
}

func TestProvidersDisagreeWhereOneCarriesWhatAnotherLeaves(t *testing.T) {
	for _, test := range []struct{ name, entries, want string }{
		{"one carries it, another leaves it", "alder:provider/access birch:customer/access", "data access: alder|birch"},
		{"in different areas they speak of different work", "alder:provider/access birch:customer/change", ""},
		{"without an area they speak of the same", "alder:provider birch:customer dune:customer", "data -: alder|birch,dune"},
		{"shared agrees with both", "alder:shared/access birch:customer/access", ""},
		{"one provider that divides the work agrees with itself", "alder:provider/access alder:customer/access", ""},
		{"but not with one who carries none of it", "alder:provider/access alder:customer/access birch:customer/access", "data access: alder|alder,birch"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := disagreement(test.entries); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// quantityText writes a group as "etcd-backup every second: 900 birch "every 15
// minutes" | …".
func quantityText(g *compare.QuantityGroup) string {
	var b strings.Builder
	topic := "no topic"
	if g.Topic != nil {
		topic = g.Topic.ID
	}
	every := ""
	if g.Every {
		every = " every"
	}
	fmt.Fprintf(&b, "%s%s %s of %d:", topic, every, g.Unit, g.Providers)
	for _, v := range g.Values {
		fmt.Fprintf(&b, " %g %s %q", v.Value, v.Provider.ID, v.Quantity.Text)
	}
	return b.String() + "\n"
}

// stating is the frame of the fixture with facts: each line names a document, the
// topics, and quantities as "every 15 minute".
func stating(facts string) *model.Catalog {
	c := modeltest.Catalog()
	c.Facts = nil
	for line := range strings.Lines(facts) {
		parts := strings.Split(strings.TrimSpace(line), "; ")
		f := model.Fact{Document: parts[0], Topics: strings.Fields(parts[1])}
		for _, text := range parts[2:] {
			q := model.Quantity{Text: text}
			rest, every := strings.CutPrefix(text, "every ")
			q.Every = every
			if _, err := fmt.Sscan(rest, &q.Value, &q.Unit); err != nil {
				panic(err) // a case of this file is wrong
			}
			f.Quantities = append(f.Quantities, q)
		}
		c.Facts = append(c.Facts, f)
	}
	return c
}

func TestQuantitiesStandSideBySide(t *testing.T) {
	for _, test := range []struct{ name, facts, want string }{
		{"in one unit, from the least",
			"alder/architecture; etcd-backup data; every 8 hour\nbirch/raci; control-plane etcd-backup; every 15 minute",
			"etcd-backup every second of 2: 900 birch \"every 15 minute\" 28800 alder \"every 8 hour\"\n"},
		{"an interval is no duration",
			"alder/architecture; data; every 1 day\nbirch/raci; data; 30 day",
			"data every second of 1: 86400 alder \"every 1 day\"\ndata second of 1: 2.592e+06 birch \"30 day\"\n"},
		{"under every topic that two share",
			"alder/architecture; data erasure; 30 day\nbirch/raci; data; 2 week\ndune/terms; erasure; 1 month",
			"data second of 2: 1.2096e+06 birch \"2 week\" 2.592e+06 alder \"30 day\"\n" +
				"erasure second of 2: 2.592e+06 alder \"30 day\" 2.629746e+06 dune \"1 month\"\n"},
		{"once where two topics hold the same",
			"alder/architecture; data erasure; 30 day\nbirch/raci; erasure data; 2 week",
			"data second of 2: 1.2096e+06 birch \"2 week\" 2.592e+06 alder \"30 day\"\n"},
		{"under the topic with more to compare where it has all of another",
			"alder/architecture; control-plane data; 30 day\nbirch/raci; control-plane data; 2 week\ndune/terms; data; 1 week",
			"data second of 3: 604800 dune \"1 week\" 1.2096e+06 birch \"2 week\" 2.592e+06 alder \"30 day\"\n"},
		{"what one alone states comes last, under its first topic",
			"alder/architecture; facilities; 3 zone\nalder/architecture; data; 3 replica\nbirch/raci; data; 2 replica",
			"data replica of 2: 2 birch \"2 replica\" 3 alder \"3 replica\"\nfacilities zone of 1: 3 alder \"3 zone\"\n"},
		{"several of a sentence each by its measure",
			"alder/architecture; data; every 6 hour; 14 day\nbirch/raci; data; every 1 day",
			"data every second of 2: 21600 alder \"every 6 hour\" 86400 birch \"every 1 day\"\ndata second of 1: 1.2096e+06 alder \"14 day\"\n"},
		{"what has no topic comes last of all", "dune/gone; data; 1 day\ndune/terms; ; 7 day\nalder/architecture; leaving; 8 day",
			"leaving second of 1: 691200 alder \"8 day\"\nno topic second of 1: 604800 dune \"7 day\"\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, g := range compare.New(stating(test.facts), modeltest.Kind).Quantities() {
				got += quantityText(&g)
			}
			if got != test.want {
				t.Errorf("got:\n%swant:\n%s", got, test.want)
			}
		})
	}
}

func TestQuantitiesAreInOrderAndNoneIsLost(t *testing.T) {
	c := modeltest.Catalog()
	seen := map[*model.Quantity]bool{}
	for _, g := range compare.New(c, modeltest.Kind).Quantities() {
		if !slices.IsSortedFunc(g.Values, func(a, b compare.Stated) int { return cmp.Compare(a.Value, b.Value) }) {
			t.Errorf("%s is not in order", quantityText(&g))
		}
		for _, v := range g.Values {
			seen[v.Quantity] = true
		}
	}
	for i := range c.Facts {
		for j := range c.Facts[i].Quantities {
			if !seen[&c.Facts[i].Quantities[j]] {
				t.Errorf("%q stands nowhere", c.Facts[i].Quantities[j].Text)
			}
		}
	}
}
