package compare_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"demarc/internal/compare"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

// randomCatalog is the fixture with responsibilities drawn at random: any owner,
// letters, kinds of duty, topics of a duty's own, and topics that do not exist.
func randomCatalog(seed uint64) *model.Catalog {
	r := rand.New(rand.NewPCG(seed, 1))
	c := modeltest.Catalog()
	topic := func() string {
		if r.IntN(40) == 0 {
			return "no-such-topic"
		}
		return c.Topics[r.IntN(len(c.Topics))].ID
	}
	c.Responsibilities = nil
	for i := range 60 {
		p := c.Documents[r.IntN(len(c.Documents))]
		x := model.Responsibility{
			ID: fmt.Sprintf("%s#s/r%d", p.ID, i), Document: p.ID, Label: "r", Form: model.FormColumns,
			Owner: []model.Owner{model.OwnerProvider, model.OwnerCustomer, model.OwnerPartner,
				model.OwnerShared, model.OwnerNone, model.OwnerUnstated}[r.IntN(6)],
			Area: append([]string{""}, "change", "security", "recovery")[r.IntN(4)],
		}
		for range r.IntN(3) {
			x.Topics = append(x.Topics, topic())
		}
		for _, party := range []string{"provider", "customer", "third"} {
			a := model.Assignment{Party: party, Letters: []string{"", "RA", "A", "CI"}[r.IntN(4)]}
			for range r.IntN(4) {
				y := model.Duty{Kind: []model.Kind{model.KindDoes, model.KindDoes, model.KindHelps, model.KindExcluded}[r.IntN(4)]}
				for range r.IntN(3) {
					y.Topics = append(y.Topics, topic())
				}
				a.Duties = append(a.Duties, y)
			}
			x.Assignments = append(x.Assignments, a)
		}
		c.Responsibilities = append(c.Responsibilities, x)
	}
	return c
}

// onRandom runs a check on the fixture's own catalog and on random ones.
func onRandom(t *testing.T, check func(t *testing.T, c *model.Catalog)) {
	t.Run("fixture", func(t *testing.T) { check(t, modeltest.Catalog()) })
	for seed := range uint64(40) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { check(t, randomCatalog(seed)) })
	}
}

func TestDutiesOfACellAddUp(t *testing.T) {
	onRandom(t, func(t *testing.T, c *model.Catalog) {
		for _, g := range compare.New(c, modeltest.Kind).Matrix() {
			for _, row := range g.Rows {
				for i := range row.Cells {
					s := &row.Cells[i]
					if n := s.ByProvider + s.ByCustomer + s.ByPartner + s.Helps + s.Excluded; n != len(s.Duties()) {
						t.Errorf("%s × %s: counts add up to %d, there are %d duties", s.Provider.ID, row.Topic.ID, n, len(s.Duties()))
					}
				}
			}
		}
	})
}

