package linkcheck

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what the cases want")

// A case is a small site; its file "want" lists the problems, "base" the address
// that the site was built for.
func TestSitesAreReadAsAStrangerWould(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if len(bytes.TrimSpace(a.Comment)) == 0 {
				t.Error("the case does not say why it is there")
			}
			root, base, want := t.TempDir(), "", -1
			for i, f := range a.Files {
				switch f.Name {
				case "want":
					want = i
				case "base":
					base = strings.TrimSpace(string(f.Data))
				default:
					writeFile(t, filepath.Join(root, filepath.FromSlash(f.Name)), f.Data)
				}
			}
			got := check(t, root, base)
			if *update {
				a.Files[want].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if wanted := string(a.Files[want].Data); got != wanted {
				t.Errorf("got:\n%swant:\n%s", got, wanted)
			}
		})
	}
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
	if _, err := Check(filepath.Join(t.TempDir(), "gone"), ""); err == nil || !strings.Contains(err.Error(), "check links: ") {
		t.Errorf("got %v", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	writeFile(t, file, nil)
	if _, err := Check(file, ""); err == nil || !strings.Contains(err.Error(), "not a folder") {
		t.Errorf("got %v", err)
	}
}
