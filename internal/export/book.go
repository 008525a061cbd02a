package export

import (
	"cmp"
	"errors"
	"io"
	"iter"
	"strconv"

	"github.com/xuri/excelize/v2"

	"demarc/internal/model"
)

// book is a workbook being written, a sheet after the other and each a row at a time.
// excelize holds up to 16 MiB of a sheet, beyond which a temporary file serves, and
// holds every sheet to the end; so the ones that are done are handed over to the
// archive in between.
type book struct {
	file   *excelize.File
	parts  *archive
	held   int            // bytes of text in the sheets that excelize holds
	taken  map[string]int // sheet names in lower case, with the last number behind each
	sheets int

	header, plain, link int
	owners              map[model.Owner]int
}

// sheetColumn is a column of a sheet; link, where given, is where its title leads.
type sheetColumn struct {
	title string
	width float64 // in characters
	link  string
}

func newBook(c *model.Catalog) (*book, error) {
	parts, err := newArchive()
	if err != nil {
		return nil, err
	}
	b := &book{file: excelize.NewFile(), parts: parts, taken: map[string]int{}, owners: map[model.Owner]int{}}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	dated := cmp.Or(c.GeneratedAt, undated)
	err = b.file.SetDocProps(&excelize.DocProperties{
		Title: "Who does what", Creator: c.Generator, LastModifiedBy: c.Generator, Created: dated, Modified: dated,
	})
	if err == nil {
		err = b.addStyles()
	}
	if err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

// close removes temporary files.
func (b *book) close() {
	_ = b.file.Close()
	_ = b.parts.remove()
}

// ownerColours are the tint and the ink of each owner, those of the site's light
// theme.
var ownerColours = map[model.Owner][2]string{
	model.OwnerProvider: {"DCEBF6", "004B7D"},
	model.OwnerCustomer: {"FDE9D9", "853300"},
	model.OwnerShared:   {"EEEAE8", "16191D"},
	model.OwnerPartner:  {"DEF0EA", "00513C"},
	model.OwnerNone:     {"FFFFFF", "4A5159"},
	model.OwnerUnstated: {"F6F6F3", "4A5159"},
}

func (b *book) addStyles() error {
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	style := func(s excelize.Style) (id int, err error) {
		s.Alignment = wrap
		return b.file.NewStyle(&s)
	}
	var errs [3]error
	b.header, errs[0] = style(excelize.Style{Font: &excelize.Font{Bold: true},
		Border: []excelize.Border{{Type: "bottom", Color: "16191D", Style: 2}}})
	b.plain, errs[1] = style(excelize.Style{})
	b.link, errs[2] = style(excelize.Style{Font: &excelize.Font{Underline: "single"}})
	for _, o := range model.Owners() {
		colours := ownerColours[o]
		id, err := style(excelize.Style{Font: &excelize.Font{Bold: true, Color: colours[1]},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colours[0]}}})
		if err != nil {
			return err
		}
		b.owners[o] = id
	}
	return errors.Join(errs[:]...)
}

// sheet adds a sheet whose header row and first columns stay in sight and whose
// rows can be filtered.
func (b *book) sheet(name string, columns []sheetColumn, fixed int, rows iter.Seq[[]cell]) error {
	if err := b.addSheet(name); err != nil {
		return err
	}
	w, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := b.head(w, columns, fixed); err != nil {
		return err
	}
	n, err := b.writeRows(w, rows)
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(columns), n)
	if err != nil {
		return err
	}
	if err := b.file.AutoFilter(name, "A1:"+last, nil); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if b.held < maxHeld {
		return nil
	}
	return b.handOver()
}

// maxHeld is how many bytes of text excelize may hold when a sheet is done.
const maxHeld = 1 << 20

// handOver writes the sheets that are done into the archive and lets go of them.
func (b *book) handOver() error {
	b.held = 0
	if _, err := b.file.WriteTo(io.Discard); err != nil {
		return err
	}
	return b.file.Close()
}

// head writes the widths and titles of the columns and fixes them in sight.
func (b *book) head(w *excelize.StreamWriter, columns []sheetColumn, fixed int) error {
	titles := make([]any, len(columns))
	for i, c := range columns {
		if err := w.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		titles[i] = b.value(cell{text: c.title, link: c.link}, b.header)
	}
	corner, err := excelize.CoordinatesToCellName(fixed+1, 2)
	if err != nil {
		return err
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, XSplit: fixed, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight"}); err != nil {
		return err
	}
	return w.SetRow("A1", titles)
}

// addSheet adds an empty sheet; a new workbook has one already.
func (b *book) addSheet(name string) error {
	b.sheets++
	if b.sheets == 1 {
		return b.file.SetSheetName("Sheet1", name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// writeRows writes rows below the header and returns the number of the last.
func (b *book) writeRows(w *excelize.StreamWriter, rows iter.Seq[[]cell]) (last int, err error) {
	last = 1
	for cells := range rows {
		last++
		values := make([]any, len(cells))
		for i, c := range cells {
			b.held += len(c.text)
			values[i] = b.value(c, b.plain)
		}
		if err := w.SetRow("A"+strconv.Itoa(last), values); err != nil {
			return last, err
		}
	}
	return last, nil
}

// writeTo writes the workbook.
func (b *book) writeTo(w io.Writer) error {
	b.parts.last = true
	if _, err := b.file.WriteTo(io.Discard); err != nil {
		return err
	}
	return b.parts.writeTo(w)
}
