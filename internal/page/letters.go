package page

import (
	"slices"

	"demarc/internal/model"
)

// lettered gives an item the RACI letters of a responsibility and the footnotes
// that they and the label refer to, each once.
func (s *Set) lettered(l Linker, r *model.Responsibility, item Item) Item {
	p := s.providerOf(r)
	for i := range r.Assignments {
		a := &r.Assignments[i]
		if a.Letters == "" {
			continue
		}
		letters := Letters{Party: s.called(a.Party, p.Named(a.Party).Name), Letters: s.letters(a.Letters)}
		for j := range a.Notes {
			n := Footnote{s.noteLink(l, r, &a.Notes[j]), firstSentence(a.Notes[j].Text)}
			letters.Marks = append(letters.Marks, n.Mark)
			if !slices.Contains(item.Notes, n) {
				item.Notes = append(item.Notes, n)
			}
		}
		item.Letters = append(item.Letters, letters)
	}
	return item
}

// noteLink leads to a footnote on its document's page, or to its line of the source
// where the page has no anchor for it.
func (s *Set) noteLink(l Linker, r *model.Responsibility, n *model.Note) Link {
	if n.Anchor != "" && hasAnchor(&s.cat.Documents[s.placed[r].document], n.Anchor) {
		return Link{Text: n.Mark, URL: l.At(DocumentPath(r.Document), n.Anchor)}
	}
	return Link{Text: n.Mark, URL: s.line(l, r.Document, n.Line).URL}
}
