package page

import (
	"strings"

	"demarc/internal/compare"
)

// quantityGroup is a group of quantities with the sentences that state them.
func (s *Set) quantityGroup(l Linker, k *comparison, g *compare.QuantityGroup) QuantityGroup {
	v := QuantityGroup{Topic: Link{Text: s.t("checklist.no-topic")}, Measure: s.measure(g), Columns: stating(k, g)}
	if g.Topic != nil {
		v.Topic = Link{Text: g.Topic.Title, URL: l.To(TopicPath(g.Topic.ID))}
	}
	for i := range g.Values[:min(len(g.Values), gapsListsAtMost)] {
		x := &g.Values[i]
		column := k.columns[x.Provider.ID] + 1
		v.Values = append(v.Values, StatedValue{
			Column: column, Text: x.Quantity.Text, Fact: s.fact(l, x.Fact), Sentence: quote(x.Fact.Text, x.Quantity.Text),
		})
	}
	return v
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
