package diff

import (
	"strings"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// judge makes the shifts of a pair of responsibilities.
func (c *comparison) judge(p *pair) {
	switch {
	case p.was == nil:
		c.judgeAdded(p)
	case p.is == nil:
		c.judgeRemoved(p)
	default:
		moved := c.judgeDuties(p)
		c.judgeOwner(p, moved)
		c.judgeLetters(p)
		c.judgePlace(p)
	}
}

// judgeAdded tells of a new responsibility: whose it is and what everybody does. What
// it excludes is a shift of its own.
func (c *comparison) judgeAdded(p *pair) {
	r := p.is
	c.add(diag.RowAdded, nil, r, Detail{Aspect: AspectOwner, Is: string(r.Owner)})
	for _, d := range p.duties {
		switch {
		case d.was != nil:
			c.judgeDuty(p, d)
		case d.is.Kind == model.KindExcluded:
			c.add(diag.ExclusionAdded, nil, r, dutyDetail(nil, d.is))
		default:
			c.add(diag.RowAdded, nil, r, dutyDetail(nil, d.is))
		}
	}
}

// judgeRemoved tells of a responsibility that is gone. Where the provider had a part
// in it, that is a commitment less; where all its duties stand elsewhere now, their
// own shifts say so.
func (c *comparison) judgeRemoved(p *pair) {
	if p.elsewhere > 0 && len(p.duties) == 0 {
		return
	}
	rule := diag.RowRemoved
	if c.committed(p) {
		rule = diag.CommitmentRemoved
	}
	c.add(rule, p.was, nil, Detail{Aspect: AspectOwner, Was: string(p.was.Owner)})
	for _, a := range p.was.Assignments {
		if a.Letters != "" {
			c.add(rule, p.was, nil, Detail{Aspect: AspectLetters, From: a.Party, To: a.Party, Was: a.Letters})
		}
	}
	for _, d := range p.duties {
		c.add(rule, p.was, nil, dutyDetail(d.was, nil))
	}
}

// committed reports whether the provider or a third company carried a part of what
// is gone.
func (c *comparison) committed(p *pair) bool {
	duties := false
	for _, d := range p.duties {
		duties = true
		if d.was.role != model.RoleCustomer && binds(d.was) {
			return true
		}
	}
	for _, a := range p.was.Assignments {
		if c.role(p.was.provider, a.Party) != model.RoleCustomer && strings.ContainsAny(a.Letters, "RA") {
			return true
		}
	}
	return !duties && (p.was.Owner == model.OwnerProvider || p.was.Owner == model.OwnerPartner || p.was.Owner == model.OwnerShared)
}

// binds reports whether a duty promises something.
func binds(d *duty) bool {
	return d.Kind != model.KindExcluded && d.Modality != model.ModalityShould && d.Modality != model.ModalityMay
}

// burden is how much of a responsibility the customer carries.
var burden = map[model.Owner]int{model.OwnerShared: 1, model.OwnerCustomer: 2}

// judgeOwner tells where the owner went. removed says that a commitment of the
// provider is gone from the row: then that is why nobody is named.
func (c *comparison) judgeOwner(p *pair, removed bool) {
	was, is := p.was.Owner, p.is.Owner
	if was == is {
		return
	}
	rule := diag.MovedToProvider
	switch nobody := is == model.OwnerNone || is == model.OwnerUnstated; {
	case burden[is] > burden[was]:
		rule = diag.MovedToCustomer
	case nobody && removed:
		rule = diag.CommitmentRemoved
	case nobody:
		rule = diag.BecameUnclear
	case is == model.OwnerPartner && was == model.OwnerProvider:
		rule = diag.MovedToPartner
	}
	d := Detail{Aspect: AspectOwner, Was: string(was), Is: string(is)}
	s := c.shift(place{rule: rule, before: p.was.Responsibility, after: p.is.Responsibility})
	s.Details = append([]Detail{d}, s.Details...)
}

// judgeLetters tells which RACI letters moved. R and A carry the work; C and I do not.
func (c *comparison) judgeLetters(p *pair) {
	rule := diag.LettersChanged
	var details []Detail
	lost, gained := map[model.Role]string{}, map[model.Role]string{}
	was, is := lettersOf(p.was), lettersOf(p.is)
	for _, party := range partiesIn(p.is, p.was) {
		if was[party] == is[party] {
			continue
		}
		details = append(details, Detail{Aspect: AspectLetters, From: party, To: party, Was: was[party], Is: is[party], Line: p.is.Source.Line})
		role := c.role(p.is.provider, party)
		lost[role] += less(was[party], is[party])
		gained[role] += less(is[party], was[party])
	}
	carries := func(letters string) bool { return strings.ContainsAny(letters, "RA") }
	switch others := gained[model.RoleProvider] + gained[model.RolePartner]; {
	case carries(gained[model.RoleCustomer]):
		rule = diag.MovedToCustomer
	case carries(lost[model.RoleProvider]) && carries(gained[model.RolePartner]):
		rule = diag.MovedToPartner
	case carries(lost[model.RoleProvider] + lost[model.RolePartner]):
		rule = diag.BecameUnclear
	case carries(lost[model.RoleCustomer]) && carries(others):
		rule = diag.MovedToProvider
	case carries(lost[model.RoleCustomer]):
		rule = diag.BecameUnclear
	}
	for _, d := range details {
		c.add(rule, p.was, p.is, d)
	}
}

func lettersOf(r *row) map[string]string {
	m := map[string]string{}
	for _, a := range r.Assignments {
		m[a.Party] = a.Letters
	}
	return m
}

// less returns the letters of a that b has not.
func less(a, b string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(b, r) {
			return -1
		}
		return r
	}, a)
}

// partiesOf lists the parties of both sides once.
func partiesIn(rs ...*row) []string {
	var ids []string
	seen := map[string]bool{}
	for _, r := range rs {
		for _, a := range r.Assignments {
			if !seen[a.Party] {
				seen[a.Party] = true
				ids = append(ids, a.Party)
			}
		}
	}
	return ids
}

// judgePlace tells that a responsibility stands elsewhere, or has another label. The
// label of a list item is its duty, which is compared as such.
func (c *comparison) judgePlace(p *pair) {
	if p.was.Document != p.is.Document || p.was.Section != p.is.Section || p.was.Column != p.is.Column {
		c.add(diag.Moved, p.was, p.is, Detail{Aspect: AspectPlace, Was: c.before.place(p.was), Is: c.after.place(p.is)})
	}
	if p.is.Form != model.FormList && p.was.label != p.is.label {
		c.add(diag.Moved, p.was, p.is, Detail{Aspect: AspectLabel, Was: p.was.Label, Is: p.is.Label})
	}
}

// place names where a responsibility stands: the document, the section's title and
// the column.
func (s side) place(r *row) string {
	parts := []string{r.Document}
	if doc := s.documents[r.Document]; doc != nil {
		for i := range doc.Sections {
			if doc.Sections[i].ID == r.Section {
				parts = append(parts, doc.Sections[i].Title)
			}
		}
	}
	if r.Column != "" {
		parts = append(parts, r.Column)
	}
	return strings.Join(parts, " › ")
}
