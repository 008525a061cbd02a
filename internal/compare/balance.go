package compare

import "demarc/internal/model"

// Owners counts responsibilities by owner, each once.
type Owners struct {
	Provider, Customer, Partner, Shared, None, Unstated int
}

func (o *Owners) count(owner model.Owner) {
	switch owner {
	case model.OwnerProvider:
		o.Provider++
	case model.OwnerCustomer:
		o.Customer++
	case model.OwnerPartner:
		o.Partner++
	case model.OwnerShared:
		o.Shared++
	case model.OwnerNone:
		o.None++
	default:
		o.Unstated++
	}
}

// Balance counts responsibilities and their duties.
type Balance struct {
	Responsibilities int
	Owners
	// Duties counts the duties of each side; its Letters and Partners are empty.
	Duties Split
}

func (b *Balance) add(r *model.Responsibility, p *model.Provider) {
	b.Responsibilities++
	b.Owners.count(r.Owner)
	for i := range r.Assignments {
		a := &r.Assignments[i]
		role := p.Named(a.Party).Role
		for j := range a.Duties {
			b.Duties.count(a.Duties[j].Kind, role)
		}
	}
}

// DutyCount returns how many duties there are of any kind.
func (b *Balance) DutyCount() int {
	d := &b.Duties
	return d.ByProvider + d.ByCustomer + d.ByPartner + d.Helps + d.Excluded
}

// Totals counts what there is of one kind of service.
type Totals struct {
	Providers, Documents, Topics int
	// Topics by the verdict of their rows.
	Agree, Differ, OneSided, AllSilent int
	// Silences counts pairs of a topic and a provider that says nothing of it.
	Silences int
	// Unclassified counts responsibilities without a topic.
	Unclassified int
	Balance
}

// Totals counts what the index holds.
func (x *Index) Totals() Totals {
	t := Totals{Providers: len(x.providers.all), Topics: len(x.topics.all)}
	for p := range x.own {
		t.Documents += len(x.published[p])
		for _, r := range x.own[p] {
			t.Balance.add(r, x.providers.all[p])
			if r.Topic() == "" {
				t.Unclassified++
			}
		}
	}
	for topic := range x.topics.all {
		row := x.row(topic, func(p int) []Entry { return x.byTopic[p][topic] })
		for i := range row.Cells {
			if row.Cells[i].Silent() {
				t.Silences++
			}
		}
		switch row.Verdict {
		case model.VerdictAgree:
			t.Agree++
		case model.VerdictDiffer:
			t.Differ++
		case model.VerdictOneSided:
			t.OneSided++
		case model.VerdictSilent:
			t.AllSilent++
		}
	}
	return t
}
