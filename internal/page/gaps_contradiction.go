package page

import (
	"demarc/internal/compare"
	"demarc/internal/model"
)

// How many contradictions of a provider the page of gaps lists: with hundreds of
// documents a provider has thousands.
const (
	contradictionsAtMost = 12
	contradictionsCrowd  = 2 // of a crowd
)

// contradictionsOf finds where documents of the kind's services contradict
// themselves: those of each provider at its place among the kind's.
func contradictionsOf(cat *model.Catalog, k *comparison) [][]compare.Contradiction {
	out := make([][]compare.Contradiction, len(k.providers))
	for _, c := range compare.Contradictions(cat) {
		if column, ok := k.columns[c.Provider.ID]; ok {
			out[column] = append(out[column], c)
		}
	}
	return out
}

// contradictions lists the first of one provider's; the last of them leads to the
// rest, which the documents have among their findings.
func (s *Set) contradictions(l Linker, k *comparison, column int, all []compare.Contradiction) []Contradiction {
	most := contradictionsAtMost
	if len(k.providers) >= crowdFrom {
		most = contradictionsCrowd
	}
	var out []Contradiction
	for i := range all[:min(len(all), most)] {
		c := &all[i]
		detail := s.whole(l, &compare.Entry{Responsibility: c.Detail, Owner: c.Detail.Owner})
		if c.Duty.Duty != nil {
			detail = s.item(l, c.Duty)
		}
		out = append(out, Contradiction{
			Column: column + 1, Provider: s.providerLink(l, c.Provider), Detail: []Item{detail},
			Overview: []Item{s.whole(l, &compare.Entry{Responsibility: c.Overview, Owner: c.Overview.Owner})},
		})
	}
	if len(out) > 0 {
		p := all[0].Provider
		out[0].ID = gapsAnchor(contradictGaps, p)
		if left := len(all) - len(out); left > 0 {
			out[len(out)-1].Rest = Link{Text: s.t("item.elsewhere", left), URL: l.At(ProviderPath(p.ID), documentsAnchor)}
		}
	}
	return out
}
