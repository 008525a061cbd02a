package diff_test

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"demarc"
	"demarc/internal/diff"
	"demarc/internal/extract"
	"demarc/internal/golden"
	"demarc/internal/load"
	"demarc/internal/model"
	"demarc/internal/report"
)

// Each case begins with a sentence of why. Its files under before/ and after/ are two
// content roots of one provider, and report is what they differ in.
func TestShiftsAreToldAsCasesSay(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *txtar.Archive) {
		sides := map[string]fstest.MapFS{}
		for _, f := range a.Files {
			side, rest, ok := strings.Cut(f.Name, "/")
			if !ok {
				continue
			}
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
		followsSchema(t, r)
		golden.Set(a, "report", fingerprint.ReplaceAllString(got.String(), ""))
	})
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
