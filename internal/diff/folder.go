package diff

import (
	"maps"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"demarc/internal/model"
)

// side is what one of the two catalogs has of the folder.
type side struct {
	documents        map[string]*model.Document
	responsibilities []*model.Responsibility
	facts            []*model.Fact
}

// parties are those of all providers, by the provider's id.
type parties map[string][]model.Party

// partiesOf lists the parties of both catalogs, the later one's where both have one.
func partiesOf(before, after *model.Catalog) parties {
	all := parties{}
	for _, cat := range []*model.Catalog{after, before} {
		for i := range cat.Providers {
			id := cat.Providers[i].ID
			for _, p := range cat.Providers[i].Parties {
				if _, ok := all.find(id, p.ID); !ok {
					all[id] = append(all[id], p)
				}
			}
		}
	}
	return all
}

func (all parties) find(provider, id string) (p model.Party, ok bool) {
	for _, p := range all[provider] {
		if p.ID == id {
			return p, true
		}
	}
	return model.Party{}, false
}

// compareFolders compares the providers' folders, each by itself and on all cores. They
// come in the order that catalogs have them.
func compareFolders(before, after *model.Catalog, all parties, o Options) []*comparison {
	folders := map[string]*comparison{}
	of := func(document string) *comparison {
		folder := document[:strings.Index(document, "/")+1]
		c := folders[folder]
		if c == nil {
			c = &comparison{options: o, parties: all}
			c.before.documents, c.after.documents = map[string]*model.Document{}, map[string]*model.Document{}
			folders[folder] = c
		}
		return c
	}
	divide(before, func(document string) *side { return &of(document).before })
	divide(after, func(document string) *side { return &of(document).after })

	var list []*comparison
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		c := folders[folder]
		list = append(list, c)
		g.Go(func() error {
			c.run()
			return nil
		})
	}
	_ = g.Wait() // none of them fails
	return list
}

// divide gives each side what the catalog has of its folder.
func divide(c *model.Catalog, of func(document string) *side) {
	for i := range c.Documents {
		of(c.Documents[i].ID).documents[c.Documents[i].ID] = &c.Documents[i]
	}
	for i := range c.Responsibilities {
		s := of(c.Responsibilities[i].Document)
		s.responsibilities = append(s.responsibilities, &c.Responsibilities[i])
	}
	for i := range c.Facts {
		s := of(c.Facts[i].Document)
		s.facts = append(s.facts, &c.Facts[i])
	}
}
