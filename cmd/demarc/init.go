package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// starter is what a new content folder begins with.
//
//go:embed all:starter
var starter embed.FS

func newInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Start a folder of documents",
		Long: `Init makes a folder with everything that a site needs: content/ with an example of
a provider and its document, demarc.yaml with the site's facts, and a .gitignore.
The folder must be new or empty; a repository without files counts as empty.`,
		Example: `  demarc init responsibilities
  cd responsibilities && demarc serve`,
		Args: oneArg,
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := args[0]
			if err := start(dir); err != nil {
				return fmt.Errorf("init %s: %w", dir, err)
			}
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, "Started %s with a made-up provider, content/example, to put a real one in place of\n\nNext:\n", dir)
			if filepath.Clean(dir) != "." {
				fmt.Fprintf(out, "  cd %s\n", dir)
			}
			fmt.Fprint(out, `  demarc serve                                 look at the site
  demarc add --name "Acme Cloud" FILE|URL      take in a published document
  demarc check                                 see what could not be read
`)
			return nil
		},
	}
}

// start writes the starter into a folder that is new or empty. On a failure it
// removes what it made.
func start(dir string) (err error) {
	if dir == "" {
		return errors.New("want the name of a folder")
	}
	if err := wantEmpty(dir); err != nil {
		return err
	}
	var made []string
	defer func() {
		if err != nil {
			for i := len(made) - 1; i >= 0; i-- {
				os.Remove(made[i])
			}
		}
	}()
	if made, err = makeFolders(dir); err != nil {
		return reason(err)
	}
	return fs.WalkDir(starter, "starter", func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == "starter" {
			return err
		}
		target := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(name, "starter/")))
		if e.IsDir() {
			err = os.Mkdir(target, 0o755)
		} else {
			err = writeNew(target, name)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", path.Base(name), reason(err))
		}
		made = append(made, target)
		return nil
	})
}

// wantEmpty refuses a folder that holds something beside a repository.
func wantEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if at, statErr := os.Stat(dir); statErr == nil && !at.IsDir() {
		return errors.New("it is a file: want a folder that is new or empty")
	}
	if err != nil {
		return reason(err)
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return fmt.Errorf("it holds %s: want a folder that is new or empty", e.Name())
		}
	}
	return nil
}

// makeFolders makes a folder with those around it and returns the ones that were
// not there, the outermost first.
func makeFolders(dir string) ([]string, error) {
	var made []string
	if parent := filepath.Dir(dir); parent != dir {
		if _, err := os.Stat(parent); err != nil {
			if made, err = makeFolders(parent); err != nil {
				return made, err
			}
		}
	}
	err := os.Mkdir(dir, 0o755)
	switch {
	case err == nil:
		made = append(made, dir)
	case errors.Is(err, fs.ErrExist):
		return made, nil
	}
	return made, err
}

// writeNew copies a file of the starter to a place that must be free.
func writeNew(target, name string) error {
	data, err := starter.ReadFile(name)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(target, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
