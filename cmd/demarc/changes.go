package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"

	"demarc"
	"demarc/internal/diff"
	"demarc/internal/history"
	"demarc/internal/load"
	"demarc/internal/model"
)

// changes tells the revisions of the content that changed the model; none where the
// content lies in no repository, or where the site wants none.
func (c *content) changes(ctx context.Context, m *meter) ([]diff.Revision, error) {
	if c.dir == "" || c.site.Changes == 0 {
		return nil, nil
	}
	m.stage("Reading the history")(0, c.site.Changes)
	return history.Of(ctx, c.dir, history.Options{
		Limit: c.site.Changes, Diff: diffOptions(),
		Read:  func(ctx context.Context, fsys fs.FS) (*model.Catalog, error) { return readUnjudged(ctx, fsys, nil) },
		Cache: cacheDir(), Program: programHash(),
	})
}

// readUnjudged reads documents that are only compared: what is wrong with them is not
// looked for.
func readUnjudged(ctx context.Context, fsys fs.FS, progress func(done, total int)) (*model.Catalog, error) {
	return load.Content(ctx, fsys, load.Options{Taxonomy: demarc.Content(), Generator: generator(), Progress: progress, NoNotes: true})
}

// programHash names the program by its bytes, "" where it cannot be read: a reader
// that was changed without a new version must not find what another one kept.
func programHash() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}
