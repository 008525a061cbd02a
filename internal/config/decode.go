// Package config reads configuration files in YAML strictly, and changes single
// values of them.
//
// An author's misspelt key must never pass in silence, so every key must be known
// and every value of the type that its key wants. Faults are collected and not
// fatal one by one: [Decoder.Err] names them all, with file, line, column, the key
// and what was expected. What the files mean is their readers' business.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"demarc/internal/source"
)

// Decoder reads YAML strictly: every key must be known, every value of the type
// that its key wants. It collects faults and goes on, so that an author sees all
// of them at once.
type Decoder struct {
	// Path names the file in faults.
	Path   string
	faults []fault
}

type fault struct {
	line, column int
	message      string
}

// Parse returns the root node of data, nil after a fault.
func (d *Decoder) Parse(data []byte) *yaml.Node {
	if i := invalidUTF8(data); i >= 0 {
		p := source.NewFile(d.Path, data).Position(i)
		d.faults = append(d.faults, fault{p.Line, p.Column, "bytes that are not UTF-8: want UTF-8 text"})
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		line, message := yamlFault(err)
		d.faults = append(d.faults, fault{line, 1, "not YAML: " + message})
		return nil
	}
	if len(doc.Content) == 0 {
		d.faults = append(d.faults, fault{1, 1, "an empty file: want a mapping"})
		return nil
	}
	return doc.Content[0]
}

func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// yamlLine finds the place that the YAML parser writes into its messages.
var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

func yamlFault(err error) (line int, message string) {
	line, message = 1, err.Error()
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		message = message[len(m[0]):]
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n
		}
	}
	return line, message
}

// Fail notes a fault at a node.
func (d *Decoder) Fail(n *yaml.Node, format string, args ...any) {
	d.faults = append(d.faults, fault{n.Line, n.Column, fmt.Sprintf(format, args...)})
}

// Err returns the faults in the order of the file, a line each, or nil.
func (d *Decoder) Err() error {
	if len(d.faults) == 0 {
		return nil
	}
	slices.SortStableFunc(d.faults, func(a, b fault) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column))
	})
	var lines []string
	for _, f := range d.faults {
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", d.Path, f.line, f.column, f.message))
	}
	// A fault of a term is found once for every language that reads it.
	return errors.New(strings.Join(slices.Compact(lines), "\n"))
}

// Keys says how each key of a mapping is read.
type Keys map[string]func(name string, value *yaml.Node)

// Mapping reads n, which must be a mapping with no other keys than those given;
// the required ones must be there.
func (d *Decoder) Mapping(n *yaml.Node, what string, known Keys, required ...string) {
	seen := d.Each(n, what, func(key, value *yaml.Node) {
		read, ok := known[key.Value]
		if !ok {
			d.Fail(key, "unknown key %q in %s: want one of %s", key.Value, what,
				strings.Join(slices.Sorted(maps.Keys(known)), ", "))
			return
		}
		read(key.Value, value)
	})
	for _, k := range required {
		if seen != nil && !seen[k] {
			d.Fail(n, "%s has no %q: want one", what, k)
		}
	}
}

// Each calls f for every entry of the mapping n and returns its keys, nil where
// n is no mapping.
func (d *Decoder) Each(n *yaml.Node, what string, f func(key, value *yaml.Node)) map[string]bool {
	if n.Kind != yaml.MappingNode {
		d.Fail(n, "%s is %s: want a mapping", what, kindOf(n))
		return nil
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind != yaml.ScalarNode:
			d.Fail(key, "a key of %s is %s: want text", what, kindOf(key))
		case seen[key.Value]:
			d.Fail(key, "key %q stands twice in %s: want it once", key.Value, what)
		default:
			seen[key.Value] = true
			f(key, value)
		}
	}
	return seen
}

// List calls f for every item of the list n.
func (d *Decoder) List(n *yaml.Node, key string, f func(item *yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		d.Fail(n, "key %q is %s: want a list", key, kindOf(n))
		return
	}
	for _, item := range n.Content {
		f(item)
	}
}

// Text returns the text of n, "" after a fault.
func (d *Decoder) Text(n *yaml.Node, key string) string {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
		d.Fail(n, "key %q is %s: want text", key, kindOf(n))
		return ""
	}
	s := strings.TrimSpace(n.Value)
	if s == "" {
		d.Fail(n, "key %q is empty: want text", key)
	}
	return s
}

// Into returns a reader of text into p.
func (d *Decoder) Into(p *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) { *p = d.Text(n, key) }
}

// Texts returns a reader of a list of texts into p.
func (d *Decoder) Texts(p *[]string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		d.List(n, key, func(item *yaml.Node) { *p = append(*p, d.Text(item, key)) })
	}
}

// Flag returns a reader of true or false into p.
func (d *Decoder) Flag(p *bool) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!bool" || n.Decode(p) != nil {
			d.Fail(n, "key %q is %s: want true or false", key, kindOf(n))
		}
	}
}

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// ID returns a reader of an identifier into p.
func (d *Decoder) ID(p *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		*p = d.Text(n, key)
		if *p != "" && !idForm.MatchString(*p) {
			d.Fail(n, "%s %q: want lower-case letters, digits and single hyphens", key, *p)
		}
	}
}

// kindOf says what a node is, for messages.
func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	switch n.ShortTag() {
	case "!!null":
		return "empty"
	case "!!bool":
		return "true or false"
	case "!!int", "!!float":
		return "a number"
	}
	return "text"
}
