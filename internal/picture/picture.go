// Package picture draws what a browser or another program shows of a site outside
// its pages: the picture beside a link, and the icon. Both are PNG and the same
// byte for byte from one build to the next.
//
// A picture has the site's name, a title and a sentence, and on its right a
// demarcation line: that of a provider, or a sample. Its letters are those of the
// Go fonts, which hold Latin, Greek and Cyrillic; a character that they do not have
// is left out.
package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"

	"golang.org/x/image/vector"

	"demarc/internal/compare"
	"demarc/internal/page"
)

// Version changes when the drawing does, for what is kept between builds.
const Version = "1"

// The size of a picture in pixels: what the Open Graph and its readers expect.
const (
	width  = 1200
	height = 630
)

// The colours are those of tokens.css in the light theme.
var (
	paper        = color.RGBA{0xfc, 0xfc, 0xfa, 0xff}
	ink          = color.RGBA{0x16, 0x19, 0x1d, 0xff}
	mutedInk     = color.RGBA{0x4a, 0x51, 0x59, 0xff}
	rule         = color.RGBA{0x85, 0x8b, 0x92, 0xff}
	providerTint = color.RGBA{0xdc, 0xeb, 0xf6, 0xff}
	providerMid  = color.RGBA{0x55, 0x96, 0xc8, 0xff}
	customerTint = color.RGBA{0xfd, 0xe9, 0xd9, 0xff}
	customerMid  = color.RGBA{0xcf, 0x7b, 0x3d, 0xff}
	partnerTint  = color.RGBA{0xde, 0xf0, 0xea, 0xff}
	partnerMid   = color.RGBA{0x4e, 0x9c, 0x85, 0xff}
	excludedTint = color.RGBA{0xf7, 0xe6, 0xf0, 0xff}
	excludedMid  = color.RGBA{0xbd, 0x7c, 0xa6, 0xff}
	silentTint   = color.RGBA{0xf6, 0xf6, 0xf3, 0xff}
)

// The layout of a picture in pixels.
const (
	margin     = 72
	textWidth  = 560
	lineLeft   = 800
	lineWidth  = width - margin - lineLeft
	barHeight  = 38
	barPitch   = 48
	labelSpace = 12 // between a label and its bar
)

// Card draws the picture of a page.
func Card(p page.Picture) ([]byte, error) {
	c := newCanvas(width, height)
	c.fill(0, 0, width, height, paper)
	c.mark(margin, margin-8, 44)
	if err := c.words(p); err != nil {
		return nil, fmt.Errorf("draw picture %s: %w", p.Path, err)
	}
	bars := sample
	if p.Line != nil {
		bars = p.Line.Bars
	}
	if err := c.line(bars); err != nil {
		return nil, fmt.Errorf("draw picture %s: %w", p.Path, err)
	}
	c.fill(0, height-10, width/2, height, providerMid)
	c.fill(width/2, height-10, width, height, customerMid)
	return c.encode()
}

// Icon draws the icon of the site, a square of the side in pixels, on paper.
func Icon(side int) ([]byte, error) {
	c := newCanvas(side, side)
	c.fill(0, 0, float64(side), float64(side), paper)
	edge := float64(side) / 10
	c.mark(edge, edge, float64(side)-2*edge)
	return c.encode()
}

// canvas is a picture that is being drawn.
type canvas struct {
	*image.RGBA
}

func newCanvas(w, h int) canvas { return canvas{image.NewRGBA(image.Rect(0, 0, w, h))} }

// fill fills a rectangle, its edges smoothed where they lie between pixels.
func (c canvas) fill(x0, y0, x1, y1 float64, src color.Color) {
	c.paint(x0, y0, x1, y1, image.NewUniform(src))
}

func (c canvas) paint(x0, y0, x1, y1 float64, src image.Image) {
	at := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1))).Intersect(c.Bounds())
	if at.Empty() {
		return
	}
	r := vector.NewRasterizer(at.Dx(), at.Dy())
	x, y := float64(at.Min.X), float64(at.Min.Y)
	r.MoveTo(float32(x0-x), float32(y0-y))
	r.LineTo(float32(x1-x), float32(y0-y))
	r.LineTo(float32(x1-x), float32(y1-y))
	r.LineTo(float32(x0-x), float32(y1-y))
	r.ClosePath()
	r.Draw(c.RGBA, at, src, at.Min)
}

