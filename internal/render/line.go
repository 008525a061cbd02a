package render

import (
	"strconv"

	"demarc/internal/page"
)

// drawing is the vertical geometry of a line in pixels. Horizontal places are
// per cent, so that one drawing serves any width and its text keeps its size.
type drawing struct {
	top, bar, pitch int
	axis            int // baseline of the words above
	text            int // baseline of a label below the top of its bar
}

var (
	smallDrawing = drawing{top: 28, bar: 27, pitch: 33, axis: 15, text: 18}
	bigDrawing   = drawing{top: 34, bar: 36, pitch: 44, axis: 21, text: 23}
)

// writeLine draws a demarcation line.
func writeLine(w *writer, l page.Line) {
	d, class := smallDrawing, "dl"
	if l.Big {
		d, class = bigDrawing, "dl big"
	}
	w.raw(`<svg`)
	w.attr("class", class)
	w.raw(` role="group"`) // a picture would hide the links of its bars
	w.attr("aria-labelledby", l.ID+"-t")
	w.attr("aria-describedby", l.ID+"-d")
	w.attr("height", strconv.Itoa(d.top+d.pitch*len(l.Bars)+4))
	w.raw(` width="100%"><title`)
	w.attr("id", l.ID+"-t")
	w.raw(`>`)
	w.text(l.Title)
	w.raw(`</title><desc`)
	w.attr("id", l.ID+"-d")
	w.raw(`>`)
	w.text(l.Description)
	w.raw(`</desc>`)
	d.writeAxis(w)
	for i := range l.Bars {
		b := &l.Bars[i]
		w.raw(`<a`)
		w.href("href", b.URL)
		w.attr("aria-description", b.Words)
		w.raw(`>`)
		d.writeLabel(w, b, l.Big, d.top+i*d.pitch)
		d.writeBar(w, b, d.top+i*d.pitch)
		w.raw(`</a>`)
	}
	d.writeSteps(w, l)
	w.raw(`</svg>`)
}

// writeAxis writes whose side is whose, above the bars.
func (d drawing) writeAxis(w *writer) {
	w.raw(`<text class="ax p" x="0"`)
	w.y("y", d.axis)
	w.raw(`>← `)
	w.say("line.left")
	w.raw(`</text><text class="ax c" x="100%"`)
	w.y("y", d.axis)
	w.raw(` text-anchor="end">`)
	w.say("line.right")
	w.raw(` →</text>`)
}

// writeLabel writes the name of a layer into the padding left of its bar.
func (d drawing) writeLabel(w *writer, b *page.Bar, big bool, top int) {
	w.raw(`<g class="labs"><text`)
	w.y("y", top+d.text)
	w.raw(`>`)
	if !big {
		w.text(b.Short)
		w.raw(`</text></g>`)
		return
	}
	w.raw(`<tspan class="sh">`)
	w.text(b.Short)
	w.raw(`</tspan><tspan class="lo">`)
	w.text(b.Title)
	w.raw(`</tspan>`)
	if b.Summary != "" {
		w.raw(`<tspan class="sub" dx="10">`)
		w.text(b.Summary)
		w.raw(`</tspan>`)
	}
	w.raw(`</text></g>`)
}

// writeSegments writes the rectangles of one bar.
func (d drawing) writeSegments(w *writer, segments []page.Segment, top int) {
	for _, s := range segments {
		w.raw(`<rect`)
		w.attr("class", s.Class)
		w.x("x", s.X)
		w.y("y", top)
		w.x("width", s.Width)
		w.y("height", d.bar)
		w.raw(`/>`)
	}
}

func (d drawing) writeBar(w *writer, b *page.Bar, top int) {
	d.writeSegments(w, b.Segments, top)
	for _, s := range b.Segments {
		w.raw(`<text`)
		w.attr("class", "t"+s.Class)
		if s.FromRight {
			w.x("x", s.X+s.Width)
			w.raw(` dx="-7" text-anchor="end"`)
		} else {
			w.x("x", s.X)
			w.raw(` dx="6"`)
		}
		w.y("y", top+d.text)
		w.raw(`>`)
		w.text(s.Label)
		w.raw(`</text>`)
	}
}

// writeSteps writes the line itself, twice: a halo in the colour of the paper and
// the line on it. It turns in the gaps between bars.
func (d drawing) writeSteps(w *writer, l page.Line) {
	gap := (d.pitch - d.bar) / 2
	w.raw(`<g class="halo"><g`)
	w.attr("id", l.ID+"-l")
	w.raw(`>`)
	for i := range l.Bars {
		b := &l.Bars[i]
		y := d.top + i*d.pitch - gap
		w.raw(`<line`)
		if b.Dotted {
			w.raw(` class="q"`)
		}
		w.x("x1", b.At)
		w.x("x2", b.At)
		w.y("y1", y)
		w.y("y2", y+d.pitch)
		w.raw(`/>`)
		if i+1 < len(l.Bars) && l.Bars[i+1].At != b.At {
			w.raw(`<line`)
			w.x("x1", b.At)
			w.x("x2", l.Bars[i+1].At)
			w.y("y1", y+d.pitch)
			w.y("y2", y+d.pitch)
			w.raw(`/>`)
		}
	}
	w.raw(`</g></g><use class="ln"`)
	w.attr("href", "#"+l.ID+"-l")
	w.raw(`/>`)
}

// x writes an attribute in per cent, to a tenth.
func (w *writer) x(name string, percent float64) {
	w.attr(name, strconv.FormatFloat(float64(int(percent*10+.5))/10, 'f', -1, 64)+"%")
}

// y writes an attribute in pixels.
func (w *writer) y(name string, pixels int) { w.attr(name, strconv.Itoa(pixels)) }
