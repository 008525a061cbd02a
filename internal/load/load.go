// Package load turns a content root into a catalog.
//
// It walks the folders of a [fs.FS], reads each provider's file and sends its
// documents, on all cores, through the pipeline: front matter, dialect, markdown,
// extract, taxonomy. Each document is read and parsed once; what remains of it is
// its part of the model and its rendered body. Afterwards it does what needs all
// documents: links between them, components that texts name, pins and acceptances.
//
// A fault in a configuration file, or two documents on one address, is an error
// that names file, line and key. A fault in a document is a finding and nothing
// stops. The package reads only through the file system it is given, and follows
// no link out of it.
package load

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/language"

	"demarc/internal/diag"
	"demarc/internal/model"
	"demarc/internal/taxonomy"
)

// Options says how to load.
type Options struct {
	// Taxonomy holds the taxonomy file that serves content without one.
	Taxonomy fs.FS
	// Workers is how many documents are read at a time; 0: one a core.
	Workers int
	// Lang is the language in which areas, layers and topics are titled; "" is that
	// of the taxonomy.
	Lang string
	// Progress, where set, is called from several goroutines as documents are done.
	Progress func(done, total int)
	// Generator names the program and its version in the catalog.
	Generator string
	// NoNotes leaves the editors' notes out, for who reads a part of the documents: notes
	// name providers, of which all would have to be there.
	NoNotes bool
	// Day is the day of a check, YYYY-MM-DD, on which acceptances can have ended;
	// "" in a build, whose output must not depend on the day.
	Day string
	// Check, where set, adds findings about the whole catalog. It runs before
	// acceptances are applied, so that they hold for its findings too.
	Check func(*model.Catalog) []diag.Finding
}

// Content reads all providers under the root of fsys.
func Content(ctx context.Context, fsys fs.FS, o Options) (*model.Catalog, error) {
	kinds, err := taxonomy.LoadKinds(fsys, o.Taxonomy)
	if err != nil {
		return nil, err
	}
	providers, err := readProviders(fsys, kinds)
	if err != nil {
		return nil, err
	}
	works, err := planDocuments(fsys, providers)
	if err != nil {
		return nil, err
	}
	if err := readDocuments(ctx, fsys, works, o); err != nil {
		return nil, err
	}
	resolveLinks(fsys, works)
	findOrphans(works)
	c := &model.Catalog{
		Schema: model.Schema, Generator: o.Generator,
		Kinds: []model.ServiceKind{}, Layers: []model.Layer{}, Topics: []model.Topic{}, Areas: []model.Area{},
		Providers: []model.Provider{}, Documents: []model.Document{}, Responsibilities: []model.Responsibility{},
		Components: []model.Component{}, Facts: []model.Fact{}, Findings: []diag.Finding{},
	}
	for _, w := range works {
		w.provider.published[w.tax.Kind().ID] = true
	}
	for _, p := range providers {
		c.Providers = append(c.Providers, p.services()...)
		c.Findings = append(c.Findings, p.findings...)
	}
	for _, w := range works {
		c.Documents = append(c.Documents, w.document)
		c.Responsibilities = append(c.Responsibilities, w.reading.Responsibilities...)
		c.Components = append(c.Components, w.reading.Components...)
		c.Facts = append(c.Facts, w.reading.Facts...)
		c.Findings = append(c.Findings, w.findings...)
	}
	addKinds(c, kinds)
	c.GeneratedAt = newest(c.Documents)
	joinComponents(c)
	if !o.NoNotes {
		if err := readNotes(fsys, c); err != nil {
			return nil, err
		}
	}
	c.Findings = append(c.Findings, unusedPins(c, providers)...)
	c.Findings = append(c.Findings, resolveAliases(c, providers)...)
	if o.Check != nil {
		c.Findings = append(c.Findings, o.Check(c)...)
	}
	diag.Sort(c.Findings)
	c.Findings = accept(c.Findings, providers, o.Day)
	return c, translate(c, fsys, o, kinds)
}

// translate gives the catalog the titles of a language: those that stand beside
// the taxonomy, in taxonomy.<lang>.yaml. It runs when all else is done, so that
// nothing that is read or found depends on it.
func translate(c *model.Catalog, fsys fs.FS, o Options, kinds taxonomy.Kinds) error {
	tag, err := language.Parse(o.Lang)
	if err != nil {
		return nil // without a language nothing is translated
	}
	base, _ := tag.Base()
	name := "taxonomy." + base.String() + ".yaml"
	if _, err := fs.Stat(fsys, taxonomy.File); errors.Is(err, fs.ErrNotExist) && o.Taxonomy != nil {
		fsys = o.Taxonomy
	}
	titles, err := taxonomy.LoadTitles(fsys, name)
	if err == nil {
		err = titles.Check(kinds)
	}
	if err != nil {
		return err
	}
	titles.Translate(c)
	return nil
}

// newest returns the date of the newest document as a timestamp, "" where none is
// dated: output must not depend on the day it is made.
func newest(ds []model.Document) string {
	date := ""
	for _, d := range ds {
		date = max(date, d.Updated)
	}
	if date == "" {
		return ""
	}
	return date + "T00:00:00Z"
}

// planDocuments lists the documents of all providers, ordered by id, and refuses
// two on one address.
func planDocuments(fsys fs.FS, providers []*provider) ([]*work, error) {
	var works []*work
	for _, p := range providers {
		files, err := p.files(fsys)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			works = append(works, p.plan(f))
		}
	}
	slices.SortFunc(works, func(a, b *work) int { return cmp.Compare(a.document.ID, b.document.ID) })
	for i := 1; i < len(works); i++ {
		a, b := works[i-1].document, works[i].document
		if a.ID == b.ID {
			return nil, fmt.Errorf("load %s: it has the same address as %s (%s): want one of them renamed", b.Path, a.Path, a.ID)
		}
	}
	return works, nil
}

// readDocuments runs the pipeline over all documents.
func readDocuments(ctx context.Context, fsys fs.FS, works []*work, o Options) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(cmp.Or(o.Workers, runtime.GOMAXPROCS(0)))
	var done atomic.Int64
	for _, w := range works {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := w.read(fsys); err != nil {
				return err
			}
			if n := int(done.Add(1)); o.Progress != nil {
				o.Progress(n, len(works))
			}
			return nil
		})
	}
	return g.Wait()
}

// documentID returns the id of a file of a provider: its path without the ending,
// "--" for each slash.
func documentID(provider, file string) string {
	name := strings.TrimSuffix(file, path.Ext(file))
	return provider + "/" + strings.ReplaceAll(name, "/", "--")
}
