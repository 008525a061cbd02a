package export_test

import (
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
