package intake

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

// Stage is a content root with changes that are not written yet. As a file system
// it reads as if they were.
type Stage struct {
	root  *os.Root
	disk  fs.FS
	files map[string][]byte
	order []string
}

// NewStage returns the content root without changes.
func NewStage(root *os.Root) *Stage {
	return &Stage{root: root, disk: root.FS(), files: map[string][]byte{}}
}

// Write stages a file.
func (s *Stage) Write(name string, data []byte) {
	if _, known := s.files[name]; !known {
		s.order = append(s.order, name)
	}
	s.files[name] = data
}

// Open opens a file, staged or not.
func (s *Stage) Open(name string) (fs.File, error) {
	if data, ok := s.files[name]; ok {
		return &stagedFile{Reader: bytes.NewReader(data), info: s.info(name)}, nil
	}
	if at, err := s.Stat(name); err == nil && at.IsDir() {
		entries, err := s.ReadDir(name)
		return &stagedFolder{info: at, rest: entries}, err
	}
	return s.disk.Open(name)
}

// ReadFile reads a file, staged or not.
func (s *Stage) ReadFile(name string) ([]byte, error) {
	if data, ok := s.files[name]; ok {
		return bytes.Clone(data), nil
	}
	return fs.ReadFile(s.disk, name)
}

// Stat describes a file or folder; a staged file brings its folders with it.
func (s *Stage) Stat(name string) (fs.FileInfo, error) {
	if s.isStaged(name) {
		return s.info(name), nil
	}
	return fs.Stat(s.disk, name)
}

// Lstat is as Stat, but for links.
func (s *Stage) Lstat(name string) (fs.FileInfo, error) {
	if s.isStaged(name) {
		return s.info(name), nil
	}
	return fs.Lstat(s.disk, name)
}

// ReadLink reads a link; nothing staged is one.
func (s *Stage) ReadLink(name string) (string, error) { return fs.ReadLink(s.disk, name) }

// ReadDir lists a folder with what is staged in it.
func (s *Stage) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.disk, name)
	if err != nil && !(errors.Is(err, fs.ErrNotExist) && s.isStaged(name)) {
		return nil, err
	}
	for _, file := range s.order {
		for child := file; child != "."; child = path.Dir(child) {
			if path.Dir(child) != name {
				continue
			}
			entry := fs.FileInfoToDirEntry(s.info(child))
			i, found := slices.BinarySearchFunc(entries, entry.Name(), func(e fs.DirEntry, name string) int { return strings.Compare(e.Name(), name) })
			switch {
			case !found:
				entries = slices.Insert(entries, i, entry)
			case child == file:
				entries[i] = entry
			}
		}
	}
	return entries, nil
}

// isStaged reports whether a file is staged, or a folder that only staged files
// make.
func (s *Stage) isStaged(name string) bool {
	if _, ok := s.files[name]; ok {
		return true
	}
	if !slices.ContainsFunc(s.order, func(f string) bool { return strings.HasPrefix(f, name+"/") }) {
		return false
	}
	_, err := fs.Stat(s.disk, name)
	return err != nil
}

func (s *Stage) info(name string) stagedInfo {
	data, isFile := s.files[name]
	return stagedInfo{name: path.Base(name), size: int64(len(data)), dir: !isFile}
}

// stagedFile is an open staged file.
type stagedFile struct {
	*bytes.Reader
	info stagedInfo
}

func (f *stagedFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *stagedFile) Close() error               { return nil }

// stagedFolder is an open folder, with what is staged in it.
type stagedFolder struct {
	info fs.FileInfo
	rest []fs.DirEntry
}

func (f *stagedFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *stagedFolder) Close() error               { return nil }
func (f *stagedFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.Name(), Err: errors.New("is a directory")}
}

func (f *stagedFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.rest) {
		n = len(f.rest)
	}
	entries := f.rest[:n]
	f.rest = f.rest[n:]
	return entries, nil
}

// stagedInfo describes a staged file or folder.
type stagedInfo struct {
	name string
	size int64
	dir  bool
}

func (i stagedInfo) Name() string       { return i.name }
func (i stagedInfo) Size() int64        { return i.size }
func (i stagedInfo) IsDir() bool        { return i.dir }
func (i stagedInfo) ModTime() time.Time { return time.Time{} }
func (i stagedInfo) Sys() any           { return nil }
func (i stagedInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
