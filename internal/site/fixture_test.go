package site_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"demarc"
	"demarc/internal/cache"
	"demarc/internal/linkcheck"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
	"demarc/internal/site"
)

// folder holds what the tests share; it is gone when they end.
var folder string

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	var err error
	if folder, err = os.MkdirTemp("", "demarc-site-"); err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	return m.Run()
}

// change alters the fixture or the options of a build.
type change func(*model.Catalog, *site.Options)

func withBase(base string) change {
	return func(_ *model.Catalog, o *site.Options) { o.Site.Base = base }
}

func withOutputs(o ...model.Output) change {
	return func(_ *model.Catalog, opts *site.Options) { opts.Site.Outputs = append([]model.Output{}, o...) }
}

func withoutSearch(_ *model.Catalog, o *site.Options) { o.Site.NoSearch = true }

func withoutTwins(_ *model.Catalog, o *site.Options) { o.Site.NoTwins = true }

// lean leaves out what only the tests of it look at.
func lean(c *model.Catalog, o *site.Options) {
	for _, f := range []change{withOutputs(), withoutSearch, withoutTwins} {
		f(c, o)
	}
}

// asked is the fixture and the options of a build.
func asked(changes ...change) (*model.Catalog, site.Options) {
	cat := modeltest.Catalog()
	opts := site.Options{
		Content: modeltest.Content(), Templates: demarc.Templates(), Static: demarc.Static(), Library: demarc.Library(),
		Site:  model.Site{Notice: "A notice about <these> words."},
		Cache: cache.Dir(filepath.Join(folder, "cache")),
	}
	for _, f := range changes {
		f(cat, &opts)
	}
	return cat, opts
}

func tryBuild(out string, changes ...change) (site.Result, error) {
	cat, opts := asked(changes...)
	opts.Out = out
	return site.Build(context.Background(), cat, opts)
}

// build writes the site of the fixture into a new folder.
func build(t *testing.T, changes ...change) (string, site.Result) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	result, err := tryBuild(out, changes...)
	if err != nil {
		t.Fatal(err)
	}
	return out, result
}

// fixtureBase is where the site of fixtureUnderBase says that it stands.
const fixtureBase = "https://example.org/sub/"

// whole and based are the site of the fixture with all that it can have, each built
// once for the tests that only read it.
var (
	whole = sync.OnceValues(func() (site.Result, error) { return tryBuild(filepath.Join(folder, "whole")) })
	based = sync.OnceValues(func() (site.Result, error) { return tryBuild(filepath.Join(folder, "based"), withBase(fixtureBase)) })
)

// fixture returns the folder of the site of the fixture.
// It is not to be changed: other tests read it too.
func fixture(t *testing.T) string {
	t.Helper()
	if _, err := whole(); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, "whole")
}

// fixtureUnderBase is fixture for a site that stands at [fixtureBase].
func fixtureUnderBase(t *testing.T) string {
	t.Helper()
	if _, err := based(); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, "based")
}

// read returns a file of a site.
func read(t *testing.T, root, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// files reads every file of a folder.
func files(t *testing.T, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out[name] = read(t, root, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func noProblems(t *testing.T, root, base string) {
	t.Helper()
	problems, err := linkcheck.Check(root, base)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}
