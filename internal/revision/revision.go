// Package revision reads the files of a git revision as a file system, without a
// checkout.
//
// A revision is named as git names it, REV:PATH: a commit in any notation that
// leads to one (a branch, a tag, a hash, HEAD~3), and a folder of its tree. Trees and
// blobs are read from the repository's own store, so that a bare repository serves as
// well and the work tree is never touched. A symbolic link is shown as one and not
// followed; a submodule is not shown.
package revision

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Name is a folder of a revision: REV:PATH.
type Name struct{ Rev, Path string }

// Parse reads REV:PATH. It reports false for a text without a colon or a revision.
func Parse(text string) (Name, bool) {
	rev, dir, ok := strings.Cut(text, ":")
	return Name{rev, dir}, ok && rev != ""
}

func (n Name) String() string { return n.Rev + ":" + n.Path }

// Repository is an opened git repository.
type Repository struct {
	git *git.Repository
	// prefix is the folder that it was opened from, within the work tree.
	prefix string
	// mu guards the store, which is not made for several readers.
	mu sync.Mutex
}

// Open opens the repository that the folder dir lies in, or is, where it is bare.
func Open(dir string) (*Repository, error) {
	r, err := git.PlainOpenWithOptions(dir, &git.PlainOpenOptions{DetectDotGit: true, EnableDotGitCommonDir: true})
	if errors.Is(err, git.ErrRepositoryNotExists) {
		r, err = git.PlainOpen(dir)
	}
	if errors.Is(err, git.ErrRepositoryNotExists) {
		return nil, fmt.Errorf("open repository: %s lies in none; want a folder of a git repository", dir)
	}
	if err != nil {
		return nil, fmt.Errorf("open repository at %s: %w", dir, err)
	}
	prefix, err := prefixOf(r, dir)
	if err != nil {
		return nil, fmt.Errorf("open repository at %s: %w", dir, err)
	}
	return &Repository{git: r, prefix: prefix}, nil
}

// Commit finds the commit that a revision names.
func (r *Repository) Commit(rev string) (*object.Commit, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	hash, err := r.git.ResolveRevision(plumbing.Revision(rev))
	if err == nil {
		var c *object.Commit
		if c, err = r.git.CommitObject(*hash); err == nil {
			return c, nil
		}
	}
	if r.shallow() {
		return nil, fmt.Errorf("find revision %s: the clone is shallow and does not reach it; run git fetch --unshallow, or clone with the whole history", rev)
	}
	return nil, fmt.Errorf("find revision %s: the repository has no commit of this name; want a branch, a tag or a hash", rev)
}

// shallow reports whether the history was cut when the repository was cloned.
func (r *Repository) shallow() bool {
	cut, err := r.git.Storer.Shallow()
	return err == nil && len(cut) > 0
}

// Tree opens a folder of a revision. A path that begins with "./" or "../" counts from
// the folder that the repository was opened from, any other from the root of the tree.
func (r *Repository) Tree(n Name) (*Tree, error) {
	c, err := r.Commit(n.Rev)
	if err != nil {
		return nil, err
	}
	dir := path.Clean("/" + n.Path)[1:]
	if strings.HasPrefix(n.Path, "./") || strings.HasPrefix(n.Path, "../") || n.Path == "." {
		dir = path.Clean("/" + path.Join(r.prefix, n.Path))[1:]
	}
	return r.treeOf(c, dir, n)
}

func (r *Repository) treeOf(c *object.Commit, dir string, n Name) (*Tree, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	t, err := c.Tree()
	if err == nil && dir != "" {
		t, err = t.Tree(dir)
	}
	switch {
	case errors.Is(err, object.ErrDirectoryNotFound):
		return nil, fmt.Errorf("open %s: the revision has no folder %s", n, dir)
	case err != nil:
		return nil, fmt.Errorf("open %s: %w", n, r.explain(err))
	}
	return &Tree{repository: r, root: t, Path: dir}, nil
}

// explain says why an object is missing: a partial clone leaves out what nobody asked
// for, and only git itself can fetch it.
func (r *Repository) explain(err error) error {
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return errors.New("an object of it is not in the clone; run git fetch --refetch, or clone without --filter and --depth")
	}
	return err
}
