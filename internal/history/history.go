// Package history tells which revisions of the content changed the model, and how.
//
// It walks the commits of the content's repository, the newest first. Of each it reads
// only the providers whose folder changed, before and after, and compares the two.
// What one commit changed never changes again, so it is kept in a cache by the trees,
// the program and the words; a rebuild reads nothing but the commits. A revision that
// the program cannot read, such as one with a fault in a provider's file, is passed
// over.
package history

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"demarc/internal/cache"
	"demarc/internal/diff"
	"demarc/internal/model"
	"demarc/internal/revision"
)

// Options say how to tell a history.
type Options struct {
	// Limit is how many revisions are told, at the most.
	Limit int
	// Read reads the documents of a content root.
	Read func(context.Context, fs.FS) (*model.Catalog, error)
	Diff diff.Options
	// Cache keeps what was compared. Program names the program, so that another one
	// compares anew.
	Cache   cache.Dir
	Program string
}

// maxSteps is how many commits a history looks at for each revision that it tells:
// most changes of a content root change the model.
const maxSteps = 20

// Of tells the revisions of the content in the folder dir, the newest first. A folder
// outside of a repository has none.
func Of(ctx context.Context, dir string, o Options) ([]diff.Revision, error) {
	repository, err := revision.Open(dir)
	if err != nil {
		return nil, nil // no repository, or one that the program does not know: no history
	}
	var out []diff.Revision
	steps := 0
	for step, err := range repository.History() {
		if err != nil {
			return nil, fmt.Errorf("read the history of %s: %w", dir, err)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if steps++; len(out) >= o.Limit || steps > o.Limit*maxSteps {
			break
		}
		r, err := o.compare(ctx, step)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil && (len(r.Changes) > 0 || r.First && r.After > 0) {
			out = append(out, *r)
		}
	}
	return out, nil
}

// compared is what a step changed, kept by its trees and the program.
var compared = cache.Kind{Name: "changes", Version: "1", Extension: ".json"}

// compare tells what a step changed.
func (o *Options) compare(ctx context.Context, step revision.Step) (*diff.Revision, error) {
	before := ""
	if step.Before != nil {
		before = step.Before.Hash()
	}
	key := []byte(o.Program + "\x00" + before + "\x00" + step.Tree.Hash())
	data, err := o.Cache.Get(compared, key, func() ([]byte, error) {
		r, err := o.read(ctx, step)
		if err != nil {
			return nil, err
		}
		return json.Marshal(r)
	})
	if err != nil {
		return nil, err
	}
	var r diff.Revision
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, fmt.Errorf("read what was kept of %s: %w", step.Commit, err)
	}
	return dated(&r, step), nil
}

// dated adds what is the commit's own.
func dated(r *diff.Revision, step revision.Step) *diff.Revision {
	r.Commit, r.Subject, r.Date = step.Commit, step.Subject, step.Time.Format(time.RFC3339)
	return r
}

// read reads both sides of a step and compares them.
func (o *Options) read(ctx context.Context, step revision.Step) (*diff.Revision, error) {
	changed := step.Tree.Changed(step.Before)
	after, err := o.side(ctx, step.Tree, changed)
	if err != nil {
		return nil, err
	}
	before := &model.Catalog{}
	if step.Before != nil {
		changed = append(changed, step.Before.Changed(step.Tree)...)
		if before, err = o.side(ctx, step.Before, changed); err != nil {
			return nil, err
		}
	}
	r := &diff.Revision{First: len(before.Providers) == 0, Names: namesOf(before, after), After: len(after.Responsibilities), Changes: []diff.Change{}}
	if r.First {
		return r, nil // all that it says is new, and no page lists that
	}
	report := diff.Compare(before, after, o.Diff)
	r.Changes, r.Unchanged = report.Changes(before, after), report.Unchanged
	return r, nil
}

// side reads the providers of a tree that are among the names. A tree with none of
// them is empty.
func (o *Options) side(ctx context.Context, t *revision.Tree, names []string) (*model.Catalog, error) {
	some := slices.ContainsFunc(names, func(name string) bool {
		_, err := fs.Stat(t, name+"/provider.yaml")
		return err == nil
	})
	if !some {
		return &model.Catalog{}, nil
	}
	return o.Read(ctx, &narrow{t, names})
}

// namesOf lists the providers with documents of either side, once each.
func namesOf(catalogs ...*model.Catalog) []string {
	names := []string{}
	for _, c := range catalogs {
		for i := range c.Providers {
			if n := c.Providers[i].Name; !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	slices.Sort(names)
	return names
}

// narrow is a tree that shows only some of the folders of its root.
type narrow struct {
	*revision.Tree
	names []string
}

// ReadDir lists a folder; of the root, only the files and the folders that are shown.
func (n *narrow) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := n.Tree.ReadDir(name)
	if name != "." {
		return entries, err
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return e.IsDir() && !slices.Contains(n.names, e.Name())
	}), err
}
