package render

import "demarc/internal/page"

func writeNotes(w *writer, notes []page.Note) {
	for i := range notes {
		writeNote(w, notes[i])
	}
}

// writeNote writes an editor's sentence, and below it what it rests on.
func writeNote(w *writer, n page.Note) {
	w.start("div", "edn")
	w.raw(`<p><b>`)
	if n.Stale {
		w.say("note.stale")
	} else {
		w.say("note.title")
	}
	w.raw(`</b> `)
	if n.Lang != "" {
		w.raw(`<bdi`)
		w.attr("lang", n.Lang)
		w.raw(`>`)
	}
	w.text(n.Text)
	if n.Lang != "" {
		w.raw(`</bdi>`)
	}
	w.raw(`</p><p class="rests">`)
	w.say("note.evidence")
	for i := range n.Evidence {
		e := &n.Evidence[i]
		w.raw(` <span class="nowrap">`)
		writeClassLink(w, "ev", e.Clause)
		if i+1 < len(n.Evidence) && e.Since == "" {
			w.say("list.comma")
		}
		w.raw(`</span>`)
		if e.Since != "" {
			w.raw(` <span class="since">`)
			w.text(e.Since)
			w.raw(`</span>`)
		}
	}
	w.raw(`</p></div>`)
}
