package intake

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"demarc/internal/convert"
)

func TestDocumentsAreNamedByTheirAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/docs/Shared_Responsibility.html": "shared-responsibility.md",
		"https://example.org/docs/raci/":                      "raci.md",
		"https://example.org/docs/raci/index.html":            "raci.md",
		"https://example.org/docs/README.md":                  "docs.md",
		"https://example.org/v1.2/terms":                      "terms.md",
		"https://example.org/terms.v2":                        "terms-v2.md",
		"https://example.org/terms.md?raw=1#top":              "terms.md",
		"https://example.org/a%2Fb%2F..%2Fc":                  "c.md",
		"https://example.org/d%C3%A9j%C3%A0":                  "déjà.md",
		"https://example.org/source":                          "example-org.md",
		"https://docs.example.org":                            "docs-example-org.md",
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := nameOf(u, convert.FormHTML); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
	for address, want := range map[string]string{"https://example.org/a.md": "a.md", "https://example.org/a.txt": "a.txt", "https://example.org/a": "a.txt"} {
		u, _ := url.Parse(address)
		if got := nameOf(u, convert.FormText); got != want {
			t.Errorf("text at %s: %s, want %s", address, got, want)
		}
	}
}

func TestAddressesAreToldFromFiles(t *testing.T) {
	for from, want := range map[string]bool{
		"https://example.org": true, "HTTP://example.org": true, "ftp://x": true, "terms.md": false, "./http://x": false,
		"a/b://c": false, `C:\terms.md`: false, "": false, "://x": false, "example.org/terms": false,
	} {
		if got := IsAddress(from); got != want {
			t.Errorf("%q: %v", from, got)
		}
	}
}

func TestMarkdownAndTextOfAFileStayByteForByte(t *testing.T) {
	for name, text := range map[string]string{"a.md": "\ufeff# A\r\n\xff", "a.txt": "caf\xe9", "A.Markdown": "a"} {
		at := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := ReadFile(at)
		if err != nil || string(d.Text) != text || d.Name != name || d.Source != "" {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
}

func TestAFileThatIsTooLargeIsNotRead(t *testing.T) {
	at := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(at, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(at, maxDocument+1); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFile(at); err == nil || !strings.Contains(err.Error(), "it has 16777217 bytes; 16777216 are read at the most") {
		t.Error(err)
	}
}

func TestFindListsWhatWasFetchedAndIsThere(t *testing.T) {
	root, _ := open(t, map[string]string{
		LockFile: `a/x.md: {sha256: "1", converted: true, written: "2"}
a/deep/y.md: {sha256: "1", converted: false, written: "1"}
a/gone.md: {sha256: "1", converted: false, written: "1"}
../out.md: {sha256: "1", converted: false, written: "1"}
no-provider/x.md: {sha256: "1", converted: false, written: "1"}
`,
		"a/provider.yaml": "name: A\ndocuments: {x.md: {source: 'https://example.org/x'}}\n",
		"a/x.md":          "", "a/deep/y.md": "", "a/local.md": "", "no-provider/x.md": "",
	})
	found, err := Find(root.FS())
	if err != nil || len(found) != 2 {
		t.Fatalf("found %v, %v", found, err)
	}
	if got := found[1]; got != (Tracked{ID: "a/x", Path: "a/x.md", Source: "https://example.org/x", Entry: Entry{"1", true, "2"}}) {
		t.Errorf("got %+v", got)
	}
	if got := found[0]; got.ID != "a/deep--y" || got.Source != "" {
		t.Errorf("got %+v", got)
	}
}
