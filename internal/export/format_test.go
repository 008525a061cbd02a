package export_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"demarc/internal/diag"
	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
	"demarc/internal/schematest"
)

func TestEveryFormatIsReproducible(t *testing.T) {
	for _, f := range export.Formats() {
		for name, make := range map[string]func() *model.Catalog{"fixture": modeltest.Catalog, "odd": odd} {
			one, two := files(t, make(), f.Name, export.Options{}), files(t, make(), f.Name, export.Options{})
			for file := range one {
				if !bytes.Equal(one[file], two[file]) {
					t.Errorf("%s of %s differs from one export to the next", file, name)
				}
			}
		}
	}
}

func TestFormatsAreTheOutputsOfTheModel(t *testing.T) {
	var names []model.Output
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	if want := model.Outputs(); !slices.Equal(names, want) {
		t.Errorf("formats %v, want %v", names, want)
	}
}

func TestLargeSitesOfferWhatIsCheap(t *testing.T) {
	names := func(asked []model.Output, n int) []model.Output {
		var out []model.Output
		for _, f := range export.Outputs(asked, &model.Catalog{Responsibilities: make([]model.Responsibility, n)}) {
			out = append(out, f.Name)
		}
		return out
	}
	all := model.Outputs()
	cheap := []model.Output{model.OutputJSON, model.OutputSchema, model.OutputDiff, model.OutputCSV, model.OutputCRM}
	for _, c := range []struct {
		asked []model.Output
		n     int
		want  []model.Output
	}{
		{nil, 20_000, all},
		{nil, 20_001, cheap},
		{[]model.Output{model.OutputXLSX, model.OutputJSON}, 20_001, []model.Output{model.OutputJSON, model.OutputXLSX}},
		{[]model.Output{}, 1, nil},
	} {
		if got := names(c.asked, c.n); !slices.Equal(got, c.want) {
			t.Errorf("asked for %v of %d responsibilities: %v, want %v", c.asked, c.n, got, c.want)
		}
	}
}

func TestEveryFileOfEveryFormatSaysWhatItIs(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range export.Formats() {
		if f.Text == "" {
			t.Errorf("%s has no text", f.Name)
		}
		for _, file := range export.New(odd(), export.Options{}).Files(f) {
			at := f.Path(file)
			if seen[strings.ToLower(at)] || strings.HasPrefix(path.Clean(at), "..") || at != path.Clean(at) {
				t.Errorf("%s is no path of its own", at)
			}
			seen[strings.ToLower(at)] = true
			if file.Media == "" || file.Text == "" || (f.Many && strings.Contains(file.Name, "/")) != (file.Folder != "") {
				t.Errorf("%s is not described: %+v", at, file)
			}
		}
	}
}

func TestTheDocumentationListsEveryFormat(t *testing.T) {
	text, err := os.ReadFile("../../docs/data.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range export.Formats() {
		_, row, found := strings.Cut(string(text), "\n| `"+string(f.Name)+"` |")
		row, _, _ = strings.Cut(row, "\n")
		if !found {
			t.Errorf("docs/data.md does not list %s", f.Name)
		}
		for _, file := range export.New(modeltest.Catalog(), export.Options{}).Files(f) {
			name := strings.NewReplacer("alder", "<provider>", "facilities", "<topic>").Replace(f.Path(file))
			if (!f.Many || strings.Contains(name, "<")) && !strings.Contains(row, "`"+name+"`") {
				t.Errorf("docs/data.md does not name the file %s of %s", name, f.Name)
			}
		}
	}
}

func TestAnyFormatTellsThatAWriterFails(t *testing.T) {
	for _, f := range export.Formats() {
		for _, file := range export.New(modeltest.Catalog(), export.Options{}).Files(f) {
			if err := file.Write(failing{}); err == nil || !strings.HasPrefix(err.Error(), "export ") || !strings.HasSuffix(err.Error(), "disk full") {
				t.Errorf("%s: error %v", f.Path(file), err)
			}
		}
	}
}

func TestPartsAreWhatTheSchemaSays(t *testing.T) {
	for name, c := range map[string]*model.Catalog{"fixture": modeltest.Catalog(), "nothing": {}, "bare": bare()} {
		for file, text := range files(t, c, model.OutputParts, export.Options{}) {
			if err := schematest.Follows(export.Schema(), text); err != nil {
				t.Errorf("%s of %s: %v", file, name, err)
			}
		}
	}
}

func TestAPartHasWhatIsItsOwnAndWhatThatNeeds(t *testing.T) {
	c := modeltest.Catalog()
	c.Findings = append(c.Findings, diag.Finding{Rule: "x", Severity: diag.SeverityNote, Path: "birch/provider.yaml", Line: 1, Column: 1})
	c.Notes = []model.EditorNote{{Topic: "app-backup", Providers: []string{"alder", "birch"}, Text: "They differ."}}
	parts := map[string]model.Catalog{}
	for file, text := range files(t, c, model.OutputParts, export.Options{}) {
		var p model.Catalog
		if err := json.Unmarshal(text, &p); err != nil {
			t.Fatal(err)
		}
		parts[file] = p
	}
	birch := parts["providers/birch.json"]
	if len(birch.Providers) != 1 || len(birch.Documents) != 1 || len(birch.Notes) != 1 || len(birch.Topics) != len(c.Topics) {
		t.Errorf("birch has %d providers, %d documents, %d notes, %d topics", len(birch.Providers), len(birch.Documents), len(birch.Notes), len(birch.Topics))
	}
	if !slices.ContainsFunc(birch.Findings, func(f diag.Finding) bool { return f.Path == "birch/provider.yaml" }) ||
		slices.ContainsFunc(birch.Findings, func(f diag.Finding) bool { return !strings.HasPrefix(f.Path, "birch/") }) {
		t.Errorf("birch has the findings %v", birch.Findings)
	}
	// "etcd-backup" is the topic of a duty of a responsibility about worker nodes.
	topic := parts["topics/etcd-backup.json"]
	if !slices.ContainsFunc(topic.Responsibilities, func(r model.Responsibility) bool { return r.ID == "alder/responsibilities#security/worker-nodes" }) {
		t.Error("a topic lacks a responsibility of which a duty is about it")
	}
	for i := range topic.Responsibilities {
		of := topic.Responsibilities[i].Document
		if !slices.ContainsFunc(topic.Documents, func(d model.Document) bool { return d.ID == of }) {
			t.Errorf("a topic lacks the document %s", of)
		}
	}
	if n := len(parts["topics/app-backup.json"].Notes); n != 1 {
		t.Errorf("a topic has %d notes", n)
	}
}
