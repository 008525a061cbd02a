package export_test

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"demarc/internal/load"
	"demarc/internal/model"
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
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(exported(t, content(t))))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiledSchema(t).Validate(v); err != nil {
		t.Error(err)
	}
}

func TestOSCALOfTheProjectsContentIsWhatItsSchemasSay(t *testing.T) {
	validOSCAL(t, map[string]*model.Catalog{"content": content(t)})
}

func TestTheProjectsContentReadsBack(t *testing.T) {
	roundTrip(t, map[string]*model.Catalog{"content": content(t)})
}
