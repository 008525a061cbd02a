package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// grammar is goldmark with the extensions that published documents use, each
// parser where it could be slow behind one that bounds it. It is safe for
// concurrent use.
var grammar = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(attributeParser{}, 90),
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(nestable{extension.NewDefinitionListParser()}, 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(nestable{admonitionParser{}}, 110),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(listParser{parser.NewListParser()}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(nestable{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000)),
	parser.WithInlineParsers(
		util.Prioritized(codeSpanParser{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(attributeInlineParser{}, 150),
		util.Prioritized(imageParser{}, 160),
		util.Prioritized(linkParser{parser.NewLinkParser()}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(tagParser{parser.NewRawHTMLParser()}, 400),
		util.Prioritized(emphasisParser{}, 500)),
	parser.WithParagraphTransformers(
		util.Prioritized(definitionsTransformer{parser.LinkReferenceParagraphTransformer}, 100),
		util.Prioritized(tableTransformer{}, 200)),
)

// parseMarkdown returns goldmark's tree of a text, and the limits it met.
func parseMarkdown(s []byte) (ast.Node, []hit) {
	pc := parser.NewContext()
	root := grammar.Parse(text.NewReader(s), parser.WithContext(pc))
	return root, limitsOf(pc, nil).met()
}
