package site_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"demarc/internal/model"
	"demarc/internal/site"
)

// data returns what a file of data adds to the object of its page, and under which
// key.
func data(t *testing.T, text string, into any) string {
	t.Helper()
	m := regexp.MustCompile(`^\(self\.demarcData = self\.demarcData \|\| \{\}\)\["(.*)"\] =\n((?s).*);\n$`).FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("not a statement that adds an entry: %.80s", text)
	}
	if err := json.Unmarshal([]byte(m[2]), into); err != nil {
		t.Fatal(err)
	}
	return m[1]
}

type providerData struct {
	Name, Side string
	Heights    []struct {
		At    *float64
		Words string
	}
	Topics map[string][]any
}

// What a browser composes a comparison of is what the page of a pair shows: the
// same cells, but for the folder that their links start from.
func TestACellOfTheDataIsThatOfThePage(t *testing.T) {
	out := fixture(t)
	page := read(t, out, "compare/alder-vs-birch/index.html")
	for _, id := range []string{"alder", "birch"} {
		var d providerData
		if key := data(t, read(t, out, "data/providers/"+id+".js"), &d); key != "provider:"+id {
			t.Errorf("the data of %s has the key %s", id, key)
		}
		if len(d.Topics) != 34 || len(d.Heights) != 9 {
			t.Errorf("%s: %d topics and %d layers, want 34 and 9", id, len(d.Topics), len(d.Heights))
		}
		for topic, cell := range d.Topics {
			html := cell[3].(string) + cell[4].(string) + cell[5].(string)
			brief := cell[3].(string) + cell[5].(string)
			row := rowOf(t, page, topic)
			if !strings.Contains(row, deeper(html)) && !strings.Contains(row, deeper(brief)) {
				t.Errorf("%s, %s: the page has another cell than the data:\n%s\n%s", id, topic, row, deeper(html))
			}
		}
	}
}

func deeper(html string) string { return strings.ReplaceAll(html, `href="../`, `href="../../`) }

func rowOf(t *testing.T, page, topic string) string {
	t.Helper()
	_, row, ok := strings.Cut(page, `<tr id="t-`+topic+`">`)
	if !ok {
		t.Fatalf("no row of %s", topic)
	}
	row, _, _ = strings.Cut(row, "</tbody>")
	row, _, _ = strings.Cut(row, `<tr id=`) // a note takes a line of its own
	return row
}

func TestTheFormHasEveryPartAndASlotForEachNumber(t *testing.T) {
	out := fixture(t)
	var form struct{ HTML, Layer, Only, None, Comma, Last string }
	if key := data(t, read(t, out, "data/kinds/kubernetes.js"), &form); key != "form:kubernetes" {
		t.Errorf("the form has the key %s", key)
	}
	for _, want := range []string{
		`<h1>{names}</h1>`, `{n-differ}`, `{n-only-a}`, `{n-only-b}`, `{n-only}`, `{n-split}`, `{n-agree}`, `{n-silent}`,
		`{to-customer}`, `{to-provider}`, `{layers}`, `<g id="ov-a"></g>`, `<g class="bars"></g>`, `<tbody></tbody>`,
	} {
		if !strings.Contains(form.HTML, want) {
			t.Errorf("the form lacks %s", want)
		}
	}
	if form.Last != "{list} and {last}" {
		t.Errorf("names are joined by %q", form.Last)
	}
}

func TestAnAreasCellsAreThoseOfItsPage(t *testing.T) {
	out := fixture(t)
	var cells map[string][][2]string
	if key := data(t, read(t, out, "data/areas/change.js"), &cells); key != "area:change" {
		t.Errorf("the cells have the key %s", key)
	}
	page := read(t, out, "areas/change/index.html")
	if n := strings.Count(page, `<tr class="topic`); n == 0 || n != len(cells) {
		t.Errorf("%d topics in the data, the page has %d", len(cells), n)
	}
	for topic, row := range cells {
		if len(row) != 3 || !strings.Contains(row[0][1], `href="../areas/change/index.html#in-`+topic+`"`) {
			t.Errorf("%s: cells %v, want one a provider, which leads to the topic on the page of the area", topic, row)
		}
	}
}

// Two kinds never meet in a file; one provider alone is compared with nobody.
func TestOneProviderNeedsNoData(t *testing.T) {
	out, _ := build(t, lean, func(c *model.Catalog, _ *site.Options) {
		c.Providers[2].Kind = "database"
		c.Kinds = append(c.Kinds, model.ServiceKind{ID: "database", Title: "Databases"})
	})
	for name, text := range files(t, out) {
		if strings.HasSuffix(name, "providers/dune.js") || strings.HasPrefix(name, "data/kinds/database") || strings.Contains(name, "-vs-dune") {
			t.Errorf("there is %s: %.60s", name, text)
		}
	}
	if page := read(t, out, "compare/database/index.html"); strings.Contains(page, "data-form=") {
		t.Error("the comparison of one provider offers to compose")
	}
}
