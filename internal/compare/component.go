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

// Components returns every described part by slug.
func (x *Index) Components() []ComponentView {
	views := map[string]*ComponentView{}
	for i := range x.catalog.Components {
		c := &x.catalog.Components[i]
		slug := c.ID[strings.LastIndexByte(c.ID, '/')+1:]
		v := views[slug]
		if v == nil {
			v = &ComponentView{Slug: slug, Name: c.Name}
			views[slug] = v
		}
		v.Parts = append(v.Parts, c)
	}
	for p := range x.own {
		for _, r := range x.own[p] {
			x.mention(views, p, r)
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
func (x *Index) mention(views map[string]*ComponentView, p int, r *model.Responsibility) {
	provider := &x.catalog.Providers[p]
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
