package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"demarc/internal/export"
	"demarc/internal/model"
	"demarc/internal/page"

	"github.com/spf13/cobra"
)

func newExport() *cobra.Command {
	var from contentFlags
	format := choice{string(model.OutputJSON), outputNames()}
	var out string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the model as data",
		Long: `Export writes everything that was read from the documents: providers, sections,
responsibilities with owners, letters and duties, components, facts and findings.

` + formatHelp() + `
What is one file goes to standard output or to the file that --out names; the
others need --out with a folder. The same content gives the same bytes. In CSV a
cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or
a line break) has an apostrophe in front.`,
		Example: `  demarc export --format json --out model.json
  demarc export | jq '.responsibilities[] | select(.owner == "customer") | .label'
  demarc export --format crm --out crm.csv
  demarc export --format parts --out data`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := exportFormat(format.word, out)
			if err != nil {
				return err
			}
			c, err := from.open(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			if f.Many {
				if err := refuseWithin(out, c); err != nil {
					return err
				}
			}
			cat, err := c.read(cmd.Context(), newMeter(cmd.ErrOrStderr()))
			if err != nil {
				return err
			}
			return writeExport(cmd.OutOrStdout(), export.New(cat, exportOptions(c.site)), f, out)
		},
	}
	from.add(cmd)
	format.add(cmd, "format", "`form` of the data")
	cmd.Flags().StringVar(&out, "out", "-", "`file` or folder to write, - for standard output")
	return cmd
}

// exportFormat finds the format and refuses a target that cannot hold it, before
// anything is read.
func exportFormat(name, out string) (export.Format, error) {
	f, _ := export.FormatOf(name) // it is one of them
	at, err := os.Stat(out)
	switch {
	case f.Many && out == "-":
		return f, fmt.Errorf("--format %s: it is several files; want --out with a folder for them", name)
	case f.Many && err == nil && !at.IsDir():
		return f, fmt.Errorf("--out %s: it is a file, and --format %s is several files; want a folder", out, name)
	case !f.Many && err == nil && at.IsDir():
		return f, fmt.Errorf("--out %s: it is a folder, and --format %s is one file; want a file", out, name)
	}
	return f, nil
}

// exportOptions lets exports link to the pages of a site that has an address.
func exportOptions(site model.Site) export.Options {
	if site.Base == "" {
		return export.Options{}
	}
	return export.Options{SourceLine: func(document string, line int) string {
		return page.SourceAddress(site.Base, document, line)
	}}
}

// writeExport writes the files of a format, each whole or not at all.
func writeExport(stdout io.Writer, set *export.Set, f export.Format, out string) error {
	for _, file := range set.Files(f) {
		name := out
		if f.Many {
			name = filepath.Join(out, filepath.FromSlash(file.Name))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return fmt.Errorf("write export %s: %w", name, reason(err))
			}
		}
		var err error
		if name == "-" {
			err = file.Write(stdout)
		} else {
			err = replaceFile(name, file.Write)
		}
		if err != nil {
			return fmt.Errorf("write export %s: %w", name, reason(err))
		}
	}
	return nil
}

// outputNames lists the formats.
func outputNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, string(f.Name))
	}
	return names
}

// formatHelp describes the formats, one a line.
func formatHelp() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		files := ""
		if f.Many {
			files = " (a folder)"
		}
		fmt.Fprintf(&b, "  %-11s %s%s\n", f.Name, f.Text, files)
	}
	return b.String()
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
