package revision

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
)

// Single is a content root whose lists show one document, with bytes of its own. What
// is asked for by name, such as a provider's file, comes from the root.
type Single struct {
	fs.FS
	Name string // of the document, within the root
	// Data is its content, nil where it is not there.
	Data []byte
}

func (s *Single) entry() entry {
	return entry{name: path.Base(s.Name), size: int64(len(s.Data)), mode: 0o644}
}

// Open opens the document or a file of the root.
func (s *Single) Open(name string) (fs.File, error) {
	if name != s.Name {
		return s.FS.Open(name)
	}
	if s.Data == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &file{entry: s.entry(), Reader: bytes.NewReader(s.Data)}, nil
}

// Stat describes the document, also where it is not there: a provider's file may still
// name it.
func (s *Single) Stat(name string) (fs.FileInfo, error) {
	if name == s.Name {
		return s.entry(), nil
	}
	return fs.Stat(s.FS, name)
}

// Lstat does the same as Stat, without following a link of the root.
func (s *Single) Lstat(name string) (fs.FileInfo, error) {
	if name == s.Name {
		return s.entry(), nil
	}
	return fs.Lstat(s.FS, name)
}

// ReadLink returns where a symbolic link of the root leads.
func (s *Single) ReadLink(name string) (string, error) { return fs.ReadLink(s.FS, name) }

// ReadDir lists the one entry that leads to the document, or nothing.
func (s *Single) ReadDir(name string) ([]fs.DirEntry, error) {
	rest, ok := strings.CutPrefix(s.Name, strings.TrimPrefix(name+"/", "./"))
	if !ok {
		return nil, nil
	}
	first, _, folder := strings.Cut(rest, "/")
	switch {
	case folder:
		return []fs.DirEntry{entry{name: first, mode: fs.ModeDir | 0o755}}, nil
	case s.Data == nil:
		return nil, nil
	}
	return []fs.DirEntry{s.entry()}, nil
}
