package render

import (
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"demarc/internal/model"
)

// highlightLimit is the longest text, in bytes, that is highlighted: chroma reads
// about half a megabyte a second, and longer texts are data.
const highlightLimit = 256 << 10

// writeCode writes a code block, highlighted where its language is known.
func writeCode(w *writer, c model.Code) {
	w.raw(`<pre class="code" tabindex="0"><code>`)
	lexer := lexerOf(c.Lang)
	if lexer == nil || len(c.Text) > highlightLimit || !highlight(w, lexer, c.Text) {
		w.text(c.Text)
	}
	w.raw(`</code></pre>`)
}

// lexersByLang keeps the lexer of each language name, nil for an unknown one:
// looking one up walks all of them.
var lexersByLang sync.Map

func lexerOf(lang string) chroma.Lexer {
	if lang == "" {
		return nil
	}
	lang = strings.ToLower(lang)
	if l, ok := lexersByLang.Load(lang); ok {
		lexer, _ := l.(chroma.Lexer)
		return lexer
	}
	lexer := lexers.Get(lang)
	if lexer != nil {
		lexer = chroma.Coalesce(lexer)
	}
	lexersByLang.Store(lang, lexer)
	return lexer
}

// highlight writes the tokens of a text; it writes nothing and returns false
// where the lexer fails.
func highlight(w *writer, lexer chroma.Lexer, text string) bool {
	next, err := lexer.Tokenise(nil, text)
	if err != nil {
		return false
	}
	run := newRun(w)
	left := len(text)
	for t := next(); t != chroma.EOF; t = next() {
		// A lexer ends its text with a line break that is not ours.
		value := t.Value[:min(len(t.Value), left)]
		left -= len(value)
		run.add(tokenClass(t.Type), value)
	}
	run.end()
	return true
}

// run joins neighbouring tokens of one class. No element goes over the end of a
// line, so that each line stands alone.
type run struct {
	w     *writer
	class string // of the open element, "" for none
}

func newRun(w *writer) *run { return &run{w: w} }

func (r *run) add(class, text string) {
	for text != "" {
		line, rest := cutLine(text)
		line, ends := strings.CutSuffix(line, "\n")
		if line != "" {
			if class != r.class {
				r.end()
				if class != "" {
					r.w.start("span", class)
				}
				r.class = class
			}
			r.w.text(line)
		}
		if ends {
			r.end()
			r.w.raw("\n")
		}
		text = rest
	}
}

func (r *run) end() {
	if r.class != "" {
		r.w.raw(`</span>`)
	}
	r.class = ""
}

// tokenClass maps chroma's token types to the few classes of code.css: colour
// means owner, so code is told apart by weight, slant and tone.
func tokenClass(t chroma.TokenType) string {
	switch t {
	case chroma.GenericHeading, chroma.GenericSubheading:
		return "zh"
	case chroma.GenericStrong:
		return "zb"
	case chroma.GenericEmph:
		return "zi"
	case chroma.GenericDeleted:
		return "zd"
	case chroma.GenericInserted:
		return "zu"
	case chroma.NameTag, chroma.NameAttribute, chroma.NameFunction, chroma.NameClass, chroma.NameBuiltin,
		chroma.NameEntity, chroma.NameDecorator, chroma.NameVariable, chroma.NameConstant:
		return "zn"
	}
	switch {
	case t.InCategory(chroma.Keyword):
		return "zk"
	case t.InCategory(chroma.Comment):
		return "zc"
	case t.InSubCategory(chroma.LiteralString):
		return "zs"
	case t.InSubCategory(chroma.LiteralNumber):
		return "zn"
	case t.InCategory(chroma.Punctuation), t.InCategory(chroma.Operator):
		return "zp"
	}
	return ""
}

// cutLine returns the first line of a text with its line break, and the rest.
func cutLine(text string) (line, rest string) {
	i := strings.IndexByte(text, '\n') + 1
	if i == 0 {
		i = len(text)
	}
	return text[:i], text[i:]
}
