// Package arrows tests the shape of the program: which package may import which.
//
// It reads the import clauses itself with go/parser. The go command would say the
// same, but go test caches a result by the files that the test opens, and a list
// printed by another process is not among them. Only the files of the program
// count: a test may set its scene with any package.
package arrows

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers is the table of docs/architecture.md. A package imports only packages
// of lower layers; one that is not listed here fails the test until somebody
// has decided where it belongs.
var layers = map[string]int{
	"demarc/internal/cache":       0,
	"demarc/internal/source":      0,
	"demarc/internal/revision":    0,
	"demarc/internal/stem":        0,
	"demarc/internal/diag":        1,
	"demarc/internal/config":      1,
	"demarc/internal/fetch":       1,
	"demarc/internal/convert":     1,
	"demarc/internal/model":       2,
	"demarc/internal/text":        2,
	"demarc/internal/search":      2,
	"demarc/internal/dialect":     2,
	"demarc/internal/markdown":    3, // it fills a model.Body
	"demarc/internal/taxonomy":    3,
	"demarc/internal/extract":     4,
	"demarc/internal/load":        5,
	"demarc/internal/compare":     5,
	"demarc/internal/check":       6,
	"demarc/internal/diff":        5,
	"demarc/internal/export":      6,
	"demarc/internal/intake":      6,
	"demarc/internal/report":      6,
	"demarc/internal/history":     6,
	"demarc/internal/acknowledge": 6,
	"demarc/internal/page":        6,
	"demarc/internal/picture":     7,
	"demarc/internal/render":      7,
	"demarc/internal/linkcheck":   7,
	"demarc/internal/site":        8,
	"demarc/internal/serve":       9,
	"demarc":                      9, // embeds files and imports nothing
	"demarc/cmd/demarc":           10,

	// Programs and tests about the program.
	"demarc/internal/bench":           11,
	"demarc/internal/bench/corpus":    0,
	"demarc/internal/golden":          0,
	"demarc/internal/schematest":      0,
	"demarc/internal/model/modeltest": 3,
	"demarc/internal/text/texttest":   11,
}

// beforeModel and behindModel are the two halves of the hourglass: what is
// behind the model never imports what is before it, whatever the layers say.
var (
	beforeModel = []string{"config", "dialect", "markdown", "extract", "load"}
	behindModel = []string{"compare", "check", "diff", "export", "report", "page", "render", "search", "site"}
)

// sole names the one package that may import a module or package, by prefix of
// the import path.
var sole = map[string]string{
	"html/template":                              "demarc/internal/render",
	"github.com/alecthomas/chroma":               "demarc/internal/render",
	"github.com/yuin/goldmark":                   "demarc/internal/markdown",
	"github.com/spf13/cobra":                     "demarc/cmd/demarc",
	"github.com/fsnotify/fsnotify":               "demarc/internal/serve",
	"github.com/adrg/frontmatter":                "demarc/internal/load",
	"github.com/microcosm-cc":                    "demarc/internal/markdown",
	"github.com/JohannesKaufmann":                "demarc/internal/convert",
	"github.com/blevesearch":                     "demarc/internal/stem",
	"github.com/go-git":                          "demarc/internal/revision",
	"github.com/owenrumney/go-sarif":             "demarc/internal/diag",
	"github.com/sergi/go-diff":                   "demarc/internal/diff",
	"golang.org/x/image":                         "demarc/internal/picture",
	"github.com/rogpeppe/go-internal/testscript": "",
	"github.com/rogpeppe/go-internal/txtar":      "",
	"github.com/rogpeppe/go-internal/diff":       "demarc/cmd/demarc",
	"github.com/jstemmer/go-junit-report":        "demarc/internal/diag",
}

// arrow is one import clause.
type arrow struct{ from, to, file string }

func TestArrowsPointDown(t *testing.T) {
	arrows := readArrows(t, os.DirFS(filepath.Join("..", "..")))
	if len(arrows) == 0 {
		t.Fatal("no import clause was read")
	}
	for _, a := range arrows {
		if fault := judge(a); fault != "" {
			t.Errorf("%s: %s", a.file, fault)
		}
	}
}

