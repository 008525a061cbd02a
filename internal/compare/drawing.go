package compare

import "math"

// The least widths of segments in per cent, so that a label fits. They are
// such that one segment of each kind still fills a bar.
const (
	leastWidth       = 18
	leastSharedWidth = 28
	// labelWidth is that of a part of a shared segment with the label.
	labelWidth = 20
)

// draw lays out the segments and the line; part is the provider's weight of what
// is shared.
func (b *Bar) draw(part float64) {
	b.Segments = layOut([]Segment{
		{Kind: SegmentProvider, Count: b.Provider},
		{Kind: SegmentShared, Count: b.Shared},
		{Kind: SegmentPartner, Count: b.Partner},
		{Kind: SegmentCustomer, Count: b.Customer},
		{Kind: SegmentExcluded, Count: b.Excluded},
	})
	if len(b.Segments) == 0 {
		kind := SegmentSilent
		if b.None > 0 {
			kind = SegmentNone
		}
		b.Segments = []Segment{{Kind: kind, Count: b.None, Width: 100}}
	}
	if !b.Stated {
		b.Dotted = true
		return
	}
	for _, s := range b.Segments {
		switch s.Kind {
		case SegmentProvider:
			b.At = s.X + s.Width
		case SegmentShared:
			b.At = s.X + roomy(s.Width*part/float64(s.Count), s.Width)
		}
	}
	b.At = tenth(b.At)
}

// roomy moves the place of the line within a narrow shared segment, so that the
// larger part beside it has room for the label.
func roomy(at, width float64) float64 {
	switch {
	case max(at, width-at) >= labelWidth:
		return at
	case at < width/2:
		return width - labelWidth
	}
	return labelWidth
}

// layOut drops segments that count nothing and gives the others widths by count.
// What is narrower than its label is widened at the cost of what has room, in
// proportion to that room.
func layOut(all []Segment) []Segment {
	var out []Segment
	total := 0
	for _, s := range all {
		if s.Count > 0 {
			out = append(out, s)
			total += s.Count
		}
	}
	lacking, room := 0.0, 0.0
	for i := range out {
		s := &out[i]
		s.Width = 100 * float64(s.Count) / float64(total)
		if d := s.Width - s.least(); d < 0 {
			lacking -= d
		} else {
			room += d
		}
	}
	if lacking > 0 {
		for i := range out {
			s := &out[i]
			if d := s.Width - s.least(); d < 0 {
				s.Width = s.least()
			} else {
				s.Width -= lacking * d / room
			}
		}
	}
	round(out)
	return out
}

func (s *Segment) least() float64 {
	if s.Kind == SegmentShared {
		return leastSharedWidth
	}
	return leastWidth
}

// round places segments one behind the other with edges at tenths of a per cent,
// so that no gap shows between two.
func round(segments []Segment) {
	x, edge := 0.0, 0.0
	for i := range segments {
		s := &segments[i]
		x += s.Width
		next := tenth(x)
		s.X, s.Width = edge, tenth(next-edge)
		edge = next
	}
}

func tenth(x float64) float64 { return math.Round(10*x) / 10 }

// bridge carries the line through bars that do not state it: at the height of
// the next stated one above, else below, and in the middle where none is.
func bridge(bars []Bar) {
	nearest := func(i int) float64 {
		for j := i + 1; j < len(bars); j++ {
			if bars[j].Stated {
				return bars[j].At
			}
		}
		for j := i - 1; j >= 0; j-- {
			if bars[j].Stated {
				return bars[j].At
			}
		}
		return 50
	}
	for i := range bars {
		if !bars[i].Stated {
			bars[i].At = nearest(i)
		}
	}
}

// OverlayBar sets two lines on one layer: the provider's part of both, the
// stretch that changes hands, and the customer's part of both.
type OverlayBar struct {
	A, B *Bar
	// AtA and AtB are the values in per cent; a line that is not stated is not
	// drawn.
	AtA, AtB float64
	// Segments are of the kinds provider, changes, customer and silent; they
	// count nothing.
	Segments []Segment
}

// overlay pairs the bars of two lines, which have the same layers.
func overlay(a, b []Bar) []OverlayBar {
	out := make([]OverlayBar, len(a))
	for i := range a {
		out[i] = OverlayBar{A: &a[i], B: &b[i], AtA: a[i].Percent(), AtB: b[i].Percent()}
		out[i].draw()
	}
	return out
}

func (o *OverlayBar) draw() {
	left, right := min(o.AtA, o.AtB), max(o.AtA, o.AtB)
	switch {
	case !o.A.Stated && !o.B.Stated:
		o.Segments = []Segment{{Kind: SegmentSilent, Width: 100}}
		return
	case !o.A.Stated:
		left, right = o.AtB, o.AtB
	case !o.B.Stated:
		left, right = o.AtA, o.AtA
	}
	for _, s := range []Segment{
		{Kind: SegmentProvider, X: 0, Width: left},
		{Kind: SegmentChanges, X: left, Width: tenth(right - left)},
		{Kind: SegmentCustomer, X: right, Width: tenth(100 - right)},
	} {
		if s.Width > 0 {
			o.Segments = append(o.Segments, s)
		}
	}
}
