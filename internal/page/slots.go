package page

import (
	"bytes"
	"strconv"

	"demarc/internal/model"
)

// EachSlot walks the HTML of a document's body: it hands the runs between slots
// to text and the kind and number of each slot to slot. Bytes that only look like
// a slot are left out, because they must never reach a page.
func EachSlot(html []byte, text func([]byte), slot func(kind byte, number int)) {
	for {
		open := bytes.IndexByte(html, model.SlotOpen)
		if open < 0 {
			text(html)
			return
		}
		text(html[:open])
		html = html[open+1:]
		end := bytes.IndexByte(html, model.SlotClose)
		if end < 2 || end > 12 {
			continue
		}
		n, err := strconv.Atoi(string(html[1:end]))
		if err != nil || n < 0 {
			continue
		}
		slot(html[0], n)
		html = html[end+1:]
	}
}

// shown says which responsibilities and duties of a document, by their number in
// it, have an anchor on the document's page, and which a margin.
type shown struct {
	responsibilities, margins, duties []bool
}

func showsOf(html []byte, responsibilities, duties int) shown {
	s := shown{make([]bool, responsibilities), make([]bool, responsibilities), make([]bool, duties)}
	EachSlot(html, func([]byte) {}, func(kind byte, n int) {
		switch {
		case kind == model.SlotCell && n < responsibilities:
			s.responsibilities[n] = true
		case kind == model.SlotMargin && n < responsibilities:
			s.margins[n] = true
		case kind == model.SlotDuty && n < duties:
			s.duties[n] = true
		}
	})
	return s
}
