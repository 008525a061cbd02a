package export_test

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"testing"

	"demarc/internal/export"
	"demarc/internal/load"
	"demarc/internal/model"
	"demarc/internal/schematest"
)

// content is what is read from the documents of this project.
func content(t *testing.T) *model.Catalog {
	t.Helper()
	return read(t, "../../content")
}

// read reads the documents of a folder.
func read(t *testing.T, dir string) *model.Catalog {
	t.Helper()
	c, err := load.Content(context.Background(), os.DirFS(dir), load.Options{Taxonomy: os.DirFS("../../content"), Generator: "demarc test"})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Responsibilities) == 0 {
		t.Fatal("nothing was read")
	}
	return c
}

// seeds is what is read from published documents, which are no part of the
// repository.
func seeds(t *testing.T) *model.Catalog {
	t.Helper()
	dir := filepath.Join(cmp.Or(os.Getenv("DEMARC_SHARED"), "../../../shared"), "seeds")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no published documents to test against: %v (set DEMARC_SHARED)", err)
	}
	return read(t, dir)
}

func TestExportOfTheProjectsContentIsWhatItsSchemaSays(t *testing.T) {
	if err := schematest.Follows(export.Schema(), exported(t, content(t))); err != nil {
		t.Error(err)
	}
}

func TestOSCALOfTheProjectsContentIsWhatItsSchemasSay(t *testing.T) {
	validOSCAL(t, map[string]*model.Catalog{"content": content(t)})
}

func TestTheProjectsContentReadsBack(t *testing.T) {
	roundTrip(t, map[string]*model.Catalog{"content": content(t)})
}
