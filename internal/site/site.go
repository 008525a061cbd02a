// Package site writes a whole site: it plans every page and file, renders them on
// all cores into a folder beside the target, and swaps that folder in at the end.
//
// A build that fails or is killed leaves the previous site whole. Two builds of
// one catalog are the same byte for byte. The package knows no markup: pages come
// from package render, addresses from package page.
package site

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

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
	// Wording is what the site says in other words than the program.
	Wording text.Wording
	// Workers is how many pages are rendered at once; 0 is one a core.
	Workers int
	// CacheDir keeps highlighted sources between builds; "" keeps none.
	CacheDir string
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
	assets, err := bundle(opts.Static)
	if err != nil {
		return Result{}, fmt.Errorf("build site: %w", err)
	}
	texts, err := interfaceTexts(opts)
	if err != nil {
		return Result{}, fmt.Errorf("build site: %w", err)
	}
	renderer, err := render.New(render.Options{Templates: opts.Templates, Texts: texts, CacheDir: opts.CacheDir})
	if err != nil {
		return Result{}, fmt.Errorf("build site: %w", err)
	}
	set := page.New(cat, page.Options{Site: opts.Site, Texts: texts, Content: opts.Content, Style: assets.style, Script: assets.script})
	jobs, err := plan(set, renderer, assets, opts.Content)
	if err != nil {
		return Result{}, fmt.Errorf("build site: %w", err)
	}
	t, err := open(opts.Out)
	if err != nil {
		return Result{}, fmt.Errorf("write site: %w", err)
	}
	defer t.discard()
	result, err := write(ctx, t, jobs, opts)
	if err != nil {
		return Result{}, fmt.Errorf("write site: %w", err)
	}
	if err := t.swap(); err != nil {
		return Result{}, fmt.Errorf("write site: %w", err)
	}
	return result, nil
}

// interfaceTexts loads the words of the interface in the language of the site.
func interfaceTexts(opts Options) (*text.Texts, error) {
	fsys, err := fs.Sub(opts.Templates, "text")
	if err != nil {
		return nil, fmt.Errorf("find interface texts: %w", err)
	}
	return text.Load(fsys, opts.Site.Lang, opts.Wording)
}

// keptBuffer is the size in bytes up to which a worker uses the buffer of one page
// for the next.
const keptBuffer = 1 << 20

// write makes every file and puts it into the target.
func write(ctx context.Context, t *target, jobs []job, opts Options) (Result, error) {
	if err := t.makeFolders(jobs); err != nil {
		return Result{}, err
	}
	workers := opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var written, next atomic.Int64
	done := newProgress(opts.Progress, len(jobs))
	g, ctx := errgroup.WithContext(ctx)
	for range workers {
		g.Go(func() error {
			var b bytes.Buffer
			for {
				i := int(next.Add(1)) - 1
				if i >= len(jobs) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				if b.Reset(); b.Cap() > keptBuffer {
					b = bytes.Buffer{}
				}
				if err := jobs[i].make(&b); err != nil {
					return err
				}
				if err := t.write(jobs[i].file, b.Bytes()); err != nil {
					return err
				}
				written.Add(int64(b.Len()))
				done.add()
			}
		})
	}
	if err := g.Wait(); err != nil {
		return Result{}, err
	}
	result := Result{Files: len(jobs), Bytes: written.Load()}
	for i := range jobs {
		if jobs[i].page {
			result.Pages++
		}
	}
	return result, nil
}
