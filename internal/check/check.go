// Package check tests a catalog against rules that no single document can break
// by itself or that no reader sees while it reads: owners that contradict each
// other, letters that leave work to nobody, topics that one provider is silent
// about.
//
// A rule is a function over the indexed catalog; its words are in package diag,
// its cases in this package's tests. A rule changes nothing and knows nothing of
// files: a finding cites the line that the model cites. What one document's text
// does wrong is found before the model and arrives in it.
package check

import (
	"demarc/internal/diag"
	"demarc/internal/model"
)

// rules lists every rule in the order of its findings on one line.
var rules = []func(*reading) []diag.Finding{
	origins,
	duplicateIDs,
	unstated,
	wording,
	contradictions,
	oneSidedShares,
	letters,
	blanks,
	duplicateActivities,
	unclassified,
	disputes,
	silences,
	staleNotes,
	unread,
}

// Run returns the findings of every rule, sorted. Those that the catalog already
// has are not repeated; who joins both sorts again with [diag.Sort].
func Run(c *model.Catalog) []diag.Finding {
	x := read(c)
	type told struct {
		rule, path, near, key string
		line                  int
	}
	had := map[told]bool{}
	for i := range c.Findings {
		f := &c.Findings[i]
		had[told{f.Rule, f.Path, f.Near, f.Key, f.Line}] = true
	}
	var fs []diag.Finding
	for _, rule := range rules {
		for _, f := range rule(x) {
			if !had[told{f.Rule, f.Path, f.Near, f.Key, f.Line}] {
				fs = append(fs, f)
			}
		}
	}
	diag.Sort(fs)
	return fs
}

// reading is a catalog with what rules look up.
type reading struct {
	*model.Catalog
	documents map[string]*model.Document
	providers map[string]*model.Provider
}

func read(c *model.Catalog) *reading {
	x := &reading{c, make(map[string]*model.Document, len(c.Documents)), make(map[string]*model.Provider, len(c.Providers))}
	for i := range c.Documents {
		x.documents[c.Documents[i].ID] = &c.Documents[i]
	}
	for i := range c.Providers {
		x.providers[c.Providers[i].ID] = &c.Providers[i]
	}
	return x
}

// provider returns whose responsibility r is, nil where the catalog does not
// say.
func (x *reading) provider(r *model.Responsibility) *model.Provider {
	if d := x.documents[r.Document]; d != nil {
		return x.providers[d.Provider]
	}
	return nil
}

// role returns what a party of r is. Who is not listed is a third party, but
// for the two fixed ids.
func (x *reading) role(r *model.Responsibility, party string) model.Role {
	if p := x.provider(r); p != nil {
		if q, ok := p.Party(party); ok {
			return q.Role
		}
	}
	switch role := model.Role(party); role {
	case model.RoleProvider, model.RoleCustomer:
		return role
	}
	return model.RolePartner
}

// partyName returns how a message calls a party of r; "You" of a page is the
// customer.
func (x *reading) partyName(r *model.Responsibility, party string) string {
	if x.role(r, party) == model.RoleCustomer {
		return "the customer"
	}
	if p := x.provider(r); p != nil {
		if q, ok := p.Party(party); ok {
			return q.Name
		}
	}
	return party
}

// at makes a finding about the first line of r.
func (x *reading) at(rule *diag.Rule, r *model.Responsibility, key, format string, args ...any) diag.Finding {
	path := r.Document
	if d := x.documents[r.Document]; d != nil {
		path = d.Path
	}
	return rule.InCatalog(path, r.Source.Line, r.ID, key, format, args...)
}
