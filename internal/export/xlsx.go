package export

import (
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// The limits of a worksheet that a catalog can meet.
const (
	maxSheetRows    = 1_048_576
	maxSheetColumns = 16_384
)

// xlsx writes a workbook: an overview of topics by provider, a sheet a provider
// with a row a responsibility, the documents, and a dictionary.
func (s *Set) xlsx(w io.Writer) error {
	if n := len(s.c.Providers); n > maxSheetColumns-len(overviewColumns) {
		return fmt.Errorf("export XLSX: a sheet has room for %d providers, not for %d; want csv or crm",
			maxSheetColumns-len(overviewColumns), n)
	}
	b, err := newBook(s.c)
	if err != nil {
		return fmt.Errorf("export XLSX: %w", err)
	}
	defer b.close()
	err = s.fill(b)
	if err == nil {
		err = b.writeTo(w)
	}
	if err != nil {
		return fmt.Errorf("export XLSX: %w", err)
	}
	return nil
}

// fill writes the sheets, those that hold text a row at a time.
func (s *Set) fill(b *book) error {
	names := make([]string, len(s.c.Providers))
	b.reserve(sheetOverview, sheetDocuments, sheetDictionary, "History") // Excel keeps the last for itself
	for i := range s.c.Providers {
		names[i] = b.sheetName(s.c.Providers[i].Name)
	}
	for i, x := range s.compared() {
		sheet := sheetOverview
		if i > 0 {
			sheet = b.sheetName(sheetOverview + " " + s.kindTitle(x.Kind()))
		}
		if err := s.overviewSheet(b, sheet, x, names); err != nil {
			return err
		}
	}
	for i := range s.c.Providers {
		if err := s.providerSheet(b, names[i], &s.ofProvider[i]); err != nil {
			return err
		}
	}
	if err := s.documentSheet(b); err != nil {
		return err
	}
	return s.dictionarySheet(b)
}

// The sheets that every workbook has.
const (
	sheetOverview   = "Overview"
	sheetDocuments  = "Documents"
	sheetDictionary = "Dictionary"
)

// overviewColumns stand in front of a column a provider.
var overviewColumns = []sheetColumn{{title: "Layer", width: 18}, {title: "Topic", width: 28}}

// overviewSheet writes the topics of a kind of service by provider. The titles of
// its columns lead to the sheets with the names.
func (s *Set) overviewSheet(b *book, sheet string, x *compare.Index, names []string) error {
	columns := overviewColumns[:len(overviewColumns):len(overviewColumns)]
	for _, p := range x.Providers() {
		columns = append(columns, sheetColumn{title: p.Name, width: 24, link: "#'" + names[s.providers[p.ID]] + "'!A1"})
	}
	return b.sheet(sheet, columns, 2, func(yield func([]cell) bool) {
		for _, g := range x.Matrix() {
			for _, r := range g.Rows {
				cells := []cell{{text: g.Layer.Title}, {text: r.Topic.Title}}
				for i := range r.Cells {
					cells = append(cells, cell{text: rolled(&r.Cells[i]), owner: r.Cells[i].Owner})
				}
				if !yield(cells) {
					return
				}
			}
		}
	})
}

// rolled is the owner of a topic with the split that goes with it: the duties of
// each side, else what the responsibilities say one by one.
func rolled(c *compare.Cell) string {
	text := ownerText(c.Owner)
	if done := c.ByProvider + c.ByCustomer + c.ByPartner; done > 0 {
		text += fmt.Sprintf(" (duties: provider %d, customer %d", c.ByProvider, c.ByCustomer)
		if c.ByPartner > 0 {
			text += ", partner " + strconv.Itoa(c.ByPartner)
		}
		text += ")"
	} else if c.Owner == model.OwnerShared {
		text += " (responsibilities:" + ownerCounts(c.Entries) + ")"
	}
	for _, l := range c.Letters {
		text += "\n" + l.Party.Name + " [" + l.Letters + "]"
	}
	return text
}

// ownerCounts says how many responsibilities each owner has: " provider 1, shared 2".
func ownerCounts(entries []compare.Entry) string {
	counts := map[model.Owner]int{}
	for i := range entries {
		counts[entries[i].Owner]++
	}
	var words []string
	for _, o := range model.Owners() {
		if counts[o] > 0 {
			words = append(words, " "+strings.ToLower(ownerWords[o].word)+" "+strconv.Itoa(counts[o]))
		}
	}
	return strings.Join(words, ",")
}

// responsibilitySheet are the columns of a provider's sheet, by the titles that
// they have in a customer responsibility matrix.
var responsibilitySheet = []struct {
	title string
	width float64
}{
	{"Clause", 14}, {"Responsibility", 34}, {"Owner", 14},
	{"Provider's part", 60}, {"Customer's part", 60}, {"Partner's part", 30},
	{"Layer", 16}, {"Control", 22}, {"Area", 20}, {"Evidence", 34}, {"Source line", 30}, {"Responsibility ID", 50},
}

func (s *Set) providerSheet(b *book, name string, p *part) error {
	if n := len(p.responsibilities); n >= maxSheetRows {
		return fmt.Errorf("%s: a sheet has room for %d responsibilities, not for %d; want csv or crm", name, maxSheetRows-1, n)
	}
	var columns []sheetColumn
	var fill []column
	for _, c := range responsibilitySheet {
		columns = append(columns, sheetColumn{title: c.title, width: c.width})
		fill = append(fill, columnOf(crmColumns, c.title))
	}
	rows := s.rows(at(s.c.Responsibilities, p.responsibilities), true)
	return b.sheet(name, columns, 2, func(yield func([]cell) bool) {
		for r := range rows {
			cells := make([]cell, len(fill))
			for i, c := range fill {
				cells[i] = r.cell(c)
			}
			if !yield(cells) {
				return
			}
		}
	})
}

// cell fills a cell of a sheet: the owner with its letter and colour, addresses
// as links.
func (w *row) cell(c column) cell {
	switch c.title {
	case "Owner":
		return cell{text: ownerText(w.r.Owner), owner: w.r.Owner}
	case "Evidence":
		return cell{text: c.cell(w), link: w.d.SourceURL}
	case "Source line":
		address := c.cell(w)
		return cell{text: address, link: address}
	}
	return cell{text: c.cell(w)}
}

// columnOf returns the column with the title, which must exist.
func columnOf(columns []column, title string) column {
	for _, c := range columns {
		if c.title == title {
			return c
		}
	}
	panic("export: no column " + title)
}

func (s *Set) documentSheet(b *book) error {
	columns := []sheetColumn{{title: "Document", width: 40}, {title: "Provider", width: 24}, {title: "Title", width: 50},
		{title: "Updated", width: 12}, {title: "Retrieved", width: 12}, {title: "Published at", width: 60}}
	return b.sheet(sheetDocuments, columns, 1, func(yield func([]cell) bool) {
		for i := range s.c.Documents {
			d := &s.c.Documents[i]
			if !yield([]cell{{text: d.ID}, {text: s.provider(d).Name}, {text: d.Title}, {text: d.Updated}, {text: d.Retrieved},
				{text: d.SourceURL, link: d.SourceURL}}) {
				return
			}
		}
	})
}

// ownerMeanings say what each owner means, for the dictionary.
var ownerMeanings = map[model.Owner]string{
	model.OwnerProvider: "The provider carries it.",
	model.OwnerCustomer: "The customer carries it.",
	model.OwnerShared:   "Several sides carry it; each side's part says how.",
	model.OwnerPartner:  "A third company carries it.",
	model.OwnerNone:     "The source says that nobody does, or that it does not apply.",
	model.OwnerUnstated: "The source leaves it open, or says nothing.",
}

func (s *Set) dictionarySheet(b *book) error {
	columns := []sheetColumn{{title: "Sheet", width: 20}, {title: "Word", width: 24}, {title: "Meaning", width: 90}}
	return b.sheet(sheetDictionary, columns, 1, stopping(func(add func(...cell)) {
		for _, o := range model.Owners() {
			add(cell{text: "Owners"}, cell{text: ownerText(o), owner: o}, cell{text: ownerMeanings[o]})
		}
		add(cell{text: sheetOverview}, cell{text: "A cell"}, cell{text: "Who carries a topic by all that a provider's documents say of it, with the duties that each side does and the RACI letters that each party holds."})
		for _, c := range responsibilitySheet {
			add(cell{text: "A provider"}, cell{text: c.title}, cell{text: columnOf(crmColumns, c.title).text})
		}
	}))
}

// stopping makes rows of a short list that is written in one go.
func stopping(list func(add func(...cell))) iter.Seq[[]cell] {
	return func(yield func([]cell) bool) {
		going := true
		list(func(cells ...cell) { going = going && yield(cells) })
	}
}
