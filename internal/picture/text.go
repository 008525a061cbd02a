package picture

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"demarc/internal/page"
)

// typefaces are the fonts of pictures, parsed once.
var typefaces = sync.OnceValues(func() (map[bool]*opentype.Font, error) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("read the font of pictures: %w", err)
	}
	bold, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, fmt.Errorf("read the bold font of pictures: %w", err)
	}
	return map[bool]*opentype.Font{false: regular, true: bold}, nil
})

// style is how words are written; size and leading are pixels.
type style struct {
	bold          bool
	size, leading float64
	colour        color.Color
	lines         int // at most
}

var (
	brandStyle = style{true, 32, 40, ink, 1}
	titleStyle = style{true, 58, 68, ink, 3}
	textStyle  = style{false, 27, 38, mutedInk, 4}
	labelStyle = style{false, 20, 26, mutedInk, 1}
)

// words writes the brand, the title and the text of a picture.
func (c canvas) words(p page.Picture) error {
	if _, err := c.write(brandStyle, p.Brand, margin+60, margin+26, textWidth-60); err != nil {
		return err
	}
	y, err := c.write(titleStyle, p.Title, margin, 226, textWidth)
	if err != nil {
		return err
	}
	_, err = c.write(textStyle, p.Text, margin, y+4, textWidth)
	return err
}

// label writes a word that ends at x.
func (c canvas) label(word string, x, baseline float64) error {
	face, err := labelStyle.face()
	if err != nil {
		return err
	}
	defer face.Close()
	_, err = c.write(labelStyle, word, x-float64(font.MeasureString(face, labelStyle.clean(word)))/64, baseline, width)
	return err
}

// write writes a text in lines of at most the width, from the baseline of the
// first, and returns that of the line after the last. What does not fit is left
// out behind an ellipsis.
func (c canvas) write(s style, text string, x, baseline, width float64) (float64, error) {
	face, err := s.face()
	if err != nil {
		return 0, err
	}
	defer face.Close()
	d := font.Drawer{Dst: c.RGBA, Src: image.NewUniform(s.colour), Face: face}
	for _, line := range s.wrap(face, s.clean(text), width) {
		d.Dot = fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(baseline * 64)}
		d.DrawString(line)
		baseline += s.leading
	}
	return baseline, nil
}

func (s style) face() (font.Face, error) {
	fonts, err := typefaces()
	if err != nil {
		return nil, err
	}
	return opentype.NewFace(fonts[s.bold], &opentype.FaceOptions{Size: s.size, DPI: 72})
}

// clean leaves out the characters that a font does not have.
func (s style) clean(text string) string {
	fonts, err := typefaces()
	if err != nil {
		return "" // a face of them says the same
	}
	var b sfnt.Buffer
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if i, err := fonts[s.bold].GlyphIndex(&b, r); err != nil || i == 0 {
			return -1
		}
		return r
	}, text)), " ")
}

// wrap breaks a text into lines of at most the width.
func (s style) wrap(face font.Face, text string, width float64) []string {
	fits := func(line string) bool { return float64(font.MeasureString(face, line))/64 <= width }
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		next := strings.TrimSpace(line + " " + word)
		if line == "" || fits(next) {
			line = next
			continue
		}
		if len(lines) == s.lines-1 {
			return append(lines, s.shorten(line+" …", fits))
		}
		lines, line = append(lines, s.shorten(line, fits)), word
	}
	return append(lines, s.shorten(line, fits))
}

// shorten cuts a line that does not fit, such as one of a very long word.
func (s style) shorten(line string, fits func(string) bool) string {
	if fits(line) {
		return line
	}
	runes := []rune(strings.TrimSuffix(line, " …"))
	for len(runes) > 0 && !fits(string(runes)+"…") {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}
