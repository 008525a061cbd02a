package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"demarc/internal/check"
	"demarc/internal/diag"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"
)

// rounds bounds how often a file is mended: a reading lists the first hundred
// findings of a rule only, and each round mends those.
const rounds = 100

// mend writes the fixes of the findings that are asked for into the documents, or
// shows them.
func (o *checking) mend(cmd *cobra.Command) error {
	c, err := o.from.open(cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	if c.dir == "" {
		return errors.New("check --fix: the documents that come with the program cannot be changed; want --content")
	}
	files, all := map[string]bool{}, 0
	for range rounds {
		cat, err := o.read(cmd, c)
		if err != nil {
			return err
		}
		made := 0
		for _, path := range mendable(cat.Findings) {
			n, err := o.mendFile(cmd.OutOrStdout(), c, path, cat.Findings)
			if err != nil {
				return fmt.Errorf("check --fix: %w", err)
			}
			if n > 0 {
				files[path] = true
			}
			made += n
		}
		all += made
		if made == 0 || o.diff {
			break
		}
	}
	verb := "Mended"
	if o.diff {
		verb = "Would mend"
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s %s in %s\n", verb, count(all, "finding"), count(len(files), "file"))
	return err
}

// mendable lists the files that findings with a fix are about, each once.
func mendable(findings []diag.Finding) []string {
	var paths []string
	for i := range findings {
		f := &findings[i]
		if f.Fix != nil && (len(paths) == 0 || paths[len(paths)-1] != f.Path) {
			paths = append(paths, f.Path) // findings are sorted by path
		}
	}
	return paths
}

// mendFile mends one file, or shows the difference, and counts the fixes.
func (o *checking) mendFile(w io.Writer, c *content, path string, findings []diag.Finding) (int, error) {
	data, err := fs.ReadFile(c.fsys, path)
	if err != nil {
		return 0, err
	}
	mended, n := check.Fix(data, path, findings)
	name := filepath.Join(c.dir, filepath.FromSlash(path))
	if o.diff {
		_, err := w.Write(diff.Diff(name, data, name, mended))
		return n, err
	}
	return n, replaceFile(name, func(w io.Writer) error {
		_, err := w.Write(mended)
		return err
	})
}
