package diff

import (
	"slices"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// judgeDuties makes the shifts of the duties of a pair and reports whether the
// provider lost one.
func (c *comparison) judgeDuties(p *pair) (removed bool) {
	for _, d := range p.duties {
		switch {
		case d.was == nil && d.is.Kind == model.KindExcluded:
			c.add(diag.ExclusionAdded, p.was, p.is, dutyDetail(nil, d.is))
		case d.was == nil:
			c.add(diag.DutyAdded, p.was, p.is, dutyDetail(nil, d.is))
		case d.is == nil && d.was.role != model.RoleCustomer && binds(d.was):
			removed = true
			c.add(diag.CommitmentRemoved, p.was, p.is, dutyDetail(d.was, nil))
		case d.is == nil:
			c.add(diag.DutyRemoved, p.was, p.is, dutyDetail(d.was, nil))
		default:
			c.judgeDuty(d)
		}
	}
	return removed
}

// judgeDuty tells what became of a duty that both sides have.
func (c *comparison) judgeDuty(d dutyPair) {
	was, is := d.was, d.is
	add := func(rule *diag.Rule, detail Detail) { c.add(rule, was.of, is.of, detail) }
	whole := dutyDetail(was, is)
	switch {
	case is.Kind == model.KindExcluded && was.Kind != model.KindExcluded:
		add(diag.ExclusionAdded, whole)
		return
	case was.role != is.role:
		add(movedTo(was, is), whole)
		return
	}
	told := c.judgeBearing(d, add)
	if was.words == is.words && was.context == is.context {
		if was.of.ID != is.of.ID && was.pair != is.pair {
			add(diag.Moved, whole)
		}
		return
	}
	if was.context != is.context {
		told = true
		add(diag.ConditionChanged, Detail{Aspect: AspectContext, From: was.party, To: is.party, Was: was.Context, Is: is.Context, Text: is.Text, Line: is.Line})
	}
	if words := c.language(is.of.Document); words != nil && was.words != is.words {
		told = c.judgeWords(words, d, add) || told
	}
	if !told {
		add(diag.Reworded, whole)
	}
}

// movedTo is the rule for a duty that another role has now.
func movedTo(was, is *duty) *diag.Rule {
	switch {
	case is.role == model.RoleCustomer && is.Kind == model.KindDoes:
		return diag.MovedToCustomer
	case is.role == model.RolePartner && was.role == model.RoleProvider:
		return diag.MovedToPartner
	}
	return diag.MovedToProvider
}

// strength orders how binding a duty is: what a party does or must do binds it most.
func strength(d *duty) int {
	n := 2
	switch d.Modality {
	case model.ModalityShould:
		n = 1
	case model.ModalityMay:
		n = 0
	}
	if d.Kind == model.KindDoes {
		n += 3 // whatever it helps to do binds less
	}
	return n
}

// judgeBearing tells whether a duty binds less, or for the customer more.
func (c *comparison) judgeBearing(d dutyPair, add func(*diag.Rule, Detail)) bool {
	was, is := strength(d.was), strength(d.is)
	detail := Detail{
		Aspect: AspectModality, From: d.was.party, To: d.is.party,
		Was: d.was.Duty.Bearing(), Is: d.is.Duty.Bearing(), Text: d.is.Text, Line: d.is.Line,
	}
	customer := d.is.role == model.RoleCustomer
	switch {
	case d.was.Kind == model.KindExcluded && d.is.Kind != model.KindExcluded:
		add(diag.Reworded, detail)
	case was > is && !customer:
		add(diag.ModalityWeakened, detail)
	case was < is && customer:
		add(diag.DutyTightened, detail)
	case was != is:
		add(diag.Reworded, detail)
	default:
		return false
	}
	return true
}

// judgeWords tells whether reworded duties have another quantity or condition.
func (c *comparison) judgeWords(words Language, d dutyPair, add func(*diag.Rule, Detail)) bool {
	told := false
	customer := d.is.role == model.RoleCustomer
	for _, q := range compareQuantities(words, reading{d.was.Text, words.Quantities(d.was.Text)}, reading{d.is.Text, words.Quantities(d.is.Text)}, customer) {
		told = true
		q.From, q.To, q.Line = d.was.party, d.is.party, d.is.Line
		add(q.rule, q.Detail)
	}
	if !slices.Equal(sorted(words.Conditions(d.was.Text)), sorted(words.Conditions(d.is.Text))) {
		told = true
		add(diag.ConditionChanged, dutyDetail(d.was, d.is))
	}
	return told
}

func sorted(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}

// dutyDetail tells of a duty; one side may be nil.
func dutyDetail(was, is *duty) Detail {
	d := Detail{Aspect: AspectDuty}
	if was != nil {
		d.From, d.Was = was.party, excluding(was)
	}
	if is != nil {
		d.To, d.Is, d.Line = is.party, excluding(is), is.Line
	}
	return d
}

// excluding is a duty's text, with its context where it has one: without the
// introduction "will not:" an exclusion reads like a duty.
func excluding(d *duty) string {
	if d.Kind == model.KindExcluded && d.Context != "" {
		return d.Context + " " + d.Text
	}
	return d.Text
}
