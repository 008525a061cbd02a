package render

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// markdownSource writes the source of a Markdown document as tokens. It is a
// scanner of its own because chroma's lexer for Markdown takes three seconds and
// two gigabytes of garbage for a megabyte, and knows neither attribute lists nor
// keyrefs; what stands in a code fence goes to chroma's lexer for its language.
//
// It reads lines and never fails: it tells apart what looks alike, and a mistake
// of it changes the tone of a word.
type markdownSource struct {
	out *run
	// comment says that an HTML comment is open.
	comment bool
}

// highlightMarkdown writes a Markdown source.
func highlightMarkdown(w *writer, text string) {
	m := &markdownSource{out: newRun(w)}
	rest := m.frontMatter(text)
	for rest != "" {
		line, after := cutLine(rest)
		if fence := fenceOf(line); fence != "" && !m.comment {
			rest = m.fenced(rest, fence)
			continue
		}
		m.line(line)
		rest = after
	}
	m.out.end()
}

// cutLine returns the first line of a text with its line break, and the rest.
func cutLine(text string) (line, rest string) {
	i := strings.IndexByte(text, '\n') + 1
	if i == 0 {
		i = len(text)
	}
	return text[:i], text[i:]
}

func (m *markdownSource) put(t chroma.TokenType, text string) { m.out.add(tokenClass(t), text) }

// frontMatter writes a block between lines of three hyphens at the top, and
// returns the rest of the text.
func (m *markdownSource) frontMatter(text string) string {
	first, rest := cutLine(text)
	if strings.TrimRight(first, " \n") != "---" || !strings.Contains(rest, "\n---") {
		return text
	}
	m.put(chroma.Punctuation, first)
	for rest != "" {
		var line string
		line, rest = cutLine(rest)
		if strings.TrimRight(line, " \n") == "---" {
			m.put(chroma.Punctuation, line)
			return rest
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			m.put(chroma.LiteralString, line)
			continue
		}
		m.put(chroma.NameAttribute, key)
		m.put(chroma.Punctuation, ":")
		m.put(chroma.LiteralString, value)
	}
	return rest
}

// fenceOf returns the marks that open a code fence on the line, "" for none.
func fenceOf(line string) string {
	s := strings.TrimLeft(line, " \t>")
	for _, mark := range []string{"`", "~"} {
		n := len(s) - len(strings.TrimLeft(s, mark))
		if n >= 3 && !strings.Contains(s[n:], mark) {
			return s[:n]
		}
	}
	return ""
}

// fenced writes a code block and returns the text behind it. An open one runs to
// the end.
func (m *markdownSource) fenced(text, fence string) string {
	open, rest := cutLine(text)
	m.put(chroma.Punctuation, open)
	end := 0
	for end < len(rest) {
		line, _ := cutLine(rest[end:])
		if s := strings.Trim(line, " \t>\n"); len(s) >= len(fence) && strings.Trim(s, fence[:1]) == "" {
			break
		}
		end += len(line)
	}
	m.code(strings.Trim(open, " \t>\n"+fence[:1]), rest[:end])
	last, rest := cutLine(rest[end:])
	m.put(chroma.Punctuation, last)
	return rest
}

// code writes the content of a fence in the language that its info names.
func (m *markdownSource) code(info, text string) {
	lang, _, _ := strings.Cut(info, " ")
	lexer := lexerOf(lang)
	if lexer == nil || text == "" {
		m.put(chroma.LiteralString, text)
		return
	}
	m.out.end()
	if !highlight(m.out.w, lexer, text) {
		m.put(chroma.LiteralString, text)
	}
}

// line writes a line of text.
func (m *markdownSource) line(line string) {
	if !m.comment {
		line = m.lineStart(line)
	}
	m.inline(line)
}

// lineStart writes what only the start of a line can hold: a heading, the mark of
// a list item or a quotation, the rule below a table's head.
func (m *markdownSource) lineStart(line string) string {
	s := strings.TrimLeft(line, " \t")
	indent := line[:len(line)-len(s)]
	body := strings.TrimRight(s, " \n")
	switch {
	case body == "":
	case s[0] == '#':
		if n := len(s) - len(strings.TrimLeft(s, "#")); n <= 6 && n < len(s) && (s[n] == ' ' || s[n] == '\t') {
			return m.heading(line)
		}
	case strings.Trim(body, "|-: \t") == "" && strings.Contains(body, "--"):
		m.put(chroma.Punctuation, line)
		return ""
	case strings.HasPrefix(s, "> "), strings.HasPrefix(s, "- "), strings.HasPrefix(s, "* "), strings.HasPrefix(s, "+ "):
		m.put(chroma.Text, indent)
		m.put(chroma.Keyword, s[:1])
		return s[1:]
	case s[0] >= '0' && s[0] <= '9':
		if n := len(s) - len(strings.TrimLeft(s, "0123456789")); n < 10 && strings.HasPrefix(s[n:], ". ") {
			m.put(chroma.Text, indent)
			m.put(chroma.Keyword, s[:n+1])
			return s[n+1:]
		}
	}
	return line
}

