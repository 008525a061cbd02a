package config

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Set returns the YAML mapping data with the text value under the keys of path,
// which it makes where they are missing.
//
// An author's file stays as it was written, with its comments, order, quotes and
// empty lines: the nodes of the parsed file say where to cut, and only the bytes of
// the value change. Written forms are many, so the result is parsed again and must
// say what was meant and otherwise what it said before; else it is an error.
func Set(data []byte, path []string, value string) ([]byte, error) {
	out, err := set(data, path, value)
	if err == nil {
		err = verify(data, out, path, value)
	}
	if err != nil {
		return nil, fmt.Errorf("set %s: %w", strings.Join(path, ": "), err)
	}
	return out, nil
}

func set(data []byte, path []string, value string) ([]byte, error) {
	if !utf8.ValidString(strings.Join(path, "") + value) {
		return nil, errors.New("bytes that are not UTF-8: want UTF-8 text")
	}
	if bytes.ContainsAny(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), "\r\u0085\u2028\u2029") {
		return nil, errors.New("a line break of a rare kind: want line feeds")
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	t := newEditedText(data)
	if len(doc.Content) == 0 {
		return t.insertLines(len(t.lines), 0, path, value), nil
	}
	n := doc.Content[0]
	braces := false
	for i := range path {
		if n.Kind != yaml.MappingNode {
			return nil, fmt.Errorf("%s in line %d: want a mapping", kindOf(n), n.Line)
		}
		braces = braces || n.Style&yaml.FlowStyle != 0
		key, child := entry(n, path[i])
		last := i == len(path)-1
		switch {
		case key == nil:
			return t.add(n, path[i:], value)
		case last:
			return t.replace(child, value, braces)
		case child.Kind == yaml.ScalarNode && child.ShortTag() == "!!null":
			return t.fill(n, key, child, path[i+1:], value)
		}
		n = child
	}
	return nil, errors.New("want a key")
}

// Text returns the text under the keys of path, "" where the mapping data holds
// none.
func Text(data []byte, path ...string) string {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) == 0 {
		return ""
	}
	n := doc.Content[0]
	for _, key := range path {
		if n.Kind != yaml.MappingNode {
			return ""
		}
		if _, n = entry(n, key); n == nil {
			return ""
		}
	}
	return n.Value
}

func entry(n *yaml.Node, name string) (key, value *yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

// editedText is a file in lines, each with its line break.
type editedText struct {
	lines [][]byte
	eol   string
}

func newEditedText(data []byte) *editedText {
	t := &editedText{lines: slices.Collect(bytes.Lines(data)), eol: "\n"}
	if len(t.lines) > 0 && bytes.HasSuffix(t.lines[0], []byte("\r\n")) {
		t.eol = "\r\n"
	}
	return t
}

func (t *editedText) bytes() []byte { return bytes.Join(t.lines, nil) }

// add puts a new key at the end of a mapping in lines, or at the start of one in
// braces.
func (t *editedText) add(n *yaml.Node, path []string, value string) ([]byte, error) {
	if n.Style&yaml.FlowStyle != 0 {
		text := inBraces(path, value)
		if len(n.Content) > 0 {
			text += ", "
		}
		return t.splice(n.Line, n.Column+1, 0, text)
	}
	first := n.Content[0] // a mapping in lines has a key
	return t.insertLines(t.end(first.Line, first.Column-1), first.Column-1, path, value), nil
}

// fill puts keys under one without a value.
func (t *editedText) fill(n, key, null *yaml.Node, path []string, value string) ([]byte, error) {
	if n.Style&yaml.FlowStyle != 0 {
		return nil, fmt.Errorf("a key without value in line %d: want {} behind it", key.Line)
	}
	if null.Value != "" {
		if _, err := t.splice(null.Line, null.Column, utf8.RuneCountInString(null.Value), ""); err != nil {
			return nil, err
		}
		t.lines[null.Line-1] = append(bytes.TrimRight(t.lines[null.Line-1], " \r\n"), t.eol...)
	}
	return t.insertLines(key.Line, key.Column+1, path, value), nil
}

// replace changes a value that stands in one line, and keeps its quotes.
func (t *editedText) replace(n *yaml.Node, value string, quote bool) ([]byte, error) {
	if n.Kind != yaml.ScalarNode {
		return nil, fmt.Errorf("%s in line %d: want text", kindOf(n), n.Line)
	}
	if n.Value == value && n.ShortTag() == "!!str" {
		return t.bytes(), nil
	}
	rest := t.lines[n.Line-1]
	if at := offset(rest, n.Column); at >= 0 {
		rest = rest[at:]
	}
	length := -1
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		length, quote = quoted(rest, '"', '\\'), true
	case n.Style&yaml.SingleQuotedStyle != 0:
		length, quote = quoted(rest, '\'', '\''), true
	case n.Style&^yaml.TaggedStyle == 0 && n.Value != "" && bytes.HasPrefix(rest, []byte(n.Value)):
		length = len(n.Value)
	}
	if length < 0 {
		return nil, fmt.Errorf("the value in line %d: want it in one line", n.Line)
	}
	return t.splice(n.Line, n.Column, utf8.RuneCount(rest[:length]), scalar(value, quote))
}

