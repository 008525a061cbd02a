package export

import (
	"slices"

	"demarc/internal/model"
)

// plan writes the service as a system whose export says, control by control, what
// it provides and what it leaves to those who build on it.
func (o *oscalProvider) plan(st *stream) {
	system := oscalID("system", o.p.ID)
	described := func(text string) map[string]string { return map[string]string{"description": text} }
	state := map[string]string{"state": "operational", "remarks": "Assumed: the documents do not say."}
	st.object("system-security-plan", func() {
		st.member("uuid", oscalID("plan", o.p.ID, o.revision()))
		st.member("metadata", o.metadata())
		st.member("import-profile", map[string]string{"href": catalogHref})
		st.object("system-characteristics", func() {
			st.member("system-ids", []map[string]string{{"id": system, "identifier-type": "http://ietf.org/rfc/rfc4122"}})
			st.member("system-name", oneLine(o.service))
			st.member("description", "A managed service, as far as its provider's documents divide the work in it.")
			st.member("system-information", map[string]any{"information-types": []map[string]string{
				{"title": "Not stated", "description": "The documents do not say which kinds of information the system holds."}}})
			st.member("status", state)
			st.member("authorization-boundary", described("Where the provider's responsibility ends and the customer's begins, as the documents state it."))
		})
		st.object("system-implementation", func() {
			st.list("components", func() {
				st.member("", map[string]any{"uuid": system, "type": "this-system", "title": o.service,
					"description": "The service as a whole.", "status": state})
			})
		})
		st.object("control-implementation", func() {
			st.member("description", "A control for each topic that the documents speak of.")
			st.list("implemented-requirements", func() { o.controls(st, system) })
		})
	})
}

// controls writes an implemented requirement for each topic that the provider
// speaks of.
func (o *oscalProvider) controls(st *stream, system string) {
	for topic, numbers := range o.set.byPrimary(o.number) {
		if len(numbers) == 0 {
			continue
		}
		control := o.controlID(topic)
		st.object("", func() {
			st.member("uuid", oscalID("control", o.p.ID, control))
			st.member("control-id", control)
			st.list("by-components", func() {
				st.object("", func() {
					st.member("component-uuid", system)
					st.member("uuid", oscalID("by-component", o.p.ID, control))
					st.member("description", "What the documents say of it.")
					st.list("props", func() { o.unassigned(st, numbers) })
					st.object("export", func() {
						st.list("provided", func() { o.exported(st, numbers, o.provides) })
						st.list("responsibilities", func() { o.exported(st, numbers, o.leaves) })
					})
				})
			})
		})
	}
}

// exported writes what make makes of each responsibility.
func (o *oscalProvider) exported(st *stream, numbers []int, make func(*model.Responsibility) (oscalExported, bool)) {
	for r := range at(o.set.c.Responsibilities, numbers) {
		if e, ok := make(r); ok {
			e.Props, e.Links = props(r), o.links(r)
			st.member("", e)
		}
	}
}

// provides is what a customer can build on: what others than the customer carry
// or do.
func (o *oscalProvider) provides(r *model.Responsibility) (oscalExported, bool) {
	s := sidesOf(r, o.p, true)
	p, t := s[model.RoleProvider], s[model.RolePartner]
	ok := slices.Contains([]model.Owner{model.OwnerProvider, model.OwnerPartner, model.OwnerShared}, r.Owner) ||
		len(p.does)+len(p.helps)+len(t.does)+len(t.helps) > 0
	return oscalExported{
		UUID: providedID(r), Description: stated(r, p, t),
		ResponsibleRoles: o.roles(r, func(role model.Role) bool { return role != model.RoleCustomer }),
	}, ok
}

// leaves is what a customer must see to: what it carries or does, and what the
// provider says it will not do.
func (o *oscalProvider) leaves(r *model.Responsibility) (oscalExported, bool) {
	s := sidesOf(r, o.p, true)
	c, p := s[model.RoleCustomer], s[model.RoleProvider]
	ok := r.Owner == model.OwnerCustomer || r.Owner == model.OwnerShared || len(c.does)+len(c.helps)+len(p.excluded) > 0
	e := oscalExported{
		UUID: oscalID("responsibility", r.ID), Description: stated(r, c, &side{excluded: p.excluded}),
		ResponsibleRoles: o.roles(r, func(role model.Role) bool { return role == model.RoleCustomer }),
	}
	if _, provided := o.provides(r); provided {
		e.ProvidedUUID = providedID(r)
	}
	return e, ok
}

func providedID(r *model.Responsibility) string { return oscalID("provided", r.ID) }

// stated is a responsibility with what sides do in it, as Markdown.
func stated(r *model.Responsibility, sides ...*side) string {
	text := markupLine(label(r), r.ID)
	for _, s := range sides {
		if list := markupList(s); list != "" {
			text += "\n\n" + list
		}
	}
	return text
}

// unassigned names the responsibilities that are neither provided nor left to
// anybody, with the owner as the class.
func (o *oscalProvider) unassigned(st *stream, numbers []int) {
	for r := range at(o.set.c.Responsibilities, numbers) {
		_, provided := o.provides(r)
		_, left := o.leaves(r)
		if !provided && !left {
			p := prop(propUnassigned, r.ID)[0]
			p.Class = string(r.Owner)
			st.member("", p)
		}
	}
}
