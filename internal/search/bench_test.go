package search

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// BenchmarkBuild measures an index of generated entries, and what a browser loads of
// it, compressed: the largest shard, and a query of three words at its worst, which
// is the manifest, the three largest shards, and the largest pages of entries.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		entries := many(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var x *Index
			for b.Loop() {
				x = Build(entries)
			}
			var manifest, count int
			var shards, pages []int
			for _, f := range x.Files("../assets/library.js") {
				size := compressed(b, f)
				switch name := strings.TrimPrefix(f.Name, x.folder); {
				case f.Name == ManifestName:
					manifest = size
				case name[0] == 'w':
					shards = append(shards, size)
				default:
					pages = append(pages, size)
				}
				count++
			}
			b.ReportMetric(float64(count), "files")
			b.ReportMetric(float64(largest(shards, 1))/1000, "kB/shard")
			b.ReportMetric(float64(manifest+largest(shards, 3)+largest(pages, shownAtOnce))/1000, "kB/query")
		})
	}
}

// compressed returns the size of a file as a server sends it.
func compressed(b *testing.B, f File) int {
	var text, packed bytes.Buffer
	if err := f.Write(&text); err != nil {
		b.Fatal(err)
	}
	w := gzip.NewWriter(&packed)
	if _, err := text.WriteTo(w); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return packed.Len()
}

// largest adds up the n largest sizes.
func largest(sizes []int, n int) int {
	slices.Sort(sizes)
	sum := 0
	for _, size := range sizes[max(0, len(sizes)-n):] {
		sum += size
	}
	return sum
}
