package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Attributes is what an author attached to an element: an attribute list of
// kramdown ({: #id .class key="value" word}) or HTML attributes that survived
// sanitising.
type Attributes struct {
	ID string
	// Words are classes and bare names, which publishers use alike.
	Words []string
	// Values are the keys with their values, keys in lower case.
	Values map[string]string
}

// Has reports whether the attributes hold the word.
func (a *Attributes) Has(word string) bool {
	if a == nil {
		return false
	}
	for _, w := range a.Words {
		if w == word {
			return true
		}
	}
	return false
}

// Value returns the value of a key, "" where there is none.
func (a *Attributes) Value(key string) string {
	if a == nil {
		return ""
	}
	return a.Values[key]
}

// merge adds what b holds; an id and values of b win.
func (a *Attributes) merge(b *Attributes) {
	if b.ID != "" {
		a.ID = b.ID
	}
	a.Words = append(a.Words, b.Words...)
	for k, v := range b.Values {
		if a.Values == nil {
			a.Values = map[string]string{}
		}
		a.Values[k] = v
	}
}

// parseAttributeList reads the attribute list at the start of s and returns it with
// its length. It begins with "{:"; a heading may end in one that begins with "{",
// and prefix is the length of that. malformed says that braces or quotes do not
// close; the list then ends at the line's last brace, or at the end of s. A
// definition ({:name: .class}) gives an empty list: definitions apply to nothing by
// themselves.
func parseAttributeList(s []byte, prefix int) (a *Attributes, length int, malformed bool) {
	if i := bytes.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	a = &Attributes{}
	end, malformed := attributeListEnd(s, prefix)
	body := strings.TrimSuffix(string(s[prefix:end]), "}")
	if isDefinition(body) {
		return a, end, malformed
	}
	for body = strings.TrimLeft(body, " \t"); body != ""; body = strings.TrimLeft(body, " \t") {
		body = a.readOne(body)
	}
	return a, end, malformed
}

// isDefinition reports whether the inside of a list names it for later use.
func isDefinition(body string) bool {
	name, _, found := strings.Cut(strings.TrimSpace(body), ":")
	return found && name != "" && !strings.ContainsAny(name, " \t=\"'#.")
}

// attributeListEnd returns the offset behind the brace that closes the list at
// the start of s, which holds no line break.
func attributeListEnd(s []byte, prefix int) (end int, malformed bool) {
	var quote byte
	for i := prefix; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' && s[i-1] == '=':
			quote = c
		case c == '}':
			return i + 1, false
		}
	}
	if i := bytes.LastIndexByte(s, '}'); i > 0 {
		return i + 1, true
	}
	return len(s), true
}

// readOne reads one attribute at the start of s and returns the rest.
func (a *Attributes) readOne(s string) string {
	i := strings.IndexAny(s, " \t=")
	if i < 0 {
		a.add(s)
		return ""
	}
	if s[i] != '=' {
		a.add(s[:i])
		return s[i:]
	}
	key, value, rest := s[:i], s[i+1:], ""
	if value != "" && (value[0] == '"' || value[0] == '\'') {
		if j := strings.IndexByte(value[1:], value[0]); j >= 0 {
			value, rest = value[1:j+1], value[j+2:]
		} else {
			value = strings.Trim(value, `"' `)
		}
	} else if j := strings.IndexAny(value, " \t"); j >= 0 {
		value, rest = value[:j], value[j:]
	}
	if a.Values == nil {
		a.Values = map[string]string{}
	}
	a.Values[strings.ToLower(key)] = strings.TrimSpace(value)
	return rest
}

func (a *Attributes) add(word string) {
	switch {
	case word == "" || word == "#" || word == ".":
	case word[0] == '#':
		a.ID = cleanID(word[1:])
	default:
		a.Words = append(a.Words, strings.TrimPrefix(word, "."))
	}
}

// Goldmark nodes for attribute lists.
var (
	kindAttributeBlock  = ast.NewNodeKind("AttributeBlock")
	kindAttributeInline = ast.NewNodeKind("AttributeInline")
)

// attributeBlock is one line of attribute lists; it belongs to the block before it.
type attributeBlock struct {
	ast.BaseBlock
	attributes *Attributes
	malformed  bool
	length     int
}

func (*attributeBlock) Kind() ast.NodeKind           { return kindAttributeBlock }
func (n *attributeBlock) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// attributeInline is an attribute list in a line of text; it belongs to the
// element before it.
type attributeInline struct {
	ast.BaseInline
	attributes *Attributes
	malformed  bool
	length     int
}

func (*attributeInline) Kind() ast.NodeKind           { return kindAttributeInline }
func (n *attributeInline) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// attributeParser takes attribute lists out of the text, as a block where they
// fill a line and as an inline elsewhere. As a block it interrupts a paragraph
// and accepts any indent, so that a list under a pipe table is no row of it and
// an indented one no code.
type attributeParser struct{}

func (attributeParser) Trigger() []byte             { return []byte{'{'} }
func (attributeParser) CanInterruptParagraph() bool { return true }
func (attributeParser) CanAcceptIndentedLine() bool { return true }

func (attributeParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	rest := bytes.TrimSpace(line)
	node := &attributeBlock{attributes: &Attributes{}, length: len(rest)}
	for len(rest) > 0 {
		if !bytes.HasPrefix(rest, []byte("{:")) || readsAsText(rest) {
			return nil, parser.NoChildren
		}
		a, n, malformed := parseAttributeList(rest, 2)
		node.attributes.merge(a)
		node.malformed = node.malformed || malformed
		rest = bytes.TrimSpace(rest[n:])
	}
	reader.Advance(segment.Len() - 1)
	return node, parser.NoChildren
}

// readsAsText reports whether what begins like an attribute list and does not
// close is several words without anything that only attributes have.
func readsAsText(s []byte) bool {
	return bytes.IndexByte(s, '}') < 0 && len(bytes.Fields(s)) > 3 && !bytes.ContainsAny(bytes.Fields(s)[1], "=#.\"")
}

func (attributeParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

func (attributeParser) Close(ast.Node, text.Reader, parser.Context) {}

// attributeInlineParser is the inline half of [attributeParser].
type attributeInlineParser struct{}

func (attributeInlineParser) Trigger() []byte { return []byte{'{'} }

func (attributeInlineParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	prefix := 2
	if _, ok := parent.(*ast.Heading); ok && len(line) > 1 && line[1] == '#' {
		prefix = 1
	} else if len(line) < 2 || line[1] != ':' {
		return nil
	}
	l := limitsOf(pc, nil)
	if segment.Start < l.unclosed {
		return nil
	}
	if bytes.IndexByte(line, '}') < 0 {
		l.unclosed = segment.Stop
		return nil
	}
	a, n, malformed := parseAttributeList(line, prefix)
	if prefix == 1 && len(bytes.TrimSpace(line[n:])) > 0 {
		return nil // braces in a heading, and not at its end
	}
	node := &attributeInline{attributes: a, malformed: malformed, length: n}
	node.SetPos(segment.Start)
	block.Advance(n)
	return node
}
