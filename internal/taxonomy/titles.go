package taxonomy

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"go.yaml.in/yaml/v3"

	"demarc/internal/config"
	"demarc/internal/model"
)

// Titles are the words of a taxonomy in another language, by id. They change what
// a page shows and nothing of what is read: terms are matched by [Taxonomy] alone.
type Titles struct {
	kinds  map[string]model.ServiceKind
	areas  map[string]model.Area
	layers map[string]model.Layer
	topics map[string]model.Topic
	// used lists every id that the file names, for [Titles.Check].
	used []usedID
	d    *config.Decoder
}

type usedID struct {
	what string
	node *yaml.Node
}

// LoadTitles reads the words of a language from the file name of fsys:
//
//	kinds:  {kubernetes: {title: …}}
//	areas:  {change: {title: …, short: …}}
//	layers: {data: {title: …, short: …, summary: …}}
//	topics: {data: {title: …, summary: …, question: …}}
//
// Without the file there are none, and nothing is translated. A fault in it is an
// error as of [Load].
func LoadTitles(fsys fs.FS, name string) (*Titles, error) {
	t := &Titles{
		kinds: map[string]model.ServiceKind{}, areas: map[string]model.Area{}, layers: map[string]model.Layer{}, topics: map[string]model.Topic{},
		d: &config.Decoder{Path: name},
	}
	data, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	if err != nil {
		return nil, fmt.Errorf("load titles of the taxonomy: %w", err)
	}
	d := t.d
	if root := d.Parse(data); root != nil {
		d.Mapping(root, "the titles of a taxonomy", config.Keys{
			"kinds": func(_ string, n *yaml.Node) {
				readTitles(t, n, "kind", t.kinds, func(v *model.ServiceKind) config.Keys {
					return config.Keys{"title": d.Into(&v.Title)}
				})
			},
			"areas": func(_ string, n *yaml.Node) {
				readTitles(t, n, "area", t.areas, func(v *model.Area) config.Keys {
					return config.Keys{"title": d.Into(&v.Title), "short": d.Into(&v.Short)}
				})
			},
			"layers": func(_ string, n *yaml.Node) {
				readTitles(t, n, "layer", t.layers, func(v *model.Layer) config.Keys {
					return config.Keys{"title": d.Into(&v.Title), "short": d.Into(&v.Short), "summary": d.Into(&v.Summary)}
				})
			},
			"topics": func(_ string, n *yaml.Node) {
				readTitles(t, n, "topic", t.topics, func(v *model.Topic) config.Keys {
					return config.Keys{"title": d.Into(&v.Title), "summary": d.Into(&v.Summary), "question": d.Into(&v.Question)}
				})
			},
		})
	}
	return t, d.Err()
}

// readTitles reads the words of each id of a mapping.
func readTitles[T any](t *Titles, n *yaml.Node, what string, into map[string]T, keys func(*T) config.Keys) {
	t.d.Each(n, what+"s", func(id, value *yaml.Node) {
		var v T
		t.d.Mapping(value, "the titles of "+what+" "+id.Value, keys(&v), "title")
		into[id.Value] = v
		t.used = append(t.used, usedID{what, id})
	})
}

// Check fails where the titles name an id that none of the taxonomies has.
func (t *Titles) Check(kinds Kinds) error {
	known := map[string]bool{}
	for _, tax := range kinds {
		known["kind "+tax.Kind().ID] = true
		for _, v := range tax.Areas() {
			known["area "+v.ID] = true
		}
		for _, v := range tax.Layers() {
			known["layer "+v.ID] = true
		}
		for _, v := range tax.Topics() {
			known["topic "+v.ID] = true
		}
	}
	for _, u := range t.used {
		if !known[u.what+" "+u.node.Value] {
			t.d.Fail(u.node, "%s %q is not in the taxonomy: want the id of one", u.what, u.node.Value)
		}
	}
	return t.d.Err()
}

// Translate gives the areas, layers and topics of a catalog their words. What the
// titles do not say stays as it is.
func (t *Titles) Translate(c *model.Catalog) {
	c.Kinds, c.Areas = slices.Clone(c.Kinds), slices.Clone(c.Areas)
	c.Layers, c.Topics = slices.Clone(c.Layers), slices.Clone(c.Topics)
	for i := range c.Kinds {
		say(&c.Kinds[i].Title, t.kinds[c.Kinds[i].ID].Title)
	}
	for i := range c.Areas {
		v := &c.Areas[i]
		own := t.areas[v.ID]
		say(&v.Title, own.Title)
		say(&v.Short, own.Short)
	}
	for i := range c.Layers {
		v := &c.Layers[i]
		own := t.layers[v.ID]
		say(&v.Title, own.Title)
		say(&v.Short, own.Short)
		say(&v.Summary, own.Summary)
	}
	for i := range c.Topics {
		v := &c.Topics[i]
		own := t.topics[v.ID]
		say(&v.Title, own.Title)
		say(&v.Summary, own.Summary)
		say(&v.Question, own.Question)
	}
}

func say(into *string, words string) {
	if words != "" {
		*into = words
	}
}
