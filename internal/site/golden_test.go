package site_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite testdata/pages.txtar")

// What stands between <main> and </main> of a few pages of the fixture: the frame
// is the same everywhere and tested by itself.
func TestPagesOfTheFixture(t *testing.T) {
	const golden = "testdata/pages.txtar"
	out := fixture(t)
	a := &txtar.Archive{Comment: []byte("The content of one page of each kind, made of the catalog of modeltest. " +
		"Rewrite with go test -update and review.\n")}
	for _, name := range []string{
		"index.html", "providers/birch/index.html", "providers/alder/responsibilities/index.html",
		"providers/dune/terms/source/index.html", "topics/app-backup/index.html",
		"components/etcd/index.html", "checklists/alder/index.html", "gaps/index.html", "404.html",
	} {
		text := read(t, out, name)
		_, text, _ = strings.Cut(text, "<main")
		text, _, ok := strings.Cut(text, "</main>")
		if !ok {
			t.Fatalf("%s has no <main>", name)
		}
		a.Files = append(a.Files, txtar.File{Name: name, Data: []byte("<main" + text + "</main>\n")})
	}
	if *update {
		if err := os.WriteFile(golden, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := txtar.ParseFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]string{}
	for _, f := range want.Files {
		wanted[f.Name] = string(f.Data)
	}
	for _, f := range a.Files {
		if got := string(f.Data); got != wanted[f.Name] {
			t.Errorf("%s differs at\n%s\nwant\n%s", f.Name, around(got, wanted[f.Name]), around(wanted[f.Name], got))
		}
	}
}

// around returns the lines of a text about the first one that differs from
// another's.
func around(text, other string) string {
	lines, others := strings.Split(text, "\n"), strings.Split(other, "\n")
	i := 0
	for i < len(lines) && i < len(others) && lines[i] == others[i] {
		i++
	}
	return strings.Join(lines[max(0, i-1):min(len(lines), i+2)], "\n")
}
