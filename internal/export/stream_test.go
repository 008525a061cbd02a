package export_test

import (
	"bytes"
	"io"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

// crowded is the fixture with its responsibilities n times.
func crowded(n int) *model.Catalog {
	c := modeltest.Catalog()
	few := c.Responsibilities
	c.Responsibilities = nil
	for _, r := range few {
		id := r.ID
		for i := range n {
			r.ID = id + "-" + strconv.Itoa(i)
			c.Responsibilities = append(c.Responsibilities, r)
		}
	}
	return c
}

// scale is a writer that weighs the heap each time that so many bytes have passed.
type scale struct {
	between, written, next int
	most                   uint64
}

func (s *scale) Write(b []byte) (int, error) {
	if s.written += len(b); s.written >= s.next {
		s.next = s.written + s.between
		s.weigh()
	}
	return len(b), nil
}

func (s *scale) weigh() { s.most = max(s.most, live()) }

// live is how many bytes of the heap are in use.
func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A format that held its output would need up to five megabytes here; one that
// holds a value at a time needs the same for any catalog.
func TestFormatsHoldNothingOfWhatTheyWrite(t *testing.T) {
	const most = 512 << 10
	c := crowded(200)
	set := export.New(c, export.Options{})
	for _, f := range export.Formats() {
		if f.Name == model.OutputXLSX {
			continue // excelize keeps up to 16 MiB of a sheet
		}
		for _, file := range set.Files(f) {
			if err := file.Write(io.Discard); err != nil { // what is made once is there
				t.Fatal(err)
			}
			before, s := live(), scale{between: 512 << 10}
			if err := file.Write(&s); err != nil {
				t.Fatal(err)
			}
			if grown := int64(s.most) - int64(before); grown > most {
				t.Errorf("%s %s: %d bytes more are in use while %d are written", f.Name, file.Name, grown, s.written)
			}
		}
	}
	runtime.KeepAlive(c)
}

// What a responsibility costs does not depend on how many there are.
func TestWritingCostsTheSameForEachResponsibility(t *testing.T) {
	for _, name := range []string{"json", "csv", "crm"} {
		f, _ := export.FormatOf(name)
		cost := func(n int) float64 {
			c := crowded(n)
			file := export.New(c, export.Options{}).Files(f)[0]
			return testing.AllocsPerRun(1, func() {
				if err := file.Write(io.Discard); err != nil {
					t.Fatal(err)
				}
			}) / float64(len(c.Responsibilities))
		}
		if few, many := cost(20), cost(200); many > few*1.05+1 {
			t.Errorf("%s: %.1f allocations a responsibility of few, %.1f of many", name, few, many)
		}
	}
}

// A workbook has a sheet a provider. Those that are done are not held while the next
// ones are written, else it would grow with what it holds.
func TestAWorkbookHoldsFewSheetsAtATime(t *testing.T) {
	const providers, most = 40, 12 << 20
	c := modeltest.Catalog()
	document, few := c.Documents[0], c.Responsibilities[:10]
	text := strings.Repeat("Every word of a duty is written into a cell of the sheet. ", 40)
	c.Documents, c.Responsibilities, c.Providers = nil, nil, c.Providers[:1]
	for p := range providers {
		provider := c.Providers[0]
		provider.ID, provider.Name = "p"+strconv.Itoa(p), "Provider "+strconv.Itoa(p)
		document.ID, document.Provider = provider.ID+"/terms", provider.ID
		c.Providers, c.Documents = append(c.Providers, provider), append(c.Documents, document)
		for i := range 200 {
			r := few[i%len(few)]
			r.ID, r.Document = document.ID+"#"+strconv.Itoa(i), document.ID
			r.Assignments = []model.Assignment{{Party: "provider", Duties: []model.Duty{{Text: text}}}}
			c.Responsibilities = append(c.Responsibilities, r)
		}
	}
	var w scale
	rows := 0
	set := export.New(c, export.Options{SourceLine: func(string, int) string {
		if rows++; rows%500 == 0 {
			w.weigh()
		}
		return "https://docs.example/"
	}})
	f, _ := export.FormatOf(string(model.OutputXLSX))
	before := live()
	var book bytes.Buffer
	if err := set.Files(f)[0].Write(&book); err != nil {
		t.Fatal(err)
	}
	if grown := int64(w.most) - int64(before); grown > most {
		t.Errorf("%d bytes more are in use while %d rows are written", grown, rows)
	}
	sheets := openBook(t, book.Bytes())
	for _, p := range c.Providers {
		if rows, err := sheets.GetRows(p.Name); err != nil || p.ID != "alder" && len(rows) != 201 {
			t.Errorf("the sheet of %s has %d rows, %v", p.Name, len(rows), err)
		}
	}
}
