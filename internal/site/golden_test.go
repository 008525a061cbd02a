package site_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"demarc/internal/golden"
)

// What stands between <main> and </main> of a few pages of the fixture: the frame
// is the same everywhere and tested by itself.
func TestPagesOfTheFixture(t *testing.T) {
	const pages = "testdata/pages.txtar"
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
	golden.Check(t, pages, a)
}
