package e2e

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The most that a page of the project's own site loads while search is closed, and
// that all scripts weigh together without the library of the search, in compressed
// bytes.
const (
	pageWeight   = 100_000
	scriptWeight = 30_000
)

func TestPagesAreLight(t *testing.T) {
	fsys := os.DirFS(theSite(t).files)
	weights := map[string]int{}
	weigh := func(name string) int {
		if _, ok := weights[name]; !ok {
			weights[name] = compressed(t, fsys, name)
		}
		return weights[name]
	}
	heaviest, most, pages := "", 0, 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		pages++
		all := weigh(name)
		for _, asset := range loaded(t, fsys, name) {
			all += weigh(asset)
		}
		if all > most {
			heaviest, most = name, all
		}
		if all > pageWeight {
			t.Errorf("%s loads %d bytes, want at most %d", name, all, pageWeight)
		}
		return nil
	})
	if err != nil || pages == 0 {
		t.Fatalf("%d pages: %v", pages, err)
	}
	t.Logf("the heaviest of %d pages is %s with %d bytes", pages, heaviest, most)
}

func TestScriptsAreLight(t *testing.T) {
	fsys := os.DirFS(theSite(t).files)
	all := 0
	err := fs.WalkDir(fsys, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".js" || strings.Contains(name, "minisearch") {
			return err
		}
		all += compressed(t, fsys, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if all == 0 || all > scriptWeight {
		t.Errorf("the scripts weigh %d bytes, want some and at most %d", all, scriptWeight)
	}
	t.Logf("the scripts weigh %d bytes", all)
}

// compressed is the size of a file as a server sends it. Pictures are sent as they
// are.
func compressed(t *testing.T, fsys fs.FS, name string) int {
	t.Helper()
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	switch path.Ext(name) {
	case ".png", ".jpg", ".webp", ".avif", ".gif":
		return len(data)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// loaded lists the files that a browser loads with a page: style sheets, scripts,
// icons and pictures, also those further down.
func loaded(t *testing.T, fsys fs.FS, name string) []string {
	t.Helper()
	f, err := fsys.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := html.NewTokenizer(f)
	var out []string
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out
		}
		token := z.Token()
		attr := map[string]string{}
		for _, a := range token.Attr {
			attr[a.Key] = a.Val
		}
		address := attr["src"]
		if token.Data == "link" && (attr["rel"] == "stylesheet" || attr["rel"] == "icon") {
			address = attr["href"]
		}
		if address != "" && !strings.Contains(address, ":") {
			out = append(out, path.Join(path.Dir(name), address))
		}
	}
}
