package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"demarc/internal/markdown"
	"demarc/internal/model"
)

// Footnotes under a table belong to its rows and say nothing by themselves: a
// paragraph of the same run of blocks, before the next table or heading, that begins
// with a mark which a cell of the table bears; for a number also the next one behind. The marks are stars and daggers,
// superscript digits, and numbers in brackets. A series may start anew under each
// table.

const (
	// maxMarks is how many marks of a cell are looked at, maxMark how many bytes a
	// mark is long at the most, with what stands around it.
	maxMarks = 8
	maxMark  = 16
)

// noteMarks are the signs that mark footnotes, beside numbers.
const noteMarks = "*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰"

// note is a footnote and the block that holds it.
type note struct {
	model.Note
	node *markdown.Node
}

// readNotes finds the notes of a table, by mark, among the blocks behind it and the
// rows that are none, and takes them out of the section's prose.
func (r *reader) readNotes(t *table, behind []*markdown.Node) {
	borne := t.marks()
	t.notes = map[string]note{}
	if len(borne) == 0 {
		return
	}
	take := func(n *markdown.Node) {
		for _, one := range r.notesIn(n) {
			if _, known := t.notes[one.Mark]; !known && borne[one.Mark] {
				t.notes[one.Mark] = one
				r.isNote[n] = true
			}
		}
	}
	for row := range t.rows {
		if c := t.cell(row, 0); c != nil && len(c.Children) > 0 && t.alone(row) {
			take(c)
		}
	}
	for _, b := range behind {
		if b.Kind == markdown.KindTable || b.Kind == markdown.KindHeading {
			break
		}
		if b.Kind == markdown.KindParagraph {
			take(b)
		}
	}
	for mark := range borne {
		if _, known := t.notes[mark]; known || strings.Trim(mark, "0123456789") != "" {
			continue
		}
		if one, ok := r.numbered(mark, t.node.Span.End); ok {
			t.notes[mark] = one
		}
	}
}

// numbered returns the first note of a number behind an offset of the file: one
// series may run through several tables, and its notes stand below the last.
func (r *reader) numbered(mark string, from int) (note, bool) {
	if r.numbers == nil {
		r.numbers = map[string][]note{}
		for _, s := range r.doc.Sections {
			for _, b := range s.Blocks {
				if b.Kind != markdown.KindParagraph {
					continue
				}
				for _, one := range r.notesIn(b) {
					r.numbers[one.Mark] = append(r.numbers[one.Mark], one)
				}
			}
		}
	}
	all := r.numbers[mark]
	i, _ := slices.BinarySearchFunc(all, from, func(n note, at int) int { return cmp.Compare(n.node.Span.Start, at) })
	if i == len(all) {
		return note{}, false
	}
	return all[i], true
}

// alone reports whether the first cell of a row is the only one that says anything.
func (t *table) alone(row int) bool {
	for c := 1; c < len(t.columns); c++ {
		if t.text(row, c) != "" {
			return false
		}
	}
	return true
}

// isNoteRow reports whether a row is a note that was glued to its table.
func (r *reader) isNoteRow(t *table, row int) bool { return r.isNote[t.cell(row, 0)] }

// cite returns the notes of the marks that a cell bears, and records where they
// stand.
func (r *reader) cite(t *table, cell *markdown.Node, marks []string) []model.Note {
	var out []model.Note
	for _, m := range slices.Backward(marks) {
		n, ok := t.notes[m]
		if !ok {
			continue
		}
		n.Anchor = r.noteAnchor(n.node)
		r.isNote[n.node] = true
		if slices.Contains(out, n.Note) {
			continue
		}
		out = append(out, n.Note)
		refs := &r.result.Marks.NoteRefs
		if ref := (markdown.NoteRef{Mark: writtenMark(cell.PlainText(), m), Anchor: n.Anchor}); !slices.Contains((*refs)[cell], ref) {
			(*refs)[cell] = append((*refs)[cell], ref)
		}
	}
	return out
}

// writtenMark returns a mark as a text that bears it writes it.
func writtenMark(text, mark string) string {
	for _, form := range []string{"(" + mark + ")", "[" + mark + "]", "(^" + mark + ")", "[^" + mark + "]"} {
		if strings.Contains(text, form) {
			return form
		}
	}
	return mark
}

