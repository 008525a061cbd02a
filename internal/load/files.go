package load

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/source"
)

// documentEndings are the files that are documents; README.md is none.
var documentEndings = []string{".md", ".markdown", ".txt"}

func hasDocuments(fsys fs.FS, dir string) bool {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return !e.IsDir() && isDocument(e.Name())
	})
}

func isDocument(name string) bool {
	return slices.Contains(documentEndings, strings.ToLower(path.Ext(name))) &&
		!strings.EqualFold(path.Base(name), "README.md") && !strings.HasPrefix(path.Base(name), ".")
}

// files lists the documents of the provider's folder, by path within it.
func (p *provider) files(fsys fs.FS) ([]string, error) {
	var out []string
	err := fs.WalkDir(fsys, p.dir, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("load %s: %w", name, err)
		case e.IsDir() && name != p.dir && strings.HasPrefix(e.Name(), "."):
			return fs.SkipDir
		case e.IsDir() || !isDocument(name):
			return nil
		case e.Type()&fs.ModeSymlink != 0:
			p.findings = append(p.findings, diag.SourceOutside.At(source.NewFile(name, nil), source.Span{}, "", "", "%s is a symbolic link and is not read", name))
			return nil
		}
		out = append(out, strings.TrimPrefix(name, p.dir+"/"))
		return nil
	})
	return out, err
}

// readInside reads a file of the content root that is no symbolic link.
func readInside(fsys fs.FS, name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("read %s: want a file inside the content root", name)
	}
	if info, err := lstat(fsys, name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return nil, fmt.Errorf("read %s: it is a symbolic link: want a file", name)
	}
	return fs.ReadFile(fsys, name)
}

func lstat(fsys fs.FS, name string) (fs.FileInfo, error) { return fs.Lstat(fsys, name) }
