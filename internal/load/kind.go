package load

import (
	"cmp"
	"slices"

	"go.yaml.in/yaml/v3"

	"demarc/internal/config"
	"demarc/internal/diag"
	"demarc/internal/model"
	"demarc/internal/source"
	"demarc/internal/taxonomy"
)

// readKind reads a kind of service that the content has.
func (p *provider) readKind(d *config.Decoder, into *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		*into = d.Text(n, key)
		if *into != "" && p.kinds.Of(*into) == nil {
			d.Fail(n, "key %q is %q: want one of %s", key, *into, p.kinds.Names())
		}
	}
}

// readServices reads the names of a provider's services of further kinds.
func (p *provider) readServices(d *config.Decoder, n *yaml.Node) {
	d.Each(n, "services", func(key, value *yaml.Node) {
		if p.kinds.Of(key.Value) == nil {
			d.Fail(key, "service of the kind %q: want one of %s", key.Value, p.kinds.Names())
		}
		p.further[key.Value] = d.Text(value, key.Value)
	})
}

// chooseKind says of which kind of service the document is: what the provider's file
// says of it, else its front matter, else its provider's kind.
func (w *work) chooseKind(f *source.File, m matter) {
	p := w.provider
	kind := cmp.Or(w.facts.kind, p.Kind)
	if said := m.text("kind"); w.facts.kind == "" && said != "" {
		switch {
		case p.kinds.Of(said) != nil:
			kind = said
		case len(p.kinds) > 1: // else there is nothing to choose, and the key is the publisher's own
			w.find(diag.KindUnknown.At(f, source.Span{}, "", "", "the front matter names the kind %q; there are %s", said, p.kinds.Names()))
		}
	}
	w.tax = p.kinds.Of(kind)
	w.document.Provider = p.serviceID(kind)
}

// serviceID returns the id of the folder's service of a kind.
func (p *provider) serviceID(kind string) string {
	if kind == p.Kind {
		return p.ID
	}
	return p.ID + "/" + kind
}

// services returns the folder's services: one for each kind that its documents are
// of, its own kind first. A folder without a document has its own.
func (p *provider) services() []model.Provider {
	var out []model.Provider
	if len(p.published) == 0 || p.published[p.Kind] {
		out = append(out, p.Provider)
	}
	for _, tax := range p.kinds {
		kind := tax.Kind().ID
		if kind == p.Kind || !p.published[kind] {
			continue
		}
		further := p.Provider
		further.ID, further.Kind = p.serviceID(kind), kind
		further.Service = cmp.Or(p.further[kind], p.Name)
		out = append(out, further)
	}
	return out
}

// addKinds gives the catalog the kinds that its providers are of, with their layers,
// topics and areas.
func addKinds(c *model.Catalog, kinds taxonomy.Kinds) {
	for _, tax := range kinds {
		kind := tax.Kind()
		if !slices.ContainsFunc(c.Providers, func(p model.Provider) bool { return p.Kind == kind.ID }) {
			continue
		}
		c.Kinds = append(c.Kinds, kind)
		c.Layers = append(c.Layers, tax.Layers()...)
		c.Topics = append(c.Topics, tax.Topics()...)
		c.Areas = append(c.Areas, tax.Areas()...)
	}
}
