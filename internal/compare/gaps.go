package compare

import "demarc/internal/model"

// GapsView is what the documents leave open, refuse or see differently.
type GapsView struct {
	// Providers has the silences and exclusions of each, in the catalog's order.
	Providers []ProviderGaps
	// Nobody are the topics of which no provider carries any part, from the ground
	// up: all are silent, or leave it to the customer or to nobody.
	Nobody []Row
	// Disagreements are from the ground up, then by area.
	Disagreements []Disagreement
	Quantities    []QuantityGroup
}

// ProviderGaps are the gaps of one provider.
type ProviderGaps struct {
	Provider *model.Provider
	// Silent are the topics that it names no owner for while another does.
	Silent []Silence
	// Excluded are the duties that it says it will not do, in document order.
	Excluded []Duty
}

// Silence is a topic that a provider names no owner for.
type Silence struct {
	Topic *model.Topic
	// Cell has entries where the documents name the topic and leave it open.
	Cell Cell
	// Speaking are the cells of those who name an owner.
	Speaking []Cell
}

// Gaps returns what the documents leave open.
func (x *Index) Gaps() GapsView {
	v := GapsView{Providers: make([]ProviderGaps, len(x.own)), Quantities: x.Quantities()}
	for p := range v.Providers {
		v.Providers[p].Provider = x.providers.all[p]
		for _, r := range x.own[p] {
			for _, d := range dutiesOf(r, v.Providers[p].Provider) {
				if d.Kind == model.KindExcluded && d.Party.Role != model.RoleCustomer {
					v.Providers[p].Excluded = append(v.Providers[p].Excluded, d)
				}
			}
		}
	}
	for _, group := range x.Matrix() {
		for i := range group.Rows {
			v.addRow(&group.Rows[i])
			v.Disagreements = append(v.Disagreements, x.disagreements(x.topics.at[group.Rows[i].Topic.ID])...)
		}
	}
	return v
}

// addRow adds a topic to those that nobody carries, and to the silences of each
// provider that says nothing while another speaks.
func (v *GapsView) addRow(row *Row) {
	var speaking []Cell
	carried := false
	for _, c := range row.Cells {
		if !c.Silent() {
			speaking = append(speaking, c)
		}
		carried = carried || carriers(c.Owner)&(sideProvider|sidePartner) != 0
	}
	if !carried {
		v.Nobody = append(v.Nobody, *row)
	}
	if len(speaking) == 0 {
		return
	}
	for p := range row.Cells {
		if row.Cells[p].Silent() {
			v.Providers[p].Silent = append(v.Providers[p].Silent, Silence{row.Topic, row.Cells[p], speaking})
		}
	}
}

// Disagreement is a topic in an area of which one provider carries something
// alone that another leaves to the customer alone.
type Disagreement struct {
	Topic *model.Topic
	Area  *model.Area // nil for what has none
	// ByProvider and ByCustomer hold the entries of each kind, a cell a provider.
	// A provider may stand in both, next to others.
	ByProvider, ByCustomer []Cell
}

// disagreements finds the areas of a topic about which providers disagree.
func (x *Index) disagreements(topic int) []Disagreement {
	var out []Disagreement
	for a := range len(x.areas.all) + 1 {
		d := Disagreement{Topic: x.topics.all[topic]}
		id := ""
		if a < len(x.areas.all) {
			d.Area = x.areas.all[a]
			id = d.Area.ID
		}
		for p := range x.own {
			entries := inArea(x.byTopic[p][topic], id)
			d.ByProvider = append(d.ByProvider, x.owned(p, entries, model.OwnerProvider)...)
			d.ByCustomer = append(d.ByCustomer, x.owned(p, entries, model.OwnerCustomer)...)
		}
		if d.across() {
			out = append(out, d)
		}
	}
	return out
}

// owned returns a cell of the entries with the owner, none where there are none.
func (x *Index) owned(p int, entries []Entry, owner model.Owner) []Cell {
	var kept []Entry
	for i := range entries {
		if entries[i].Owner == owner {
			kept = append(kept, entries[i])
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return []Cell{roll(x.providers.all[p], kept)}
}

// across reports whether it is two different providers that disagree.
func (d *Disagreement) across() bool {
	if len(d.ByProvider) == 0 || len(d.ByCustomer) == 0 {
		return false
	}
	return len(d.ByProvider) > 1 || len(d.ByCustomer) > 1 || d.ByProvider[0].Provider != d.ByCustomer[0].Provider
}
