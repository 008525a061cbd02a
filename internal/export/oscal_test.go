package export_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

// oscalSchemas compiles the official JSON schemas of OSCAL by the folder of the
// files that they describe; "" is the catalog. They are no part of the repository.
func oscalSchemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	dir := filepath.Join(cmp.Or(os.Getenv("DEMARC_SHARED"), "../../../shared"), "schemas")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no schemas of OSCAL to validate against: %v (set DEMARC_SHARED)", err)
	}
	out := map[string]*jsonschema.Schema{}
	for folder, name := range map[string]string{"": "oscal_catalog_schema.json", "component-definitions": "oscal_component_schema.json", "ssp": "oscal_ssp_schema.json"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(name, v); err != nil {
			t.Fatal(err)
		}
		if out[folder], err = c.Compile(name); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestOSCALIsWhatItsSchemasSay(t *testing.T) {
	validOSCAL(t, map[string]*model.Catalog{"fixture": modeltest.Catalog(), "odd": odd(), "nothing": {}, "bare": bare()})
}

func validOSCAL(t *testing.T, catalogs map[string]*model.Catalog) {
	t.Helper()
	schemas := oscalSchemas(t)
	linked := export.Options{SourceLine: func(document string, line int) string { return "https://example.org/" }}
	for name, c := range catalogs {
		for file, text := range files(t, c, model.OutputOSCAL, linked) {
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatalf("%s of %s: %v", file, name, err)
			}
			folder, _, many := strings.Cut(file, "/")
			if !many {
				folder = ""
			}
			if err := schemas[folder].Validate(v); err != nil {
				t.Errorf("%s of %s: %v", file, name, err)
			}
		}
	}
}

// The parts of the OSCAL documents that a reader needs to find owners.
type (
	oscalProps []struct{ Name, NS, Value, Class string }
	oscalItem  struct {
		UUID         string
		ProvidedUUID string `json:"provided-uuid"`
		Props        oscalProps
	}
	oscalDocument struct {
		Catalog    *struct{}
		Definition *struct {
			Components []struct {
				Implementations []struct {
					Requirements []oscalItem `json:"implemented-requirements"`
				} `json:"control-implementations"`
			}
		} `json:"component-definition"`
		Plan *struct {
			Implementation struct {
				Requirements []struct {
					Components []struct {
						Props  oscalProps
						Export struct{ Provided, Responsibilities []oscalItem }
					} `json:"by-components"`
				} `json:"implemented-requirements"`
			} `json:"control-implementation"`
		} `json:"system-security-plan"`
	}
)

func (p oscalProps) value(name string) string {
	for _, q := range p {
		if q.Name == name && q.NS == "urn:demarc:oscal" {
			return q.Value
		}
	}
	return ""
}

func readOSCAL(t *testing.T, files map[string][]byte, folder string) owners {
	out := owners{}
	add := func(p oscalProps) { out[p.value("responsibility")] = model.Owner(p.value("owner")) }
	for name, text := range files {
		if !strings.HasPrefix(name, folder+"/") {
			continue
		}
		var d oscalDocument
		if err := json.Unmarshal(text, &d); err != nil {
			t.Fatal(err)
		}
		if d.Definition != nil {
			for _, c := range d.Definition.Components {
				for _, i := range c.Implementations {
					for _, r := range i.Requirements {
						add(r.Props)
					}
				}
			}
		}
		if d.Plan == nil {
			continue
		}
		for _, r := range d.Plan.Implementation.Requirements {
			for _, c := range r.Components {
				for _, p := range c.Props {
					out[p.Value] = model.Owner(p.Class)
				}
				for _, e := range append(c.Export.Provided, c.Export.Responsibilities...) {
					add(e.Props)
				}
			}
		}
	}
	return out
}

func TestAPlanLeavesToTheCustomerWhatIsProvidedBesides(t *testing.T) {
	text := files(t, modeltest.Catalog(), model.OutputOSCAL, export.Options{})["ssp/alder.json"]
	var d oscalDocument
	if err := json.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	const shared = "alder/responsibilities#security/worker-nodes"
	provided, left := "", ""
	for _, r := range d.Plan.Implementation.Requirements {
		for _, c := range r.Components {
			for _, e := range c.Export.Provided {
				if e.Props.value("responsibility") == shared {
					provided = e.UUID
				}
			}
			for _, e := range c.Export.Responsibilities {
				if e.Props.value("responsibility") == shared {
					left = e.ProvidedUUID
				}
			}
		}
	}
	if provided == "" || provided != left {
		t.Errorf("%s is provided as %q, and what is left of it rests on %q", shared, provided, left)
	}
}

func TestAnOSCALDocumentHasAnotherUUIDWhenItsSourceChanges(t *testing.T) {
	first := func(c *model.Catalog) string {
		lines := strings.SplitN(string(files(t, c, model.OutputOSCAL, export.Options{})["component-definitions/alder.json"]), "\n", 4)
		return lines[2]
	}
	changed := modeltest.Catalog()
	changed.Documents[0].Hash = "0"
	if a, b := first(modeltest.Catalog()), first(changed); a == b || !strings.Contains(a, `"uuid": "`) {
		t.Errorf("the UUID stays %s though a document changed", a)
	}
}
