package site_test

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"demarc/internal/model"
	"demarc/internal/site"
)

func preview(t *testing.T, changes ...change) fs.FS {
	t.Helper()
	cat, opts := asked(changes...)
	fsys, err := site.Preview(cat, opts)
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

// A page that is looked at is the page that is published.
func TestAPreviewHasTheFilesOfABuild(t *testing.T) {
	fsys := preview(t, withBase(fixtureBase))
	for name, want := range files(t, fixtureUnderBase(t)) {
		if name == ".demarc" {
			continue // the mark of a folder that a build wrote
		}
		got, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if string(got) != want {
			t.Errorf("%s has %d bytes that are not the %d of the build", name, len(got), len(want))
		}
	}
}

func TestAPreviewKnowsItsFolders(t *testing.T) {
	fsys := preview(t, lean)
	for name, folder := range map[string]bool{".": true, "topics": true, "topics/app-backup": true, "topics/app-backup/index.html": false} {
		at, err := fs.Stat(fsys, name)
		if err != nil || at.IsDir() != folder || folder == (at.Size() > 0) {
			t.Errorf("%s: %v, %v; a folder: %v", name, at, err, folder)
		}
	}
	for name, want := range map[string]error{"nowhere": fs.ErrNotExist, "index.md": fs.ErrNotExist, "../index.html": fs.ErrInvalid, "topics": fs.ErrInvalid} {
		if _, err := fs.ReadFile(fsys, name); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	f, err := fsys.Open("robots.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := f.(io.Seeker); !ok {
		t.Error("a part of a file cannot be asked for")
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

func TestAPreviewRefusesWhatABuildRefuses(t *testing.T) {
	cat, opts := asked(func(c *model.Catalog, _ *site.Options) { c.Documents = append(c.Documents, c.Documents[0]) })
	if _, err := site.Preview(cat, opts); err == nil || !strings.HasPrefix(err.Error(), "build site: plan pages: ") {
		t.Errorf("two documents on one address: %v", err)
	}
}
