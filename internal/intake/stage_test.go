package intake

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// open makes a content root of files.
func open(t *testing.T, files map[string]string) (*os.Root, string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root, dir
}

// filesOf reads all files; folders that hold none end in a slash.
func filesOf(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if entries, err := fs.ReadDir(fsys, name); err != nil || len(entries) == 0 {
				files[name+"/"] = ""
			}
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestAStageReadsAsIfItWereWritten(t *testing.T) {
	root, dir := open(t, map[string]string{"a/x.md": "old", "a/y.md": "y", "z.yaml": "z"})
	before := filesOf(t, root.FS())
	s := NewStage(root)
	s.Write("a/x.md", []byte("new"))
	s.Write("a/n.md", []byte("n"))
	s.Write("b/c/d.md", []byte("d"))
	s.Write("b/c/d.md", []byte("d2"))
	want := map[string]string{"a/x.md": "new", "a/y.md": "y", "a/n.md": "n", "b/c/d.md": "d2", "z.yaml": "z"}
	if got := filesOf(t, s); !maps.Equal(got, want) {
		t.Errorf("staged: %v, want %v", got, want)
	}
	if err := fstest.TestFS(s, slices.Collect(maps.Keys(want))...); err != nil {
		t.Error(err)
	}
	if got := filesOf(t, os.DirFS(dir)); !maps.Equal(got, before) {
		t.Errorf("before it is written there is %v", got)
	}
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := filesOf(t, os.DirFS(dir)); !maps.Equal(got, want) {
		t.Errorf("written: %v, want %v", got, want)
	}
}

func TestACommitThatFailsLeavesEverythingAsItWas(t *testing.T) {
	root, dir := open(t, map[string]string{"a/x.md": "old", "taken/file": "f", "file": "f"})
	before := filesOf(t, os.DirFS(dir))
	for name, last := range map[string]string{"a folder in its place": "taken", "a file in place of its folder": "file/x.md", "outside": "../x.md"} {
		s := NewStage(root)
		s.Write("a/x.md", []byte("new"))
		s.Write("b/c/d.md", []byte("d"))
		s.Write(last, []byte("x"))
		if err := s.Commit(); err == nil || !strings.HasPrefix(err.Error(), "write "+last+": ") {
			t.Errorf("%s: %v", name, err)
		}
		if got := filesOf(t, os.DirFS(dir)); !maps.Equal(got, before) {
			t.Errorf("%s: left is %v, want %v", name, got, before)
		}
	}
}

func TestACommitKeepsTheModeOfAFile(t *testing.T) {
	root, dir := open(t, map[string]string{"a/x.md": "old"})
	at := filepath.Join(dir, "a", "x.md")
	if err := os.Chmod(at, 0o600); err != nil {
		t.Fatal(err)
	}
	s := NewStage(root)
	s.Write("a/x.md", []byte("new"))
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(at); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
}

func TestACommitPassesWhatAKilledOneLeft(t *testing.T) {
	root, dir := open(t, map[string]string{"a/.x.md-0": "left"})
	s := NewStage(root)
	s.Write("a/x.md", []byte("new"))
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := filesOf(t, os.DirFS(dir)); got["a/x.md"] != "new" || len(got) != 2 {
		t.Errorf("there is %v", got)
	}
}

func TestANarrowRootListsOnePart(t *testing.T) {
	root, _ := open(t, map[string]string{
		"taxonomy.yaml": "", "a/provider.yaml": "", "a/x.md": "", "a/y.md": "", "a/deep/x.md": "", "a/pic.svg": "", "b/provider.yaml": "", "b/x.md": "",
	})
	for part, want := range map[string][]string{
		"a":           {"a/deep/x.md", "a/pic.svg", "a/provider.yaml", "a/x.md", "a/y.md", "taxonomy.yaml"},
		"a/x.md":      {"a/pic.svg", "a/provider.yaml", "a/x.md", "taxonomy.yaml"},
		"a/deep/x.md": {"a/deep/x.md", "a/pic.svg", "a/provider.yaml", "taxonomy.yaml"},
	} {
		n := narrow{root.FS(), part}
		if got := slices.Sorted(maps.Keys(filesOf(t, n))); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", part, got, want)
		}
		if _, err := fs.Stat(n, "b/x.md"); err != nil {
			t.Errorf("%s: what is named is not there: %v", part, err)
		}
	}
}
