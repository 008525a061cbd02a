package export_test

import (
	"io"
	"runtime"
	"strconv"
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

// scale is a writer that weighs the heap each time that some bytes have passed.
type scale struct {
	written, next int
	most          uint64
}

const between = 512 << 10

func (s *scale) Write(b []byte) (int, error) {
	if s.written += len(b); s.written >= s.next {
		s.next = s.written + between
		s.most = max(s.most, live())
	}
	return len(b), nil
}

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
			before, s := live(), scale{}
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
