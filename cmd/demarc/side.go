package main

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/revision"
)

// side is one of the two readings that are compared.
type side struct {
	name string // as it was asked for
	// fsys is the content root, nil for an exported model.
	fsys fs.FS
	// dir is its folder on disk, "" where it has none.
	dir string
	// root stands before paths of documents: the folder as it was asked for, or the
	// path in the revision.
	root  string
	model string // the file of an exported model
}

// openSide opens what an argument names: a folder, a file with an exported model, or
// a folder of a git revision.
func openSide(name string) (*side, error) {
	at, err := os.Stat(name)
	if err == nil && at.IsDir() {
		root, err := openFolder(name)
		if err != nil {
			return nil, err
		}
		s := &side{name: name, fsys: root.FS(), dir: name}
		if clean := filepath.ToSlash(filepath.Clean(name)); clean != "." {
			s.root = clean
		}
		return s, nil
	}
	if err == nil {
		return &side{name: name, model: name}, nil
	}
	rev, ok := revision.Parse(name)
	if !ok {
		return nil, fmt.Errorf("open %s: no such folder or file; want a folder of documents, an exported model, or a folder of a git revision such as main:content", name)
	}
	repository, err := revision.Open(".")
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	tree, err := repository.Tree(rev)
	if err != nil {
		return nil, err
	}
	return &side{name: name, fsys: tree, root: tree.Path}, nil
}

// read loads the documents, or the model.
func (s *side) read(ctx context.Context, m *meter) (*model.Catalog, error) {
	if s.fsys != nil {
		defer m.clear()
		return readUnjudged(ctx, s.fsys, m.stage("Reading documents"))
	}
	f, err := os.Open(s.model)
	if err != nil {
		return nil, fmt.Errorf("open model: %w", reason(err))
	}
	defer f.Close()
	return export.Read(bufio.NewReaderSize(f, 1<<20))
}