func TestEveryDutyCountsOnceUnderEachOfItsTopics(t *testing.T) {
	onRandom(t, func(t *testing.T, c *model.Catalog) {
		known := map[string]bool{}
		for _, x := range c.Topics {
			known[x.ID] = true
		}
		want := map[*model.Duty]int{}
		for i := range c.Responsibilities {
			r := &c.Responsibilities[i]
			for j := range r.Assignments {
				for k := range r.Assignments[j].Duties {
					y := &r.Assignments[j].Duties[k]
					topics := slices.Clone(y.Topics)
					if len(topics) == 0 {
						topics = slices.Clone(r.Topics)
					}
					slices.Sort(topics)
					for _, id := range slices.Compact(topics) {
						if known[id] {
							want[y]++
						}
					}
				}
			}
		}
		got := map[*model.Duty]int{}
		for _, g := range compare.New(c, modeltest.Kind).Matrix() {
			for _, row := range g.Rows {
				for i := range row.Cells {
					for _, d := range row.Cells[i].Duties() {
						got[d.Duty]++
					}
				}
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%d duties count, want %d, or some count more than once", len(got), len(want))
		}
	})
}

func TestAreasOfATopicAddUpToAllOfIt(t *testing.T) {
	onRandom(t, func(t *testing.T, c *model.Catalog) {
		x := compare.New(c, modeltest.Kind)
		for _, topic := range c.Topics {
			v := x.Topic(topic.ID)
			for p := range v.Cells {
				n, duties := 0, 0
				for _, a := range v.Areas {
					n += len(a.Cells[p].Entries)
					duties += len(a.Cells[p].Duties())
				}
				if n != len(v.Cells[p].Entries) || duties != len(v.Cells[p].Duties()) {
					t.Errorf("%s: areas hold %d entries and %d duties, the topic %d and %d", topic.ID,
						n, duties, len(v.Cells[p].Entries), len(v.Cells[p].Duties()))
				}
			}
		}
	})
}

func TestOwnersOfAProviderAddUp(t *testing.T) {
	onRandom(t, func(t *testing.T, c *model.Catalog) {
		x, all := compare.New(c, modeltest.Kind), 0
		for _, p := range c.Providers {
			v := x.Provider(p.ID)
			b := v.Balance
			if n := b.Provider + b.Customer + b.Partner + b.Shared + b.None + b.Unstated; n != b.Responsibilities {
				t.Errorf("%s: owners add up to %d of %d", p.ID, n, b.Responsibilities)
			}
			n := 0
			for _, a := range v.Areas {
				n += a.Responsibilities
			}
			if n != b.Responsibilities {
				t.Errorf("%s: areas add up to %d of %d", p.ID, n, b.Responsibilities)
			}
			all += b.Responsibilities
		}
		if t2 := x.Totals(); all != len(c.Responsibilities) || t2.Responsibilities != all {
			t.Errorf("providers hold %d, totals %d, catalog %d", all, t2.Responsibilities, len(c.Responsibilities))
		}
		if s := x.Totals(); s.Agree+s.Differ+s.OneSided+s.AllSilent != s.Topics {
			t.Errorf("verdicts do not add up to the topics: %+v", s)
		}
	})
}

func TestLineStaysWithinItsBars(t *testing.T) {
	onRandom(t, func(t *testing.T, c *model.Catalog) {
		x := compare.New(c, modeltest.Kind)
		for _, p := range c.Providers {
			for _, b := range x.Line(p.ID).Bars {
				if b.Value < 0 || b.Value > 1 || b.At < 0 || b.At > 100 {
					t.Errorf("%s, %s: value %v at %v", p.ID, b.Layer.ID, b.Value, b.At)
				}
				if b.Stated == b.Dotted {
					t.Errorf("%s, %s: stated %v and dotted %v", p.ID, b.Layer.ID, b.Stated, b.Dotted)
				}
				edge := 0.0
				for _, s := range b.Segments {
					if math.Abs(s.X-edge) > 0.01 || s.Width < 17.9 {
						t.Errorf("%s, %s: segment %+v does not follow %v", p.ID, b.Layer.ID, s, edge)
					}
					edge = s.X + s.Width
				}
				if math.Abs(edge-100) > 0.01 {
					t.Errorf("%s, %s: segments end at %v", p.ID, b.Layer.ID, edge)
				}
			}
		}
	})
}

func TestOrderOfResponsibilitiesChangesNoCount(t *testing.T) {
	type summary struct {
		Owner                                              model.Owner
		ByProvider, ByCustomer, ByPartner, Helps, Excluded int
		Tick                                               int
	}
	summaries := func(c *model.Catalog) []summary {
		var out []summary
		for _, g := range compare.New(c, modeltest.Kind).Matrix() {
			for _, row := range g.Rows {
				for i := range row.Cells {
					s := &row.Cells[i]
					out = append(out, summary{s.Owner, s.ByProvider, s.ByCustomer, s.ByPartner, s.Helps, s.Excluded, s.Tick()})
				}
			}
		}
		return out
	}
	onRandom(t, func(t *testing.T, c *model.Catalog) {
		before := summaries(c)
		r := rand.New(rand.NewPCG(7, 7))
		r.Shuffle(len(c.Responsibilities), func(i, j int) {
			c.Responsibilities[i], c.Responsibilities[j] = c.Responsibilities[j], c.Responsibilities[i]
		})
		if !reflect.DeepEqual(before, summaries(c)) {
			t.Error("the matrix depends on the order of responsibilities")
		}
	})
}

func TestAPairIsItsMirror(t *testing.T) {
	onRandom(t, func(t *testing.T, c *model.Catalog) {
		x := compare.New(c, modeltest.Kind)
		ab, ba := x.Pair("alder", "birch"), x.Pair("birch", "alder")
		n := len(ab.Differ) + len(ab.Split) + len(ab.OnlyA) + len(ab.OnlyB) + len(ab.Agree) + len(ab.Silent)
		if n != ab.Topics || ab.BothSpeak != n-len(ab.OnlyA)-len(ab.OnlyB)-len(ab.Silent) {
			t.Errorf("lists hold %d of %d topics, %d of both", n, ab.Topics, ab.BothSpeak)
		}
		if len(ab.OnlyA) != len(ba.OnlyB) || len(ab.Differ) != len(ba.Differ) || ab.ToCustomer != ba.ToProvider {
			t.Error("the pair turned round says something else")
		}
		for i := range ab.Overlay {
			if !reflect.DeepEqual(ab.Overlay[i].Segments, ba.Overlay[i].Segments) {
				t.Errorf("overlay of %s is not its mirror", ab.Overlay[i].A.Layer.ID)
			}
		}
	})
}
