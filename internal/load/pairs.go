package load

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"demarc/internal/config"
	"demarc/internal/model"
)

// pairs reads the pairs of providers that get a page, lists of two ids.
func pairs(d *config.Decoder, into *[]model.Pair) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		*into = []model.Pair{} // a list without any is none, and not the default
		d.List(n, key, func(item *yaml.Node) {
			if item.Kind != yaml.SequenceNode || len(item.Content) != 2 {
				d.Fail(item, "a pair in key %q: want a list of two providers, such as [acme, birch]", key)
				return
			}
			p := model.Pair{A: d.Text(item.Content[0], key), B: d.Text(item.Content[1], key), Line: item.Line, Column: item.Column}
			same := func(q model.Pair) bool { return q.A == p.A && q.B == p.B || q.A == p.B && q.B == p.A }
			switch {
			case p.A == p.B:
				d.Fail(item, "a pair of %q with itself in key %q: want two providers", p.A, key)
			case slices.ContainsFunc(*into, same):
				d.Fail(item, "the pair of %q and %q stands twice in key %q: want it once", p.A, p.B, key)
			}
			*into = append(*into, p)
		})
	}
}

// CheckPairs reports the first pair of a site that names a provider which the
// catalog has not, or two whose services are of different kinds. Path names the
// site's configuration in the error.
func CheckPairs(path string, site *model.Site, c *model.Catalog) error {
	for _, p := range site.Pairs {
		var kinds []string
		for _, id := range []string{p.A, p.B} {
			i := slices.IndexFunc(c.Providers, func(q model.Provider) bool { return q.ID == id })
			if i < 0 {
				return fmt.Errorf(`%s:%d:%d: provider %q in key "pairs": want the name of a provider's folder`, path, p.Line, p.Column, id)
			}
			kinds = append(kinds, c.Providers[i].Kind)
		}
		if kinds[0] != kinds[1] {
			return fmt.Errorf(`%s:%d:%d: the pair of %q and %q in key "pairs": want services of one kind, not %s and %s`,
				path, p.Line, p.Column, p.A, p.B, kinds[0], kinds[1])
		}
	}
	return nil
}
