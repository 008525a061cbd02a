package page

import (
	"strings"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Overlay is two demarcation lines on one stack, the top layer first.
type Overlay struct {
	Title, Description, Key string
	// A and B are the providers: the solid line and the dashed one.
	A, B   string
	Layers []OverlayLayer
}

// OverlayLayer is one layer of both lines.
type OverlayLayer struct {
	Short, Title string
	// Segments fill the bar; Note says in it who is silent.
	Segments []Segment
	Note     string
	A, B     Height
}

// Height is where a line stands on a layer.
type Height struct {
	Stated bool
	// At is the provider's part of all weight in per cent, to a tenth.
	At float64
	// Words say what the layer counts, and lead to it.
	Words Link
}

func (s *Set) overlay(l Linker, view *compare.PairView) Overlay {
	a, b := s.name(view.A), s.name(view.B)
	v := Overlay{Title: s.t("overlay.title", a, b), Key: s.t("overlay.key", a, b), A: a, B: b}
	var words []string
	for i := len(view.Overlay) - 1; i >= 0; i-- {
		bar := &view.Overlay[i]
		layer := OverlayLayer{
			Short: bar.A.Layer.ShortTitle(), Title: bar.A.Layer.Title,
			A: s.height(l, view.A, bar.A, bar.AtA), B: s.height(l, view.B, bar.B, bar.AtB),
		}
		for _, x := range bar.Segments {
			layer.Segments = append(layer.Segments, overlaySegment(x))
		}
		switch {
		case !layer.A.Stated && !layer.B.Stated:
			layer.Note = s.t("owner.silent")
		case !layer.B.Stated:
			layer.Note = s.t("overlay.only", a)
		case !layer.A.Stated:
			layer.Note = s.t("overlay.only", b)
		}
		words = append(words, s.t("overlay.layer", layer.Title, a, layer.A.Words.Text, b, layer.B.Words.Text))
		v.Layers = append(v.Layers, layer)
	}
	v.Description = strings.Join(words, " ")
	return v
}

// height says where a provider's line stands on a layer.
func (s *Set) height(l Linker, p *model.Provider, b *compare.Bar, at float64) Height {
	return Height{
		Stated: b.Stated, At: at,
		Words: Link{Text: s.barCounts(b), URL: l.At(ProviderPath(p.ID), LayerAnchor(b.Layer.ID))},
	}
}

func overlaySegment(x compare.Segment) Segment {
	v := Segment{X: x.X, Width: x.Width}
	switch x.Kind {
	case compare.SegmentProvider:
		v.Class = classProvider
	case compare.SegmentChanges:
		v.Class = classChanges
	case compare.SegmentCustomer:
		v.Class = classCustomer
	default:
		v.Class = classUnstated
	}
	return v
}

// classChanges is the stretch of an overlay that changes hands.
const classChanges = "d"
