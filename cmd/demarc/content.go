package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"demarc"
	"demarc/internal/check"
	"demarc/internal/load"
	"demarc/internal/model"
	"demarc/internal/text"

	"github.com/spf13/cobra"
)

// contentFlags say which documents to read and with which configuration.
type contentFlags struct {
	dir    string
	config string
}

func (f *contentFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.dir, "content", "", "`folder` of documents (default ./content, else those that come with the program)")
	cmd.Flags().StringVar(&f.config, "config", "", "the site's configuration `file` (default demarc.yaml beside the content)")
}

// content is an opened content root.
type content struct {
	fsys fs.FS
	// dir is its folder, "" for the embedded one; config is the file of the
	// site's facts, which need not exist, "" for the embedded one.
	dir, config string
	site        model.Site
	// wording is what the site says in other words than the program.
	wording text.Wording
}

// open opens the content root and reads the site's facts. It tells w when the
// embedded documents serve.
func (f *contentFlags) open(w io.Writer) (*content, error) {
	dir := f.dir
	if dir == "" {
		if at, err := os.Stat("content"); err == nil && at.IsDir() {
			dir = "content"
		}
	}
	c := &content{dir: dir, fsys: demarc.Content()}
	if dir == "" {
		fmt.Fprintln(w, "demarc: no folder ./content here, so the documents that come with the program are read")
	} else {
		// An os.Root follows no link out of the folder.
		root, err := openFolder(dir)
		if err != nil {
			return nil, err
		}
		c.fsys = root.FS()
	}
	return c, c.configure(f.config)
}

func openFolder(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if err == nil {
		return root, nil
	}
	at, statErr := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("open content %s: no such folder; want one that holds a folder a provider", dir)
	case statErr == nil && !at.IsDir():
		return nil, fmt.Errorf("open content %s: not a folder; want one that holds a folder a provider", dir)
	}
	return nil, fmt.Errorf("open content: %w", err)
}

// configure finds the file of the site's facts, the one that was asked for or
// demarc.yaml beside the content, and reads it.
func (c *content) configure(file string) error {
	switch {
	case file != "":
		at, err := os.Stat(file)
		if err != nil {
			return fmt.Errorf("read configuration %s: %w", file, reason(err))
		}
		if at.IsDir() {
			return fmt.Errorf("read configuration %s: it is a folder; want a file such as demarc.yaml", file)
		}
		c.config = file
	case c.dir != "":
		abs, err := filepath.Abs(c.dir)
		if err != nil {
			return fmt.Errorf("find the folder of %s: %w", c.dir, err)
		}
		c.config = filepath.Join(filepath.Dir(abs), "demarc.yaml")
	}
	return c.readSite()
}

// readSite reads the site's facts, also anew for each build of a preview.
func (c *content) readSite() (err error) {
	if c.config == "" {
		c.site, err = load.SiteFrom("demarc.yaml", demarc.Config())
	} else {
		c.site, err = load.Site(c.config)
	}
	if err != nil || c.site.Texts == "" {
		return err
	}
	c.wording.Path = filepath.Join(filepath.Dir(c.config), filepath.FromSlash(c.site.Texts))
	if c.wording.Data, err = os.ReadFile(c.wording.Path); err != nil {
		return fmt.Errorf("read texts %s, which %s names: %w", c.wording.Path, c.config, reason(err))
	}
	return nil
}

// read loads the documents and checks them. The catalog's findings are sorted.
func (c *content) read(ctx context.Context, m *meter) (*model.Catalog, error) {
	return c.readIn(ctx, "", m)
}

// readIn is read with the titles of topics, areas and layers in a language.
func (c *content) readIn(ctx context.Context, lang string, m *meter) (*model.Catalog, error) {
	return c.load(ctx, m, load.Options{Lang: lang, Check: check.Run})
}

// examine is read as of a day (YYYY-MM-DD): acceptances may have ended, and documents
// last changed more than maxAge months before it are old, unless that is 0.
func (c *content) examine(ctx context.Context, m *meter, day string, maxAge int) (*model.Catalog, error) {
	return c.load(ctx, m, load.Options{Day: day, Check: checkOn(day, maxAge)})
}

// load loads the documents with the options, and what is the same for all commands.
func (c *content) load(ctx context.Context, m *meter, o load.Options) (*model.Catalog, error) {
	o.Taxonomy, o.Generator, o.Progress = demarc.Content(), generator(), m.stage("Reading documents")
	cat, err := load.Content(ctx, c.fsys, o)
	m.clear()
	return cat, err
}

// parseBase reads the address that a site is published under and gives it its
// final slash.
func parseBase(text string) (string, error) {
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" ||
		u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("--base %q: want an absolute http or https address, such as https://example.org/docs/", text)
	}
	return strings.TrimRight(u.String(), "/") + "/", nil
}

// reason is what went wrong with a file, without the operation and the path that
// the message around it names already.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
