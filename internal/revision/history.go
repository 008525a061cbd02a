package revision

import (
	"errors"
	"iter"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Step is a commit in which the folder that the repository was opened from changed.
type Step struct {
	Commit  string // its hash
	Time    time.Time
	Subject string // the first line of its message
	Tree    *Tree
	// Before is the folder as it was, nil where it was not there.
	Before *Tree
}

// History lists the steps of the folder that the repository was opened from, the
// newest first, along the first parents from HEAD: a merge is one step. It ends where
// the folder began, or where a shallow clone does. A repository without a commit, and
// a folder that no commit has, have no step.
func (r *Repository) History() iter.Seq2[Step, error] {
	return func(yield func(Step, error) bool) {
		commit, err := r.head()
		if err != nil || commit == nil {
			if err != nil {
				yield(Step{}, err)
			}
			return
		}
		tree, err := r.folderOf(commit)
		for err == nil && tree != nil {
			var parent *object.Commit
			var before *Tree
			if parent, err = r.parent(commit); err != nil {
				break
			}
			if parent != nil {
				if before, err = r.folderOf(parent); err != nil {
					break
				}
			} else if commit.NumParents() > 0 {
				return // a shallow clone ends here, and what was before is unknown
			}
			if before == nil || before.Hash() != tree.Hash() {
				subject, _, _ := strings.Cut(strings.TrimSpace(commit.Message), "\n")
				step := Step{Commit: commit.Hash.String(), Time: commit.Committer.When.UTC(), Subject: subject, Tree: tree, Before: before}
				if !yield(step, nil) {
					return
				}
			}
			commit, tree = parent, before
		}
		if err != nil {
			yield(Step{}, err)
		}
	}
}

// head returns the current commit, nil where there is none yet.
func (r *Repository) head() (*object.Commit, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	ref, err := r.git.Head()
	if errors.Is(err, plumbing.ErrReferenceNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return r.git.CommitObject(ref.Hash())
}

// parent returns the first parent of a commit, nil where it has none or the clone has
// not.
func (r *Repository) parent(c *object.Commit) (*object.Commit, error) {
	if c.NumParents() == 0 {
		return nil, nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	p, err := c.Parent(0)
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return nil, nil
	}
	return p, err
}

// folderOf returns the folder that the repository was opened from, as a commit has it,
// nil where it has none.
func (r *Repository) folderOf(c *object.Commit) (*Tree, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	t, err := c.Tree()
	if err == nil && r.prefix != "" {
		t, err = t.Tree(r.prefix)
	}
	if errors.Is(err, object.ErrDirectoryNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, r.explain(err)
	}
	return &Tree{repository: r, root: t, Path: r.prefix}, nil
}

// Changed lists the folders of the root of a tree that another one has not, or has
// otherwise. Without another one all are.
func (t *Tree) Changed(from *Tree) []string {
	was := map[string]plumbing.Hash{}
	if from != nil {
		for _, e := range from.root.Entries {
			was[e.Name] = e.Hash
		}
	}
	var names []string
	for _, e := range t.root.Entries {
		if hash, ok := was[e.Name]; !ok || hash != e.Hash {
			names = append(names, e.Name)
		}
	}
	return names
}
