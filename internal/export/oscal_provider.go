package export

import (
	"cmp"
	"slices"

	"demarc/internal/model"
)

// oscalProvider makes the OSCAL documents of one provider.
type oscalProvider struct {
	set       *Set
	p         *model.Provider
	number    int
	documents []*model.Document
	service   string
}

func (s *Set) oscalProvider(i int) *oscalProvider {
	p := &s.c.Providers[i]
	return &oscalProvider{set: s, p: p, number: i, documents: slices.Collect(at(s.c.Documents, s.ofProvider[i].documents)),
		service: markupLine(cmp.Or(p.Service, p.Name), p.ID)}
}

// metadata names the parties: each has a role, and a company is a party of OSCAL
// too. Who the customer is, no document knows.
func (o *oscalProvider) metadata() oscalMetadata {
	dated := newest(o.documents)
	m := oscalMetadata{
		Title: o.service + ": who does what", LastModified: cmp.Or(dated, undated), Version: version(dated), OSCALVersion: oscalVersion,
		Remarks: "Read from the provider's documents, which alone are authoritative.",
	}
	if dated == "" {
		m.Remarks += " None of them is dated."
	}
	for _, q := range o.parties() {
		if q.Role == model.RoleCustomer {
			m.Roles = append(m.Roles, oscalRole{token(q.ID), ownerWords[model.OwnerCustomer].word})
			continue
		}
		m.Roles = append(m.Roles, oscalRole{token(q.ID), markupLine(q.Name, q.ID)})
		m.Parties = append(m.Parties, oscalParty{o.partyID(q), "organization", cmp.Or(oneLine(q.Name), q.ID)})
	}
	return m
}

// parties are those of the provider, and those that its responsibilities name
// beside them.
func (o *oscalProvider) parties() []model.Party {
	list := slices.Clone(o.p.Parties)
	for r := range at(o.set.c.Responsibilities, o.set.ofProvider[o.number].responsibilities) {
		for i := range r.Assignments {
			id := r.Assignments[i].Party
			if !slices.ContainsFunc(list, func(q model.Party) bool { return q.ID == id }) {
				list = append(list, o.p.Named(id))
			}
		}
	}
	return list
}

func (o *oscalProvider) partyID(q model.Party) string { return oscalID("party", o.p.ID, q.ID) }

// revision identifies what the documents of the provider say.
func (o *oscalProvider) revision() string {
	return o.set.revision(at(o.set.c.Documents, o.set.ofProvider[o.number].documents))
}

// roles are the parties of a responsibility that keep wants, with their letters.
func (o *oscalProvider) roles(r *model.Responsibility, keep func(model.Role) bool) []oscalResponsibleRole {
	var out []oscalResponsibleRole
	for i := range r.Assignments {
		a := &r.Assignments[i]
		q := o.p.Named(a.Party)
		if !keep(q.Role) {
			continue
		}
		role := oscalResponsibleRole{RoleID: token(q.ID), Props: prop(propLetters, a.Letters)}
		if q.Role != model.RoleCustomer {
			role.PartyUUIDs = []string{o.partyID(q)}
		}
		out = append(out, role)
	}
	return out
}

// props say what OSCAL has no element for.
func props(r *model.Responsibility) []oscalProp {
	out := slices.Concat(prop(propResponsibility, r.ID), prop(propOwner, string(r.Owner)), prop(propForm, string(r.Form)),
		prop(propClause, r.Clause), prop(propArea, r.Area))
	for i, t := range r.Topics {
		if i > 0 {
			out = append(out, prop(propTopic, t)...)
		}
	}
	return out
}

// links lead to the publisher's page and to the line on the site.
func (o *oscalProvider) links(r *model.Responsibility) []oscalLink {
	var out []oscalLink
	d := o.set.documents[r.Document]
	for _, href := range []string{d.SourceURL, o.set.sourceLine(r)} {
		if leads(href) {
			out = append(out, oscalLink{Href: href, Rel: "reference", Text: Escape(evidence(r, d))})
		}
	}
	return out
}

// controlID is the control of a topic, by its number; one past the last is that
// of what is unclassified.
func (o *oscalProvider) controlID(topic int) string {
	if topic == len(o.set.c.Topics) {
		return oscalUnclassified
	}
	return token(o.set.c.Topics[topic].ID)
}
