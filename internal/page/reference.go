package page

import "demarc/internal/model"

// Reference leads to a responsibility or a duty: its clause number to the
// document's page, its line to the source.
type Reference struct {
	Clause Link
	Line   Link
}

// reference returns where a responsibility is stated.
func (s *Set) reference(l Linker, r *model.Responsibility) Reference {
	return Reference{
		Clause: Link{Text: r.Clause, URL: s.place(l, r)},
		Line:   s.line(l, r.Document, r.Source.Line),
	}
}

// dutyReference returns where the n-th duty, from 1, of a responsibility is
// stated.
func (s *Set) dutyReference(l Linker, r *model.Responsibility, n int, y *model.Duty) Reference {
	return Reference{
		Clause: Link{Text: y.Clause, URL: s.dutyPlace(l, r, n)},
		Line:   s.line(l, r.Document, y.Line),
	}
}

// place returns the address of a responsibility: its anchor, or, where the
// document's body has none, that of its section, or the page.
func (s *Set) place(l Linker, r *model.Responsibility) string {
	at, page := s.placed[r], DocumentPath(r.Document)
	switch {
	case s.shown[at.document].responsibilities[at.number]:
		return l.At(page, ResponsibilityAnchor(r.ID))
	case r.Section != "" && hasAnchor(&s.cat.Documents[at.document], r.Section):
		return l.At(page, r.Section)
	}
	return l.To(page)
}

// dutyPlace returns the address of a duty: its anchor, or that of its
// responsibility.
func (s *Set) dutyPlace(l Linker, r *model.Responsibility, n int) string {
	at := s.placed[r]
	if s.shown[at.document].duties[at.duty+n-1] {
		return l.At(DocumentPath(r.Document), DutyAnchor(ResponsibilityAnchor(r.ID), n))
	}
	return s.place(l, r)
}

// line links to a line of a document's source.
func (s *Set) line(l Linker, document string, n int) Link {
	return Link{Text: LineAnchor(n), URL: l.At(SourcePath(document), LineAnchor(n))}
}
