package page

import "demarc/internal/model"

// Note is an editor's sentence on what differs, with what it rests on.
type Note struct {
	// Key is unique among all notes. A browser that composes a comparison finds by
	// it the notes that two of the chosen providers have in common.
	Key int
	// Of names the providers and leads to where they are compared on the topic.
	Of   Link
	Text string
	// Lang is the language of Text, "" where it is the page's.
	Lang  string
	Stale bool
	// Evidence leads to the responsibilities by their clause numbers.
	Evidence []NoteEvidence
}

// NoteEvidence is a responsibility that a note rests on: a link, or its id without
// an address where it is gone.
type NoteEvidence struct {
	Clause Link
	// Since says in words what became of it since the note was written, "" where it
	// says the same.
	Since string
}

// indexNotes finds the notes by topic, and what they rest on.
func (s *Set) indexNotes() {
	s.notesOf, s.cited = map[string][]int{}, map[string]*model.Responsibility{}
	for i := range s.cat.Notes {
		n := &s.cat.Notes[i]
		s.notesOf[n.Topic] = append(s.notesOf[n.Topic], i)
		for _, e := range n.Evidence {
			s.cited[e.ID] = nil
		}
	}
	for i := range s.cat.Responsibilities {
		r := &s.cat.Responsibilities[i]
		if _, ok := s.cited[r.ID]; ok {
			s.cited[r.ID] = r
		}
	}
}

// notes returns those of a topic that the function chooses, in the order of their
// file.
func (s *Set) notes(l Linker, k *comparison, topic string, chosen func(*model.EditorNote) bool) []Note {
	var out []Note
	for _, i := range s.notesOf[topic] {
		if n := &s.cat.Notes[i]; chosen(n) {
			v := Note{Key: i, Of: s.noteOf(l, k, n), Text: n.Text, Lang: s.foreign(n.Lang), Stale: n.Stale()}
			for _, e := range n.Evidence {
				v.Evidence = append(v.Evidence, s.noteEvidence(l, e))
			}
			out = append(out, v)
		}
	}
	return out
}

// noteOf names the providers of a note and, where it speaks of two, leads to their
// comparison.
func (s *Set) noteOf(l Linker, k *comparison, n *model.EditorNote) Link {
	var names []string
	var of []*model.Provider
	for _, id := range n.Providers {
		p := &s.cat.Providers[s.providers[id]]
		names, of = append(names, s.name(p)), append(of, p)
	}
	v := Link{Text: s.opts.Texts.List(names)}
	if len(of) == 2 {
		v.URL = s.versusAddress(l, k, ordered(of[0], of[1]), TopicAnchor(n.Topic))
	}
	return v
}

func (s *Set) noteEvidence(l Linker, e model.Evidence) NoteEvidence {
	v := NoteEvidence{Clause: Link{Text: e.ID}}
	if r := s.cited[e.ID]; r != nil {
		v.Clause = Link{Text: r.Clause, URL: s.place(l, r)}
	}
	switch e.State {
	case model.StateChanged:
		v.Since = s.t("note.changed")
	case model.StateGone:
		v.Since = s.t("note.gone")
	case model.StateOpen:
		v.Since = s.t("note.open")
	}
	return v
}
