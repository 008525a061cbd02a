package intake

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// narrow is a content root whose lists show one part of it, a provider's folder or
// a single document, so that the rest is not read. What is asked for by name is all
// there.
type narrow struct {
	fs.FS
	part string
}

func (n narrow) ReadFile(name string) ([]byte, error)   { return fs.ReadFile(n.FS, name) }
func (n narrow) Stat(name string) (fs.FileInfo, error)  { return fs.Stat(n.FS, name) }
func (n narrow) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(n.FS, name) }
func (n narrow) ReadLink(name string) (string, error)   { return fs.ReadLink(n.FS, name) }

func (n narrow) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(n.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !n.shows(path.Join(name, e.Name()), e.IsDir()) }), err
}

func (n narrow) shows(name string, folder bool) bool {
	within := name == n.part || strings.HasPrefix(name, n.part+"/")
	if folder {
		return within || strings.HasPrefix(n.part, name+"/")
	}
	return within || !isDocument(name)
}
