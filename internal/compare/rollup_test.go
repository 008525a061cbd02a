package compare_test

import (
	"strings"
	"testing"

	"demarc/internal/compare"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

// catalogOf is the fixture's frame with these responsibilities of alder.
func catalogOf(rs ...model.Responsibility) *model.Catalog {
	c := modeltest.Catalog()
	for i := range rs {
		rs[i].ID, rs[i].Document = "alder/responsibilities#s/r", "alder/responsibilities"
	}
	c.Responsibilities = rs
	return c
}

func owned(o model.Owner, topics ...string) model.Responsibility {
	return model.Responsibility{Owner: o, Topics: topics}
}

// doing adds duties to r; each word is a side and a kind, "p" for a duty the
// provider does, "c+" for one the customer helps with, "p×" for one excluded,
// and after a slash the duty's own topic.
func doing(r model.Responsibility, duties string) model.Responsibility {
	parts := map[string][]model.Duty{}
	for w := range strings.FieldsSeq(duties) {
		what, topic, own := strings.Cut(w, "/")
		y := model.Duty{Kind: model.KindDoes, Text: w}
		if own {
			y.Topics = []string{topic}
		}
		switch {
		case strings.HasSuffix(what, "+"):
			y.Kind = model.KindHelps
		case strings.HasSuffix(what, "×"):
			y.Kind = model.KindExcluded
		}
		parts[what[:1]] = append(parts[what[:1]], y)
	}
	for _, p := range []struct{ letter, party string }{{"p", "provider"}, {"c", "customer"}, {"t", "third"}} {
		if ds := parts[p.letter]; ds != nil {
			r.Assignments = append(r.Assignments, model.Assignment{Party: p.party, Duties: ds})
		}
	}
	return r
}

func alderCell(t *testing.T, topic string, rs ...model.Responsibility) compare.Cell {
	t.Helper()
	return compare.New(catalogOf(rs...), modeltest.Kind).Topic(topic).Cells[0]
}

func TestOwnersRollUp(t *testing.T) {
	const p, c, s, n, u, x = model.OwnerProvider, model.OwnerCustomer, model.OwnerShared, model.OwnerNone, model.OwnerUnstated, model.OwnerPartner
	for _, test := range []struct {
		name   string
		owners []model.Owner
		want   model.Owner
	}{
		{"nothing is silent", nil, u},
		{"all one owner", []model.Owner{p, p}, p},
		{"both sides are shared", []model.Owner{p, c}, s},
		{"any shared is shared", []model.Owner{p, s}, s},
		{"none yields to an owner", []model.Owner{n, c}, c},
		{"unstated yields to an owner", []model.Owner{u, p}, p},
		{"unstated yields to none", []model.Owner{u, n}, n},
		{"a partner alone", []model.Owner{x, n}, x},
		{"a partner with another is shared", []model.Owner{x, p}, s},
	} {
		t.Run(test.name, func(t *testing.T) {
			var rs []model.Responsibility
			for _, o := range test.owners {
				rs = append(rs, owned(o, "data"))
			}
			if got := alderCell(t, "data", rs...).Owner; got != test.want {
				t.Errorf("%v roll up to %s, want %s", test.owners, got, test.want)
			}
		})
	}
}

func TestUnderAnotherTopicDutiesGiveTheOwner(t *testing.T) {
	for _, test := range []struct {
		name, duties string
		want         model.Owner
	}{
		{"who does it", "p/patching c", model.OwnerProvider},
		{"both do it", "p/patching c/patching", model.OwnerShared},
		{"a partner does it with another", "t/patching c/patching", model.OwnerShared},
		{"a partner alone does it", "t/patching p", model.OwnerPartner},
		{"who only helps leaves it to the other", "p+/patching", model.OwnerCustomer},
		{"who excludes it leaves it to the other", "p×/patching", model.OwnerCustomer},
		{"a customer that helps leaves it to the provider", "c+/patching", model.OwnerProvider},
		{"who does it outweighs who helps", "p+/patching p/patching", model.OwnerProvider},
		{"nobody does anything there", "p c", model.OwnerUnstated},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := doing(owned(model.OwnerShared, "worker-nodes"), test.duties)
			if got := alderCell(t, "patching", r).Owner; got != test.want {
				t.Errorf("duties %q give %s, want %s", test.duties, got, test.want)
			}
			if got := alderCell(t, "worker-nodes", r).Owner; got != model.OwnerShared {
				t.Errorf("under the primary topic the owner is %s", got)
			}
		})
	}
}

func TestADutyWithoutTopicsCountsUnderAllOfItsResponsibility(t *testing.T) {
	r := doing(owned(model.OwnerShared, "worker-nodes", "patching"), "p c/capacity")
	for topic, want := range map[string]int{"worker-nodes": 1, "patching": 1, "capacity": 1, "data": 0} {
		if got := alderCell(t, topic, r); len(got.Duties()) != want {
			t.Errorf("%s shows %d duties, want %d", topic, len(got.Duties()), want)
		}
	}
}

