package export

import (
	"strings"

	"demarc/internal/model"
)

// componentDefinition writes the service as one component. Each document is a
// control implementation, each responsibility an implemented requirement.
func (o *oscalProvider) componentDefinition(st *stream) {
	st.object("component-definition", func() {
		st.member("uuid", oscalID("component-definition", o.p.ID, o.revision()))
		st.member("metadata", o.metadata())
		st.list("components", func() {
			st.object("", func() {
				st.member("uuid", oscalID("component", o.p.ID))
				st.member("type", "service")
				st.member("title", o.service)
				st.member("description", "A managed service of "+markupLine(o.p.Name, o.p.ID)+", as its documents divide the work.")
				st.list("control-implementations", func() { o.implementations(st) })
			})
		})
	})
}

// implementations writes the responsibilities of each document that has any. They
// lie in the catalog in the order of documents.
func (o *oscalProvider) implementations(st *stream) {
	numbers := o.set.ofProvider[o.number].responsibilities
	for len(numbers) > 0 {
		d := o.set.documents[o.set.c.Responsibilities[numbers[0]].Document]
		n := 1
		for n < len(numbers) && o.set.c.Responsibilities[numbers[n]].Document == d.ID {
			n++
		}
		st.object("", func() {
			st.member("uuid", oscalID("control-implementation", d.ID))
			st.member("source", catalogHref)
			st.member("description", markupLine(d.Title, d.ID))
			st.member("props", prop(propDocument, d.ID))
			if leads(d.SourceURL) {
				st.member("links", []oscalLink{{Href: d.SourceURL, Rel: "reference"}})
			}
			st.list("implemented-requirements", func() {
				for r := range at(o.set.c.Responsibilities, numbers[:n]) {
					st.member("", o.requirement(r))
				}
			})
		})
		numbers = numbers[n:]
	}
}

func (o *oscalProvider) requirement(r *model.Responsibility) oscalRequirement {
	control := o.controlID(o.set.primaryOf(r))
	out := oscalRequirement{
		UUID: oscalID("requirement", r.ID), ControlID: control, Description: markupLine(label(r), r.ID),
		Props: props(r), Links: o.links(r),
		ResponsibleRoles: o.roles(r, func(model.Role) bool { return true }),
	}
	s := sidesOf(r, o.p, true)
	for _, side := range oscalSides {
		if text := markupList(s[side.role]); text != "" {
			out.Statements = append(out.Statements, oscalStatement{
				StatementID: statementID(control, side.role), UUID: oscalID("statement", r.ID, string(side.role)), Description: text,
				ResponsibleRoles: o.roles(r, func(role model.Role) bool { return role == side.role }),
			})
		}
	}
	return out
}

// markupList is what a side does, as a list in Markdown.
func markupList(s *side) string {
	if len(s.does)+len(s.helps)+len(s.excluded) == 0 {
		return ""
	}
	var b strings.Builder
	item := func(before string, texts []string) {
		for _, t := range texts {
			b.WriteString("- " + before + Escape(t) + "\n")
		}
	}
	item("", s.does)
	item("Helps: ", s.helps)
	item("Excluded: ", s.excluded)
	return strings.TrimRight(b.String(), "\n")
}
