package render

import (
	"strconv"

	"demarc/internal/model"
	"demarc/internal/page"
)

// writeBody writes the body of a document with its slots filled. A slot whose
// number names nothing is left empty.
func writeBody(w *writer, b page.Body) {
	w.b.Grow(len(b.HTML) * 3 / 2)
	page.EachSlot(b.HTML, func(html []byte) { w.b.Write(html) }, func(kind byte, n int) {
		switch kind {
		case model.SlotLink:
			if n < len(b.Links) {
				writeLinkAttributes(w, b.Links[n])
			}
		case model.SlotImage:
			if n < len(b.Links) && b.Links[n].Image != nil {
				writeImage(w, b.Links[n].Image)
			}
		case model.SlotCode:
			if n < len(b.Codes) {
				writeCode(w, b.Codes[n])
			}
		case model.SlotDuty:
			if n < len(b.Duties) {
				writePermalink(w, b.Duties[n])
			}
		case model.SlotCell, model.SlotOwner, model.SlotMargin:
			if n < len(b.Stated) {
				writeStated(w, kind, b.Stated[n])
			}
		}
	})
}

// writeLinkAttributes writes the attributes of an <a>; without any it is text.
func writeLinkAttributes(w *writer, l page.BodyLink) {
	if l.URL == "" {
		return
	}
	w.href("href", l.URL)
	if l.External {
		w.raw(` class="ext" rel="noopener external"`)
	}
}

func writeStated(w *writer, kind byte, s page.Stated) {
	switch kind {
	case model.SlotCell:
		w.attr("id", s.Anchor)
	case model.SlotOwner:
		writeStatedOwner(w, s)
	case model.SlotMargin:
		writeMargin(w, s.Margin)
	}
}

// writeStatedOwner writes the mark in front of what states a responsibility. It
// is the permalink; in a matrix cell, which has no margin, it leads to the line of
// the source.
func writeStatedOwner(w *writer, s page.Stated) {
	for _, anchor := range s.Formerly {
		w.raw(`<span`)
		w.attr("id", anchor)
		w.raw(`></span>`)
	}
	url, words := s.Self, s.Clause+", "+s.Owner.Word
	if s.Cell {
		url, words = s.Source, s.Owner.Word+", "+w.texts.Say("source.of", s.Clause)
	}
	w.raw(`<a class="mk"`)
	w.href("href", url)
	w.raw(`>`)
	w.start("i", "o "+s.Owner.Class+" sm")
	w.raw(`</i>`)
	w.hidden(words)
	w.raw(`</a>`)
	if s.Cites {
		w.raw(`<span class="evs">`)
		writeClassLink(w, "ev", page.Link{Text: s.Clause, URL: s.Self})
		w.raw(` `)
		writeLineLink(w, "ev sl", s.Line)
		w.raw(`</span>`)
	}
	w.raw(` `)
}

// writeMargin writes how a passage or row was read.
func writeMargin(w *writer, m page.Margin) {
	w.raw(`<div class="margin">`)
	writeOwner(w, m.Owner)
	writeExcluded(w, m.Excluded)
	if m.HasSplit {
		writeSplit(w, m.Split)
	}
	writeMarginLinks(w, "margin.topics", m.Topics)
	writeMarginLinks(w, "margin.components", m.Components)
	w.raw(`<p>`)
	writeClassLink(w, "ev", m.Clause)
	w.raw(` <a`)
	w.href("href", m.Source.URL)
	w.raw(`>`)
	w.hidden(w.texts.Say("source.within") + " ")
	w.text(m.Source.Text)
	w.raw(`</a></p></div>`)
}

// writeMarginLinks writes links behind a text that says what they are.
func writeMarginLinks(w *writer, what string, links []page.Link) {
	if len(links) == 0 {
		return
	}
	w.raw(`<p>`)
	w.hidden(w.texts.Say(what) + " ")
	for i, l := range links {
		if i == marginLinks && len(links) > marginLinks+1 {
			w.raw(`</p><details class="tab"><summary>`)
			w.say("item.more", len(links)-i)
			w.raw(`</summary><p>`)
		}
		writeLink(w, l)
		w.raw(` `)
	}
	w.raw(`</p>`)
	if len(links) > marginLinks+1 {
		w.raw(`</details>`)
	}
}

// marginLinks is how many topics or components a margin shows before it folds
// the rest.
const marginLinks = 3

// writePermalink writes the number of a duty: its anchor, and its permalink.
func writePermalink(w *writer, p page.Permalink) {
	if p.Listed {
		w.raw(`<span class="evs"><a class="ev pl"`)
		w.attr("id", p.Anchor)
		w.href("href", p.Self)
		w.raw(`>`)
		w.text(p.Clause)
	} else {
		w.raw(`<span class="no"><a class="pl"`)
		w.attr("id", p.Anchor)
		w.href("href", p.Self)
		w.raw(`>`)
		w.text(p.Number)
	}
	w.raw(`</a>`)
	if p.Mark.Class != "" {
		writeMark(w, p.Mark)
		w.hidden(p.Mark.Word)
	}
	if p.Line.URL != "" {
		w.raw(` `)
		writeLineLink(w, "ev sl", p.Line)
	}
	w.raw(`</span>`)
}

// glyphSize is the size, in pixels, up to which a picture is a sign within its
// sentence and no figure.
const glyphSize = 32

// writeImage writes a picture, or what stands in for one that is not there. It
// uses elements that may stand in a paragraph.
func writeImage(w *writer, img *page.Image) {
	if img.Src == "" {
		writeMissing(w, img)
		return
	}
	class := "figure"
	if img.Width > 0 && max(img.Width, img.Height) <= glyphSize && img.Title == "" {
		class = "glyph"
	}
	w.start("span", class)
	w.raw(`<img`)
	w.href("src", img.Src)
	w.attr("alt", img.Alt)
	if img.Width > 0 {
		w.attr("width", strconv.Itoa(img.Width))
		w.attr("height", strconv.Itoa(img.Height))
	}
	w.raw(` loading="lazy" decoding="async">`)
	writeCaption(w, img.Title)
	w.raw(`</span>`)
}

func writeMissing(w *writer, img *page.Image) {
	w.raw(`<span class="figure"><span class="missing"><b>`)
	w.say("picture.missing")
	w.raw(`</b>`)
	if img.Alt != "" {
		w.text(img.Alt)
		w.raw(` `)
	}
	if img.Original != "" {
		writeLink(w, page.Link{Text: img.Name, URL: img.Original, External: true})
	} else {
		w.raw(`<code>`)
		w.text(img.Name)
		w.raw(`</code>`)
	}
	w.raw(`</span>`)
	writeCaption(w, img.Title)
	w.raw(`</span>`)
}

func writeCaption(w *writer, title string) {
	if title == "" {
		return
	}
	w.raw(`<span class="cap">`)
	w.text(title)
	w.raw(`</span>`)
}
