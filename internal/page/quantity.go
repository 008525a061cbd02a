package page

import (
	"strings"

	"demarc/internal/compare"
)

// addQuantities adds the groups that several providers state, and those that one
// does.
func (v *Gaps) addQuantities(s *Set, l Linker, k *comparison, groups []compare.QuantityGroup) {
	left := 0
	for i := range groups {
		list := &v.Alone
		if groups[i].Providers > 1 {
			list = &v.Quantities
		}
		if len(*list) < gapsListsAtMost {
			*list = append(*list, s.quantityGroup(l, k, &groups[i]))
		} else {
			left++
		}
	}
	if left > 0 {
		v.MoreQuantities = Link{Text: s.t("item.more", left), URL: l.To(TopicsPath)}
	}
}

// quantityGroup is a group of quantities with the sentences that state them.
func (s *Set) quantityGroup(l Linker, k *comparison, g *compare.QuantityGroup) QuantityGroup {
	v := QuantityGroup{Topic: Link{Text: s.t("checklist.no-topic")}, Measure: s.measure(g), Columns: stating(k, g)}
	if g.Topic != nil {
		v.Topic = Link{Text: g.Topic.Title, URL: l.To(TopicPath(g.Topic.ID))}
	}
	least, greatest := g.Values, []compare.Stated(nil)
	if left := len(g.Values) - 2*quantitiesAtEnd; left > 0 {
		least, greatest = g.Values[:quantitiesAtEnd], g.Values[quantitiesAtEnd+left:]
		v.Between = s.moreFacts(l, left)
		if g.Topic != nil {
			v.Between = Link{Text: s.t("item.more", left), URL: l.At(TopicPath(g.Topic.ID), factsAnchor)}
		}
	}
	v.Values, v.Greatest = s.statedValues(l, k, least), s.statedValues(l, k, greatest)
	return v
}

func (s *Set) statedValues(l Linker, k *comparison, values []compare.Stated) []StatedValue {
	var out []StatedValue
	for i := range values {
		x := &values[i]
		out = append(out, StatedValue{
			Column: k.columns[x.Provider.ID] + 1, Text: x.Quantity.Text,
			Fact: s.fact(l, x.Fact), Sentence: quote(x.Fact.Text, x.Quantity.Text),
		})
	}
	return out
}

// moreFacts leads to facts that no page lists: all of a topic are in the data.
func (s *Set) moreFacts(l Linker, n int) Link {
	return Link{Text: s.t("item.in-data", n), URL: l.To(DataPath)}
}

// measure says what the values of a group are.
func (s *Set) measure(g *compare.QuantityGroup) string {
	switch {
	case g.Unit == "second" && g.Every:
		return s.t("measure.every")
	case g.Unit == "second":
		return s.t("measure.time")
	case g.Unit == "byte":
		return s.t("measure.data")
	}
	return s.t("measure.number")
}

// quote divides a sentence around the part that matters.
func quote(sentence, part string) Quote {
	before, after, ok := strings.Cut(sentence, part)
	if !ok {
		return Quote{Before: sentence}
	}
	return Quote{before, part, after}
}
