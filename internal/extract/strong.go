package extract

import (
	"strings"

	"demarc/internal/markdown"
)

// Where a converter lost the headings of a document, their text stands in strong
// paragraphs of their own. Several of them with prose behind each are read as headings
// are: each labels the prose up to the next.

// maxStrong is how long such a heading is at the most, in bytes.
const maxStrong = 100

// strongTitle returns the text of a paragraph that is strong and no sentence, "" for any
// other block.
func (r *reader) strongTitle(n *markdown.Node) string {
	if n.Kind != markdown.KindParagraph || len(n.Children) != 1 || n.Children[0].Kind != markdown.KindStrong {
		return ""
	}
	text := n.PlainText()
	if len(text) > maxStrong || strings.ContainsAny(text[max(len(text)-1, 0):], ".:,;!") {
		return ""
	}
	for _, s := range sentences(text) {
		if len(r.clauses(text, s)) > 0 {
			return ""
		}
	}
	return text
}

// strongTitles returns where in a run of blocks such headings stand: those with a paragraph
// behind, where there are two different ones.
func (r *reader) strongTitles(blocks []*markdown.Node) []int {
	var at []int
	texts := map[string]bool{}
	for i := 0; i+1 < len(blocks); i++ {
		if blocks[i+1].Kind != markdown.KindParagraph || r.strongTitle(blocks[i+1]) != "" {
			continue
		}
		if text := r.strongTitle(blocks[i]); text != "" {
			at, texts[text] = append(at, i), true
		}
	}
	if len(texts) < 2 {
		return nil
	}
	return at
}

// under reads blocks as a section is read, with a title as the heading.
func (r *reader) under(title string, blocks []*markdown.Node) {
	prose, term := r.prose, r.term
	r.prose, r.term = nil, title
	r.run(blocks)
	r.readProse()
	r.prose, r.term = prose, term
}

// strongItem returns the heading of a list's item that begins with one and holds more
// blocks, "" for any other.
func (r *reader) strongItem(item *markdown.Node) string {
	if len(item.Children) < 2 || item.Children[1].Kind != markdown.KindParagraph {
		return ""
	}
	return r.strongTitle(item.Children[0])
}
