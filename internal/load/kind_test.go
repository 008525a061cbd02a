package load_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"demarc/internal/diag"
	"demarc/internal/load"
	"demarc/internal/model"
	"demarc/internal/taxonomy"
)

// tea is a kind of service with a topic that the built-in taxonomy has too; its
// areas and skipped words are those of the content's own kind.
const tea = `kind: tea
title: Tea houses
layers:
  - {id: water, title: Water}
topics:
  - {id: kettles, title: Kettles, layer: water, related: [data], terms: {en: {9: [kettle]}}}
  - {id: data, title: Data, layer: water, terms: {en: {9: [recipe]}}}
`

// house is a content root with a provider of both kinds, one of tea alone, and one
// that names no kind.
func house(changes fstest.MapFS) fstest.MapFS {
	row := func(head, label string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(head + "## Tasks\n\n| Task | Acme | Customer |\n|---|---|---|\n| " + label + " | RA | |\n")}
	}
	files := fstest.MapFS{
		"taxonomies/tea.yaml": {Data: []byte(tea)},
		"acme/provider.yaml":  provider("services: {tea: Acme Tea}\ndocuments: {said.md: {kind: tea}}\n"),
		"acme/nodes.md":       row("", "Replace worker nodes"),
		"acme/front.md":       row("---\nkind: tea\n---\n", "Fill the kettles"),
		"acme/said.md":        row("---\nkind: kubernetes\n---\n", "Write down each recipe"),
		"bud/provider.yaml":   provider("kind: tea\n"),
		"bud/kettles.md":      {Data: []byte("## Tasks\n\n| Task | Change management |\n|---|---|\n| Kettles | Customer |\n")},
		"cup/provider.yaml":   provider(""),
		"cup/nodes.md":        row("", "Replace worker nodes"),
	}
	maps.Copy(files, changes)
	return files
}

func TestServicesOfSeveralKinds(t *testing.T) {
	c, err := loadFS(t, house(nil))
	if err != nil {
		t.Fatal(err)
	}
	if want := []model.ServiceKind{{ID: "kubernetes", Title: "Managed Kubernetes"}, {ID: "tea", Title: "Tea houses"}}; !slices.Equal(c.Kinds, want) {
		t.Errorf("kinds %v", c.Kinds)
	}
	var got []string
	for _, p := range c.Providers {
		got = append(got, fmt.Sprintf("%s is %s, %s", p.ID, p.Service, p.Kind))
	}
	for i := range c.Responsibilities {
		r := &c.Responsibilities[i]
		d := c.Documents[slices.IndexFunc(c.Documents, func(d model.Document) bool { return d.ID == r.Document })]
		got = append(got, fmt.Sprintf("%s of %s: %v %s", r.ID, d.Provider, r.Topics, r.Area))
	}
	want := []string{
		"acme is Acme, kubernetes",
		"acme/tea is Acme Tea, tea",
		"bud is Acme, tea",
		"cup is Acme, kubernetes",
		"acme/front#tasks/fill-the-kettles of acme/tea: [tea/kettles] ",
		"acme/nodes#tasks/replace-worker-nodes of acme: [worker-nodes] ",
		"acme/said#tasks/write-down-each-recipe of acme/tea: [tea/data] ",
		"bud/kettles#tasks/kettles/change of bud: [tea/kettles] tea/change",
		"cup/nodes#tasks/replace-worker-nodes of cup: [worker-nodes] ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, topic := range c.Topics {
		if tea := topic.Kind == "tea"; tea != strings.HasPrefix(topic.ID, "tea/") || tea != strings.HasPrefix(topic.Layer, "tea/") ||
			topic.ID == "tea/kettles" && !slices.Equal(topic.Related, []string{"tea/data"}) {
			t.Errorf("topic %+v", topic)
		}
	}
}

// A kind that no service is of has no page, and a publisher's own use of the key is
// none of ours where there is only one kind.
func TestAKindWithoutAServiceIsLeftOut(t *testing.T) {
	files := house(fstest.MapFS{"cup/nodes.md": {Data: []byte("---\nkind: page\n---\n## Tasks\n")}})
	for name := range files {
		if !strings.HasPrefix(name, "cup/") {
			delete(files, name)
		}
	}
	for _, more := range []fstest.MapFS{{}, {"taxonomies/tea.yaml": {Data: []byte(tea)}}} {
		maps.Copy(files, more)
		c, err := loadFS(t, files)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Kinds) != 1 || c.Kinds[0].ID != "kubernetes" {
			t.Errorf("kinds %v", c.Kinds)
		}
		told := slices.ContainsFunc(c.Findings, func(f diag.Finding) bool { return f.Rule == diag.KindUnknown.Code && f.Path == "cup/nodes.md" })
		if told != (len(more) > 0) {
			t.Errorf("with %d further kinds: findings %v", len(more), c.Findings)
		}
	}
}

