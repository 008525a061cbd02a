package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// JSON writes a catalog as the export contract. Lists are arrays and never null.
func JSON(w io.Writer, c *model.Catalog) error {
	s := newStream(w)
	s.value("schema", model.Schema)
	s.value("generator", c.Generator)
	if c.GeneratedAt != "" {
		s.value("generatedAt", c.GeneratedAt)
	}
	array(s, "kinds", c.Kinds, nil)
	array(s, "layers", c.Layers, nil)
	array(s, "topics", c.Topics, nil)
	array(s, "areas", c.Areas, nil)
	array(s, "providers", c.Providers, func(p *model.Provider) { p.Parties = listed(p.Parties) })
	array(s, "documents", c.Documents, func(d *model.Document) { d.Sections = listed(d.Sections) })
	array(s, "responsibilities", c.Responsibilities, func(r *model.Responsibility) {
		r.Topics, r.Assignments = listed(r.Topics), listed(r.Assignments)
	})
	array(s, "components", c.Components, func(p *model.Component) { p.Topics = listed(p.Topics) })
	array(s, "facts", c.Facts, func(f *model.Fact) {
		f.Quantities, f.Topics = listed(f.Quantities), listed(f.Topics)
	})
	if len(c.Notes) > 0 {
		array(s, "notes", c.Notes, nil)
	}
	array[diag.Finding](s, "findings", c.Findings, nil)
	if err := s.end(); err != nil {
		return fmt.Errorf("export JSON: %w", err)
	}
	return nil
}

// listed returns a list that is not nil.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// stream writes the members of one JSON object. The first error stays and makes
// the rest do nothing.
type stream struct {
	out     *bufio.Writer
	element bytes.Buffer
	encoder *json.Encoder // into element
	members int
	err     error
}

func newStream(w io.Writer) *stream {
	s := &stream{out: bufio.NewWriterSize(w, 64<<10)}
	s.encoder = json.NewEncoder(&s.element)
	s.encoder.SetEscapeHTML(false) // the texts are data and go into no page unescaped
	return s
}

// name begins a member.
func (s *stream) name(name string) {
	if s.members == 0 {
		s.text("{\n ")
	} else {
		s.text(",\n ")
	}
	s.members++
	s.text(`"` + name + `": `)
}

func (s *stream) value(name string, v any) {
	s.name(name)
	s.encode(v, " ")
}

// array writes a member that is a list. complete, if any, gets a copy of each
// element and makes its lists not nil.
func array[T any](s *stream, name string, list []T, complete func(*T)) {
	s.name(name)
	if len(list) == 0 {
		s.text("[]")
		return
	}
	s.text("[")
	for i := range list {
		if i > 0 {
			s.text(",")
		}
		s.text("\n  ")
		v := list[i]
		if complete != nil {
			complete(&v)
		}
		s.encode(&v, "  ")
	}
	s.text("\n ]")
}

// encode writes a value whose first line is already indented.
func (s *stream) encode(v any, indent string) {
	if s.err != nil {
		return
	}
	s.element.Reset()
	s.encoder.SetIndent(indent, " ")
	if s.err = s.encoder.Encode(v); s.err == nil {
		_, s.err = s.out.Write(bytes.TrimSuffix(s.element.Bytes(), []byte("\n")))
	}
}

func (s *stream) text(t string) {
	if s.err == nil {
		_, s.err = s.out.WriteString(t)
	}
}

func (s *stream) end() error {
	s.text("\n}\n")
	if s.err != nil {
		return s.err
	}
	return s.out.Flush()
}
