package compare

import "demarc/internal/model"

// Line is a provider's demarcation line through the layers. What lies across
// layers is no part of it.
type Line struct {
	Provider *model.Provider
	// Bars are the layers from the ground up; a drawing puts the last on top.
	Bars []Bar
}

// Bar is one layer of a line.
type Bar struct {
	Layer *model.Layer
	Owners
	// Excluded counts the excluded duties of the layer, beside the owners.
	Excluded int
	// Value is the provider's weight by all weight, from 0 to 1; it means
	// nothing where Stated is false.
	Value float64
	// Stated says that somebody carries something on the layer.
	Stated bool

	// Segments fill the bar from left to right.
	Segments []Segment
	// At is where the line is drawn, in per cent from the left. It may differ a
	// little from Value, because small segments are widened. A bar that is not
	// stated takes it from the next stated one above, else below, and is dotted.
	At float64
	// Dotted says that the document does not tell where the line runs here.
	Dotted bool
}

// Percent returns the value in per cent, to a tenth.
func (b *Bar) Percent() float64 { return tenth(100 * b.Value) }

// Silent reports whether the document says nothing about the layer.
func (b *Bar) Silent() bool { return !b.Stated && b.None == 0 && b.Excluded == 0 }

// SegmentKind says what a segment of a bar stands for.
type SegmentKind string

// The kinds of segment, from left to right.
const (
	SegmentProvider SegmentKind = "provider"
	SegmentShared   SegmentKind = "shared"
	SegmentPartner  SegmentKind = "partner"
	SegmentCustomer SegmentKind = "customer"
	SegmentExcluded SegmentKind = "excluded"
	SegmentNone     SegmentKind = "none"    // alone: the source says nobody
	SegmentSilent   SegmentKind = "silent"  // alone: the source says nothing
	SegmentChanges  SegmentKind = "changes" // of an overlay: changes hands
)

// Segment is a part of a bar. X and Width are per cent, rounded to a tenth; the
// widths of a bar add up to 100.
type Segment struct {
	Kind     SegmentKind
	Count    int
	X, Width float64
}

// Line returns a provider's demarcation line.
func (x *Index) Line(provider string) Line {
	p := x.providers.position("provider", provider)
	return x.line(p, x.byLayer(p))
}

func (x *Index) line(p int, entries [][]Entry) Line {
	line := Line{Provider: x.providers.all[p]}
	for l := range x.layers.all {
		if x.layers.all[l].Line {
			line.Bars = append(line.Bars, bar(x.layers.all[l], entries[l]))
		}
	}
	bridge(line.Bars)
	return line
}

// bar weighs and draws one layer.
func bar(layer *model.Layer, entries []Entry) Bar {
	b := Bar{Layer: layer}
	part := 0.0 // the provider's of what is shared
	for i := range entries {
		e := &entries[i]
		b.Owners.count(e.Owner)
		if e.Owner == model.OwnerShared {
			share, _ := e.share()
			part += share
		}
		for _, d := range e.Duties {
			if d.Kind == model.KindExcluded {
				b.Excluded++
			}
		}
	}
	if all := b.Provider + b.Shared + b.Partner + b.Customer; all > 0 {
		b.Stated = true
		b.Value = (float64(b.Provider) + part) / float64(all)
	}
	b.draw(part)
	return b
}