// noteAnchor returns the anchor of a footnote: its own, else its number. No slug of
// a heading begins with a tilde.
func (r *reader) noteAnchor(n *markdown.Node) string {
	anchor, ok := r.result.Marks.Notes[n]
	if !ok {
		anchor = cmp.Or(n.ID, "~note-"+strconv.Itoa(len(r.result.Marks.Notes)+1))
		r.result.Marks.Notes[n] = anchor
	}
	return anchor
}

// marks returns the footnote marks that the cells of a table bear at their ends.
func (t *table) marks() map[string]bool {
	out := map[string]bool{}
	for row := range t.grid {
		for _, c := range t.grid[row] {
			text := c.PlainText()
			for _, m := range trailingMarks(text) {
				out[m] = true
			}
			if _, m, ok := letters(text); ok && m != "" {
				out[m] = true // a raised digit
			}
		}
	}
	return out
}

// trailingMarks returns the marks at the end of a cell: "(1)", "[2]", "*", "RA¹".
func trailingMarks(text string) []string {
	var out []string
	for len(out) < maxMarks {
		text = strings.TrimRight(text, " ,")
		mark, rest := lastMark(text)
		if mark == "" {
			return out
		}
		out, text = append(out, mark), rest
	}
	return out
}

// withoutNotes returns a text without the marks of footnotes at its end, raised digits
// too: "X[1]", "X^2^".
func withoutNotes(text string) string {
	for range maxMarks {
		_, bare := lastMark(strings.TrimRight(text, " ,^"))
		text = strings.TrimRight(bare, "0123456789^")
	}
	return text
}

func lastMark(text string) (mark, rest string) {
	for _, pair := range []string{"()", "[]"} {
		if i := strings.LastIndexByte(text, pair[0]); i >= 0 && strings.HasSuffix(text, pair[1:]) {
			if m := text[i+1 : len(text)-1]; m != "" && strings.Trim(m, noteMarks+"0123456789^") == "" {
				return strings.TrimPrefix(m, "^"), text[:i]
			}
		}
	}
	rest = strings.TrimRight(text, noteMarks)
	return text[len(rest):], rest
}

// notesIn divides a paragraph into the notes that begin in it, at its start or
// behind a blank.
func (r *reader) notesIn(n *markdown.Node) []note {
	p := markdown.PassageOf(n)
	var out []note
	start := 0 // of the text of the last note
	end := func(at int) {
		if len(out) > 0 {
			out[len(out)-1].Text = markdown.CollapseSpace(strings.TrimRight(p.Text[start:at], " \n"))
		}
	}
	for i := 0; i < len(p.Text); i++ {
		if i > 0 && !unicode.IsSpace(rune(p.Text[i-1])) {
			continue
		}
		mark, length := leadingMark(p.Text[i:])
		if i == 0 && mark == "" {
			mark = raised(n)
			length = len(mark)
		}
		if mark == "" || i > 0 && len(out) == 0 {
			continue
		}
		end(i)
		out = append(out, note{model.Note{Mark: mark, Line: r.source(p.Span(i, i+length)).Line}, n})
		start = i + length
		i = start - 1
	}
	end(len(p.Text))
	return out
}

// leadingMark returns the mark that a note begins with and how long it is written:
// "(1)", "[1]:", "1)", "*", "* (1)".
func leadingMark(text string) (mark string, length int) {
	text = text[:min(len(text), maxMark)]
	head := strings.TrimLeft(text, " ")
	if star := strings.TrimLeft(head, "* "); strings.HasPrefix(star, "(") || strings.HasPrefix(star, "[") {
		head = star
	}
	signs := head[:len(head)-len(strings.TrimLeft(head, noteMarks))]
	if signs == "" {
		open := strings.TrimLeft(head, "([")
		number := open[:len(open)-len(strings.TrimLeft(strings.TrimPrefix(open, "^"), "0123456789"))]
		rest := strings.TrimLeft(open[len(number):], ")]")
		if strings.Trim(number, "^") == "" || len(rest) == len(open)-len(number) {
			return "", 0 // "12 hours" is no mark
		}
		mark, head = strings.TrimPrefix(number, "^"), rest
	} else {
		mark, head = signs, head[len(signs):]
	}
	head = strings.TrimLeft(head, ": ")
	return mark, len(text) - len(head)
}

// raised returns the raised text that a block begins with.
func raised(n *markdown.Node) string {
	for len(n.Children) > 0 {
		n = n.Children[0]
		if n.Kind == markdown.KindInline && n.Name == "sup" {
			return n.PlainText()
		}
	}
	return ""
}