func TestPinsNameTopicsAsTheirTaxonomyDoes(t *testing.T) {
	c, err := loadFS(t, house(fstest.MapFS{"bud/provider.yaml": provider("kind: tea\npins: {\"bud/kettles#tasks/kettles/change\": [data]}\n")}))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.Responsibilities {
		if r.Document == "bud/kettles" && r.Topic() != "tea/data" {
			t.Errorf("%s has the topics %v", r.ID, r.Topics)
		}
	}
}

func TestFaultsOfKinds(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"an unknown kind": {"bud/provider.yaml", "name: Bud\nkind: coffee\n",
			`bud/provider.yaml:2:7: key "kind" is "coffee": want one of kubernetes, tea`},
		"of a document": {"bud/provider.yaml", "name: Bud\ndocuments: {kettles.md: {kind: coffee}}\n",
			`bud/provider.yaml:2:32: key "kind" is "coffee": want one of kubernetes, tea`},
		"of a service": {"bud/provider.yaml", "name: Bud\nservices: {coffee: Bud Coffee}\n",
			`bud/provider.yaml:2:12: service of the kind "coffee": want one of kubernetes, tea`},
		"a pin of another kind": {"bud/provider.yaml", "name: Bud\nkind: tea\npins: {\"bud/kettles#tasks/kettles/change\": [patching]}\n",
			`bud/provider.yaml:3:45: a pin names the topic "patching": want one of the kind "tea", which its document is of`},
		"a file by another name": {"taxonomies/coffee.yaml", tea,
			`taxonomies/coffee.yaml:1:7: kind "tea" in a file that is called coffee.yaml: want one name`},
		"the content's own kind": {"taxonomies/kubernetes.yaml", strings.Replace(tea, "tea", "kubernetes", 1),
			`taxonomies/kubernetes.yaml: kind "kubernetes" is that of taxonomy.yaml: want another`},
		"a topic twice": {"taxonomies/tea.yaml", tea + "  - {id: data, title: Data, layer: water}\n",
			`taxonomies/tea.yaml:8:5: topic id "data" stands twice: want it once`},
		"a provider among taxonomies": {"taxonomies/provider.yaml", "name: X\n",
			`taxonomies/provider.yaml:1:1: unknown key "name" in the taxonomy`},
	} {
		_, err := loadFS(t, house(fstest.MapFS{test.file: {Data: []byte(test.text)}}))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q in it", name, err, test.want)
		}
	}
}

func TestWhyAsksTheTaxonomyOfTheKind(t *testing.T) {
	files := house(nil)
	c, err := loadFS(t, files)
	if err != nil {
		t.Fatal(err)
	}
	files["taxonomy.yaml"] = &fstest.MapFile{Data: []byte("kind: other\nareas: [{id: a, title: A}]\nlayers: [{id: l, title: L}]\ntopics: [{id: t, title: T, layer: l}]\n")}
	kinds, err := taxonomy.LoadKinds(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Responsibilities {
		r := &c.Responsibilities[i]
		want := r.Topics
		if !strings.HasPrefix(r.Topic(), "tea/") {
			want = nil // of a kind that these taxonomies do not have
		}
		if got := load.Why(c, r, kinds).Topics; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", r.ID, got, want)
		}
	}
}

// TestTheExampleIsClassified loads the content of two kinds that comes along: every
// responsibility has a topic of its own kind.
func TestTheExampleIsClassified(t *testing.T) {
	c := content(t, "../../examples/database/content")
	kind := map[string]string{}
	for _, p := range c.Providers {
		kind[p.ID] = p.Kind
	}
	of := map[string]string{} // by document
	for _, d := range c.Documents {
		of[d.ID] = kind[d.Provider]
	}
	counts := map[string]int{}
	for _, r := range c.Responsibilities {
		counts[of[r.Document]]++
		if of := of[r.Document]; r.Topic() == "" || strings.HasPrefix(r.Topic(), "database/") != (of == "database") {
			t.Errorf("%s of kind %s has the topics %v", r.ID, of, r.Topics)
		}
	}
	if len(c.Kinds) != 2 || counts["kubernetes"] == 0 || counts["database"] == 0 {
		t.Errorf("kinds %v, responsibilities %v", c.Kinds, counts)
	}
	for _, f := range c.Findings {
		if f.Severity != diag.SeverityNote {
			t.Errorf("%s:%d: %s", f.Path, f.Line, f.Message)
		}
	}
}
