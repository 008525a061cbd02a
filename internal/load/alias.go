package load

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"demarc/internal/config"
	"demarc/internal/diag"
	"demarc/internal/model"
)

// alias is an earlier id and the one that took its place.
type alias struct {
	model.Alias
	line int
}

func (p *provider) readAliases(d *config.Decoder, n *yaml.Node) {
	d.Each(n, "aliases", func(key, value *yaml.Node) {
		p.aliases = append(p.aliases, alias{model.Alias{Old: key.Value, New: d.Text(value, key.Value)}, key.Line})
	})
}

// resolveAliases gives the catalog the aliases that hold, and finds the others.
func resolveAliases(c *model.Catalog, providers []*provider) []diag.Finding {
	ids := map[string]bool{}
	for _, p := range providers {
		if len(p.aliases) > 0 {
			ids = everyID(c)
			break
		}
	}
	var fs []diag.Finding
	for _, p := range providers {
		for _, a := range p.aliases {
			if fault, args := a.fault(ids); fault != "" {
				fs = append(fs, diag.AliasBroken.InCatalog(p.file(), a.line, "", a.Old, fault, args...))
				continue
			}
			c.Aliases = append(c.Aliases, a.Alias)
		}
	}
	return fs
}

// fault says what is wrong with an alias, "" where nothing is.
func (a alias) fault(ids map[string]bool) (format string, args []any) {
	document, _, _ := strings.Cut(a.Old, "#")
	heir, _, _ := strings.Cut(a.New, "#")
	switch {
	case ids[a.Old]:
		return "the id %s is still there", []any{a.Old}
	case !ids[a.New]:
		return "nothing has the id %s, which %s leads to", []any{a.New, a.Old}
	case strings.Count(a.Old, "#") != strings.Count(a.New, "#") || strings.Count(document, "/") != strings.Count(heir, "/"):
		return "%s and %s are not of one kind", []any{a.Old, a.New}
	case strings.Contains(a.Old, "#") && document != heir:
		return "%s is a place of another document than %s", []any{a.Old, a.New}
	}
	return "", nil
}

// everyID lists the ids of providers, documents and responsibilities.
func everyID(c *model.Catalog) map[string]bool {
	ids := make(map[string]bool, len(c.Providers)+len(c.Documents)+len(c.Responsibilities))
	for i := range c.Providers {
		ids[c.Providers[i].ID] = true
	}
	for i := range c.Documents {
		ids[c.Documents[i].ID] = true
	}
	for i := range c.Responsibilities {
		ids[c.Responsibilities[i].ID] = true
	}
	return ids
}
