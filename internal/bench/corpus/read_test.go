package corpus_test

import (
	"maps"
	"os"
	"testing"

	"demarc"
	"demarc/internal/bench/corpus"
	"demarc/internal/load"
)

// A measurement of documents that the readers do not take would measure nothing:
// every row, cell and item that is written is read, in its form and dialect.
func TestEveryRowIsRead(t *testing.T) {
	dir := t.TempDir()
	size, err := corpus.Write(dir, 30, 1)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := load.Content(t.Context(), os.DirFS(dir), load.Options{Taxonomy: demarc.Content()})
	if err != nil {
		t.Fatal(err)
	}
	read, dialects := map[string]int{}, map[string]bool{}
	for i := range cat.Responsibilities {
		read[string(cat.Responsibilities[i].Form)]++
	}
	if !maps.Equal(read, size.Rows) {
		t.Errorf("read by form:    %v\nwritten by form: %v", read, size.Rows)
	}
	for i := range cat.Documents {
		dialects[cat.Documents[i].Dialect] = true
	}
	if !dialects["ibm"] || !dialects["gfm"] || !dialects["plain"] {
		t.Errorf("dialects detected: %v, want all three", dialects)
	}
}
