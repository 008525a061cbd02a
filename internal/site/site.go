// Package site writes a whole site: it plans every page and file, renders them on
// all cores into a folder beside the target, and swaps that folder in at the end.
//
// A build that fails or is killed leaves the previous site whole. Two builds of
// one catalog are the same byte for byte. The package knows no markup: pages come
// from package render, addresses from package page.
package site

import (
	"context"
	"fmt"
	"io/fs"
	"slices"

	"demarc/internal/cache"
	"demarc/internal/diff"
	"demarc/internal/model"
	"demarc/internal/page"
	"demarc/internal/render"
	"demarc/internal/text"
)

// Options say what to build and where.
type Options struct {
	Site model.Site
	// Out is the folder of the site. It is replaced as a whole, and so must not
	// exist, be empty, or have been written by a build.
	Out string
	// Content is the content root that the catalog was loaded from.
	Content, Templates, Static fs.FS
	// Changes are the revisions of the content, the newest first.
	Changes []diff.Revision
	// Wording is what the site says in other words than the program.
	Wording text.Wording
	// Library holds the search library, minisearch.js, and its LICENSE.
	Library fs.FS
	// Workers is how many pages are rendered at once; 0 is one a core.
	Workers int
	// Cache keeps highlighted sources and drawn pictures between builds.
	Cache cache.Dir
	// Progress, if set, is told how many of all files are done, from one
	// goroutine at a time.
	Progress func(done, total int)
}

// Result counts what a build wrote.
type Result struct {
	Pages int
	Files int // pages included
	Bytes int64
}

// Build writes the site of a catalog.
func Build(ctx context.Context, cat *model.Catalog, opts Options) (Result, error) {
	files, err := prepare(cat, opts)
	if err != nil {
		return Result{}, err
	}
	t, err := open(opts.Out)
	if err != nil {
		return Result{}, fmt.Errorf("write site: %w", err)
	}
	defer t.discard()
	// The data page tells the size of the data, so that comes first.
	result, err := write(ctx, t, opts, files.data, files.jobs)
	if err != nil {
		return Result{}, fmt.Errorf("write site: %w", err)
	}
	if err := t.swap(); err != nil {
		return Result{}, fmt.Errorf("write site: %w", err)
	}
	return result, nil
}

// prepared are the files of a site, none of them made: those of the model, and the rest.
type prepared struct {
	data, jobs []job
}

// prepare plans every file of the site of a catalog.
func prepare(cat *model.Catalog, opts Options) (p prepared, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("build site: %w", err)
		}
	}()
	assets, err := bundle(opts.Static)
	if err != nil {
		return p, err
	}
	texts, err := interfaceTexts(opts)
	if err != nil {
		return p, err
	}
	renderer, err := render.New(render.Options{Templates: opts.Templates, Texts: texts, Cache: opts.Cache})
	if err != nil {
		return p, err
	}
	data, downloads := planData(cat, opts.Site)
	set := page.New(cat, page.Options{Site: opts.Site, Texts: texts, Content: opts.Content, Changes: opts.Changes,
		Style: assets.style, Script: assets.script, Downloads: downloads})
	finding, err := planSearch(set, assets, opts)
	if err != nil {
		return p, err
	}
	p = prepared{data, append(plan(set, renderer, assets, opts), finding...)}
	return p, refuseDuplicates(slices.Concat(p.data, p.jobs))
}

// interfaceTexts loads the words of the interface in the language of the site.
func interfaceTexts(opts Options) (*text.Texts, error) {
	fsys, err := fs.Sub(opts.Templates, "text")
	if err != nil {
		return nil, fmt.Errorf("find interface texts: %w", err)
	}
	return text.Load(fsys, opts.Site.Lang, opts.Wording)
}
