package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"strings"
)

// stream writes one JSON document a value at a time, indented like
// encoding/json with one space. It holds the value being encoded and the path of
// the objects and lists around it, never the document. The first error stays and
// makes the rest do nothing.
type stream struct {
	out     *bufio.Writer
	value   bytes.Buffer
	encoder *json.Encoder // into value
	open    []level
	err     error
}

// level is an object or list that has begun. What it opens with is written with
// its first member, so that one that may be left out leaves nothing behind.
type level struct {
	name       string // in the object around it; "" in a list
	begin, end string
	began      bool
	members    int
}

func newStream(w io.Writer) *stream {
	s := &stream{out: bufio.NewWriterSize(w, 64<<10)}
	s.encoder = json.NewEncoder(&s.value)
	s.encoder.SetEscapeHTML(false) // the texts are data and go into no page unescaped
	return s
}

// document writes the object that the whole document is.
func (s *stream) document(members func()) error {
	s.nest(level{begin: "{", end: "}"}, members)
	s.text("\n")
	if s.err != nil {
		return s.err
	}
	return s.out.Flush()
}

// object writes a member that is an object, or an element of a list where name
// is "". One without members is left out.
func (s *stream) object(name string, members func()) {
	s.nest(level{name: name, begin: "{", end: "}"}, members)
}

// list writes a member that is a list. One without elements is left out.
func (s *stream) list(name string, elements func()) {
	s.nest(level{name: name, begin: "[", end: "]"}, elements)
}

func (s *stream) nest(l level, members func()) {
	s.open = append(s.open, l)
	members()
	last := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	if last.began {
		s.text("\n" + s.indent())
		s.text(last.end)
	}
}

// member writes a member of an object, or an element of a list where name is "".
func (s *stream) member(name string, v any) {
	if s.err != nil {
		return
	}
	s.next(len(s.open)-1, name)
	s.value.Reset()
	s.encoder.SetIndent(s.indent(), " ")
	if s.err = s.encoder.Encode(v); s.err == nil {
		_, s.err = s.out.Write(bytes.TrimSuffix(s.value.Bytes(), []byte("\n")))
	}
}

// next writes what stands in front of a member of the i-th open level, and
// begins the levels around it that have not begun.
func (s *stream) next(i int, name string) {
	l := &s.open[i]
	if !l.began {
		if i > 0 {
			s.next(i-1, l.name)
		}
		l.began = true
		s.text(l.begin)
	}
	if l.members > 0 {
		s.text(",")
	}
	l.members++
	s.text("\n" + strings.Repeat(" ", i+1))
	if name != "" {
		s.text(`"` + name + `": `)
	}
}

// indent is what lines in the innermost level begin with.
func (s *stream) indent() string { return strings.Repeat(" ", len(s.open)) }

func (s *stream) text(t string) {
	if s.err == nil {
		_, s.err = s.out.WriteString(t)
	}
}

// array writes a member that is a list, [] where it is empty. complete, if any,
// gets a copy of each element and makes its lists not nil.
func array[T any](s *stream, name string, elements iter.Seq[*T], complete func(*T)) {
	empty := true
	s.list(name, func() {
		for e := range elements {
			v := *e
			if complete != nil {
				complete(&v)
			}
			s.member("", &v)
			empty = false
		}
	})
	if empty {
		s.member(name, []struct{}{})
	}
}

// listed returns a list that is not nil.
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
