package check_test

import (
	"context"
	"os"
	"testing"
	"time"

	"demarc/internal/bench/corpus"
	"demarc/internal/check"
	"demarc/internal/load"
)

// Checking 1,000 documents takes a small part of the time of reading them: each round
// reads, then checks what was read, and the shares of both are told.
func BenchmarkCheck(b *testing.B) {
	dir := b.TempDir()
	if _, err := corpus.Write(dir, 1000, 1); err != nil {
		b.Fatal(err)
	}
	var reading, checking time.Duration
	for b.Loop() {
		start := time.Now()
		c, err := load.Content(context.Background(), os.DirFS(dir), load.Options{Taxonomy: os.DirFS("../../content")})
		if err != nil {
			b.Fatal(err)
		}
		read := time.Now()
		check.Run(c)
		if _, err := check.Old(c, day, 24); err != nil {
			b.Fatal(err)
		}
		reading += read.Sub(start)
		checking += time.Since(read)
	}
	b.ReportMetric(reading.Seconds()/float64(b.N), "s-reading")
	b.ReportMetric(checking.Seconds()/float64(b.N), "s-checking")
	b.ReportMetric(1+checking.Seconds()/reading.Seconds(), "times-reading")
}
