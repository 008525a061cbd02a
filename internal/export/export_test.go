package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"demarc/internal/diag"
	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
	"demarc/internal/schematest"
)

func exported(t *testing.T, c *model.Catalog) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := export.JSON(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestExportIsWhatItsSchemaSays(t *testing.T) {
	for name, c := range map[string]*model.Catalog{"fixture": modeltest.Catalog(), "nothing": {}, "bare": bare()} {
		if err := schematest.Follows(export.Schema(), exported(t, c)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// bare is a catalog whose lists are nil wherever the model allows it.
func bare() *model.Catalog {
	src := model.Source{Line: 1, EndLine: 1}
	return &model.Catalog{
		Providers:        []model.Provider{{ID: "p", Name: "P", Service: "P", Lang: "en"}},
		Documents:        []model.Document{{ID: "p/d", Provider: "p", Dialect: "plain", Path: "p/d.txt"}},
		Responsibilities: []model.Responsibility{{ID: "p/d#s/r", Document: "p/d", Owner: model.OwnerUnstated, Form: model.FormProse, Source: src}},
		Components:       []model.Component{{ID: "p/c", Document: "p/d", Source: src}},
		Facts:            []model.Fact{{Document: "p/d", Source: src}},
	}
}

func TestSchemaRefusesWhatTheContractHasNot(t *testing.T) {
	for name, change := range map[string]func(m map[string]any){
		"an unknown key":   func(m map[string]any) { m["extra"] = 1 },
		"a missing list":   func(m map[string]any) { delete(m, "facts") },
		"null for a list":  func(m map[string]any) { m["topics"] = nil },
		"an unknown owner": func(m map[string]any) { m["responsibilities"].([]any)[0].(map[string]any)["owner"] = "us" },
		"letters in another order": func(m map[string]any) {
			r := m["responsibilities"].([]any)[15].(map[string]any)
			r["assignments"].([]any)[0].(map[string]any)["letters"] = "AR"
		},
	} {
		var v map[string]any
		if err := json.Unmarshal(exported(t, modeltest.Catalog()), &v); err != nil {
			t.Fatal(err)
		}
		change(v)
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if schematest.Follows(export.Schema(), text) == nil {
			t.Errorf("%s is valid", name)
		}
	}
}

func TestNoListIsNull(t *testing.T) {
	for _, c := range []*model.Catalog{{}, bare(), modeltest.Catalog()} {
		if text := exported(t, c); bytes.Contains(text, []byte("null")) {
			t.Errorf("null in:\n%s", text)
		}
	}
}

func TestStreamEqualsTheWholeEncoded(t *testing.T) {
	c := modeltest.Catalog()
	var want bytes.Buffer
	e := json.NewEncoder(&want)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(c); err != nil {
		t.Fatal(err)
	}
	if got := exported(t, c); !bytes.Equal(got, want.Bytes()) {
		t.Errorf("the stream differs from encoding/json at byte %d", differsAt(got, want.Bytes()))
	}
}

func differsAt(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func TestExportIsReproducibleAndLeavesTheCatalogAlone(t *testing.T) {
	c := bare()
	if a, b := exported(t, c), exported(t, bare()); !bytes.Equal(a, b) {
		t.Error("two exports of one catalog differ")
	}
	if !reflect.DeepEqual(c, bare()) {
		t.Error("the export changed the catalog")
	}
}

func TestExportReadsBack(t *testing.T) {
	c := modeltest.Catalog()
	var back model.Catalog
	if err := json.Unmarshal(exported(t, c), &back); err != nil {
		t.Fatal(err)
	}
	if len(back.Responsibilities) != len(c.Responsibilities) {
		t.Fatalf("%d responsibilities come back of %d", len(back.Responsibilities), len(c.Responsibilities))
	}
	if again := exported(t, &back); !bytes.Equal(again, exported(t, c)) {
		t.Error("what is read back exports differently")
	}
}

// failing is a writer that is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestAWriterThatFailsIsAnError(t *testing.T) {
	for name, err := range map[string]error{"JSON": export.JSON(failing{}, modeltest.Catalog()), "CSV": export.CSV(failing{}, modeltest.Catalog())} {
		if err == nil || !strings.HasPrefix(err.Error(), "export "+name+": ") {
			t.Errorf("%s: error %v does not begin with the act", name, err)
		}
	}
}

func TestSchemaDescribesEveryFieldOfTheModel(t *testing.T) {
	var s map[string]any
	if err := json.Unmarshal(export.Schema(), &s); err != nil {
		t.Fatal(err)
	}
	defs := s["$defs"].(map[string]any)
	for name, v := range map[string]any{"serviceKind": model.ServiceKind{}, "layer": model.Layer{}, "topic": model.Topic{}, "area": model.Area{},
		"provider": model.Provider{}, "party": model.Party{}, "document": model.Document{}, "section": model.Section{},
		"unread": model.Unread{}, "input": model.Input{}, "source": model.Source{}, "responsibility": model.Responsibility{},
		"editorNote": model.EditorNote{}, "evidence": model.Evidence{},
		"assignment": model.Assignment{}, "note": model.Note{}, "duty": model.Duty{}, "component": model.Component{},
		"fact": model.Fact{}, "quantity": model.Quantity{}, "finding": diag.Finding{}} {
		sameFields(t, name, reflect.TypeOf(v), defs[name].(map[string]any))
		delete(defs, name)
	}
	sameFields(t, "catalog", reflect.TypeFor[model.Catalog](), s)
	for name := range defs {
		t.Errorf("the schema defines %s, which the model has not", name)
	}
}

// sameFields compares the JSON fields of a type with the properties of a schema:
// each has a description, and is required unless it may be left out.
func sameFields(t *testing.T, name string, typ reflect.Type, schema map[string]any) {
	t.Helper()
	properties := schema["properties"].(map[string]any)
	required := map[string]bool{}
	for _, r := range schema["required"].([]any) {
		required[r.(string)] = true
	}
	for i := range typ.NumField() {
		tag := typ.Field(i).Tag.Get("json")
		field, option, _ := strings.Cut(tag, ",")
		if tag == "-" {
			continue
		}
		p, _ := properties[field].(map[string]any)
		if p == nil || p["description"] == nil {
			t.Errorf("%s.%s has no description in the schema", name, field)
		}
		if required[field] != (option == "") {
			t.Errorf("%s.%s: required is %v in the schema", name, field, required[field])
		}
		delete(properties, field)
	}
	for p := range properties {
		t.Errorf("%s.%s is in the schema and not in the model", name, p)
	}
}

func TestCSVHasARowAResponsibility(t *testing.T) {
	c := modeltest.Catalog()
	c.Responsibilities[0].Label = "=HYPERLINK(1)"
	var b bytes.Buffer
	if err := export.CSV(&b, c); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(c.Responsibilities)+1 {
		t.Fatalf("%d rows for %d responsibilities", len(rows), len(c.Responsibilities))
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for i, r := range c.Responsibilities {
		if row := rows[i+1]; row[column["id"]] != r.ID || row[column["owner"]] != string(r.Owner) {
			t.Errorf("row %d is %s %s, want %s %s", i+1, row[column["id"]], row[column["owner"]], r.ID, r.Owner)
		}
	}
	if got := rows[1][column["label"]]; got != "'=HYPERLINK(1)" {
		t.Errorf("a formula stays live: %q", got)
	}
	for _, want := range []struct{ id, column, text string }{
		{"alder/responsibilities#security/worker-nodes", "customer_duties", "You must install the image on your workers within a week.\nAsk for more workers before the last one is full."},
		{"alder/responsibilities#recovery/your-apps", "helps", "Alder offers a command that copies volumes to another region."},
		{"birch/raci#12-copies/keep-copies-of-the-volumes", "partner_letters", "RA"},
		{"dune/terms#nodes/nodes", "excluded", "is not responsible for software that the client installs on a node"},
	} {
		for _, row := range rows {
			if row[0] == want.id && row[column[want.column]] != want.text {
				t.Errorf("%s, %s: %q, want %q", want.id, want.column, row[column[want.column]], want.text)
			}
		}
	}
}
