// Package modeltest gives tests a small catalog that has one of everything: three
// providers with different balances, four documents with rendered bodies, all
// forms, owners and kinds of duty, and a topic of every layer.
//
// The publishers, the documents and their words are made up. [Content] holds the
// files that [Catalog] cites, so that every quoted line can be looked up; the
// catalog itself is written by hand and not read from them, so that a test of a
// late stage does not depend on an early one.
package modeltest

import (
	"embed"
	"io/fs"

	"demarc/internal/diag"
	"demarc/internal/model"
	"demarc/internal/source"
)

//go:embed content bodies
var files embed.FS

// Content returns the content root that the catalog cites.
func Content() fs.FS {
	sub, err := fs.Sub(files, "content")
	if err != nil {
		panic(err) // only for a name that is no path
	}
	return sub
}

// Kind is the kind of service of everything in [Catalog].
const Kind = "kubernetes"

// Catalog returns a new catalog that the caller may change.
func Catalog() *model.Catalog {
	c := &model.Catalog{
		Schema: model.Schema, Generator: "demarc test", GeneratedAt: "2026-03-01T00:00:00Z",
		Kinds:  []model.ServiceKind{{ID: Kind, Title: "Managed Kubernetes"}},
		Layers: layers(), Topics: topics(), Areas: areas(), Providers: providers(),
	}
	for _, d := range []*draft{alderArchitecture(), alderResponsibilities(), birchRACI(), duneTerms()} {
		c.Documents = append(c.Documents, d.Document)
		c.Responsibilities = append(c.Responsibilities, d.responsibilities...)
		c.Components = append(c.Components, d.components...)
		c.Facts = append(c.Facts, d.facts...)
		c.Findings = append(c.Findings, d.findings...)
	}
	diag.Sort(c.Findings)
	ofKind(c, Kind)
	c.Notes = notes(c)
	return c
}

// ofKind makes all of the catalog of one kind.
func ofKind(c *model.Catalog, kind string) {
	for i := range c.Layers {
		c.Layers[i].Kind = kind
	}
	for i := range c.Topics {
		c.Topics[i].Kind = kind
	}
	for i := range c.Areas {
		c.Areas[i].Kind = kind
	}
	for i := range c.Providers {
		c.Providers[i].Kind = kind
	}
}

// notes are one that holds and one whose evidence changed.
func notes(c *model.Catalog) []model.EditorNote {
	evidence := func(id string, state model.State) model.Evidence {
		for i := range c.Responsibilities {
			if r := &c.Responsibilities[i]; r.ID == id {
				return model.Evidence{ID: id, State: state, Seal: r.Seal()}
			}
		}
		panic("modeltest: no responsibility " + id)
	}
	return []model.EditorNote{
		{
			Topic: "worker-nodes", Providers: []string{"birch", "dune"}, Lang: "en", Line: 2,
			Text: "Birch patches the nodes; Dune leaves them to you.",
			Evidence: []model.Evidence{
				evidence("birch/raci#11-machines/patch-the-worker-nodes", model.StateHolds),
				evidence("dune/terms#nodes/nodes", model.StateHolds),
			},
		},
		{
			Topic: "worker-nodes", Providers: []string{"alder", "birch"}, Lang: "en", Line: 8,
			Text: "Alder shares what Birch does.",
			Evidence: []model.Evidence{
				evidence("birch/raci#11-machines/patch-the-worker-nodes", model.StateChanged),
			},
		},
	}
}

func providers() []model.Provider {
	customer := func(name string) model.Party {
		return model.Party{ID: "customer", Role: model.RoleCustomer, Name: name}
	}
	provider := func(name string) model.Party {
		return model.Party{ID: "provider", Role: model.RoleProvider, Name: name}
	}
	return []model.Provider{
		{ID: "alder", Name: "Alder Cloud", Service: "Alder Kubernetes", Homepage: "https://alder.example/",
			Lang: "en", Parties: []model.Party{provider("Alder"), customer("You")}},
		{ID: "birch", Name: "Birch Hosting", Service: "Birch Hosting", Lang: "en", Parties: []model.Party{
			provider("Birch"), customer("You"), {ID: "cedar-backup", Role: model.RolePartner, Name: "Cedar Backup"}}},
		{ID: "dune", Name: "Dune Systems", Service: "Dune Clusters", Lang: "en",
			Parties: []model.Party{provider("Dune"), customer("You")}},
	}
}

// file returns an embedded file of the content.
func file(path string) *source.File {
	data, err := files.ReadFile("content/" + path)
	if err != nil {
		panic(err) // the catalog names a document that is not there
	}
	return source.NewFile(path, data)
}
