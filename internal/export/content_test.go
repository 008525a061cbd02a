package export_test

import (
	"context"
	"os"
	"testing"

	"demarc/internal/export"
	"demarc/internal/load"
	"demarc/internal/model"
	"demarc/internal/schematest"
)

// content is what is read from the documents of this project.
func content(t *testing.T) *model.Catalog {
	t.Helper()
	fsys := os.DirFS("../../content")
	c, err := load.Content(context.Background(), fsys, load.Options{Taxonomy: fsys, Generator: "demarc test"})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Responsibilities) == 0 {
		t.Fatal("nothing was read")
	}
	return c
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
