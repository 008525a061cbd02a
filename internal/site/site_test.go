package site_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"demarc"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
	"demarc/internal/site"
)

// build writes the site of the fixture.
func build(t *testing.T, out string, change ...func(*model.Catalog, *site.Options)) site.Result {
	t.Helper()
	result, err := tryBuild(out, change...)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func tryBuild(out string, change ...func(*model.Catalog, *site.Options)) (site.Result, error) {
	cat := modeltest.Catalog()
	opts := site.Options{Out: out, Content: modeltest.Content(), Templates: demarc.Templates(), Static: demarc.Static()}
	for _, f := range change {
		f(cat, &opts)
	}
	return site.Build(context.Background(), cat, opts)
}

func TestBuildWritesEveryKindOfPage(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if dir := os.Getenv("KEEP"); dir != "" {
		out = dir
	}
	result := build(t, out)
	t.Logf("%+v", result)
}
