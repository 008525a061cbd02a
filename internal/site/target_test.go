package site_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"demarc"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
	"demarc/internal/site"
)

// brokenContent fails where a page needs a document's file.
type brokenContent struct{ fs.FS }

func (b brokenContent) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("the disk is gone")}
}

func TestABuildReplacesTheSite(t *testing.T) {
	out, _ := build(t, lean)
	stale := filepath.Join(out, "providers", "gone.html")
	if err := os.WriteFile(stale, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := tryBuild(out, lean); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stale); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file of the previous site is left")
	}
	alone(t, out)
}

// alone fails where a build has left something beside its target.
func alone(t *testing.T, out string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(out) {
			t.Errorf("%s is left beside the site", e.Name())
		}
	}
}

func TestAFailedBuildLeavesThePreviousSite(t *testing.T) {
	out, _ := build(t, lean)
	before := files(t, out)
	_, err := tryBuild(out, lean, func(_ *model.Catalog, o *site.Options) { o.Content = brokenContent{} })
	if err == nil || !strings.Contains(err.Error(), "the disk is gone") || !strings.HasPrefix(err.Error(), "write site: ") {
		t.Errorf("got %v", err)
	}
	same(t, out, before)
	alone(t, out)
}

func same(t *testing.T, out string, before map[string]string) {
	t.Helper()
	after := files(t, out)
	if len(after) != len(before) {
		t.Errorf("%d files became %d", len(before), len(after))
	}
	for name := range before {
		if before[name] != after[name] {
			t.Errorf("%s has changed", name)
		}
	}
}

func TestACancelledBuildLeavesThePreviousSite(t *testing.T) {
	out, _ := build(t, lean)
	before := files(t, out)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := site.Build(ctx, modeltest.Catalog(), site.Options{
		Out: out, Content: modeltest.Content(), Templates: demarc.Templates(), Static: demarc.Static(), Library: demarc.Library(), Workers: 1,
		Progress: func(done, _ int) {
			if done == 3 {
				cancel()
			}
		},
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	same(t, out, before)
	alone(t, out)
}

// TestBuildAndDie is no test: it is run by the next one as a process of its own,
// and dies in the middle of a build.
func TestBuildAndDie(t *testing.T) {
	out := os.Getenv("DEMARC_TEST_DIE_IN")
	if out == "" {
		t.Skip("only run as a process of TestAKilledBuildLeavesThePreviousSite")
	}
	_, _ = tryBuild(out, lean, func(_ *model.Catalog, o *site.Options) {
		o.Progress = func(done, _ int) {
			if done == 20 {
				os.Exit(7)
			}
		}
	})
}

func TestAKilledBuildLeavesThePreviousSite(t *testing.T) {
	out, _ := build(t, lean)
	before := files(t, out)
	cmd := exec.Command(os.Args[0], "-test.run=^TestBuildAndDie$")
	cmd.Env = append(os.Environ(), "DEMARC_TEST_DIE_IN="+out)
	var exit *exec.ExitError
	if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != 7 {
		t.Fatalf("the process did not die as asked: %v", err)
	}
	same(t, out, before)
	if entries, err := os.ReadDir(filepath.Dir(out)); err != nil || len(entries) != 2 {
		t.Fatalf("a killed build has left %v, %v", entries, err)
	}
	if _, err := tryBuild(out, lean); err != nil {
		t.Fatal(err)
	}
	alone(t, out)
}

func TestABuildThatDiedBetweenTheRenamesIsMended(t *testing.T) {
	out, _ := build(t, lean)
	before := files(t, out)
	// No process has this number: the kernel's highest is 2^22.
	old := filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".demarc-99999999.old")
	if err := os.Rename(out, old); err != nil {
		t.Fatal(err)
	}
	if _, err := tryBuild(out, lean, func(_ *model.Catalog, o *site.Options) { o.Content = brokenContent{} }); err == nil {
		t.Fatal("the build did not fail")
	}
	same(t, out, before)
	alone(t, out)
}

func TestWhatNoBuildHasWrittenIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "mine")
	if err := os.MkdirAll(filepath.Join(mine, "photos"), 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	for out, want := range map[string]string{
		mine:                       "files that no build has written",
		file:                       "it is a file and not a folder",
		filepath.Join(file, "out"): "file",
	} {
		if _, err := tryBuild(out, lean); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), file[:len(dir)]) {
			t.Errorf("%s: %v", out, err)
		}
	}
	if _, err := os.Stat(filepath.Join(mine, "photos")); err != nil {
		t.Error(err)
	}
	empty := filepath.Join(dir, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{empty, filepath.Join(dir, "a", "b", "c")} {
		if _, err := tryBuild(out, lean); err != nil {
			t.Errorf("%s: %v", out, err)
		}
	}
}

func TestALinkToTheSiteStaysALink(t *testing.T) {
	out, _ := build(t, lean)
	link := filepath.Join(t.TempDir(), "current")
	if err := os.Symlink(out, link); err != nil {
		t.Skip("links cannot be made here:", err)
	}
	if _, err := tryBuild(link, lean); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	alone(t, out)
}

func TestAnUnwritableFolderIsAClearError(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("the superuser may write anywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	_, err := tryBuild(filepath.Join(dir, "public"), lean)
	if err == nil || !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), dir) {
		t.Errorf("got %v", err)
	}
}

func TestTwoPagesOnOneAddressAreRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	_, err := tryBuild(out, lean, func(c *model.Catalog, _ *site.Options) {
		twin := c.Documents[3]
		twin.ID, twin.Path = "dune/Terms", "dune/Terms.md"
		c.Documents = append(c.Documents, twin)
	})
	for _, want := range []string{"dune/terms.txt", "dune/Terms.md", "providers/dune/terms/index.html", "rename one"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not name %s: %v", want, err)
		}
	}
	if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
		t.Error("something was written")
	}
}

func TestProgressCountsEveryFile(t *testing.T) {
	var last, all int
	_, result := build(t, lean, func(_ *model.Catalog, o *site.Options) {
		o.Progress = func(done, total int) {
			if done != last+1 {
				t.Errorf("%d follows %d", done, last)
			}
			last, all = done, total
		}
	})
	if last != all || all != result.Files {
		t.Errorf("%d of %d, %d files", last, all, result.Files)
	}
}
