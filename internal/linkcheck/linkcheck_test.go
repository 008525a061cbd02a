package linkcheck

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"demarc/internal/golden"
)

// A case is a small site; its file "want" lists the problems, "base" the address
// that the site was built for.
func TestSitesAreReadAsAStrangerWould(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *txtar.Archive) {
		root := t.TempDir()
		for _, f := range a.Files {
			if f.Name != "want" && f.Name != "base" {
				writeFile(t, filepath.Join(root, filepath.FromSlash(f.Name)), f.Data)
			}
		}
		golden.Set(a, "want", check(t, root, strings.TrimSpace(golden.Get(a, "base"))))
	})
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func check(t *testing.T, root, base string) string {
	t.Helper()
	problems, err := Check(root, base)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

// A check that finds nothing to check must not pass.
func TestAFolderWithoutPagesIsAnError(t *testing.T) {
	if _, err := Check(t.TempDir(), ""); err == nil || !strings.Contains(err.Error(), "holds no page") {
		t.Errorf("error %v, want that it holds no page", err)
	}
}

func TestAFolderThatIsNotThereIsAnError(t *testing.T) {
	if _, err := Check(filepath.Join(t.TempDir(), "gone"), ""); err == nil || !strings.Contains(err.Error(), "check links of ") {
		t.Errorf("got %v", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	writeFile(t, file, nil)
	if _, err := Check(file, ""); err == nil || !strings.Contains(err.Error(), "not a folder") {
		t.Errorf("got %v", err)
	}
}
