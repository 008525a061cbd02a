package revision

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// commit makes a repository with one commit of the files.
func commit(t *testing.T, files map[string]string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("other.txt", filepath.Join(dir, "link.md")); err != nil {
		t.Skip("no symbolic links here")
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "."}, {"commit", "-q", "-m", "one"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org",
			"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}

func TestATreeIsAFileSystem(t *testing.T) {
	dir := commit(t, map[string]string{"content/acme/a.md": "A", "content/acme/sub/c.md": "C", "content/acme/b.md": "B", "other.txt": "x"})
	r, err := Open(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"main:content", "HEAD:./", "HEAD:.", "HEAD:../content", "HEAD:content/"} {
		n, ok := Parse(name)
		if !ok {
			t.Fatalf("%s is no name", name)
		}
		tree, err := r.Tree(n)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if tree.Path != "content" {
			t.Errorf("%s lies at %q", name, tree.Path)
		}
		if err := fstest.TestFS(tree, "acme/a.md", "acme/b.md", "acme/sub/c.md"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	tree, err := r.Tree(Name{"HEAD", ""})
	if err != nil {
		t.Fatal(err)
	}
	if data, err := fs.ReadFile(tree, "other.txt"); err != nil || string(data) != "x" {
		t.Errorf("the root has %q, %v", data, err)
	}
	if _, err := fs.ReadFile(tree, "link.md"); err == nil {
		t.Error("a symbolic link was followed")
	}
	if to, err := fs.ReadLink(tree, "link.md"); err != nil || to != "other.txt" {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	if _, err := fs.Stat(tree, "content/acme/d.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := fs.ReadFile(tree, "../x"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a path outside: %v", err)
	}
}

func TestSingleShowsOneDocument(t *testing.T) {
	root := fstest.MapFS{"acme/provider.yaml": {Data: []byte("name: Acme")}, "acme/a.md": {Data: []byte("old")}, "acme/b.md": {}, "other/c.md": {}}
	for _, data := range [][]byte{[]byte("new"), nil} {
		s := &Single{FS: root, Name: "acme/sub/a.md", Data: data}
		var seen []string
		err := fs.WalkDir(s, ".", func(name string, _ fs.DirEntry, err error) error {
			seen = append(seen, name)
			return err
		})
		if err != nil && data != nil {
			t.Fatal(err)
		}
		if found := seen[len(seen)-1] == s.Name; found != (data != nil) {
			t.Errorf("with %q it shows %v", data, seen)
		}
		if got, err := fs.ReadFile(s, s.Name); string(got) != string(data) || (err == nil) != (data != nil) {
			t.Errorf("it holds %q, %v", got, err)
		}
		if got, err := fs.ReadFile(s, "acme/provider.yaml"); err != nil || string(got) != "name: Acme" {
			t.Errorf("the provider's file is %q, %v", got, err)
		}
	}
}

func TestParse(t *testing.T) {
	for text, want := range map[string]bool{"main:content": true, "HEAD~3:": true, ":content": false, "content": false, "": false} {
		if _, ok := Parse(text); ok != want {
			t.Errorf("Parse(%q) says %v", text, ok)
		}
	}
}
