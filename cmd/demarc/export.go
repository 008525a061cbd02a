package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"demarc/internal/export"
	"demarc/internal/model"

	"github.com/spf13/cobra"
)

func newExport() *cobra.Command {
	var from contentFlags
	var format, out string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the model as data",
		Long: `Export writes everything that was read from the documents: providers, sections,
responsibilities with owners, letters and duties, components, facts and findings.
As json its form is the contract "demarc/model/v1"; csv has a line for each
responsibility, for spreadsheets.`,
		Example: `  demarc export --format json --out model.json
  demarc export | jq '.responsibilities[] | select(.owner == "customer") | .label'`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			write, ok := exportFormats[format]
			if !ok {
				return fmt.Errorf("--format %q: want json or csv", format)
			}
			c, err := from.open(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			cat, err := c.read(cmd.Context(), newMeter(cmd.ErrOrStderr()))
			if err != nil {
				return err
			}
			if out == "-" {
				err = write(cmd.OutOrStdout(), cat)
			} else {
				err = replaceFile(out, func(w io.Writer) error { return write(w, cat) })
			}
			if err != nil {
				return fmt.Errorf("write export %s: %w", out, reason(err))
			}
			return nil
		},
	}
	from.add(cmd)
	cmd.Flags().StringVar(&format, "format", "json", "`form` of the data: json or csv")
	cmd.Flags().StringVar(&out, "out", "-", "`file` to write, - for standard output")
	return cmd
}

var exportFormats = map[string]func(io.Writer, *model.Catalog) error{
	"json": export.JSON,
	"csv":  export.CSV,
}

// replaceFile writes a file beside the target and puts it in its place at the
// end, so that a reader never sees half of it. What is no ordinary file, such as
// /dev/null, is written as it is.
func replaceFile(name string, write func(io.Writer) error) (err error) {
	if at, err := os.Stat(name); err == nil && !at.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if err := errors.Join(write(f), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
