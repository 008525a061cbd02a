package export_test

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"testing"

	"demarc"
	"demarc/internal/bench/corpus"
	"demarc/internal/export"
	"demarc/internal/load"
)

// Writing 1,000 documents and 2,000 holds the same beside the model, however much is
// written: MiB-model are in use before, MiB-held more while a format is written.
func BenchmarkFormats(b *testing.B) {
	for _, n := range []int{1000, 2000} {
		dir := b.TempDir()
		if _, err := corpus.Write(dir, n, 1); err != nil {
			b.Fatal(err)
		}
		c, err := load.Content(b.Context(), os.DirFS(dir), load.Options{Taxonomy: demarc.Content()})
		if err != nil {
			b.Fatal(err)
		}
		w := scale{between: 16 << 20}
		rows := 0
		set := export.New(c, export.Options{SourceLine: func(string, int) string {
			if rows++; rows%3_000 == 0 {
				w.weigh() // a workbook is written to its end before the first byte comes
			}
			return ""
		}})
		for _, f := range export.Formats() {
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				if err := set.Files(f)[0].Write(io.Discard); err != nil { // what is made once is there
					b.Fatal(err)
				}
				before := live()
				for b.Loop() {
					w.written, w.next, w.most = 0, 0, before
					for _, file := range set.Files(f) {
						if err := file.Write(&w); err != nil {
							b.Fatal(err)
						}
					}
				}
				b.ReportMetric(float64(before)/(1<<20), "MiB-model")
				b.ReportMetric(float64(w.most-before)/(1<<20), "MiB-held")
				b.ReportMetric(float64(w.written)/1e6, "MB-written")
			})
		}
		runtime.KeepAlive(c)
	}
}
