package taxonomy

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The files of a content root.
const (
	// File is the taxonomy of the content's own kind of service.
	File = "taxonomy.yaml"
	// Folder holds a file <kind>.yaml for each further kind.
	Folder = "taxonomies"
)

// Kinds are the taxonomies of a content root, one a kind of service; the content's
// own kind comes first.
type Kinds []*Taxonomy

// LoadKinds reads the taxonomies of a content root. Where it has no [File], that of
// builtIn serves. Errors are those of [Load].
//
// A further kind says what differs: the skipped words, the sets of words and the
// areas that its file leaves out are those of the content's own kind. Its ids get
// the kind before them.
func LoadKinds(fsys, builtIn fs.FS) (Kinds, error) {
	from := fsys
	if _, err := fs.Stat(fsys, File); errors.Is(err, fs.ErrNotExist) && builtIn != nil {
		from = builtIn
	}
	own, root, err := read(from, File, nil)
	if err != nil {
		return nil, err
	}
	kinds := Kinds{own}
	entries, err := fs.ReadDir(fsys, Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("load taxonomies: %w", err)
	}
	var faults []error
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) != ".yaml" {
			continue
		}
		t, _, err := read(fsys, path.Join(Folder, e.Name()), root)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		if t.kind.ID == own.kind.ID {
			faults = append(faults, fmt.Errorf("%s/%s: kind %q is that of %s: want another", Folder, e.Name(), t.kind.ID, File))
			continue
		}
		kinds = append(kinds, t)
	}
	return kinds, errors.Join(faults...)
}

// Of returns the taxonomy of a kind of service, nil where there is none.
func (k Kinds) Of(kind string) *Taxonomy {
	if i := slices.IndexFunc(k, func(t *Taxonomy) bool { return t.kind.ID == kind }); i >= 0 {
		return k[i]
	}
	return nil
}

// Names returns the ids of the kinds, for messages: "kubernetes, database".
func (k Kinds) Names() string {
	names := make([]string, len(k))
	for i, t := range k {
		names[i] = t.kind.ID
	}
	return strings.Join(names, ", ")
}

// inherit completes the root n of a further kind's file, which has the name, with
// what it leaves out and may have from own.
func (l *loader) inherit(n, own *yaml.Node, name string) {
	if n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(own.Content); i += 2 {
		switch key := own.Content[i]; key.Value {
		case "skip", "words", "areas":
			fill(n, key, own.Content[i+1])
		}
	}
	if kind := valueOf(n, "kind"); kind != nil && kind.Value+".yaml" != name {
		l.Fail(kind, "kind %q in a file that is called %s: want one name", kind.Value, name)
	}
}

// fill puts a key into the mapping n; where both have mappings there, n gets what
// its own lacks.
func fill(n, key, value *yaml.Node) {
	mine := valueOf(n, key.Value)
	if mine == nil {
		n.Content = append(n.Content, key, value)
		return
	}
	if mine.Kind == yaml.MappingNode && value.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(value.Content); i += 2 {
			fill(mine, value.Content[i], value.Content[i+1])
		}
	}
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// qualify puts the kind before all ids.
func (t *Taxonomy) qualify() {
	t.prefix = t.kind.ID + "/"
	for i := range t.layers {
		t.layers[i].ID = t.prefix + t.layers[i].ID
	}
	for i := range t.areas {
		t.areas[i].ID = t.prefix + t.areas[i].ID
	}
	for i := range t.topics {
		v := &t.topics[i]
		v.ID, v.Layer = t.prefix+v.ID, t.prefix+v.Layer
		for j := range v.Related {
			v.Related[j] = t.prefix + v.Related[j]
		}
		for j := range v.Aliases {
			v.Aliases[j] = t.prefix + v.Aliases[j]
		}
	}
}
