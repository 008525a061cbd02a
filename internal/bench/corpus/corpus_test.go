package corpus

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// read returns every file under dir by its name.
func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func write(t *testing.T, n int, seed uint64) (map[string]string, Size) {
	t.Helper()
	dir := t.TempDir()
	size, err := Write(dir, n, seed)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, dir), size
}

func TestASeedGivesTheSameBytes(t *testing.T) {
	one, _ := write(t, 30, 1)
	again, _ := write(t, 30, 1)
	other, _ := write(t, 30, 2)
	differ := 0
	for name, text := range one {
		if again[name] != text {
			t.Errorf("%s differs between two runs of one seed", name)
		}
		if other[name] != text {
			differ++
		}
	}
	if differ < 30 {
		t.Errorf("another seed changes %d of 30 documents", differ)
	}
}

func TestDocumentsHaveTheSizesOfPublishedOnes(t *testing.T) {
	files, size := write(t, 60, 1)
	for name, text := range files {
		if strings.HasSuffix(name, ".yaml") {
			continue
		}
		if len(text) < minSize || len(text) > MaxSize {
			t.Errorf("%s has %d bytes, want %d to %d", name, len(text), minSize, MaxSize)
		}
	}
	if size.Documents != 60 {
		t.Errorf("%d documents, want 60", size.Documents)
	}
	for _, form := range []string{"matrix", "raci", "marks", "columns", "list", "prose"} {
		if size.Rows[form] == 0 {
			t.Errorf("no document has the form %s", form)
		}
	}
}

func TestAProviderHasItsShareOfTheDocuments(t *testing.T) {
	files, _ := write(t, PerProvider+1, 1)
	for _, name := range []string{"provider-000/provider.yaml", "provider-001/provider.yaml", "provider-001/document-000.md"} {
		if files[name] == "" {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestARevisionChangesOneDocumentInSoMany(t *testing.T) {
	dir := t.TempDir()
	if _, err := Write(dir, 20, 1); err != nil {
		t.Fatal(err)
	}
	was := read(t, dir)
	if err := Revise(dir, 20, 1, 10); err != nil {
		t.Fatal(err)
	}
	var changed []string
	for name, text := range read(t, dir) {
		if text != was[name] {
			changed = append(changed, name)
		}
		if len(text) < len(was[name])*3/4 || len(text) > len(was[name])*5/4 {
			t.Errorf("%s had %d bytes and has %d: want a revision, not another document", name, len(was[name]), len(text))
		}
	}
	slices.Sort(changed)
	if want := []string{"provider-000/document-000.md", "provider-000/document-010.md"}; !slices.Equal(changed, want) {
		t.Errorf("changed are %v, want %v", changed, want)
	}
}