// mark draws the sign of the site as favicon.svg has it, in a square.
func (c canvas) mark(x, y, side float64) {
	unit := side / 26
	box := func(x0, y0, x1, y1 float64, src color.Color) {
		c.fill(x+x0*unit, y+y0*unit, x+x1*unit, y+y1*unit, src)
	}
	box(1, 1, 25, 25, providerMid)
	box(8, 1, 25, 9, customerMid)
	box(14, 9, 25, 17, customerMid)
	box(20, 17, 25, 25, customerMid)
	const half = 1.25
	box(8-half, 0, 8+half, 9+half, ink)
	box(8-half, 9-half, 14+half, 9+half, ink)
	box(14-half, 9-half, 14+half, 17+half, ink)
	box(14-half, 17-half, 20+half, 17+half, ink)
	box(20-half, 17-half, 20+half, 26, ink)
}

// sample is a line that stands for any.
var sample = func() []compare.Bar {
	var out []compare.Bar
	for _, at := range []float64{100, 100, 86, 70, 58, 58, 40, 22, 8} {
		out = append(out, compare.Bar{At: at, Stated: true, Segments: []compare.Segment{
			{Kind: compare.SegmentProvider, Width: at}, {Kind: compare.SegmentCustomer, X: at, Width: 100 - at},
		}})
	}
	return out
}()

// line draws a demarcation line, the last bar on top.
func (c canvas) line(bars []compare.Bar) error {
	top := float64(height-barPitch*len(bars))/2 + (barPitch-barHeight)/2
	at := func(percent float64) float64 { return math.Round(lineLeft + percent*lineWidth/100) }
	for i := range bars {
		b := &bars[len(bars)-1-i]
		y := top + float64(i*barPitch)
		for _, s := range b.Segments {
			c.segment(s.Kind, at(s.X), y, at(s.X+s.Width), y+barHeight)
		}
		if b.Layer != nil {
			if err := c.label(b.Layer.ShortTitle(), lineLeft-labelSpace, y+barHeight/2+7); err != nil {
				return err
			}
		}
	}
	const half = 2.5
	for i := range bars {
		b := &bars[len(bars)-1-i]
		x, y := at(b.At), top+float64(i*barPitch)-(barPitch-barHeight)/2
		if b.Dotted {
			for dot := y; dot < y+barPitch; dot += 12 {
				c.fill(x-half, dot, x+half, dot+5, ink)
			}
		} else {
			c.fill(x-half, y-half, x+half, y+barPitch+half, ink)
		}
		if i > 0 {
			above := at(bars[len(bars)-i].At)
			c.fill(min(x, above)-half, y-half, max(x, above)+half, y+half, ink)
		}
	}
	return nil
}

// segment fills a part of a bar and frames it.
func (c canvas) segment(kind compare.SegmentKind, x0, y0, x1, y1 float64) {
	edge, body := rule, image.Image(image.NewUniform(silentTint))
	switch kind {
	case compare.SegmentProvider:
		edge, body = providerMid, image.NewUniform(providerTint)
	case compare.SegmentCustomer:
		edge, body = customerMid, image.NewUniform(customerTint)
	case compare.SegmentPartner:
		edge, body = partnerMid, image.NewUniform(partnerTint)
	case compare.SegmentExcluded:
		edge, body = excludedMid, stripes{excludedTint, paper}
	case compare.SegmentShared:
		body = stripes{providerTint, customerTint}
	}
	c.fill(x0, y0, x1, y1, edge)
	c.paint(x0+1, y0+1, x1-1, y1-1, body)
}

// stripes are an endless picture of slanted stripes in two colours.
type stripes struct{ a, b color.RGBA }

func (s stripes) ColorModel() color.Model { return color.RGBAModel }
func (s stripes) Bounds() image.Rectangle { return image.Rect(-1e9, -1e9, 1e9, 1e9) }
func (s stripes) At(x, y int) color.Color {
	const step = 8
	if (x+y)/step%2 == 0 {
		return s.a
	}
	return s.b
}

func (c canvas) encode() ([]byte, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, c.RGBA); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return b.Bytes(), nil
}
