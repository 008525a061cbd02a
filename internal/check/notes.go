package check

import (
	"demarc/internal/diag"
	"demarc/internal/model"
)

// notesPath is the file that findings about notes cite.
const notesPath = "notes.yaml"

// staleNotes finds editors' notes that rest on what is not said any more, or that
// nobody has confirmed.
func staleNotes(x *reading) []diag.Finding {
	messages := map[model.State]string{
		model.StateChanged: "the note on %q rests on %s, which says something else now",
		model.StateGone:    "the note on %q rests on %s, which is gone",
		model.StateOpen:    "the note on %q rests on %s and has not been confirmed against it",
	}
	var fs []diag.Finding
	for i := range x.Notes {
		n := &x.Notes[i]
		for _, e := range n.Evidence {
			if m, ok := messages[e.State]; ok {
				fs = append(fs, diag.NoteStale.InCatalog(notesPath, n.Line, e.ID, n.Topic, m, n.Topic, e.ID))
			}
		}
	}
	return fs
}
