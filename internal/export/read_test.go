package export_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

func TestReadReadsEveryMemberThatIsWritten(t *testing.T) {
	text := exported(t, modeltest.Catalog())
	got, err := export.Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var want model.Catalog
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	if a, b := exported(t, got), exported(t, &want); !bytes.Equal(a, b) {
		t.Errorf("what is read differs at byte %d", differsAt(a, b))
	}
	names := reflect.TypeFor[model.Catalog]()
	for i := range names.NumField() {
		name, _, _ := strings.Cut(names.Field(i).Tag.Get("json"), ",")
		_, err := export.Read(strings.NewReader(`{"schema": "demarc/model/v1", "` + name + `": true}`))
		if name != "-" && err == nil {
			t.Errorf("the member %q is not read", name)
		}
	}
}

func TestReadLeavesOutWhatItDoesNotKnow(t *testing.T) {
	c, err := export.Read(strings.NewReader(`{"novel": {"a": [1, {"b": null}]}, "schema": "demarc/model/v1", "topics": [{"id": "x", "novel": 1}]}`))
	if err != nil || len(c.Topics) != 1 {
		t.Errorf("it reads %v, %v", c, err)
	}
}

func TestReadRefusesWhatIsNoModel(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "unexpected EOF",
		"[]":                            "[ at byte 1: want {",
		"{":                             "EOF",
		"no":                            "invalid character",
		"{}":                            `its schema is ""`,
		`{"schema": "demarc/model/v2"}`: `its schema is "demarc/model/v2"`,
		`{"schema": "demarc/model/v1", "facts": {}}`:                 "facts: { at byte",
		`{"schema": "demarc/model/v1", "documents": [{"path": 1}]}`:  "documents: json: cannot unmarshal number",
		`{"schema": "demarc/model/v1", "responsibilities": [{"id":"`: "responsibilities: unexpected EOF",
	} {
		if _, err := export.Read(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
