package page

import (
	"demarc/internal/compare"
	"demarc/internal/model"
)

// gapsAnchor is a provider's part of a section.
func gapsAnchor(section string, p *model.Provider) string { return section + "-" + p.ID }

// countGaps counts the gaps of each section: at 0 all of them, at a provider's
// column those that it has a part in. A topic that nobody carries is no provider's.
func countGaps(k *comparison, view *compare.GapsView, contradictions [][]compare.Contradiction) map[string][]int {
	n := map[string][]int{}
	for _, section := range gapSections {
		n[section] = make([]int, len(k.providers)+1)
	}
	for i := range view.Providers {
		n[silentGaps][i+1] = len(view.Providers[i].Silent)
		n[silentGaps][0] += len(view.Providers[i].Silent)
		n[excludedGaps][i+1] = len(view.Providers[i].Excluded)
		n[excludedGaps][0] += len(view.Providers[i].Excluded)
	}
	count := func(section string, columns []int) {
		n[section][0]++
		for _, column := range columns {
			n[section][column]++
		}
	}
	for i := range contradictions {
		n[contradictGaps][i+1] = len(contradictions[i])
		n[contradictGaps][0] += len(contradictions[i])
	}
	for i := range view.Disagreements {
		count(disagreeGaps, disagreeing(k, &view.Disagreements[i]))
	}
	n[nobodyGaps][0] = len(view.Nobody)
	for i := range view.Quantities {
		if g := &view.Quantities[i]; g.Providers > 1 {
			count(quantityGaps, stating(k, g))
		}
	}
	return n
}

// disagreeing are the columns of those who take part in a disagreement.
func disagreeing(k *comparison, d *compare.Disagreement) []int {
	var all []int
	for _, cells := range [][]compare.Cell{d.ByProvider, d.ByCustomer} {
		for i := range cells {
			all = append(all, k.columns[cells[i].Provider.ID]+1)
		}
	}
	return unique(all)
}

// stating are the columns of those who state a quantity.
func stating(k *comparison, g *compare.QuantityGroup) []int {
	var all []int
	for i := range g.Values {
		all = append(all, k.columns[g.Values[i].Provider.ID]+1)
	}
	return unique(all)
}

// gapTally is the number of a section's gaps, as it stands over the page.
func (s *Set) gapTally(section string, n int, url string) Tally {
	return Tally{Count: s.opts.Texts.Number(n), Word: s.t("gapstally."+section, n), URL: url}
}

// gapsRow counts the gaps of one provider, section by section, and leads to them.
func (s *Set) gapsRow(l Linker, p *model.Provider, counts map[string][]int, column int) GapsRow {
	row := GapsRow{Column: column, Provider: s.providerLink(l, p)}
	for _, section := range gapSections {
		n, url := counts[section][column], "#"+section
		switch section {
		case nobodyGaps:
			continue
		case silentGaps, excludedGaps, contradictGaps:
			url = "#" + escapeFragment(gapsAnchor(section, p))
		}
		if n == 0 {
			url = ""
		}
		row.Counts = append(row.Counts, GapCount{Section: section, Head: s.t("gapshead." + section), Tally: s.gapTally(section, n, url)})
	}
	return row
}
