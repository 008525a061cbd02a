package revision

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"time"

	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// Tree is a folder of a revision as a file system. It is safe for concurrent use.
type Tree struct {
	repository *Repository
	root       *object.Tree
	// Path is where it lies in the repository, "" for the root.
	Path string
}

// Hash names the content of the folder: two trees with one hash are the same.
func (t *Tree) Hash() string { return t.root.Hash.String() }

// Open opens a file or a folder. A symbolic link is not followed.
func (t *Tree) Open(name string) (fs.File, error) {
	e, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	if e.IsDir() {
		return &folder{entry: e, tree: t, name: name}, nil
	}
	data, err := t.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &file{entry: e, Reader: bytes.NewReader(data)}, nil
}

// ReadFile returns the content of a file.
func (t *Tree) ReadFile(name string) ([]byte, error) {
	e, err := t.find("read", name)
	if err != nil {
		return nil, err
	}
	if !e.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not an ordinary file")}
	}
	data, err := t.content(name)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data, nil
}

func (t *Tree) content(name string) (data []byte, err error) {
	t.repository.mu.Lock()
	defer t.repository.mu.Unlock()
	f, err := t.root.File(name)
	if err != nil {
		return nil, t.repository.explain(err)
	}
	r, err := f.Reader()
	if err != nil {
		return nil, t.repository.explain(err)
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return io.ReadAll(r)
}

// ReadDir lists a folder, by name.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	if e, err := t.find("list", name); err != nil {
		return nil, err
	} else if !e.IsDir() {
		return nil, &fs.PathError{Op: "list", Path: name, Err: errors.New("not a folder")}
	}
	t.repository.mu.Lock()
	defer t.repository.mu.Unlock()
	dir, err := t.folder(name)
	if err != nil {
		return nil, &fs.PathError{Op: "list", Path: name, Err: t.repository.explain(err)}
	}
	var out []fs.DirEntry
	for _, e := range dir.Entries {
		if e.Mode != filemode.Submodule {
			out = append(out, t.entry(dir, e))
		}
	}
	return byName(out), nil
}

// Stat describes a file, a folder or a link; nothing is followed.
func (t *Tree) Stat(name string) (fs.FileInfo, error) { return t.find("stat", name) }

// Lstat does the same as Stat.
func (t *Tree) Lstat(name string) (fs.FileInfo, error) { return t.find("lstat", name) }

// ReadLink returns where a symbolic link leads.
func (t *Tree) ReadLink(name string) (string, error) {
	e, err := t.find("readlink", name)
	if err != nil {
		return "", err
	}
	if e.Mode()&fs.ModeSymlink == 0 {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	data, err := t.content(name)
	return string(data), err
}

// find returns the entry of a name.
func (t *Tree) find(op, name string) (entry, error) {
	if !fs.ValidPath(name) {
		return entry{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	if name == "." {
		return entry{name: ".", mode: fs.ModeDir | 0o755}, nil
	}
	t.repository.mu.Lock()
	defer t.repository.mu.Unlock()
	dir, err := t.folder(path.Dir(name))
	if err == nil {
		for _, e := range dir.Entries {
			if e.Name == path.Base(name) && e.Mode != filemode.Submodule {
				return t.entry(dir, e), nil
			}
		}
		err = fs.ErrNotExist
	}
	if errors.Is(err, object.ErrDirectoryNotFound) {
		err = fs.ErrNotExist
	}
	return entry{}, &fs.PathError{Op: op, Path: name, Err: err}
}

// folder returns the tree of a folder. The caller holds the lock.
func (t *Tree) folder(name string) (*object.Tree, error) {
	if name == "." {
		return t.root, nil
	}
	return t.root.Tree(name)
}

// entry describes an entry of a folder. The caller holds the lock.
func (t *Tree) entry(dir *object.Tree, e object.TreeEntry) entry {
	out := entry{name: e.Name, mode: 0o644}
	switch e.Mode {
	case filemode.Dir:
		out.mode = fs.ModeDir | 0o755
	case filemode.Symlink:
		out.mode = fs.ModeSymlink | 0o777
	case filemode.Executable:
		out.mode = 0o755
	}
	if out.mode.IsRegular() {
		if size, err := dir.Size(e.Name); err == nil {
			out.size = size
		}
	}
	return out
}

// entry is a file, a folder or a link: an fs.FileInfo and an fs.DirEntry. A tree
// knows no times.
type entry struct {
	name string
	size int64
	mode fs.FileMode
}

// Name is the last part of the path.
func (e entry) Name() string { return e.name }

// Size is that of a file in bytes.
func (e entry) Size() int64 { return e.size }

// Mode is the kind of file and who may do what with it.
func (e entry) Mode() fs.FileMode { return e.mode }

// Type is the kind of file.
func (e entry) Type() fs.FileMode { return e.mode.Type() }

// IsDir reports whether it is a folder.
func (e entry) IsDir() bool { return e.mode.IsDir() }

// ModTime is no time: git keeps none.
func (e entry) ModTime() time.Time { return time.Time{} }

// Sys is nothing.
func (e entry) Sys() any { return nil }

// Info returns the entry itself.
func (e entry) Info() (fs.FileInfo, error) { return e, nil }

// file is an opened file.
type file struct {
	entry
	*bytes.Reader
}

// Size is that of the file in bytes.
func (f *file) Size() int64 { return f.entry.size }

// Stat describes the file.
func (f *file) Stat() (fs.FileInfo, error) { return f.entry, nil }

// Close does nothing: the content is in memory.
func (f *file) Close() error { return nil }

// folder is an opened folder.
type folder struct {
	entry
	tree *Tree
	name string
	rest []fs.DirEntry
	read bool
}

// Stat describes the folder.
func (d *folder) Stat() (fs.FileInfo, error) { return d.entry, nil }

// Read is an error: a folder has no bytes.
func (d *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.name, Err: errors.New("a folder")}
}

// Close does nothing.
func (d *folder) Close() error { return nil }

// ReadDir lists the next n entries, or all that are left where n is not positive.
func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if !d.read {
		var err error
		if d.rest, err = d.tree.ReadDir(d.name); err != nil {
			return nil, err
		}
		d.read = true
	}
	if n <= 0 {
		n = len(d.rest)
	} else if len(d.rest) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.rest))
	out := d.rest[:n]
	d.rest = d.rest[n:]
	return out, nil
}
