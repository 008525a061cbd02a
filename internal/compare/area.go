package compare

// AreaCells rolls up all responsibilities of an area, whatever their topics: one
// cell a provider, in the catalog's order. Each responsibility counts once, with
// its own owner and all its duties. The id "" stands for what has no area.
func (x *Index) AreaCells(area string) []Cell {
	cells := make([]Cell, len(x.own))
	for p := range x.own {
		provider := x.providers.all[p]
		var entries []Entry
		for _, r := range x.own[p] {
			if r.Area == area {
				entries = append(entries, Entry{Responsibility: r, Owner: r.Owner, Primary: true, Duties: dutiesOf(r, provider)})
			}
		}
		cells[p] = roll(provider, entries)
	}
	return cells
}
