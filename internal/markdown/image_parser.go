package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// imageParser takes pictures as Azure's documents write them, on one line:
//
//	:::image type="content" source="media/a.png" alt-text="What it shows.":::
type imageParser struct{}

var (
	imageDirective = regexp.MustCompile(`^:::image [^\n]*?:::`)
	imageSource    = regexp.MustCompile(` source="([^"\n]*)"`)
	imageText      = regexp.MustCompile(` alt-text="([^"\n]*)"`)
)

// maxDirective is how long a directive may be, in bytes, so that a line of many that
// do not close is read in step with its length.
const maxDirective = 2 << 10

func (imageParser) Trigger() []byte { return []byte{':'} }

func (imageParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	directive := imageDirective.Find(line[:min(len(line), maxDirective)])
	source := imageSource.FindSubmatch(directive)
	if source == nil {
		return nil
	}
	link := ast.NewLink()
	link.Destination = source[1]
	image := ast.NewImage(link)
	if at := imageText.FindSubmatchIndex(directive); at != nil {
		image.AppendChild(image, ast.NewTextSegment(text.NewSegment(segment.Start+at[2], segment.Start+at[3])))
	}
	block.Advance(len(directive))
	return image
}
