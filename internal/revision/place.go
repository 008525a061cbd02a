package revision

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5"
)

// prefixOf returns where dir lies in the work tree of a repository, with slashes, ""
// for its root and for a bare repository.
func prefixOf(r *git.Repository, dir string) (string, error) {
	w, err := r.Worktree()
	if errors.Is(err, git.ErrIsBareRepository) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return Within(w.Filesystem.Root(), dir)
}

// Within returns the path of dir in the folder root, with slashes and by their real
// paths, "" for the folder itself. A dir outside is an error.
func Within(root, dir string) (string, error) {
	var real [2]string
	for i, name := range []string{root, dir} {
		abs, err := filepath.Abs(name)
		if err != nil {
			return "", err
		}
		if real[i], err = filepath.EvalSymlinks(abs); err != nil {
			return "", err
		}
	}
	rel, err := filepath.Rel(real[0], real[1])
	if err != nil {
		return "", err
	}
	rel = filepath.ToSlash(rel)
	if rel == ".." || strings.HasPrefix(rel, "../") {
		return "", errors.New(dir + " lies outside of " + root)
	}
	if rel == "." {
		return "", nil
	}
	return rel, nil
}

func byName(entries []fs.DirEntry) []fs.DirEntry {
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries
}
