package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// marker is the file by which a build knows a folder that it may replace.
const marker = ".demarc"

const markerText = "Written by demarc build, which replaces this folder as a whole. Keep nothing here.\n"

// target is the folder of a site being written: everything goes into a new
// folder beside it, which takes its place at the end.
type target struct {
	out string
	// fresh is the folder that is filled, old the one that was there.
	fresh, old string
}

// open prepares a new folder beside out. It refuses to replace what no build has
// written, and clears away what killed builds left.
func open(out string) (*target, error) {
	abs, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	// A link to the site's folder is followed, so that the swap replaces what it
	// leads to and keeps the link.
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	if err := replaceable(abs); err != nil {
		return nil, err
	}
	parent := filepath.Dir(abs)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder of %s: %w", out, err)
	}
	t := &target{out: abs}
	t.recover()
	name := prefix(abs) + strconv.Itoa(os.Getpid())
	t.fresh, t.old = name+".new", name+".old"
	for _, dir := range []string{t.fresh, t.old} {
		if err := os.RemoveAll(dir); err != nil {
			return nil, fmt.Errorf("clear %s: %w", dir, err)
		}
	}
	if err := os.Mkdir(t.fresh, 0o755); err != nil {
		return nil, fmt.Errorf("make a folder beside %s: %w", out, err)
	}
	return t, nil
}

// prefix begins the names of the folders that builds of one target make beside
// it; the number of the process follows.
func prefix(out string) string {
	return filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".demarc-")
}

// replaceable reports an error unless out is absent, empty, or written by a
// build.
func replaceable(out string) error {
	info, err := os.Stat(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("replace %s: it is a file and not a folder", out)
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	if len(entries) == 0 || slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == marker }) {
		return nil
	}
	return fmt.Errorf("replace %s: it has files that no build has written (it has no %s); "+
		"choose another folder, or empty this one", out, marker)
}

// recover clears away what killed builds left. A build that was killed between
// the two renames of a swap has left the previous site under its old name and
// none in place: that one is put back.
func (t *target) recover() {
	entries, err := os.ReadDir(filepath.Dir(t.out))
	if err != nil {
		return
	}
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), filepath.Base(prefix(t.out)))
		pid, kind, _ := strings.Cut(rest, ".")
		n, err := strconv.Atoi(pid)
		if !ok || err != nil || n != os.Getpid() && alive(n) {
			continue
		}
		dir := filepath.Join(filepath.Dir(t.out), e.Name())
		if kind == "old" {
			if _, err := os.Lstat(t.out); errors.Is(err, fs.ErrNotExist) && os.Rename(dir, t.out) == nil {
				continue
			}
		}
		_ = os.RemoveAll(dir)
	}
}

// makeFolders makes the folder of every file, each once.
func (t *target) makeFolders(jobs []job) error {
	made := map[string]bool{}
	for _, j := range jobs {
		dir := filepath.Join(t.fresh, filepath.FromSlash(path.Dir(j.file)))
		if made[dir] {
			continue
		}
		made[dir] = true
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(t.fresh, marker), []byte(markerText), 0o644)
}

func (t *target) write(file string, data []byte) error {
	return os.WriteFile(filepath.Join(t.fresh, filepath.FromSlash(file)), data, 0o644)
}

// swap puts the new folder in the place of the old. Between the two renames there
// is a moment without a site; a build that dies there is mended by the next.
func (t *target) swap() error {
	err := os.Rename(t.out, t.old)
	hadOld := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("move the previous site away: %w", err)
	}
	if err := os.Rename(t.fresh, t.out); err != nil {
		if hadOld {
			err = errors.Join(err, os.Rename(t.old, t.out))
		}
		return fmt.Errorf("move the new site in: %w", err)
	}
	if hadOld {
		// The site is in place; what cannot be removed is cleared by the next build.
		_ = os.RemoveAll(t.old)
	}
	return nil
}

// discard removes what a failed build has written. After a swap there is nothing
// left to remove.
func (t *target) discard() { _ = os.RemoveAll(t.fresh) }
