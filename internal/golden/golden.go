// Package golden tests against cases that are kept as files.
//
// A case is a txtar file in a package's testdata. It opens with a sentence of why the
// behaviour matters; of its files some are what goes in, and the others what comes out.
// With -update a test writes what came out into the file, to be read in the diff of the
// commit.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata want")

// Each runs a test for every case that the pattern finds, of which there must be one.
// answer puts what comes out into the archive, which is then held against the file.
func Each(t *testing.T, pattern string, answer func(t *testing.T, a *txtar.Archive)) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: %v, %d cases", pattern, err, len(paths))
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(bytes.TrimSpace(a.Comment)) == 0 {
				t.Error("the case does not open with a sentence of why")
			}
			answer(t, a)
			Check(t, path, a)
		})
	}
}

// Check holds an archive against the one in a file.
func Check(t *testing.T, path string, got *txtar.Archive) {
	t.Helper()
	data := txtar.Format(got)
	if *update {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(data, want) {
		return
	}
	wanted := txtar.Parse(want)
	for _, f := range txtar.Parse(data).Files {
		if old := Get(wanted, f.Name); old != string(f.Data) {
			t.Errorf("%s: got\n%s\nwant\n%s", f.Name, around(string(f.Data), old), around(old, string(f.Data)))
		}
	}
	if !t.Failed() {
		t.Errorf("%s is written differently, or holds other files than\n%s", path, data)
	}
}

// Get returns the text of the file of a name, "" where there is none.
func Get(a *txtar.Archive, name string) string {
	if i := find(a, name); i >= 0 {
		return string(a.Files[i].Data)
	}
	return ""
}

// Set makes a text that of the file of a name. A file is added where there is none,
// unless the text is empty.
func Set(a *txtar.Archive, name, text string) {
	i := find(a, name)
	switch {
	case i >= 0:
		a.Files[i].Data = []byte(text)
	case text != "":
		a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)})
	}
}

func find(a *txtar.Archive, name string) int {
	return slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
}

// shown is how many lines of a text a failure shows.
const shown = 60

// around returns a text or, of a long one, the lines about the first that differs from
// another text's.
func around(text, other string) string {
	lines, others := strings.Split(text, "\n"), strings.Split(other, "\n")
	if len(lines) <= shown {
		return text
	}
	i := 0
	for i < len(lines) && i < len(others) && lines[i] == others[i] {
		i++
	}
	from := max(0, min(i-3, len(lines)-shown))
	return strings.Join(lines[from:min(from+shown, len(lines))], "\n")
}
