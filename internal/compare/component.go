package compare

import (
	"slices"
	"strings"

	"demarc/internal/model"
)

// ComponentView is a named part, of one provider or of several that have one by
// that name.
type ComponentView struct {
	// Slug names the page; Name is as the first document writes it.
	Slug, Name string
	// Parts are the descriptions, one or more.
	Parts []*model.Component
	// Mentions are the responsibilities that name the part, by provider.
	Mentions []Mention
}

// Mention is a responsibility that names a component.
type Mention struct {
	Provider       *model.Provider
	Responsibility *model.Responsibility
	// Label says that the label names it; Duties are those whose words do.
	Label  bool
	Duties []Duty
}

// Components returns every part that a catalog describes, by slug.
func Components(c *model.Catalog) []ComponentView {
	views := map[string]*ComponentView{}
	for i := range c.Components {
		part := &c.Components[i]
		slug := part.ID[strings.LastIndexByte(part.ID, '/')+1:]
		v := views[slug]
		if v == nil {
			v = &ComponentView{Slug: slug, Name: part.Name}
			views[slug] = v
		}
		v.Parts = append(v.Parts, part)
	}
	providers := listOf(c.Providers, func(p *model.Provider) (string, bool) { return p.ID, true })
	mentions := make([][]*model.Responsibility, len(c.Providers))
	each(c, providers, func(p int, r *model.Responsibility) { mentions[p] = append(mentions[p], r) })
	for p := range mentions {
		for _, r := range mentions[p] {
			mention(views, providers.all[p], r)
		}
	}
	out := make([]ComponentView, 0, len(views))
	for _, v := range views {
		out = append(out, *v)
	}
	slices.SortFunc(out, func(a, b ComponentView) int { return strings.Compare(a.Slug, b.Slug) })
	return out
}

// mention adds a responsibility to each component that it names.
func mention(views map[string]*ComponentView, provider *model.Provider, r *model.Responsibility) {
	at := func(slug string) *Mention {
		v := views[slug]
		if v == nil {
			return nil
		}
		if k := len(v.Mentions) - 1; k >= 0 && v.Mentions[k].Responsibility == r {
			return &v.Mentions[k]
		}
		v.Mentions = append(v.Mentions, Mention{Provider: provider, Responsibility: r})
		return &v.Mentions[len(v.Mentions)-1]
	}
	for _, slug := range r.Components {
		if m := at(slug); m != nil {
			m.Label = true
		}
	}
	for _, d := range dutiesOf(r, provider) {
		for _, slug := range d.Components {
			if m := at(slug); m != nil {
				m.Duties = append(m.Duties, d)
			}
		}
	}
}

func (x *Index) componentsOn(topic string) []*model.Component {
	var out []*model.Component
	for i := range x.catalog.Components {
		if c := &x.catalog.Components[i]; slices.Contains(c.Topics, topic) {
			out = append(out, c)
		}
	}
	return out
}

func (x *Index) factsOn(topic string) []*model.Fact {
	var out []*model.Fact
	for i := range x.catalog.Facts {
		if f := &x.catalog.Facts[i]; slices.Contains(f.Topics, topic) {
			out = append(out, f)
		}
	}
	return out
}
