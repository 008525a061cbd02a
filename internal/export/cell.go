package export

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"demarc/internal/model"
)

// cell is a cell of a sheet: text, an owner whose colour it has, and where it
// leads.
type cell struct {
	text  string
	owner model.Owner
	link  string
}

// maxLiteral is how long a text within a formula may be.
const maxLiteral = 255

// value makes what excelize writes. A link is a formula, because a sheet can
// hold only 65,530 links of the other kind; a text is never one.
func (b *book) value(c cell, style int) excelize.Cell {
	text := cut(c.text, maxCell)
	v := excelize.Cell{StyleID: style, Value: text}
	if c.owner != "" {
		v.StyleID = b.owners[c.owner]
	}
	if leads(c.link) && text != "" && length(text) <= maxLiteral && length(c.link) <= maxLiteral {
		v.Formula = `HYPERLINK("` + strings.ReplaceAll(c.link, `"`, `""`) + `","` + strings.ReplaceAll(text, `"`, `""`) + `")`
		if style == b.plain {
			v.StyleID = b.link
		}
	}
	return v
}

// leads reports whether an address is one of the web or a place in the workbook.
func leads(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "#")
}

// maxCell is how many UTF-16 units a cell holds.
const maxCell = 32_767

const cutMark = "…"

// cut shortens a text to at most max UTF-16 units; an ellipsis ends what was cut.
func cut(text string, max int) string {
	if len(text) <= max || length(text) <= max {
		return text
	}
	n := 0
	for i, r := range text {
		if n += utf16.RuneLen(r); n >= max {
			return strings.TrimRight(text[:i], " ") + cutMark
		}
	}
	return text
}

// length counts UTF-16 units, as spreadsheets do.
func length(text string) (n int) {
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// reserve takes names that are given to no other sheet.
func (b *book) reserve(names ...string) {
	for _, n := range names {
		b.taken[strings.ToLower(n)] = 1
	}
}

// maxSheetName is how long the name of a sheet may be, in UTF-16 units.
const maxSheetName = 31

// sheetName makes a name that a sheet may have and no other has: without
// characters that formulas give a meaning, and cut.
func (b *book) sheetName(name string) string {
	name = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, name)), " ")
	name = cmp.Or(cut(name, maxSheetName), "Provider")
	free := name
	unique(b.taken, strings.ToLower(name), func(n int) string {
		mark := " (" + strconv.Itoa(n) + ")"
		free = cut(name, maxSheetName-len(mark)) + mark
		return strings.ToLower(free)
	})
	return free
}
