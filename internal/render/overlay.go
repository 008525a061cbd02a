package render

import (
	"demarc/internal/page"
)

var overlayDrawing = drawing{top: 28, bar: 34, pitch: 42, axis: 14, text: 22}

// writeOverlay draws two demarcation lines on one stack. compose.js draws the same
// for providers whose pair has no page.
func writeOverlay(w *writer, o page.Overlay) {
	d := overlayDrawing
	w.raw(`<svg class="dl mid" role="img" aria-labelledby="ov-t ov-d"`)
	w.y("height", d.top+d.pitch*len(o.Layers)+6)
	w.raw(` width="100%"><title id="ov-t">`)
	w.text(o.Title)
	w.raw(`</title><desc id="ov-d">`)
	w.text(o.Description)
	w.raw(`</desc>`)
	d.writeAxis(w)
	w.raw(`<g class="labs">`)
	for i := range o.Layers {
		w.raw(`<text`)
		w.y("y", d.top+i*d.pitch+d.text)
		w.raw(`>`)
		w.text(o.Layers[i].Short)
		w.raw(`</text>`)
	}
	w.raw(`</g><g class="bars">`)
	for i := range o.Layers {
		d.writeOverlayBar(w, &o.Layers[i], d.top+i*d.pitch)
	}
	w.raw(`</g><g transform="translate(-2 0)"><g class="halo"><g id="ov-a">`)
	d.writeChain(w, o.Layers, func(l *page.OverlayLayer) page.Height { return l.A })
	w.raw(`</g></g><use class="ln" href="#ov-a"/></g><g transform="translate(2 3)"><g class="halo"><g id="ov-b">`)
	d.writeChain(w, o.Layers, func(l *page.OverlayLayer) page.Height { return l.B })
	w.raw(`</g></g><use class="ln lb" href="#ov-b"/></g></svg>`)
}

func (d drawing) writeOverlayBar(w *writer, l *page.OverlayLayer, top int) {
	d.writeSegments(w, l.Segments, top)
	if l.Note == "" {
		return
	}
	w.raw(`<text class="tu"`)
	w.x("x", noteAt(l))
	w.y("y", top+d.text)
	w.raw(` text-anchor="middle">`)
	w.text(l.Note)
	w.raw(`</text>`)
}

// noteAt is the middle of a bar's widest part, where no line crosses the note.
func noteAt(l *page.OverlayLayer) float64 {
	var widest page.Segment
	for _, s := range l.Segments {
		if s.Width > widest.Width {
			widest = s
		}
	}
	return widest.X + widest.Width/2
}

// writeChain writes the steps of one line. A layer that is not stated has none.
func (d drawing) writeChain(w *writer, layers []page.OverlayLayer, of func(*page.OverlayLayer) page.Height) {
	gap := (d.pitch - d.bar) / 2
	line := func(x1, x2 float64, y1, y2 int) {
		w.raw(`<line`)
		w.x("x1", x1)
		w.x("x2", x2)
		w.y("y1", y1)
		w.y("y2", y2)
		w.raw(`/>`)
	}
	for i := range layers {
		h := of(&layers[i])
		if !h.Stated {
			continue
		}
		y := d.top + i*d.pitch - gap
		line(h.At, h.At, y, y+d.pitch)
		if i+1 == len(layers) {
			continue
		}
		if next := of(&layers[i+1]); next.Stated && next.At != h.At {
			line(h.At, next.At, y+d.pitch, y+d.pitch)
		}
	}
}
