package diff

import (
	"maps"
	"slices"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// comparison is that of the documents of one folder.
type comparison struct {
	before, after side
	options       Options
	parties       parties
	words         *vocabulary
	shifts        []*Shift
	found         map[place]*Shift
	changed       int // how many responsibilities of after have a shift
}

// place is where a shift belongs: one responsibility has one a rule.
type place struct {
	rule                  *diag.Rule
	before, after         *model.Responsibility
	beforeFact, afterFact *model.Fact
}

// run makes the shifts of the folder. What it holds beside them is let go.
func (c *comparison) run() {
	c.words, c.found = newVocabulary(), map[place]*Shift{}
	c.nameParties()
	pairs := c.pairResponsibilities()
	c.pairDuties(pairs)
	for i := range pairs {
		n := len(c.shifts)
		c.judge(&pairs[i])
		if len(c.shifts) > n && pairs[i].is != nil {
			c.changed++
		}
	}
	c.compareFacts()
	for _, s := range c.shifts {
		c.complete(s)
	}
	arrange(c.shifts)
	number(c.shifts)
	c.words, c.found = nil, nil
}

// nameParties tells the vocabulary what the parties are called.
func (c *comparison) nameParties() {
	type publisher struct{ provider, lang string }
	named := map[publisher]bool{}
	for _, s := range []side{c.before, c.after} {
		for _, id := range slices.Sorted(maps.Keys(s.documents)) {
			d := s.documents[id]
			if at := (publisher{d.Provider, d.Lang}); !named[at] {
				named[at] = true
				for _, p := range c.parties[d.Provider] {
					c.words.name(p.Name, c.language(id))
				}
			}
		}
	}
}

// provider returns the id of the provider of a document.
func (c *comparison) provider(document string) string {
	for _, s := range []side{c.after, c.before} {
		if d := s.documents[document]; d != nil {
			return d.Provider
		}
	}
	return ""
}

// role returns what a party is in a service; one that nobody lists is a third
// company.
func (c *comparison) role(provider, party string) model.Role {
	if p, ok := c.parties.find(provider, party); ok {
		return p.Role
	}
	switch r := model.Role(party); r {
	case model.RoleProvider, model.RoleCustomer:
		return r
	}
	return model.RolePartner
}

// language returns the words of a document's language, nil where there are none.
func (c *comparison) language(document string) Language {
	d := c.after.documents[document]
	if d == nil {
		d = c.before.documents[document]
	}
	if d == nil || c.options.Language == nil {
		return nil
	}
	return c.options.Language(d.Lang)
}

// add puts a detail into the shift of a rule about two sides.
func (c *comparison) add(rule *diag.Rule, was, is *row, d Detail) {
	s := c.shift(place{rule: rule, before: was.model(), after: is.model()})
	s.Details = append(s.Details, d)
}

func (c *comparison) shift(at place) *Shift {
	s := c.found[at]
	if s == nil {
		s = &Shift{Rule: at.rule, Before: at.before, After: at.after, BeforeFact: at.beforeFact, AfterFact: at.afterFact}
		c.found[at] = s
		c.shifts = append(c.shifts, s)
	}
	return s
}

// complete fills in what follows from the sides of a shift.
func (c *comparison) complete(s *Shift) {
	s.Provider = c.provider(s.Document())
	s.Level = s.Rule.Severity
	if s.Reading = c.sameBytes(s); s.Reading {
		s.Level = diag.SeverityNote
	}
	s.Path, s.Line = c.locate(s)
}

// sameBytes reports whether the documents of both sides are the same in both
// catalogs, so that only the reading can have changed.
func (c *comparison) sameBytes(s *Shift) bool {
	same := func(id string) bool {
		a, b := c.before.documents[id], c.after.documents[id]
		return a != nil && b != nil && a.Hash != "" && a.Hash == b.Hash && slices.Equal(a.Inputs, b.Inputs)
	}
	for _, id := range s.documents() {
		if !same(id) {
			return false
		}
	}
	return true
}

// documents lists the documents of both sides.
func (s *Shift) documents() []string {
	var ids []string
	for _, r := range []*model.Responsibility{s.Before, s.After} {
		if r != nil {
			ids = append(ids, r.Document)
		}
	}
	for _, f := range []*model.Fact{s.BeforeFact, s.AfterFact} {
		if f != nil {
			ids = append(ids, f.Document)
		}
	}
	return ids
}

// locate returns the file and the line on the new side.
func (c *comparison) locate(s *Shift) (path string, line int) {
	document, section, line := s.Document(), "", 0
	switch {
	case s.AfterFact != nil:
		line = s.AfterFact.Source.Line
	case s.After != nil:
		line = s.After.Source.Line
	case s.BeforeFact != nil:
		section = s.BeforeFact.Section
	default:
		section = s.Before.Section
	}
	for _, d := range s.Details {
		if d.Line > 0 {
			line = d.Line
			break
		}
	}
	doc := c.after.documents[document]
	if doc == nil {
		if doc = c.before.documents[document]; doc == nil {
			return document, 1
		}
		if s.Before != nil {
			line = s.Before.Source.Line
		}
	}
	if line == 0 {
		for i := range doc.Sections {
			if doc.Sections[i].ID == section {
				line = doc.Sections[i].Line
			}
		}
	}
	return doc.Path, max(line, 1)
}
