package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"demarc"
	"demarc/internal/check"
	"demarc/internal/fetch"
	"demarc/internal/intake"
	"demarc/internal/load"
	"demarc/internal/model"

	"github.com/spf13/cobra"
)

// now is the clock; the tests of this package set it.
var now = time.Now

// today is the date that is noted of what was fetched.
func today() string { return now().UTC().Format(time.DateOnly) }

// intakeFlags say into which content documents are taken, and how they are fetched.
type intakeFlags struct {
	dir     string
	private bool
	timeout time.Duration
	force   bool
}

func (f *intakeFlags) add(cmd *cobra.Command, force string) {
	cmd.Flags().StringVar(&f.dir, "content", "content", "`folder` of documents to write into")
	cmd.Flags().BoolVar(&f.private, "allow-private", false, "also fetch from addresses that are not public, and through the proxy of the environment")
	cmd.Flags().DurationVar(&f.timeout, "timeout", time.Minute, "`time` that a fetch may take")
	cmd.Flags().BoolVar(&f.force, "force", false, force)
}

// open opens the content root, which must be a folder on disk.
func (f *intakeFlags) open() (*os.Root, error) {
	if f.timeout <= 0 {
		return nil, fmt.Errorf("--timeout %s: want a time such as 30s", f.timeout)
	}
	root, err := openFolder(f.dir)
	if err != nil {
		return nil, fmt.Errorf("%w (demarc init starts one)", err)
	}
	return root, nil
}

func (f *intakeFlags) fetch() fetch.Options {
	return fetch.Options{Agent: "demarc/" + demarc.Version, AllowPrivate: f.private, Timeout: f.timeout}
}

// readPart reads documents of a content root, quietly.
func readPart(ctx context.Context, fsys fs.FS) (*model.Catalog, error) {
	return (&content{fsys: fsys}).load(ctx, &meter{}, load.Options{Check: check.Run, NoNotes: true})
}

// withRemedy adds the flag that would allow what was refused.
func withRemedy(err error) error {
	var private *fetch.PrivateError
	var kept *intake.KeptError
	switch {
	case errors.As(err, &private):
		return fmt.Errorf("%w (--allow-private fetches it all the same)", err)
	case errors.As(err, &kept):
		return fmt.Errorf("%w (--force replaces it)", err)
	}
	return err
}
