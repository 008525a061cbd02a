package site_test

import (
	"strings"
	"testing"

	"demarc/internal/model"
	"demarc/internal/page"
)

func TestTheDataPageLinksEveryFileWithItsSize(t *testing.T) {
	out := fixture(t)
	text := read(t, out, "data/index.html")
	n := 0
	for name, data := range files(t, out) {
		rel, ok := strings.CutPrefix(name, "data/")
		if !ok || rel == "index.html" || rel == "index.md" || strings.HasSuffix(rel, ".js") {
			continue // scripts serve the pages
		}
		n++
		_, row, found := strings.Cut(text, `<a href="`+rel+`" download>`)
		row, _, _ = strings.Cut(row, "</tr>")
		if len(data) < 1024 {
			t.Errorf("%s is only %d bytes", name, len(data))
		}
		if !found || !strings.Contains(row, " kB</td>") {
			t.Errorf("%s is not on the data page with its size: %q", name, row)
		}
	}
	if n < 10 {
		t.Errorf("%d files of data", n)
	}
	for _, want := range []string{`id="fields-responsibility"`, `<code>generatedAt</code>`, `Name and version of this contract.`, `id="fields-crm"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the dictionary lacks %s", want)
		}
	}
}

func TestTheConfigurationChoosesTheData(t *testing.T) {
	out, _ := build(t, withoutTwins, withoutSearch, withOutputs(model.OutputCSV))
	if names := outputsIn(t, out); len(names) != 2 {
		t.Errorf("%v in data, want the page and the CSV", names)
	}
	if text := read(t, out, "data/index.html"); !strings.Contains(text, "This site does not have: json, ") {
		t.Error("the data page does not say what is left out")
	}
	noProblems(t, out, "")

	out, _ = build(t, withoutTwins, withoutSearch, withOutputs())
	if names := outputsIn(t, out); len(names) > 0 {
		t.Errorf("a site without outputs has %v", names)
	}
	if strings.Contains(read(t, out, "index.html"), string(page.DataPath)) {
		t.Error("a page leads to data that is not there")
	}
	noProblems(t, out, "")
}

// outputsIn lists the files of data that are no scripts.
func outputsIn(t *testing.T, root string) []string {
	t.Helper()
	var names []string
	for name := range files(t, root) {
		if strings.HasPrefix(name, "data/") && !strings.HasSuffix(name, ".js") && !strings.HasSuffix(name, ".md") {
			names = append(names, name)
		}
	}
	return names
}

func TestUnderABaseTheDataLeadsToThePages(t *testing.T) {
	out := fixtureUnderBase(t)
	if text := read(t, out, "data/crm.csv"); !strings.Contains(text, ",https://example.org/sub/providers/birch/raci/source/#L") {
		t.Error("no row leads to its line")
	}
}
