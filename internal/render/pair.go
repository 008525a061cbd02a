package render

import "demarc/internal/page"

// writePairRow writes one topic with a cell for each provider.
func writePairRow(w *writer, r page.PairRow) {
	w.raw(`<tr`)
	w.attr("id", r.ID)
	w.raw(`><th scope="row"`)
	if len(r.Notes) > 0 {
		w.raw(` rowspan="2"`)
	}
	w.raw(`>`)
	writeLink(w, r.Topic)
	w.raw(`</th>`)
	if len(r.Notes) > 0 { // what differs in a sentence stands above both cells
		w.raw(`<td class="noted" colspan="`)
		w.number(len(r.Cells))
		w.raw(`">`)
		writeNotes(w, r.Notes)
		w.raw(`</td></tr><tr>`)
	}
	for i := range r.Cells {
		c := &r.Cells[i]
		w.raw(`<td`)
		w.attr("data-p", c.Provider)
		w.raw(`>`)
		writePairOwner(w, c)
		writePairItems(w, c)
		writePairFacts(w, c)
		w.raw(`</td>`)
	}
	w.raw(`</tr>`)
}

// writePairOwner writes who carries the topic and how it is split.
func writePairOwner(w *writer, c *page.PairCell) {
	w.raw(`<div class="oh"><span>`)
	writeOwner(w, c.Owner)
	writeExcluded(w, c.Excluded)
	w.raw(`</span>`)
	writeSplit(w, c.Split)
	w.raw(`</div>`)
}

// writePairItems writes the provider's words.
func writePairItems(w *writer, c *page.PairCell) {
	writeItems(w, c.Items)
	writeMore(w, c.Rest)
}

// writePairFacts writes the quantities that its documents give.
func writePairFacts(w *writer, c *page.PairCell) {
	if len(c.Facts) == 0 {
		return
	}
	w.raw(`<p class="fact-h">`)
	w.say("pair.facts")
	w.raw(`</p><ul class="fact" role="list">`)
	for i := range c.Facts {
		f := &c.Facts[i]
		w.raw(`<li>`)
		w.text(f.Text)
		w.raw(` `)
		writeLineLink(w, "ev", f.Line)
		w.raw(`</li>`)
	}
	w.raw(`</ul>`)
	writeMore(w, c.MoreFacts)
}

// writeSide writes the head of a provider.
func writeSide(w *writer, s page.Side) {
	w.raw(`<dt>`)
	writeLink(w, s.Provider)
	w.raw(`</dt><dd>`)
	if s.Service != "" {
		w.text(s.Service)
		w.raw(`<br>`)
	}
	for i, d := range s.Documents {
		if i > 0 {
			w.raw(`<br>`)
		}
		w.raw(`<a`)
		w.href("href", d.URL)
		w.raw(`>`)
		w.text(d.Title)
		w.raw(`</a>`)
		w.say("list.comma")
		w.raw(` <span class="nowrap">`)
		w.text(d.Date)
		w.raw(`</span>`)
	}
	w.raw(`</dd>`)
}
