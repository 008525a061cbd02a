package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"demarc/internal/config"
	"demarc/internal/diff"
	"demarc/internal/fetch"
	"demarc/internal/model"
)

// Tracked is a document that was fetched.
type Tracked struct {
	ID     string // as in the model: "acme/terms"
	Path   string // within the content root
	Source string // its address in provider.yaml, "" where there is none
	Entry  Entry
}

// Find lists the documents that were fetched and are still there, by path.
func Find(fsys fs.FS) ([]Tracked, error) {
	lock, err := ReadLock(fsys)
	if err != nil {
		return nil, err
	}
	var found []Tracked
	for name, e := range lock {
		provider, file, _ := strings.Cut(name, "/")
		if _, err := fs.Stat(fsys, name); err != nil || file == "" {
			continue
		}
		data, err := fs.ReadFile(fsys, path.Join(provider, providerFile))
		if err != nil {
			continue
		}
		id := provider + "/" + strings.ReplaceAll(strings.TrimSuffix(file, path.Ext(file)), "/", "--")
		found = append(found, Tracked{ID: id, Path: name, Source: config.Text(data, "documents", file, "source"), Entry: e})
	}
	slices.SortFunc(found, func(a, b Tracked) int { return strings.Compare(a.Path, b.Path) })
	return found, nil
}

// Updater fetches documents again.
type Updater struct {
	Root  *os.Root
	Fetch fetch.Options
	// Read reads the documents of a content root.
	Read func(context.Context, fs.FS) (*model.Catalog, error)
	// Diff says how the two readings of a document are compared.
	Diff diff.Options
	// Today is the date that is noted, YYYY-MM-DD.
	Today string
	// Dry leaves everything as it is.
	Dry bool
	// Force replaces also documents that were edited, and those of which nothing
	// would be read any more.
	Force bool
}

// KeptError says why a document was not replaced although it could be.
type KeptError struct{ Reason string }

func (e *KeptError) Error() string { return e.Reason }

// Update is what became of a document.
type Update struct {
	// Same says that its publisher has no other text.
	Same bool
	// Report says what is not as it was.
	Report *diff.Report
}

// Update fetches a document again and replaces it where it changed. After an error
// everything is as it was.
func (u *Updater) Update(ctx context.Context, t Tracked) (*Update, error) {
	d, err := Fetch(ctx, t.Source, u.Fetch)
	if err != nil {
		return nil, err
	}
	// A page that scripts or counters make another one each time is the same when
	// its text is.
	if d.Sum == t.Entry.SHA256 || sum(d.Text) == t.Entry.Written {
		return &Update{Same: true}, nil
	}
	s := NewStage(u.Root)
	if err := u.stage(s, t, d); err != nil {
		return nil, err
	}
	result, err := u.compare(ctx, s, t)
	if err != nil || u.Dry {
		return result, err
	}
	return result, s.Commit()
}

// stage stages the new text, unless that would lose somebody's work.
func (u *Updater) stage(s *Stage, t Tracked, d *Document) error {
	old, err := fs.ReadFile(s, t.Path)
	switch {
	case err != nil:
		return fmt.Errorf("read %s: %w", t.Path, unwrap(err))
	case sum(old) != t.Entry.Written && !u.Force:
		return &KeptError{"its publisher changed it, and so did somebody here since it was fetched"}
	case d.Converted() && strings.EqualFold(path.Ext(t.Path), ".txt"):
		return errors.New("its publisher serves HTML now, which becomes Markdown: want a name that ends in .md")
	}
	s.Write(t.Path, d.Text)
	return s.noteFetched(t.Path, d, u.Today)
}

// compare reads the document before and after.
func (u *Updater) compare(ctx context.Context, s *Stage, t Tracked) (*Update, error) {
	before, err := u.Read(ctx, narrow{u.Root.FS(), t.Path})
	if err != nil {
		return nil, err
	}
	after, err := u.Read(ctx, narrow{s, t.Path})
	if err != nil {
		return nil, err
	}
	had, has := len(before.Responsibilities), len(after.Responsibilities)
	if had > 0 && has == 0 && !u.Force {
		return nil, &KeptError{fmt.Sprintf("nothing is read from what its publisher serves now; before, %d responsibilities were", had)}
	}
	return &Update{Report: diff.Compare(before, after, u.Diff)}, nil
}