// heading writes a heading, up to an attribute list behind it, and returns that.
func (m *markdownSource) heading(line string) string {
	end := len(line)
	if i := strings.Index(line, "{:"); i > 0 {
		end = i
	} else if i := strings.Index(line, "{#"); i > 0 {
		end = i
	}
	text := strings.TrimRight(line[:end], " \n")
	m.put(chroma.GenericHeading, text)
	return line[len(text):]
}

// inline writes text with marks in it.
func (m *markdownSource) inline(s string) {
	for s != "" {
		if m.comment {
			s = m.closeComment(s)
			continue
		}
		i := strings.IndexAny(s, "|`<{]*_\\h")
		if i < 0 {
			m.put(chroma.Text, s)
			return
		}
		n, token := mark(s, i)
		if n == 0 {
			m.put(chroma.Text, s[:i+1])
			s = s[i+1:]
			continue
		}
		m.put(chroma.Text, s[:i])
		m.put(token, s[i:i+n])
		m.comment = token == chroma.Comment && !strings.HasSuffix(s[i:i+n], "-->")
		s = s[i+n:]
	}
}

// closeComment writes the rest of an HTML comment and returns what follows it.
func (m *markdownSource) closeComment(s string) string {
	end := strings.Index(s, "-->")
	if end < 0 {
		m.put(chroma.Comment, s)
		return ""
	}
	m.comment = false
	m.put(chroma.Comment, s[:end+3])
	return s[end+3:]
}

// mark returns the length and kind of the mark that begins at s[i], 0 for none.
func mark(s string, i int) (int, chroma.TokenType) {
	rest := s[i:]
	switch rest[0] {
	case '|':
		return 1, chroma.Punctuation
	case '`':
		n := len(rest) - len(strings.TrimLeft(rest, "`"))
		return closed(rest, n, rest[:n]), chroma.LiteralStringBacktick
	case '<':
		return tagOrComment(rest)
	case '{':
		return braces(rest)
	case ']':
		return target(rest)
	case '*':
		return emphasis(rest)
	case '_':
		if i > 0 && wordByte(s[i-1]) {
			return 0, chroma.Text
		}
		return emphasis(rest)
	case 'h':
		if i > 0 && wordByte(s[i-1]) || !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https://") {
			return 0, chroma.Text
		}
		if n := strings.IndexAny(rest, " \t\n|<>()[]\"'`"); n > 0 {
			return n, chroma.NameAttribute
		}
		return len(rest), chroma.NameAttribute
	}
	// A backslash: what it escapes is no mark.
	if len(rest) > 1 && rest[1] < 0x80 {
		return 2, chroma.Text
	}
	return 1, chroma.Text
}

// reach is how far a mark may be from the one that closes it: a line of marks
// that nothing closes must not be read to its end for each.
const reach = 2000

// closed returns the length of what begins with n bytes and ends with the mark,
// 0 where nothing on the line closes it.
func closed(s string, n int, mark string) int {
	end := strings.Index(s[n:min(len(s), n+reach)], mark)
	if end < 0 {
		return 0
	}
	return n + end + len(mark)
}

func tagOrComment(s string) (int, chroma.TokenType) {
	if strings.HasPrefix(s, "<!--") {
		if n := closed(s, 4, "-->"); n > 0 {
			return n, chroma.Comment
		}
		return len(s), chroma.Comment
	}
	if len(s) < 3 || !wordByte(s[1]) && s[1] != '/' {
		return 0, chroma.Text
	}
	return closed(s, 1, ">"), chroma.Punctuation
}

// braces recognises a keyref and an attribute list.
func braces(s string) (int, chroma.TokenType) {
	switch {
	case strings.HasPrefix(s, "{{"):
		return closed(s, 2, "}}"), chroma.NameVariable
	case strings.HasPrefix(s, "{:"), strings.HasPrefix(s, "{#"):
		return closed(s, 2, "}"), chroma.CommentSpecial
	}
	return 0, chroma.Text
}

// target recognises the address of a link behind its text, which is read as any
// other.
func target(s string) (int, chroma.TokenType) {
	if !strings.HasPrefix(s, "](") {
		return 0, chroma.Text
	}
	return closed(s, 2, ")"), chroma.NameAttribute
}

func emphasis(s string) (int, chroma.TokenType) {
	n, token := 1, chroma.GenericEmph
	if len(s) > 1 && s[1] == s[0] {
		n, token = 2, chroma.GenericStrong
	}
	if len(s) <= n || s[n] == ' ' || s[n] == '\n' || s[n] == s[0] {
		return 0, chroma.Text
	}
	return closed(s, n, s[:n]), token
}

func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}
