package twin

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// block writes a paragraph, or what holds some.
func (w *writer) block(inside func()) {
	w.owe(block)
	inside()
	w.owe(block)
}

// heading writes a heading; in a cell or a link, where there is none, it is a line.
func (w *writer) heading(level int, inside func()) {
	w.block(func() {
		if w.oneLine() {
			inside()
			return
		}
		w.wrap(strings.Repeat("#", level)+" ", "", w.flat(inside))
	})
}

// list writes a list.
func (w *writer) list(numbered bool, inside func()) {
	number := w.number
	if w.number = 0; numbered {
		w.number = 1
	}
	w.ownLines(inside)
	w.number = number
}

// ownLines writes what stands in lines of its own: in an item right below its text,
// else behind an empty line.
func (w *writer) ownLines(inside func()) {
	if w.listed {
		w.owe(item)
	} else {
		w.owe(block)
	}
	inside()
	w.owe(block)
}

// item writes an item of a list; in a cell it is a line.
func (w *writer) item(inside func()) {
	if w.oneLine() {
		w.block(inside)
		return
	}
	sign := "- "
	if w.number > 0 {
		sign = strconv.Itoa(w.number) + ". "
		w.number++
	}
	w.owe(item)
	w.wrap(sign, "", func() {
		w.fresh = true
		w.indented(len(sign), inside)
		w.owed = item
	})
}

// indented writes lines that stand under the first of an item.
func (w *writer) indented(by int, inside func()) {
	indent, listed := w.indent, w.listed
	w.indent, w.listed = indent+strings.Repeat(" ", by), true
	inside()
	w.indent, w.listed = indent, listed
}

// terms writes a list of terms with what is said of each. A group of terms has no form
// of its own.
func (w *writer) terms(t tag) {
	inside := func() {
		w.content(t.name, func(t tag) {
			if t.name == atom.Div {
				w.content(t.name, w.element)
			} else {
				w.element(t)
			}
		})
	}
	if w.oneLine() {
		w.block(inside)
		return
	}
	w.ownLines(func() { w.indented(len("- "), inside) })
}

// term writes a term, an item of its own; what is said of it follows.
func (w *writer) term(inside func()) {
	if w.oneLine() {
		w.owe(line)
	} else {
		indent := w.indent
		w.indent = indent[len("- "):]
		w.owe(item)
		w.begin("- ")
		w.indent = indent
	}
	w.wrap("**", "**", inside)
	if !w.empty {
		w.out.WriteByte(':')
		w.owed = space
	}
}

// said writes what is said of a term.
func (w *writer) said(inside func()) {
	w.owe(seam)
	inside()
	w.owed = min(max(w.owed, seam), item)
}

// codeBlock writes lines as they are; where only a line has room they are one.
func (w *writer) codeBlock(text []byte) {
	if w.oneLine() {
		w.code(text)
		return
	}
	w.block(func() {
		fence := strings.Repeat("`", max(3, longest(text, '`')+1))
		w.put(fence)
		for l := range bytes.Lines(bytes.TrimRight(text, "\n")) {
			w.out.WriteString("\n" + w.indent)
			w.out.Write(bytes.TrimRight(l, "\n"))
		}
		w.out.WriteString("\n" + w.indent + fence)
	})
}

// code writes a text as it is within a line.
func (w *writer) code(text []byte) {
	text = bytes.Join(bytes.Fields(text), []byte(" "))
	if len(text) == 0 {
		return
	}
	if w.cell { // the only sign that a row of a table reads in code
		text = bytes.ReplaceAll(text, []byte("|"), []byte(`\|`))
	}
	fence := strings.Repeat("`", longest(text, '`')+1)
	w.put(fence)
	if text[0] == '`' || text[len(text)-1] == '`' {
		text = append(append([]byte(" "), text...), ' ')
	}
	w.out.Write(text)
	w.out.WriteString(fence)
}

// longest returns the length of the longest run of a character.
func longest(text []byte, c byte) int {
	most, n := 0, 0
	for _, b := range text {
		if b != c {
			n = 0
			continue
		}
		n++
		most = max(most, n)
	}
	return most
}
