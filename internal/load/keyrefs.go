package load

import (
	"fmt"
	"io/fs"
	"path"

	"go.yaml.in/yaml/v3"

	"demarc/internal/config"
	"demarc/internal/model"
)

// keyrefFiles reads one file name or a list of them.
func (p *provider) keyrefFiles(d *config.Decoder, into *[]string) func(string, *yaml.Node) {
	one := func(n *yaml.Node) {
		name := path.Join(p.dir, d.Text(n, "keyrefs"))
		if !fs.ValidPath(name) {
			d.Fail(n, "key %q names %q: want a file inside the content root", "keyrefs", n.Value)
			return
		}
		*into = append(*into, name)
	}
	return func(key string, n *yaml.Node) {
		if n.Kind == yaml.SequenceNode {
			d.List(n, key, one)
			return
		}
		one(n)
	}
}

// readKeyrefs reads the files of keyrefs, "name: value" with nested keys joined by
// dots, also under a top key "keyword".
func (p *provider) readKeyrefs(fsys fs.FS, files []string) error {
	p.keyrefs = map[string]string{}
	for _, name := range files {
		data, err := readInside(fsys, name)
		if err != nil {
			return fmt.Errorf("load %s/%s: key \"keyrefs\": %w", p.dir, providerFile, err)
		}
		p.keyrefInputs = append(p.keyrefInputs, model.Input{Path: name, Hash: hashOf(data)})
		d := &config.Decoder{Path: name}
		if root := d.Parse(data); root != nil {
			p.addKeyrefs(d, root, "")
		}
		if err := d.Err(); err != nil {
			return err
		}
	}
	return nil
}

func (p *provider) addKeyrefs(d *config.Decoder, n *yaml.Node, prefix string) {
	d.Each(n, "keyrefs", func(key, value *yaml.Node) {
		name := prefix + key.Value
		switch {
		case value.Kind == yaml.MappingNode && name == "keyword":
			p.addKeyrefs(d, value, "")
		case value.Kind == yaml.MappingNode:
			p.addKeyrefs(d, value, name+".")
		case value.Kind == yaml.ScalarNode:
			p.keyrefs[name] = value.Value
		default:
			d.Fail(value, "keyref %q is no text: want text", name)
		}
	})
}
