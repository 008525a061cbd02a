package export

import (
	"regexp"
	"strings"
)

// markdownMarks are characters that mean something in CommonMark and GFM
// anywhere in a line; an ampersand only where it begins a reference.
var markdownMarks = regexp.MustCompile("[\\\\`*_\\[\\]<>|~]|&[#a-zA-Z]")

// markdownStarts is what begins a block at the start of a line.
var markdownStarts = regexp.MustCompile(`^(#|[-+=](?: |$)|-{2,}|=+|[0-9]{1,9}[.)])`)

// Escape makes a text one line of Markdown that shows it as it is, in a
// paragraph, a heading, a list item and a cell of a table alike.
func Escape(text string) string {
	text = oneLine(text)
	text = markdownMarks.ReplaceAllStringFunc(text, func(m string) string { return `\` + m })
	if m := markdownStarts.FindString(text); m != "" {
		m = strings.TrimSuffix(m, " ")
		// The last character of what begins a block is a mark, a number's the one
		// after its digits.
		return m[:len(m)-1] + `\` + text[len(m)-1:]
	}
	return text
}

// addressMarks are what may not stand in an address between angle brackets.
var addressMarks = strings.NewReplacer(" ", "%20", "<", "%3C", ">", "%3E", "\n", "%0A", "\r", "%0D", `\`, "%5C")

// Address writes an address of Markdown between angle brackets, where nothing but them
// and a line's end could end it.
func Address(address string) string { return "<" + addressMarks.Replace(address) + ">" }

// Link is a link of Markdown with a text that is escaped already.
func Link(text, address string) string { return "[" + text + "](" + Address(address) + ")" }
