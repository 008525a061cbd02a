package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"demarc/internal/model"
	"demarc/internal/page"
	"demarc/internal/site"
)

func withOutputs(o ...model.Output) change {
	return func(_ *model.Catalog, opts *site.Options) { opts.Site.Outputs = append([]model.Output{}, o...) }
}

func TestTheDataPageLinksEveryFileWithItsSize(t *testing.T) {
	out, _ := build(t)
	text := read(t, out, "data/index.html")
	n := 0
	for name, data := range files(t, out) {
		rel, ok := strings.CutPrefix(name, "data/")
		if !ok || rel == "index.html" {
			continue
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
	out, _ := build(t, withOutputs(model.OutputCSV))
	entries, err := os.ReadDir(filepath.Join(out, "data"))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 {
		t.Errorf("%d files in data, want the page and the CSV", len(entries))
	}
	if text := read(t, out, "data/index.html"); !strings.Contains(text, "This site does not have: json, ") {
		t.Error("the data page does not say what is left out")
	}
	noProblems(t, out, "")

	out, _ = build(t, withOutputs())
	if _, err := os.Stat(filepath.Join(out, "data")); err == nil {
		t.Error("a site without outputs has a folder of data")
	}
	if strings.Contains(read(t, out, "index.html"), string(page.DataPath)) {
		t.Error("a page leads to data that is not there")
	}
	noProblems(t, out, "")
}

func TestUnderABaseTheDataLeadsToThePages(t *testing.T) {
	out, _ := build(t, withBase("https://example.org/who/"))
	if text := read(t, out, "data/crm.csv"); !strings.Contains(text, ",https://example.org/who/providers/birch/raci/source/#L") {
		t.Error("no row leads to its line")
	}
}
