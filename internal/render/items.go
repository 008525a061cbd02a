package render

import "demarc/internal/page"

// writeItems writes a list of duties.
func writeItems(w *writer, items []page.Item) {
	if len(items) == 0 {
		return
	}
	w.raw(`<ul class="duty" role="list">`)
	for i := range items {
		writeItem(w, &items[i])
	}
	w.raw(`</ul>`)
}

func writeItem(w *writer, item *page.Item) {
	w.raw(`<li>`)
	writeMark(w, item.Mark)
	w.raw(`<span>`)
	w.hidden(w.texts.Say("label.of", item.Mark.Word) + " ")
	writeItemText(w, item)
	w.raw(`</span></li>`)
}

// writeItemText writes what an item says, where it says so, and its letters.
func writeItemText(w *writer, item *page.Item) {
	writeQuoted(w, item)
	w.raw(` `)
	writeTag(w, item.Tag)
	writeReference(w, item.Ref)
	writeLetters(w, item.Letters)
	writeFootnotes(w, item)
}

// writeQuoted writes the words of a document, in their language.
func writeQuoted(w *writer, item *page.Item) {
	if item.Lang != "" {
		w.raw(`<bdi`)
		w.attr("lang", item.Lang)
		w.raw(`>`)
	}
	if item.Context != "" {
		w.raw(`<span class="muted">`)
		w.text(item.Context)
		w.raw(`</span> `)
	}
	w.text(item.Text)
	if item.Lang != "" {
		w.raw(`</bdi>`)
	}
}

// writeFootnotes writes what the marks on an item's letters and label refer to.
func writeFootnotes(w *writer, item *page.Item) {
	for _, n := range item.Notes {
		w.raw(`<span class="fnote">`)
		writeNoteRef(w, n.Mark)
		w.raw(` <bdi`)
		if item.Lang != "" {
			w.attr("lang", item.Lang)
		}
		w.raw(`>`)
		w.text(n.Text)
		w.raw(`</bdi></span>`)
	}
}

// writeNoteRef writes a footnote's mark.
func writeNoteRef(w *writer, mark page.Link) {
	w.raw(`<sup class="fn"><a role="doc-noteref"`)
	w.href("href", mark.URL)
	w.raw(`>`)
	w.text(mark.Text)
	w.raw(`</a></sup>`)
}

// writeAnswer writes what stands after an owner's mark: the words of the side that
// carries it, or the split and the words of both.
func writeAnswer(w *writer, a page.Answer) {
	if a.Owner.Class == "s" {
		writeSplit(w, a.Split)
		writeItems(w, a.Says)
		return
	}
	for i := range a.Says {
		w.raw(`<br>`)
		writeItemText(w, &a.Says[i])
	}
}

// writeDuties writes a list of duties, a part of it folded.
func writeDuties(w *writer, d page.Duties) {
	writeItems(w, d.Items)
	writeFolded(w, d.More)
	writeMore(w, d.Left)
}

// writeFolded writes items behind a summary that counts them.
func writeFolded(w *writer, items []page.Item) {
	if len(items) == 0 {
		return
	}
	w.raw(`<details class="tab"><summary>`)
	w.say("item.more", len(items))
	w.raw(`</summary>`)
	writeItems(w, items)
	w.raw(`</details>`)
}

func writeMore(w *writer, l page.Link) {
	if l.URL == "" {
		return
	}
	w.raw(`<p class="more">`)
	writeLink(w, l)
	w.raw(`</p>`)
}

// writeTag writes the modality of a duty, nothing for what is plainly done.
func writeTag(w *writer, t page.Tag) {
	if t.Word == "" {
		return
	}
	w.start("span", "mod "+t.Class)
	w.text(t.Word)
	w.raw(`</span> `)
}

// writeStanding writes who carries it at one provider, and the responsibilities
// that say so without a duty.
func writeStanding(w *writer, c page.AspectCell) {
	writeOwner(w, c.Owner)
	writeExcluded(w, c.Excluded)
	if c.Silent {
		return
	}
	writeSplit(w, c.Split)
	for i := range c.Bare {
		item := &c.Bare[i]
		w.raw(`<p class="more">`)
		writeMark(w, item.Mark)
		w.raw(` `)
		w.hidden(w.texts.Say("label.of", item.Mark.Word) + " ")
		writeItemText(w, item)
		w.raw(`</p>`)
	}
	writeMore(w, c.Rest)
}

// writeCounts writes marks with numbers, each leading to what it counts where it
// has an address.
func writeCounts(w *writer, counts []page.OwnerCount) {
	w.raw(`<span class="counts">`)
	for _, c := range counts {
		element := "span"
		if c.URL != "" {
			element = "a"
		}
		w.raw(`<` + element)
		if c.URL != "" {
			w.href("href", c.URL)
		}
		w.raw(`>`)
		w.start("i", "o "+c.Owner.Class+" sm")
		w.raw(`</i> `)
		w.number(c.Count)
		w.raw(` <span class="cw">`)
		w.text(c.Owner.Word)
		w.raw(`</span></` + element + `>`)
	}
	w.raw(`</span>`)
}