// quoted returns the length of the quoted text at the start of line, -1 where it
// does not end there. In single quotes a quote is escaped by itself.
func quoted(line []byte, quote, escape byte) int {
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == escape && escape != quote, line[i] == quote && escape == quote && i+1 < len(line) && line[i+1] == quote:
			i++
		case line[i] == quote:
			return i + 1
		}
	}
	return -1
}

// splice replaces length characters at a line and column, both from 1, by text.
func (t *editedText) splice(line, column, length int, text string) ([]byte, error) {
	s := t.lines[line-1]
	from := offset(s, column)
	to := offset(s, column+length)
	if from < 0 || to < 0 {
		return nil, fmt.Errorf("line %d has no column %d", line, column+length)
	}
	t.lines[line-1] = slices.Concat(s[:from], []byte(text), s[to:])
	return t.bytes(), nil
}

// offset returns where a column begins, -1 where the line ends before it.
func offset(line []byte, column int) int {
	at := 0
	for n := 1; n < column; n++ {
		if at >= len(line) {
			return -1
		}
		_, size := utf8.DecodeRune(line[at:])
		at += size
	}
	return at
}

// end returns how many lines there are up to the end of the block that begins in a
// line, with comments and without the empty lines behind it.
func (t *editedText) end(line, indent int) int {
	end := line
	for i := line; i < len(t.lines); i++ {
		text := bytes.TrimRight(t.lines[i], " \t\r\n")
		inner := bytes.TrimLeft(text, " ")
		switch {
		case len(inner) == 0:
		case len(text)-len(inner) >= indent && !bytes.HasPrefix(text, []byte("---")) && !bytes.HasPrefix(text, []byte("...")):
			end = i + 1
		case inner[0] != '#':
			return end
		}
	}
	return end
}

// insertLines puts nested keys behind the first n lines.
func (t *editedText) insertLines(n, indent int, path []string, value string) []byte {
	if n > 0 && !bytes.HasSuffix(t.lines[n-1], []byte("\n")) {
		t.lines[n-1] = append(slices.Clone(t.lines[n-1]), t.eol...)
	}
	var b strings.Builder
	for i, key := range path {
		b.WriteString(strings.Repeat(" ", indent+2*i) + scalar(key, false) + ":")
		if i == len(path)-1 {
			b.WriteString(" " + scalar(value, false))
		}
		b.WriteString(t.eol)
	}
	t.lines = slices.Insert(t.lines, n, []byte(b.String()))
	return t.bytes()
}

func inBraces(path []string, value string) string {
	if len(path) == 1 {
		return scalar(path[0], true) + ": " + scalar(value, true)
	}
	return scalar(path[0], true) + ": {" + inBraces(path[1:], value) + "}"
}

// scalar writes a text as YAML in one line, in quotes where it would be read as
// something else or where braces may stand around it.
func scalar(s string, quote bool) string {
	n := yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	if quote || strings.ContainsAny(s, "\n\r") {
		n.Style = yaml.DoubleQuotedStyle
	}
	out, err := yaml.Marshal(&n)
	if err != nil {
		panic(err) // any UTF-8 can be written
	}
	return strings.TrimRight(string(out), "\n")
}

// verify compares what a file said with what it says now.
func verify(before, after []byte, path []string, value string) error {
	var was, is map[string]any
	if err := errors.Join(yaml.Unmarshal(before, &was), yaml.Unmarshal(after, &is)); err != nil {
		return fmt.Errorf("the file is written in a way that cannot be edited: %w", err)
	}
	if was == nil {
		was = map[string]any{}
	}
	at := was
	for _, key := range path[:len(path)-1] {
		child, ok := at[key].(map[string]any)
		if !ok {
			child = map[string]any{}
			at[key] = child
		}
		at = child
	}
	at[path[len(path)-1]] = value
	if !reflect.DeepEqual(was, is) {
		return errors.New("the file is written in a way that cannot be edited: want the key set by hand")
	}
	return nil
}
