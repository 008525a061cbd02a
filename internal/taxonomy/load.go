package taxonomy

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"go.yaml.in/yaml/v3"

	"demarc/internal/config"
	"demarc/internal/model"
)

// Load reads the taxonomy file name of fsys. A fault in it is an error whose
// text has a line for each fault, "path:line:col: message", that names the key
// and what was expected.
func Load(fsys fs.FS, name string) (*Taxonomy, error) {
	t, _, err := read(fsys, name, nil)
	return t, err
}

// read reads a taxonomy file and returns its root node too; what the file leaves
// out it has from the file whose root is own, if any.
func read(fsys fs.FS, name string, own *yaml.Node) (*Taxonomy, *yaml.Node, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, nil, fmt.Errorf("load taxonomy: %w", err)
	}
	l := &loader{
		Decoder: config.Decoder{Path: name}, told: map[*yaml.Node]bool{},
		skip: map[string][]string{}, sets: map[string]map[string][]string{},
	}
	root := l.Parse(data)
	if root != nil {
		if own != nil {
			l.inherit(root, own, path.Base(name))
		}
		l.root(root)
	}
	t := &Taxonomy{kind: l.kind, layers: l.layers, topics: l.topics, areas: l.areas, index: map[string]int{}}
	t.matchers = l.compile()
	if err := l.Err(); err != nil {
		return nil, nil, err
	}
	if own != nil {
		t.qualify()
	}
	for i, topic := range t.topics {
		t.index[topic.ID] = i
	}
	for i := range t.layers {
		t.layers[i].Kind = t.kind.ID
	}
	for i := range t.topics {
		t.topics[i].Kind = t.kind.ID
	}
	for i := range t.areas {
		t.areas[i].Kind = t.kind.ID
	}
	for _, m := range t.matchers {
		m.pool.New = func() any { return newScratch(m, len(t.topics), len(t.areas)) }
	}
	return t, root, nil
}

// loader builds a taxonomy from the file's nodes.
type loader struct {
	config.Decoder
	kind   model.ServiceKind
	layers []model.Layer
	topics []model.Topic
	areas  []model.Area

	skip map[string][]string            // by language
	sets map[string]map[string][]string // by language and name
	// terms are those of the file with their places, by language.
	terms []placedTerm
	told  map[*yaml.Node]bool // terms whose fault was told
	// checks are done when all ids are known.
	checks []func()
}

type placedTerm struct {
	term
	lang string
	node *yaml.Node
}

func (l *loader) root(n *yaml.Node) {
	l.Mapping(n, "the taxonomy", config.Keys{
		"kind":   l.ID(&l.kind.ID),
		"title":  l.Into(&l.kind.Title),
		"skip":   l.skipped,
		"words":  l.words,
		"areas":  func(k string, n *yaml.Node) { l.List(n, k, l.area) },
		"layers": func(k string, n *yaml.Node) { l.List(n, k, l.layer) },
		"topics": func(k string, n *yaml.Node) { l.List(n, k, l.topic) },
	}, "kind", "areas", "layers", "topics")
	l.kind.Title = cmp.Or(l.kind.Title, l.kind.ID)
	for _, check := range l.checks {
		check()
	}
}

func (l *loader) layer(n *yaml.Node) {
	v := model.Layer{Line: true}
	l.Mapping(n, "a layer", config.Keys{
		"id": l.ID(&v.ID), "title": l.Into(&v.Title), "short": l.Into(&v.Short),
		"summary": l.Into(&v.Summary), "line": l.Flag(&v.Line),
	}, "id", "title")
	if slices.ContainsFunc(l.layers, func(o model.Layer) bool { return o.ID == v.ID }) {
		l.Fail(n, "layer id %q stands twice: want it once", v.ID)
		return
	}
	l.layers = append(l.layers, v)
}

func (l *loader) area(n *yaml.Node) {
	var v model.Area
	target := areaTarget(len(l.areas))
	l.Mapping(n, "an area", config.Keys{
		"id": l.ID(&v.ID), "title": l.Into(&v.Title), "short": l.Into(&v.Short), "terms": l.recognise(target),
	}, "id", "title")
	if slices.ContainsFunc(l.areas, func(o model.Area) bool { return o.ID == v.ID }) {
		l.Fail(n, "area id %q stands twice: want it once", v.ID)
	}
	l.named(n, target, v.Title, v.Short)
	l.areas = append(l.areas, v)
}

func (l *loader) topic(n *yaml.Node) {
	var v model.Topic
	target := topicTarget(len(l.topics))
	l.Mapping(n, "a topic", config.Keys{
		"id": l.ID(&v.ID), "title": l.Into(&v.Title), "layer": l.layerOf(&v), "summary": l.Into(&v.Summary),
		"question": l.Into(&v.Question), "also": l.Texts(&v.Also), "aliases": l.aliases(&v), "related": l.related(&v), "terms": l.recognise(target),
	}, "id", "title", "layer")
	if slices.ContainsFunc(l.topics, func(o model.Topic) bool { return o.ID == v.ID }) {
		l.Fail(n, "topic id %q stands twice: want it once", v.ID)
	}
	l.named(n, target, append([]string{v.Title}, v.Also...)...)
	l.topics = append(l.topics, v)
}

func (l *loader) layerOf(v *model.Topic) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		v.Layer = l.Text(n, key)
		id := v.Layer
		l.checks = append(l.checks, func() {
			known := func(o model.Layer) bool { return o.ID == id }
			if id != "" && !slices.ContainsFunc(l.layers, known) {
				l.Fail(n, "layer %q is not in the file: want the id of a layer", id)
			}
		})
	}
}

// aliases reads the earlier ids of a topic, none of which may be in use.
func (l *loader) aliases(v *model.Topic) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		l.List(n, key, func(item *yaml.Node) {
			var id string
			l.ID(&id)(key, item)
			v.Aliases = append(v.Aliases, id)
			own := len(l.topics)
			l.checks = append(l.checks, func() {
				for i := range l.topics {
					t := &l.topics[i]
					if id != "" && (t.ID == id || i != own && slices.Contains(t.Aliases, id)) {
						l.Fail(item, "alias %q is used by the topic %q: want an id that is in use no more", id, t.ID)
					}
				}
			})
		})
	}
}

func (l *loader) related(v *model.Topic) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		l.List(n, key, func(item *yaml.Node) {
			id := l.Text(item, key)
			v.Related = append(v.Related, id)
			own := len(l.topics)
			l.checks = append(l.checks, func() {
				at := slices.IndexFunc(l.topics, func(o model.Topic) bool { return o.ID == id })
				if id != "" && (at < 0 || at == own) {
					l.Fail(item, "related %q is not in the file: want the id of another topic", id)
				}
			})
		})
	}
}
