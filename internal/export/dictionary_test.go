package export_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

func TestDictionaryExplainsEveryField(t *testing.T) {
	byName := map[string]export.Definition{}
	for _, d := range export.Dictionary() {
		if byName[d.Name] = d; d.Text == "" || len(d.Fields) == 0 {
			t.Errorf("%s is not explained", d.Name)
		}
		for _, f := range d.Fields {
			if f.Text == "" || f.Type == "" {
				t.Errorf("%s.%s is not explained: %+v", d.Name, f.Name, f)
			}
		}
	}
	for _, want := range []struct {
		definition string
		field      export.Field
	}{
		{"model", export.Field{Name: "schema", Type: `"demarc/model/v1"`}},
		{"model", export.Field{Name: "responsibilities", Type: "list of responsibility"}},
		{"responsibility", export.Field{Name: "source", Type: "source"}},
		{"responsibility", export.Field{Name: "area", Type: "string", Optional: true}},
		{"duty", export.Field{Name: "kind", Type: "one of does, helps, excluded"}},
		{"diff", export.Field{Name: "shifts", Type: "list of shift"}},
		{"shift", export.Field{Name: "before", Type: "string", Optional: true}},
		{"csv", export.Field{Name: "owner", Type: "text"}},
		{"crm", export.Field{Name: "Can be inherited", Type: "text"}},
		{"oscal", export.Field{Name: "owner", Type: "property"}},
	} {
		found := false
		for _, f := range byName[want.definition].Fields {
			if f.Text = ""; f == want.field {
				found = true
			}
		}
		if !found {
			t.Errorf("the dictionary has no %s.%+v", want.definition, want.field)
		}
	}
}

// What is published of the contracts is kept: testdata/contracts.txt has every field
// of version 1, with its type, and whether it may be absent. A field is added there as
// it is to a schema, and no line of it changes or goes.
func TestTheContractsOnlyGrow(t *testing.T) {
	text, err := os.ReadFile("testdata/contracts.txt")
	if err != nil {
		t.Fatal(err)
	}
	published := strings.Split(strings.TrimSpace(string(text)), "\n")
	var now []string
	for _, d := range export.Dictionary() {
		for _, f := range d.Fields {
			if f.Type == "text" || f.Type == "property" {
				continue // of a table, or of OSCAL
			}
			line := d.Name + "." + f.Name + ": " + f.Type
			if f.Optional {
				line += ", may be absent"
			}
			if now = append(now, line); !slices.Contains(published, line) {
				t.Errorf("testdata/contracts.txt lacks %q", line)
			}
		}
	}
	for _, line := range published {
		if !slices.Contains(now, line) {
			t.Errorf("version 1 promised %q", line)
		}
	}
}

// Every property that an OSCAL document has in the project's namespace is in the
// dictionary.
func TestDictionaryHasThePropertiesOfOSCAL(t *testing.T) {
	known := map[string]bool{}
	for _, d := range export.Dictionary() {
		if d.Name == "oscal" {
			for _, f := range d.Fields {
				known[f.Name] = true
			}
		}
	}
	for file, text := range files(t, modeltest.Catalog(), model.OutputOSCAL, export.Options{}) {
		lines := strings.Split(string(text), "\n")
		for i, line := range lines {
			if strings.Contains(line, `"ns": "urn:demarc:oscal"`) {
				name := strings.Split(lines[i-1], `"`)
				if name[1] == "name" && name[3] != "question" && !known[name[3]] {
					t.Errorf("%s has the property %s", file, name[3])
				}
			}
		}
	}
}
