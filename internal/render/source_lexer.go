package render

import (
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// sourceLexer reads Markdown line by line. Chroma's own lexer asks a dozen expressions
// about every character; here what begins a line is asked once a line, and a run of
// words, in which nothing can begin, is one token. What has an end is looked for over a
// bounded stretch, so that a file of beginnings takes time in line with its size.
var sourceLexer = sync.OnceValue(func() chroma.Lexer {
	lexer := chroma.MustNewLexer(&chroma.Config{Name: "Markdown source"}, sourceRules)
	return chroma.Coalesce(lexer.SetRegistry(lexers.GlobalLexerRegistry))
})

func sourceRules() chroma.Rules {
	inline := chroma.Push("inline")
	return chroma.Rules{
		"root": {
			{Pattern: `\A---\n(?:.*\n)*?---\n`, Type: chroma.Using("yaml")},
			{Pattern: `#{1,6}[^#\n].*`, Type: chroma.GenericHeading},
			{Pattern: `([ \t]*>[ \t]?)(.*)`, Type: chroma.ByGroups(chroma.Keyword, chroma.GenericEmph)},
			{Pattern: "(```)(\\w+)(\\n)([\\w\\W]*?)(^```$)", Type: chroma.UsingByGroup(2, 4,
				chroma.String, chroma.String, chroma.String, chroma.Text, chroma.String)},
			{Pattern: "(```\\n)([\\w\\W]*?)(^```$)", Type: chroma.ByGroups(chroma.String, chroma.Text, chroma.String)},
			{Pattern: `([ \t]*)([*+-]|[0-9]{1,9}[.)])(?=[ \t])`, Type: chroma.ByGroups(chroma.Text, chroma.Keyword), Mutator: inline},
			chroma.Default(inline),
		},
		"inline": {
			{Pattern: `\n`, Type: chroma.Text, Mutator: chroma.Pop(1)},
			{Pattern: "[^\\\\*_~`@#!\\[<\\s]+(?:[ \\t]+[^\\\\*_~`@#!\\[<\\s]+)*", Type: chroma.Text},
			{Pattern: `<!--[\w\W]{0,4096}?-->`, Type: chroma.CommentMultiline},
			{Pattern: `\\.`, Type: chroma.Text},
			{Pattern: `(?<!\w)(\*\*|__)(?=\S)(?:(?!\1).){1,500}\1(?!\w)`, Type: chroma.GenericStrong},
			{Pattern: `(?<!\w)(\*|_)(?=\S)(?:(?!\1).){1,500}\1(?!\w)`, Type: chroma.GenericEmph},
			{Pattern: `~~[^~\n]{1,500}~~`, Type: chroma.GenericDeleted},
			{Pattern: "`[^`]{1,500}`", Type: chroma.LiteralStringBacktick},
			{Pattern: `[@#][\w/:]+`, Type: chroma.NameEntity},
			{Pattern: `(!?\[)([^]\n]{1,500})(\]\()([^)\n]{1,500})(\))`, Type: chroma.ByGroups(chroma.Text, chroma.NameTag, chroma.Text, chroma.NameAttribute, chroma.Text)},
			{Pattern: `.`, Type: chroma.Text},
		},
	}
}
