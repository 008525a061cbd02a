package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The elements of OSCAL that demarc writes, by their names in its JSON schemas.
// Lists and texts that may be absent are left out where they are empty: the
// schemas refuse them.
type (
	oscalMetadata struct {
		Title        string       `json:"title"`
		LastModified string       `json:"last-modified"`
		Version      string       `json:"version"`
		OSCALVersion string       `json:"oscal-version"`
		Roles        []oscalRole  `json:"roles,omitempty"`
		Parties      []oscalParty `json:"parties,omitempty"`
		Remarks      string       `json:"remarks,omitempty"`
	}
	oscalRole struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	oscalParty struct {
		UUID string `json:"uuid"`
		Type string `json:"type"`
		Name string `json:"name"`
	}
	oscalProp struct {
		Name  string `json:"name"`
		NS    string `json:"ns"`
		Value string `json:"value"`
		Class string `json:"class,omitempty"`
	}
	oscalLink struct {
		Href string `json:"href"`
		Rel  string `json:"rel"`
		Text string `json:"text,omitempty"`
	}
	oscalGroup struct {
		ID       string         `json:"id"`
		Title    string         `json:"title"`
		Controls []oscalControl `json:"controls"`
	}
	oscalControl struct {
		ID    string      `json:"id"`
		Title string      `json:"title"`
		Links []oscalLink `json:"links,omitempty"`
		Parts []oscalPart `json:"parts"`
	}
	oscalPart struct {
		ID    string      `json:"id"`
		Name  string      `json:"name"`
		NS    string      `json:"ns,omitempty"`
		Prose string      `json:"prose"`
		Parts []oscalPart `json:"parts,omitempty"`
	}
	oscalResponsibleRole struct {
		RoleID     string      `json:"role-id"`
		Props      []oscalProp `json:"props,omitempty"`
		PartyUUIDs []string    `json:"party-uuids,omitempty"`
	}
	// oscalRequirement is an implemented requirement of a component definition.
	oscalRequirement struct {
		UUID             string                 `json:"uuid"`
		ControlID        string                 `json:"control-id"`
		Description      string                 `json:"description"`
		Props            []oscalProp            `json:"props,omitempty"`
		Links            []oscalLink            `json:"links,omitempty"`
		ResponsibleRoles []oscalResponsibleRole `json:"responsible-roles,omitempty"`
		Statements       []oscalStatement       `json:"statements,omitempty"`
	}
	oscalStatement struct {
		StatementID      string                 `json:"statement-id"`
		UUID             string                 `json:"uuid"`
		Description      string                 `json:"description"`
		ResponsibleRoles []oscalResponsibleRole `json:"responsible-roles,omitempty"`
	}
	// oscalExported is something provided, or a responsibility left to others, of
	// the export of a plan's component.
	oscalExported struct {
		UUID             string                 `json:"uuid"`
		ProvidedUUID     string                 `json:"provided-uuid,omitempty"`
		Description      string                 `json:"description"`
		Props            []oscalProp            `json:"props,omitempty"`
		Links            []oscalLink            `json:"links,omitempty"`
		ResponsibleRoles []oscalResponsibleRole `json:"responsible-roles,omitempty"`
	}
)

// prop is a property in the project's own namespace; one without a value is none.
func prop(name, value string) []oscalProp {
	if value = oneLine(value); value == "" {
		return nil
	}
	return []oscalProp{{Name: name, NS: oscalNS, Value: value}}
}

// token makes an id that OSCAL accepts: letters, digits, and . - _ after a first
// letter or underscore. A topic of another kind than the content's own, wine/bottles,
// is wine.bottles, which is no other topic's id.
func token(id string) string {
	id = strings.Map(func(r rune) rune {
		if r == '/' {
			return '.'
		}
		if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(".-_", r) {
			return r
		}
		return '-'
	}, id)
	if first, _ := utf8.DecodeRuneInString(id); unicode.IsLetter(first) || first == '_' {
		return id
	}
	return "_" + id
}

// markupLine is a title: one line of Markdown that is not empty.
func markupLine(text, otherwise string) string {
	for _, t := range []string{text, otherwise} {
		if t = Escape(t); t != "" {
			return t
		}
	}
	return "Untitled"
}

// oneLine is a text on one line without space at its ends.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
