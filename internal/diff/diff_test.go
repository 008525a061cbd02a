package diff_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"demarc"
	"demarc/internal/diff"
	"demarc/internal/extract"
	"demarc/internal/load"
	"demarc/internal/model"
	"demarc/internal/report"
)

var update = flag.Bool("update", false, "rewrite the reports in testdata")

// Each case begins with a sentence of why. Its files under before/ and after/ are two
// content roots of one provider, and report is what they differ in.
func TestShiftsAreToldAsCasesSay(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	if len(paths) == 0 {
		t.Fatal("there is no case in testdata")
	}
	for _, name := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sides := map[string]fstest.MapFS{}
			want := &a.Files[len(a.Files)-1]
			for _, f := range a.Files[:len(a.Files)-1] {
				side, rest, _ := strings.Cut(f.Name, "/")
				if sides[side] == nil {
					sides[side] = fstest.MapFS{"acme/provider.yaml": {Data: []byte("name: Acme Cloud\nnames: [Acme]\npartners: [Globex]\n")}}
				}
				sides[side][path.Join("acme", rest)] = &fstest.MapFile{Data: f.Data}
			}
			r := diff.Compare(read(t, sides["before"]), read(t, sides["after"]), options())
			var got bytes.Buffer
			if err := report.Text(&got, r, report.Info{}); err != nil {
				t.Fatal(err)
			}
			text := fingerprint.ReplaceAllString(got.String(), "")
			if *update {
				want.Data = []byte(text)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if text != string(want.Data) {
				t.Errorf("got:\n%s\nwant:\n%s", text, want.Data)
			}
		})
	}
}

// fingerprint stands behind the id of a shift. The cases leave it out, to be readable.
var fingerprint = regexp.MustCompile(`(?m)  [0-9a-f]{16}$`)

func read(t *testing.T, fsys fs.FS) *model.Catalog {
	t.Helper()
	c, err := load.Content(t.Context(), fsys, load.Options{Taxonomy: demarc.Content(), Generator: "demarc"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func options() diff.Options {
	return diff.Options{Language: func(lang string) diff.Language {
		words, err := extract.WordsOf(lang)
		if err != nil {
			return nil
		}
		return words
	}}
}
