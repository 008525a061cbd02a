package export_test

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"demarc/internal/export"
	"demarc/internal/load"
)

func TestExportOfTheProjectsContentIsWhatItsSchemaSays(t *testing.T) {
	content := os.DirFS("../../content")
	c, err := load.Content(context.Background(), content, load.Options{Taxonomy: content, Generator: "demarc test"})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Responsibilities) == 0 {
		t.Fatal("nothing was read")
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(exported(t, c)))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiledSchema(t).Validate(v); err != nil {
		t.Error(err)
	}
	var b bytes.Buffer
	if err := export.CSV(&b, c); err != nil {
		t.Error(err)
	}
}
