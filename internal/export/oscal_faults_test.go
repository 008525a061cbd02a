package export_test

import (
	"bytes"
	"strings"
	"testing"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

func TestOSCALHoldsItsConstraints(t *testing.T) {
	holdsConstraints(t, map[string]*model.Catalog{"fixture": modeltest.Catalog(), "odd": odd(), "nothing": {}, "bare": bare(), "content": content(t), "kinds": read(t, "../../examples/database/content")})
}

func TestOSCALOfPublishedDocumentsHoldsItsConstraints(t *testing.T) {
	holdsConstraints(t, map[string]*model.Catalog{"seeds": seeds(t)})
}

// holdsConstraints is about what the schemas cannot say.
func holdsConstraints(t *testing.T, catalogs map[string]*model.Catalog) {
	t.Helper()
	linked := export.Options{SourceLine: func(document string, line int) string { return "https://example.org/" }}
	for name, c := range catalogs {
		for _, fault := range oscalFaults(t, files(t, c, model.OutputOSCAL, linked)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// A taxonomy may have any ids: what OSCAL makes of them stays apart.
func TestIdsOfOSCALDoNotClash(t *testing.T) {
	c := &model.Catalog{
		Kinds:  []model.ServiceKind{{ID: "k"}, {ID: "wine"}},
		Layers: []model.Layer{{ID: "l", Kind: "k"}, {ID: "wine/l", Kind: "wine"}, {ID: "wine-l", Kind: "k"}, {ID: "unclassified", Kind: "k"}},
		Topics: []model.Topic{
			{ID: "wine-bottles", Kind: "k", Layer: "l", Related: []string{"unclassified"}}, {ID: "wine/bottles", Kind: "wine", Layer: "wine/l"},
			{ID: "layer-l", Kind: "k", Layer: "wine-l"}, {ID: "unclassified", Kind: "k", Layer: "unclassified"}},
	}
	for _, fault := range oscalFaults(t, files(t, c, model.OutputOSCAL, export.Options{})) {
		t.Error(fault)
	}
}

// Each constraint finds the document that breaks it.
func TestConstraintsOfOSCALAreHeld(t *testing.T) {
	const definition, plan = "component-definitions/alder.json", "ssp/alder.json"
	for _, tc := range []struct{ file, old, new, want string }{
		{"catalog.json", `"id": "hypervisor"`, `"id": "physical-servers"`, "id physical-servers of controls is there twice"},
		{"catalog.json", `"href": "#`, `"href": "#x`, "of links is not defined"},
		{"catalog.json", `"name": "item"`, `"name": "word"`, `name of parts is "word"`},
		{definition, `"id": "provider"`, `"id": "nobody"`, "role-id provider of responsible-roles is not defined"},
		{definition, `"control-id": "`, `"control-id": "x`, "is not in the catalog"},
		{definition, `_smt.provider"`, `_smt.nobody"`, "is not one of control"},
		{definition, `"../catalog.json"`, `"catalog.json"`, "source catalog.json leads to no file"},
		{definition, `"rel": "reference"`, `"rel": "see"`, `rel of links is "see"`},
		{definition, `"type": "service"`, `"type": "services"`, `type of components is "services"`},
		{definition, `"ns": "urn:demarc:oscal"`, `"ns": "http://csrc.nist.gov/ns/oscal"`, "is in the namespace of OSCAL"},
		{definition, `"role-id": "customer"`, `"role-id": "provider"`, "role-id provider stands twice in one responsible-roles"},
		{plan, `"component-uuid": "`, `"component-uuid": "0`, "of by-components is not defined"},
		{plan, `"provided-uuid": "`, `"provided-uuid": "0`, "of responsibilities is not defined"},
		{plan, `"type": "this-system"`, `"type": "system"`, "0 components are this-system"},
		{plan, `"state": "operational"`, `"state": "fine"`, `state of status is "fine"`},
		{plan, `http://ietf.org/rfc/rfc4122`, `urn:uuid`, `identifier-type of system-ids is "urn:uuid"`},
		{plan, `"party-uuids": [`, `"party-uuids": ["x", `, "party-uuid x of responsible-roles is not defined"},
	} {
		all := files(t, modeltest.Catalog(), model.OutputOSCAL, export.Options{})
		if !bytes.Contains(all[tc.file], []byte(tc.old)) {
			t.Fatalf("%s has no %s", tc.file, tc.old)
		}
		all[tc.file] = bytes.ReplaceAll(all[tc.file], []byte(tc.old), []byte(tc.new))
		if got := strings.Join(oscalFaults(t, all), "\n"); !strings.Contains(got, tc.want) {
			t.Errorf("with %s in %s, want %q:\n%.400s", tc.new, tc.file, tc.want, got)
		}
	}
}
