package twin

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// writer writes Markdown. What separates two texts is owed until the second comes, so
// that nothing stands in front of the first or behind the last.
type writer struct {
	out  *bytes.Buffer
	in   *html.Tokenizer
	link func(string) string
	err  error

	owed debt
	// empty says that the block, item, cell or pair of signs that was begun last holds
	// nothing yet, so that nothing separates it from what comes.
	empty bool
	// fresh says that what comes begins a line, where some signs mean a block.
	fresh bool
	// lines counts the headings and links around: there a text is one line.
	lines int
	// cell says that a text is in the cell of a table, where line breaks are <br>.
	cell   bool
	indent string // of the lines of a list
	number int    // of the next item, 0 in a list without numbers
	listed bool   // in an item
}

// debt is what separates a text from the next, in falling order of weakness.
type debt int

const (
	nothing debt = iota
	seam         // a space, but in front of a sign that ends a phrase
	space
	line
	item // the next line, as of a list
	block
)

// owe adds to what separates the text from the next.
func (w *writer) owe(d debt) { w.owed = max(w.owed, d) }

// settle writes what is owed.
func (w *writer) settle() {
	owed := w.owed
	w.owed, w.fresh = nothing, w.fresh && w.empty
	if w.empty {
		w.empty = false
		return
	}
	switch {
	case owed == nothing:
	case owed <= space, w.lines > 0:
		w.out.WriteByte(' ')
	case w.cell:
		w.out.WriteString("<br>")
	default:
		switch owed {
		case line:
			w.out.WriteString("  \n")
		case item:
			w.out.WriteByte('\n')
		default:
			w.out.WriteString("\n\n")
		}
		w.out.WriteString(w.indent)
		w.fresh = true
	}
}

// put writes signs of Markdown.
func (w *writer) put(signs string) {
	w.settle()
	w.out.WriteString(signs)
	w.fresh = false
}

// begin writes signs behind which a text begins.
func (w *writer) begin(signs string) {
	w.put(signs)
	w.empty = true
}

// wrap writes signs around a text, and nothing where there is none.
func (w *writer) wrap(before, after string, inside func()) {
	at, was := w.out.Len(), *w
	w.begin(before)
	inside()
	if w.empty {
		w.out.Truncate(at)
		owed := w.owed
		w.owed, w.empty, w.fresh = was.owed, was.empty, was.fresh
		w.owe(owed)
		return
	}
	w.out.WriteString(after)
}

// apart writes a text that stands apart on the page and must not become one word with
// what is beside it.
func (w *writer) apart(inside func()) {
	w.owe(seam)
	inside()
	w.owe(seam)
}

// flat makes one line of a text.
func (w *writer) flat(inside func()) func() {
	return func() {
		w.lines++
		inside()
		w.lines--
	}
}

// oneLine reports whether there is room for no more than a line.
func (w *writer) oneLine() bool { return w.cell || w.lines > 0 }

// text writes a text with its white space as single spaces and its signs escaped.
func (w *writer) text(text []byte) {
	for len(text) > 0 {
		n := bytes.IndexAny(text, " \t\n\f\r")
		switch n {
		case 0:
			w.owe(space)
			text = text[1:]
			continue
		case -1:
			n = len(text)
		}
		if w.owed == seam && strings.IndexByte(",.;:!?)", text[0]) >= 0 {
			w.owed = nothing
		}
		w.settle()
		w.word(text[:n])
		text = text[n:]
	}
}

// word writes a word, with a backslash in front of what would be a sign of Markdown.
func (w *writer) word(word []byte) {
	done := 0
	for i, c := range word {
		if !signs[c] || !w.meant(word, i) {
			continue
		}
		w.out.Write(word[done:i])
		w.out.WriteByte('\\')
		done = i
	}
	w.out.Write(word[done:])
	w.fresh = false
}

// signs are the characters that can have a meaning.
var signs = func() (set [256]bool) {
	for _, c := range []byte("\\`*_[]<&~|#+->=.)") {
		set[c] = true
	}
	return set
}()

// meant reports whether the character at i of a word would have a meaning.
func (w *writer) meant(word []byte, i int) bool {
	rest := word[i+1:]
	switch word[i] {
	case '_': // within a word it has none
		return i == 0 || len(rest) == 0 || !letter(word[i-1]) || !letter(rest[0])
	case '\\':
		return len(rest) > 0 && !letter(rest[0]) && rest[0] < 0x80
	case '<':
		return len(rest) > 0 && (letter(rest[0]) || strings.IndexByte("/!?", rest[0]) >= 0)
	case '&':
		return len(rest) > 0 && bytes.IndexByte(rest, ';') > 0 && (letter(rest[0]) || rest[0] == '#')
	case '|':
		return w.cell
	case '#': // also at the end of a heading
		return (w.fresh || w.lines > 0) && i == 0
	case '+', '-', '>', '=':
		return w.fresh && i == 0
	case '.', ')': // the number of an item
		return w.fresh && len(rest) == 0 && len(bytes.Trim(word[:i], "0123456789")) == 0
	case ']':
		return w.lines > 0
	}
	return true
}

func letter(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}