// judge says what is wrong with an arrow, "" where nothing is.
func judge(a arrow) string {
	for prefix, owner := range sole {
		if a.from != owner && (a.to == prefix || strings.HasPrefix(a.to, prefix+"/")) {
			if owner == "" {
				return fmt.Sprintf("%s imports %s, which is for tests", a.from, a.to)
			}
			return fmt.Sprintf("%s imports %s, which only %s may", a.from, a.to, owner)
		}
	}
	if !ours(a.to) {
		return ""
	}
	from, known := layers[a.from]
	if !known {
		return a.from + " has no layer: add it to the table in this test and in docs/architecture.md"
	}
	to, known := layers[a.to]
	if !known {
		return a.to + " has no layer: add it to the table in this test and in docs/architecture.md"
	}
	if to >= from {
		return fmt.Sprintf("the arrow %s (layer %d) → %s (layer %d) does not point down", a.from, from, a.to, to)
	}
	if inHalf(behindModel, a.from) && inHalf(beforeModel, a.to) {
		return fmt.Sprintf("%s lies behind the model and imports %s, which lies before it", a.from, a.to)
	}
	return ""
}

func inHalf(half []string, pkg string) bool {
	name, ok := strings.CutPrefix(pkg, "demarc/internal/")
	return ok && slices.Contains(half, name)
}

func ours(pkg string) bool { return pkg == "demarc" || strings.HasPrefix(pkg, "demarc/") }

// readArrows reads the import clauses of every Go file of the module that is
// part of the program.
func readArrows(t *testing.T, root fs.FS) []arrow {
	t.Helper()
	var arrows []arrow
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && skipped(root, name):
			return fs.SkipDir
		case d.IsDir(), path.Ext(name) != ".go", strings.HasSuffix(name, "_test.go"):
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from := path.Join("demarc", path.Dir(name))
		for _, spec := range file.Imports {
			to, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return fmt.Errorf("read imports of %s: %w", name, err)
			}
			arrows = append(arrows, arrow{from, to, name})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return arrows
}

// skipped reports whether a folder holds no package of the module.
func skipped(root fs.FS, dir string) bool {
	base := path.Base(dir)
	if base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
		return true
	}
	_, err := fs.Stat(root, path.Join(dir, "go.mod"))
	return err == nil
}

func TestJudgeRefuses(t *testing.T) {
	for _, tc := range []struct{ name, from, to, want string }{
		{"an arrow up", "demarc/internal/model", "demarc/internal/page", "does not point down"},
		{"an arrow across a layer", "demarc/internal/diff", "demarc/internal/load", "does not point down"},
		{"an arrow back through the waist", "demarc/internal/page", "demarc/internal/markdown", "behind the model"},
		{"a package without a layer", "demarc/internal/novel", "demarc/internal/model", "demarc/internal/novel has no layer"},
		{"an import of a package without a layer", "demarc/cmd/demarc", "demarc/internal/novel", "demarc/internal/novel has no layer"},
		{"templates outside render", "demarc/internal/page", "html/template", "only demarc/internal/render may"},
		{"chroma outside render", "demarc/internal/site", "github.com/alecthomas/chroma/v2/lexers", "only demarc/internal/render may"},
		{"goldmark outside markdown", "demarc/internal/extract", "github.com/yuin/goldmark", "only demarc/internal/markdown may"},
		{"a test's module in the program", "demarc/cmd/demarc", "github.com/rogpeppe/go-internal/txtar", "for tests"},
	} {
		if got := judge(arrow{from: tc.from, to: tc.to}); !strings.Contains(got, tc.want) {
			t.Errorf("%s: judge says %q, want %q in it", tc.name, got, tc.want)
		}
	}
}

func TestJudgeAccepts(t *testing.T) {
	for _, tc := range []struct{ name, from, to string }{
		{"an arrow down", "demarc/internal/page", "demarc/internal/model"},
		{"load across the pipeline", "demarc/internal/load", "demarc/internal/markdown"},
		{"the standard library", "demarc/internal/source", "sort"},
		{"templates in render", "demarc/internal/render", "html/template"},
		{"a module whose name only begins alike", "demarc/internal/page", "html/templates"},
	} {
		if got := judge(arrow{from: tc.from, to: tc.to}); got != "" {
			t.Errorf("%s: judge says %q", tc.name, got)
		}
	}
}
