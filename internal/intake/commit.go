package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
)

// Commit writes what is staged: each file beside its place first, and when all are
// there, into it. On a failure what was there is put back and nothing is left.
func (s *Stage) Commit() (err error) {
	c := &commit{root: s.root}
	defer func() {
		if err != nil {
			err = errors.Join(err, c.undo())
		}
	}()
	for _, name := range s.order {
		if err := c.prepare(name, s.files[name]); err != nil {
			return fmt.Errorf("write %s: %w", name, unwrap(err))
		}
	}
	for _, p := range c.prepared {
		if err := c.replace(p); err != nil {
			return fmt.Errorf("write %s: %w", p.name, unwrap(err))
		}
	}
	return nil
}

// commit is the writing of one stage.
type commit struct {
	root     *os.Root
	folders  []string // that were made
	prepared []*prepared
}

// prepared is a file that is written beside its place.
type prepared struct {
	name, temporary string
	mode            fs.FileMode
	old             []byte // what the place held
	had, done       bool
}

// prepare writes a file beside its place.
func (c *commit) prepare(name string, data []byte) error {
	if err := c.makeFolders(path.Dir(name)); err != nil {
		return err
	}
	p := &prepared{name: name, mode: 0o644}
	if at, err := c.root.Stat(name); err == nil {
		if p.old, err = c.root.ReadFile(name); err != nil {
			return err
		}
		p.mode, p.had = at.Mode().Perm(), true
	}
	var f *os.File
	var err error
	for n := range 1000 {
		p.temporary = path.Join(path.Dir(name), "."+path.Base(name)+"-"+strconv.Itoa(n))
		f, err = c.root.OpenFile(p.temporary, os.O_CREATE|os.O_EXCL|os.O_WRONLY, p.mode)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	if err != nil {
		return err
	}
	c.prepared = append(c.prepared, p)
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// makeFolders makes the folders of a path and remembers which it made.
func (c *commit) makeFolders(name string) error {
	if name == "." {
		return nil
	}
	if err := c.makeFolders(path.Dir(name)); err != nil {
		return err
	}
	err := c.root.Mkdir(name, 0o755)
	switch {
	case err == nil:
		c.folders = append(c.folders, name)
	case errors.Is(err, fs.ErrExist):
		return nil
	}
	return err
}

func (c *commit) replace(p *prepared) error {
	if err := c.root.Rename(p.temporary, p.name); err != nil {
		return err
	}
	p.done = true
	return nil
}

// undo puts back what was there and removes what was made.
func (c *commit) undo() error {
	var faults []error
	for _, p := range c.prepared {
		switch {
		case !p.done:
			faults = append(faults, c.root.Remove(p.temporary))
		case p.had:
			faults = append(faults, c.root.WriteFile(p.name, p.old, p.mode))
		default:
			faults = append(faults, c.root.Remove(p.name))
		}
	}
	for _, folder := range slices.Backward(c.folders) {
		faults = append(faults, c.root.Remove(folder))
	}
	return errors.Join(faults...)
}
