package page

import (
	"strconv"
	"strings"
	"testing"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// repeated is the fixture with the contradicting row of its first provider n times,
// among as many providers.
func repeated(n, providers int) *Set {
	s := basedOn("")
	cat := *s.cat
	for i := len(cat.Providers); i < providers; i++ {
		p := cat.Providers[1]
		p.ID, p.Name = "more-"+strconv.Itoa(i), "More "+strconv.Itoa(i)
		cat.Providers = append(cat.Providers, p)
	}
	row := *compare.Contradictions(&cat)[0].Detail
	for i := range n - 1 {
		row.ID = row.Document + "#again-" + strconv.Itoa(i)
		cat.Responsibilities = append(cat.Responsibilities, row)
	}
	return New(&cat, s.opts)
}

func TestContradictionsAreListedAsFarAsReadersGo(t *testing.T) {
	for _, want := range []struct {
		of, providers, listed int
		rest                  string
	}{
		{1, 3, 1, ""},
		{contradictionsAtMost, 3, contradictionsAtMost, ""},
		{40, 3, contradictionsAtMost, "28 more in the documents"},
		{40, crowdFrom, contradictionsCrowd, "38 more in the documents"},
	} {
		n := want.of
		s := repeated(n, want.providers)
		v := s.gapsPage(s.comparisons[0])
		if len(v.Contradicting) != want.listed {
			t.Fatalf("of %d contradictions %d are listed, want %d", n, len(v.Contradicting), want.listed)
		}
		for _, counted := range []Tally{v.Tally[2], v.Providers[0].Counts[2].Tally} {
			if counted.Count != strconv.Itoa(n) {
				t.Errorf("%d contradictions are counted as %s", n, counted.Count)
			}
		}
		if first := v.Contradicting[0]; first.ID == "" || n > 1 && v.Contradicting[1].ID != "" {
			t.Errorf("of %d the first alone has the anchor of its provider, it has %q", n, first.ID)
		}
		rest := v.Contradicting[want.listed-1].Rest
		if rest.Text != want.rest || (rest.URL != "") != (want.rest != "") {
			t.Errorf("of %d the last leads to the rest as %q at %q, want %q", n, rest.Text, rest.URL, want.rest)
		}
		if want.rest != "" && !strings.HasSuffix(rest.URL, "#"+documentsAnchor) {
			t.Errorf("the rest is at %q, want the documents of the provider", rest.URL)
		}
	}
}

// Of many values the least and the greatest are listed, and a link between them
// leads to the rest.
func TestManyQuantitiesShowTheirEnds(t *testing.T) {
	s := basedOn("")
	k := s.comparisons[0]
	fact := &s.cat.Facts[0]
	g := compare.QuantityGroup{Topic: k.topics[0], Unit: "second"}
	for i := range 30 {
		text := strconv.Itoa(i) + " seconds"
		g.Values = append(g.Values, compare.Stated{
			Provider: k.providers[0], Fact: fact, Quantity: &model.Quantity{Value: float64(i), Unit: "second", Text: text},
		})
	}
	v := s.quantityGroup(s.linker(GapsPath), k, &g)
	if len(v.Values) != quantitiesAtEnd || len(v.Greatest) != quantitiesAtEnd || v.Between.Text != "6 more" || v.Between.URL == "" {
		t.Fatalf("of 30 values %d are listed, %q at %q, and %d", len(v.Values), v.Between.Text, v.Between.URL, len(v.Greatest))
	}
	if first, last := v.Values[0].Text, v.Greatest[quantitiesAtEnd-1].Text; first != "0 seconds" || last != "29 seconds" {
		t.Errorf("they go from %s to %s, want from the least to the greatest", first, last)
	}
	g.Values = g.Values[:2*quantitiesAtEnd]
	if v := s.quantityGroup(s.linker(GapsPath), k, &g); len(v.Values) != 2*quantitiesAtEnd || v.Between.URL != "" || v.Greatest != nil {
		t.Errorf("of 24 values %d are listed and %q, want all", len(v.Values), v.Between.Text)
	}
}

// A list of duties leads to what it leaves out, sooner where a page has those of a
// crowd.
func TestListsOfDutiesLeadToTheRest(t *testing.T) {
	s := basedOn("")
	for _, test := range []struct {
		crowded     bool
		n           int
		items, more int
		left        string
	}{
		{false, 45, 45, 0, ""}, {false, 46, 40, 6, ""}, {false, 230, 40, 160, "30 more in the documents"},
		{true, 12, 12, 0, ""}, {true, 46, 12, 0, "34 more in the documents"},
	} {
		list := dutyList{crowded: test.crowded}
		for range test.n {
			list.add(func() Item { return Item{} })
		}
		if d := s.folded(&list, "documents"); len(d.Items) != test.items || len(d.More) != test.more || d.Left.Text != test.left {
			t.Errorf("of %d, crowded %v, %d are shown, %d folded, then %q", test.n, test.crowded, len(d.Items), len(d.More), d.Left.Text)
		}
	}
}
