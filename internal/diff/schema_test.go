package diff_test

import (
	"bytes"
	"strings"
	"testing"

	"demarc/internal/diff"
	"demarc/internal/report"
	"demarc/internal/schematest"
)

// followsSchema holds the JSON form of a report against its published schema.
func followsSchema(t *testing.T, r *diff.Report) {
	t.Helper()
	var b bytes.Buffer
	if err := report.JSON(&b, r, report.Info{Generator: "demarc", Base: "before", Head: "after"}); err != nil {
		t.Fatal(err)
	}
	if err := schematest.Follows(diff.JSONSchema(), b.Bytes()); err != nil {
		t.Errorf("%v\n%s", err, b.Bytes())
	}
}

func TestTheSchemaHasTheVersionOfTheContract(t *testing.T) {
	id := `"$id": "urn:` + strings.ReplaceAll(diff.Schema, "/", ":") + `"`
	for _, want := range []string{id, `"schema": {"const": "` + diff.Schema + `"`} {
		if !strings.Contains(string(diff.JSONSchema()), want) {
			t.Errorf("the schema has no %s", want)
		}
	}
}
