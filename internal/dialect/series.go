package dialect

import "demarc/internal/source"

// series collects the places of lines that count on from each other. Two of them are a
// list, one alone is none.
type series struct {
	edit  func(at int) source.Edit // makes an item of the line at a place
	edits []source.Edit
	run   []int
}

// end ends the list at hand.
func (s *series) end() {
	for _, at := range s.run {
		if len(s.run) > 1 {
			s.edits = append(s.edits, s.edit(at))
		}
	}
	s.run = nil
}

// add adds the place of the next item.
func (s *series) add(at int) { s.run = append(s.run, at) }