func TestShareIsTheProvidersWeight(t *testing.T) {
	for _, test := range []struct {
		name string
		rs   []model.Responsibility
		want float64
		tick int
	}{
		{"a shared one without duties is half", []model.Responsibility{owned(model.OwnerShared, "data")}, 0.5, 50},
		{"a shared one is split by its duties", []model.Responsibility{doing(owned(model.OwnerShared, "data"), "p p p c")}, 0.75, 75},
		{"helps and excluded weigh nothing", []model.Responsibility{doing(owned(model.OwnerShared, "data"), "p c p+ p× p×")}, 0.5, 50},
		{"duties elsewhere split where there are none here",
			[]model.Responsibility{doing(owned(model.OwnerShared, "data"), "p/patching p/patching p/patching c/patching")}, 0.75, 75},
		{"each responsibility weighs one", []model.Responsibility{owned(model.OwnerProvider, "data"),
			doing(owned(model.OwnerCustomer, "data"), "c c c c c")}, 0.5, 50},
		{"none and unstated weigh nothing", []model.Responsibility{owned(model.OwnerProvider, "data"),
			owned(model.OwnerNone, "data"), owned(model.OwnerUnstated, "data")}, 1, 100},
		{"a partner's weight is not the provider's", []model.Responsibility{owned(model.OwnerProvider, "data"),
			owned(model.OwnerPartner, "data")}, 0.5, 50},
		{"the tick of what is shared stays off the edge",
			[]model.Responsibility{doing(owned(model.OwnerShared, "data"), "p p p")}, 1, 90},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := alderCell(t, "data", test.rs...)
			if got, ok := c.Share(); !ok || got != test.want || c.Tick() != test.tick {
				t.Errorf("share %v (%v), tick %d; want %v, %d", got, ok, c.Tick(), test.want, test.tick)
			}
		})
	}
	c := alderCell(t, "data", owned(model.OwnerUnstated, "data"))
	if _, ok := c.Share(); ok || c.Tick() != -1 || !c.Silent() || len(c.Entries) != 1 {
		t.Errorf("what is left open has a share, or is not silent: %+v", c)
	}
}

func TestAResponsibilityCountsOnceOnALayer(t *testing.T) {
	// hypervisor and virtual-network are topics of one layer.
	r := doing(owned(model.OwnerShared, "hypervisor"), "p/virtual-network p/virtual-network c/hypervisor")
	v := compare.New(catalogOf(r), modeltest.Kind).Provider("alder")
	layer := v.Layers[2]
	if len(layer.Entries) != 1 || layer.ByProvider != 2 || layer.ByCustomer != 1 {
		t.Errorf("%s holds %d entries, %d:%d duties", layer.Layer.ID, len(layer.Entries), layer.ByProvider, layer.ByCustomer)
	}
	if b := v.Line.Bars[2]; b.Shared != 1 || b.Value < 0.66 || b.Value > 0.67 {
		t.Errorf("the bar holds %d shared, value %v", b.Shared, b.Value)
	}
}

func TestVerdicts(t *testing.T) {
	c := modeltest.Catalog()
	documents := []string{"alder/responsibilities", "birch/raci", "dune/terms"}
	for _, test := range []struct {
		owners string // a letter a provider: p, c, s, - for silent
		want   model.Verdict
		gap    bool
	}{
		{"ppp", model.VerdictAgree, false}, {"pcp", model.VerdictDiffer, false},
		{"pc-", model.VerdictDiffer, true}, {"pp-", model.VerdictOneSided, true},
		{"p--", model.VerdictOneSided, true}, {"---", model.VerdictSilent, true}, {"spp", model.VerdictDiffer, false},
	} {
		c.Responsibilities = nil
		for i, o := range test.owners {
			owner := map[rune]model.Owner{'p': model.OwnerProvider, 'c': model.OwnerCustomer, 's': model.OwnerShared, '-': model.OwnerUnstated}[o]
			c.Responsibilities = append(c.Responsibilities, model.Responsibility{Document: documents[i], Owner: owner, Topics: []string{"data"}})
		}
		if v := compare.New(c, modeltest.Kind).Topic("data"); v.Verdict != test.want || v.Gap != test.gap {
			t.Errorf("%s: %s, gap %v; want %s, %v", test.owners, v.Verdict, v.Gap, test.want, test.gap)
		}
	}
}

func TestWhatNoDocumentHoldsCountsNowhere(t *testing.T) {
	c := catalogOf(owned(model.OwnerProvider, "data"))
	c.Responsibilities[0].Document = "alder/gone"
	if n := compare.New(c, modeltest.Kind).Totals().Responsibilities; n != 0 {
		t.Errorf("%d responsibilities of a document that is not there count", n)
	}
}

func TestAnUnknownIdPanics(t *testing.T) {
	defer func() {
		if r := recover(); r == nil || !strings.Contains(r.(string), "no topic nowhere") {
			t.Errorf("got %v, want a panic that names the topic", r)
		}
	}()
	compare.New(modeltest.Catalog(), modeltest.Kind).Topic("nowhere")
}
