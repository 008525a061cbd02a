package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"demarc/internal/report"
	"demarc/internal/revision"

	"github.com/spf13/cobra"
)

// git calls an external diff driver in the root of the work tree with
//
//	path old-file old-hex old-mode new-file new-hex new-mode
//
// and, for a file that was renamed, with its new path and a text for people behind
// it. A side that is not there is /dev/null, with "." for hash and mode.

var (
	hashOrDot = regexp.MustCompile(`^([0-9a-f]{40,64}|\.)$`)
	modeOrDot = regexp.MustCompile(`^([0-7]{6}|\.)$`)
)

// isDriverCall reports whether the arguments are those that git gives a driver.
func isDriverCall(args []string) bool {
	if n := len(args); n < 7 || n > 9 {
		return false
	}
	return hashOrDot.MatchString(args[2]) && modeOrDot.MatchString(args[3]) &&
		hashOrDot.MatchString(args[5]) && modeOrDot.MatchString(args[6])
}

// driveGit compares the two versions of a file that git hands over. What is no
// document of a provider is said in a line. git takes any other exit code than 0 for a
// driver that died, so shifts do not count here.
func driveGit(cmd *cobra.Command, args []string) error {
	oldName, newName := args[0], args[0]
	if len(args) > 7 {
		newName = args[7]
	}
	out := cmd.OutOrStdout()
	fmt.Fprintf(out, "demarc diff %s\n", printable([]byte(newName)))
	base, err := driverSide(oldName, args[1])
	if err != nil {
		return err
	}
	head, err := driverSide(newName, args[4])
	if err != nil {
		return err
	}
	if base == nil || head == nil {
		fmt.Fprintln(out, "It lies under no provider.yaml, so it is no document of a provider")
		return nil
	}
	r, err := compareSides(cmd.Context(), cmd.ErrOrStderr(), base, head)
	if err != nil {
		return err
	}
	return report.Text(out, r, report.Info{Generator: generator(), Base: base.name, Head: head.name, Root: head.root})
}

// driverSide is the content root around a file, in which only that file is read, from
// where git put this version of it. It is nil where no folder above has a provider's
// file.
func driverSide(name, file string) (*side, error) {
	provider := filepath.Dir(filepath.FromSlash(name))
	for {
		if _, err := os.Stat(filepath.Join(provider, "provider.yaml")); err == nil {
			break
		}
		up := filepath.Dir(provider)
		if up == provider {
			return nil, nil
		}
		provider = up
	}
	dir := filepath.Dir(provider)
	if abs, err := filepath.Abs(provider); err == nil {
		dir = filepath.Dir(abs)
	}
	within, err := revisionPath(dir, name)
	if err != nil {
		return nil, err
	}
	root, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	single := &revision.Single{FS: root.FS(), Name: within}
	if file != os.DevNull {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file, reason(err))
		}
		single.Data = append([]byte{}, data...)
	}
	if !fs.ValidPath(within) {
		return nil, errors.New("open " + name + ": want a path within the work tree")
	}
	return &side{name: name, fsys: single}, nil
}

// revisionPath is the path of a file, which need not exist, in a folder.
func revisionPath(dir, name string) (string, error) {
	abs, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(dir, abs)
	return filepath.ToSlash(rel), err
}
