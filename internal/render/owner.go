package render

import (
	"strconv"

	"demarc/internal/page"
)

// writeOwner writes a mark with its word.
func writeOwner(w *writer, o page.Owner) {
	w.start("span", "own "+o.Class)
	w.start("i", "o "+o.Class)
	w.raw(`</i> `)
	w.text(o.Word)
	w.raw(`</span>`)
}

// writeSmallMark writes a small mark with its word for screen readers.
func writeSmallMark(w *writer, o page.Owner) {
	w.start("i", "o "+o.Class+" sm")
	w.raw(`</i>`)
	w.hidden(o.Word)
}

// writeMark writes the small mark of a duty, its word read out before the duty.
func writeMark(w *writer, m page.Mark) {
	w.start("i", "o "+m.Class+" sm")
	w.raw(`</i>`)
}

// writeSplit writes the bar of two numbers of duties.
func writeSplit(w *writer, s page.Split) {
	if s.Silent {
		w.raw(`<span class="n"><span class="bar un"></span></span>`)
		return
	}
	if s.Empty {
		return
	}
	w.raw(`<span class="n"><span>`)
	w.number(s.Provider)
	w.hidden(" " + w.texts.Say("split.provider"))
	w.raw(`</span>`)
	w.start("span", "bar x"+strconv.Itoa(s.Step))
	w.raw(`</span><span>`)
	w.number(s.Customer)
	w.hidden(" " + w.texts.Say("split."+string(s.Others)))
	w.raw(`</span></span>`)
}

// writeExcluded writes how many duties are excluded, nothing for none.
func writeExcluded(w *writer, n int) {
	if n == 0 {
		return
	}
	w.raw(` <span class="ex-n">×`)
	w.number(n)
	w.hidden(" " + w.texts.Say("split.excluded", n))
	w.raw(`</span>`)
}

// writeLetters writes the RACI letters of each party.
func writeLetters(w *writer, parties []page.Letters) {
	if len(parties) == 0 {
		return
	}
	w.raw(`<span class="racis">`)
	for _, p := range parties {
		w.raw(`<span class="rl">`)
		w.text(p.Party)
		w.raw(` <span class="raci">`)
		for _, l := range p.Letters {
			w.raw(`<abbr`)
			if l.Accountable {
				w.attr("class", "a")
			}
			w.attr("title", l.Word)
			w.raw(`>`)
			w.text(l.Letter)
			w.raw(`</abbr>`)
		}
		w.raw(`</span>`)
		for _, m := range p.Marks {
			writeNoteRef(w, m)
		}
		w.raw(`</span>`)
	}
	w.raw(`</span>`)
}

// writeLink writes a link, or its text where it leads nowhere.
func writeLink(w *writer, l page.Link) { writeClassLink(w, "", l) }

func writeClassLink(w *writer, class string, l page.Link) {
	if l.URL == "" {
		w.text(l.Text)
		return
	}
	if l.External {
		if class != "" {
			class += " "
		}
		class += "ext"
	}
	w.raw("<a")
	if class != "" {
		w.attr("class", class)
	}
	w.href("href", l.URL)
	if l.External {
		w.attr("rel", "noopener external")
	}
	if l.Current {
		w.attr("aria-current", "page")
	}
	w.raw(">")
	w.text(l.Text)
	w.raw("</a>")
}

// writeLinks writes links with commas between them.
func writeLinks(w *writer, links []page.Link) {
	for i, l := range links {
		if i > 0 {
			w.say("list.comma")
			w.raw(" ")
		}
		writeLink(w, l)
	}
}

// writeReference writes where something is stated: its clause number, which
// leads to the document's page, and its line, which leads to the source.
func writeReference(w *writer, r page.Reference) {
	writeClassLink(w, "ev", r.Clause)
	w.raw(" ")
	writeLineLink(w, "ev sl", r.Line)
}

// writeAt writes where something is stated; a file without a page has no link.
func writeAt(w *writer, line page.Link) {
	if line.URL == "" {
		w.raw(`<span class="ev">`)
		w.text(line.Text)
		w.raw(`</span>`)
		return
	}
	writeLineLink(w, "ev", line)
}

func writeLineLink(w *writer, class string, l page.Link) {
	w.raw(`<a`)
	w.attr("class", class)
	w.href("href", l.URL)
	w.raw(`>`)
	w.hidden(w.texts.Say("source.at") + " ")
	w.text(l.Text)
	w.raw(`</a>`)
}
