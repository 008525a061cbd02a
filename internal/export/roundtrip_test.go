package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

// owners is what a round trip must keep: the owner of each responsibility.
type owners map[string]model.Owner

func ownersOf(c *model.Catalog) owners {
	out := owners{}
	for i := range c.Responsibilities {
		out[c.Responsibilities[i].ID] = c.Responsibilities[i].Owner
	}
	return out
}

// files makes every file of a format.
func files(t *testing.T, c *model.Catalog, format model.Output, opts export.Options) map[string][]byte {
	t.Helper()
	f, ok := export.FormatOf(string(format))
	if !ok {
		t.Fatalf("no format %s", format)
	}
	out := map[string][]byte{}
	for _, file := range export.New(c, opts).Files(f) {
		var b bytes.Buffer
		if err := file.Write(&b); err != nil {
			t.Fatalf("%s: %v", file.Name, err)
		}
		if _, twice := out[file.Name]; twice {
			t.Errorf("%s is written twice", file.Name)
		}
		out[file.Name] = b.Bytes()
	}
	return out
}

// readers read the owners back from the files of a format.
var readers = []struct {
	format model.Output
	what   string
	read   func(*testing.T, map[string][]byte) owners
}{
	{model.OutputJSON, "model", readModels},
	{model.OutputParts, "models", readModels},
	{model.OutputCSV, "rows", func(t *testing.T, files map[string][]byte) owners {
		return readCSV(t, files["responsibilities.csv"], "id", "owner")
	}},
	{model.OutputCRM, "rows", func(t *testing.T, files map[string][]byte) owners {
		return readCSV(t, files["crm.csv"], "Responsibility ID", "Owner")
	}},
	{model.OutputXLSX, "workbook", readWorkbook},
	{model.OutputOSCAL, "component definitions", func(t *testing.T, files map[string][]byte) owners {
		return readOSCAL(t, files, "component-definitions")
	}},
	{model.OutputOSCAL, "plans", func(t *testing.T, files map[string][]byte) owners { return readOSCAL(t, files, "ssp") }},
}

func readModels(t *testing.T, files map[string][]byte) owners {
	out := owners{}
	for name, text := range files {
		var c model.Catalog
		if err := json.Unmarshal(text, &c); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		maps.Copy(out, ownersOf(&c))
	}
	return out
}

func readCSV(t *testing.T, text []byte, id, owner string) owners {
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return readTable(rows, id, owner)
}

func readTable(rows [][]string, id, owner string) owners {
	column := map[string]int{}
	for i, title := range rows[0] {
		column[title] = i
	}
	words := map[string]model.Owner{"Provider": model.OwnerProvider, "Customer": model.OwnerCustomer, "Shared": model.OwnerShared,
		"Partner": model.OwnerPartner, "None": model.OwnerNone, "Silent": model.OwnerUnstated}
	out := owners{}
	for _, row := range rows[1:] {
		word := row[column[owner]]
		if fields := strings.Fields(word); len(fields) == 2 {
			word = fields[1] // "P Provider"
		}
		o, ok := words[word]
		if !ok {
			o = model.Owner(word)
		}
		out[strings.TrimPrefix(row[column[id]], "'")] = o
	}
	return out
}

func readWorkbook(t *testing.T, files map[string][]byte) owners {
	book := openBook(t, files["responsibilities.xlsx"])
	out := owners{}
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if rows[0][0] == "Clause" {
			maps.Copy(out, readTable(rows, "Responsibility ID", "Owner"))
		}
	}
	return out
}

func openBook(t *testing.T, text []byte) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func TestWhatIsReadBackHasTheSameOwners(t *testing.T) {
	roundTrip(t, map[string]*model.Catalog{"fixture": modeltest.Catalog(), "odd": odd(), "nothing": {}, "bare": bare()})
}

func roundTrip(t *testing.T, catalogs map[string]*model.Catalog) {
	t.Helper()
	for name, c := range catalogs {
		want := ownersOf(c)
		for _, r := range readers {
			if got := r.read(t, files(t, c, r.format, export.Options{})); !maps.Equal(got, want) {
				t.Errorf("%s, the %s of %s read back as\n%v, want\n%v", r.format, r.what, name, got, want)
			}
		}
	}
}

// odd is a catalog of what no author meant to write, and some do.
func odd() *model.Catalog {
	src := model.Source{Line: 3, EndLine: 3}
	c := &model.Catalog{
		Kinds:  []model.ServiceKind{{ID: "k", Title: "K"}, {ID: "7 seas", Title: "7 / seas"}},
		Layers: []model.Layer{{ID: "l", Kind: "k", Title: "L", Line: true}, {ID: "7 seas/l", Kind: "7 seas", Title: "", Line: true}},
		Topics: []model.Topic{{ID: "t", Kind: "k", Title: "A | B\n# C", Layer: "l"}, {ID: "7 seas/t", Kind: "7 seas", Title: "", Layer: "7 seas/l"}},
	}
	names := []string{"=cmd|' /C calc'!A0", "IBM/Red:Hat?*[x]", strings.Repeat("Long ", 20), strings.Repeat("Long ", 20),
		"overview", "ÄÖ 🚀 \u202e<script>", "History", "\n"}
	for i, name := range names {
		id := []string{"-a", "A b", "c", "C", "7", "ä", "q", "x y"}[i]
		c.Providers = append(c.Providers, model.Provider{ID: id, Kind: []string{"k", "", "7 seas"}[i%3], Name: name, Service: name, Lang: "en", Parties: []model.Party{
			{ID: "provider", Role: model.RoleProvider, Name: name}, {ID: "customer", Role: model.RoleCustomer, Name: "You"},
			{ID: "3-com", Role: model.RolePartner, Name: "3 Com"}}})
		c.Documents = append(c.Documents, model.Document{ID: id + "/d", Provider: id, Dialect: "plain", Path: id + "/d.txt",
			SourceURL: `https://example.org/"x"?a=` + strings.Repeat("b", i*60)})
		owner := model.Owners()[i%6]
		c.Responsibilities = append(c.Responsibilities, model.Responsibility{
			ID: id + "/d#s/r", Document: id + "/d", Section: "s", Label: "+1\nsecond | `line` <b>", Topics: []string{"t", "gone", "7 seas/t"}[i%3 : i%3+1],
			Owner: owner, Form: model.FormList, Source: src,
			Assignments: []model.Assignment{
				{Party: "provider", Letters: "RA", Source: src, Duties: []model.Duty{
					{Kind: model.KindDoes, Modality: model.ModalityDoes, Text: strings.Repeat("very long 🚀 ", 4000), Line: 3},
					{Kind: model.KindExcluded, Modality: model.ModalityMust, Text: "@SUM(1)\t", Line: 3}}},
				{Party: "customer", Source: src, Duties: []model.Duty{{Kind: model.KindHelps, Modality: model.ModalityMay, Text: "- 1. # *x*", Line: 3}}},
				{Party: "3-com", Source: src, Duties: []model.Duty{{Kind: model.KindDoes, Modality: model.ModalityMay, Text: "\x01\u2028", Line: 3}}},
				{Party: "nobody-knows", Source: src},
			}})
	}
	return c
}
