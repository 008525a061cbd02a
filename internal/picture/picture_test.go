package picture

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"demarc/internal/compare"
	"demarc/internal/model"
	"demarc/internal/page"
)

func decode(t *testing.T, data []byte, err error) image.Image {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestACardHasTheSizeThatIsTold(t *testing.T) {
	line := compare.Line{Bars: []compare.Bar{
		{Layer: &model.Layer{Title: "Hardware"}, At: 100, Stated: true, Segments: []compare.Segment{{Kind: compare.SegmentProvider, Width: 100}}},
		{Layer: &model.Layer{Title: "Nodes", Short: "N"}, At: 40, Dotted: true, Segments: []compare.Segment{{Kind: compare.SegmentSilent, Width: 100}}},
		{Layer: &model.Layer{Title: "Data"}, At: 30, Stated: true, Segments: []compare.Segment{
			{Kind: compare.SegmentShared, Width: 60}, {Kind: compare.SegmentPartner, X: 60, Width: 20}, {Kind: compare.SegmentExcluded, X: 80, Width: 20}}},
	}}
	for _, p := range []page.Picture{
		{},
		{Brand: "demarc", Title: "Topics", Text: "A sentence."},
		{Title: strings.Repeat("Wide", 100), Text: strings.Repeat("many words ", 200), Line: &line},
		{Title: "Ελληνικά, русский, 漢字, עברית", Text: "\x00\n\t", Line: &compare.Line{}},
	} {
		data, err := Card(p)
		img := decode(t, data, err)
		if img.Bounds() != image.Rect(0, 0, 1200, 630) {
			t.Errorf("%q: %v, want 1200 by 630", p.Title, img.Bounds())
		}
		again, err := Card(p)
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%q: drawn again it differs, %v", p.Title, err)
		}
	}
}

// The words stay left of the drawing, whatever they are.
func TestWordsStayInTheirPlace(t *testing.T) {
	data, err := Card(page.Picture{Title: strings.Repeat("W", 300), Text: strings.Repeat("M ", 900), Line: &compare.Line{}})
	img := decode(t, data, err)
	for y := range height - 12 {
		for x := margin + textWidth + 2; x < width; x++ {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0xf000 {
				t.Fatalf("something is written at %d,%d", x, y)
			}
		}
	}
	if s := textStyle.clean("a漢b\u00a0 c"); s != "ab c" {
		t.Errorf("what the font has of the text is %q, want %q", s, "ab c")
	}
}

func TestIconsAreSquaresWithTheSign(t *testing.T) {
	for _, side := range []int{16, 180, 512} {
		data, err := Icon(side)
		img := decode(t, data, err)
		if img.Bounds() != image.Rect(0, 0, side, side) {
			t.Errorf("%v, want a square of %d", img.Bounds(), side)
		}
		left, right := img.At(side*2/10, side*7/10), img.At(side*8/10, side*3/10)
		if left != providerMid || right != customerMid {
			t.Errorf("side %d: left %v, right %v, want the colours of provider and customer", side, left, right)
		}
	}
}
