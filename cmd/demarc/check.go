package main

import (
	"fmt"
	"io"
	"io/fs"

	"demarc/internal/diag"
	"demarc/internal/source"

	"github.com/spf13/cobra"
)

func newCheck() *cobra.Command {
	var from contentFlags
	var level, format string
	var strict bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "List what is wrong with the documents",
		Long: `Check lists the findings about the documents: what could not be read, what
contradicts itself, what leads nowhere. Each has the code of its rule, a severity
(error, warning, note), its place as file:line:column, the line with a caret, and a
hint. "demarc explain CODE" tells what a rule is for.`,
		Example: `  demarc check
  demarc check --content docs/providers --fail-on warning
  demarc check --format json > findings.json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if strict {
				level = string(diag.SeverityWarning)
			}
			severity, err := diag.ParseSeverity(level)
			if err != nil {
				return fmt.Errorf("--fail-on %q: want error, warning or note", level)
			}
			write, ok := findingFormats[format]
			if !ok {
				return fmt.Errorf("--format %q: want text, json or github", format)
			}
			c, err := from.open(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			cat, err := c.read(cmd.Context(), newMeter(cmd.ErrOrStderr()))
			if err != nil {
				return err
			}
			c.quote(cat.Findings)
			if err := write(cmd.OutOrStdout(), c.dir, cat.Findings); err != nil {
				return fmt.Errorf("write findings: %w", reason(err))
			}
			if diag.Count(cat.Findings, severity) > 0 {
				return errFindings
			}
			return nil
		},
	}
	from.add(cmd)
	cmd.Flags().StringVar(&level, "fail-on", string(diag.SeverityError), "lowest `severity` that makes the exit code 1: error, warning or note")
	cmd.Flags().BoolVar(&strict, "strict", false, "the same as --fail-on warning")
	cmd.Flags().StringVar(&format, "format", "text", "`form` of the list: text, json, or github for annotations in a workflow")
	cmd.MarkFlagsMutuallyExclusive("fail-on", "strict")
	return cmd
}

// findingFormats are the forms that findings are written in; root is the folder
// of the content.
var findingFormats = map[string]func(w io.Writer, root string, list []diag.Finding) error{
	"text":   writeFindings,
	"json":   func(w io.Writer, _ string, list []diag.Finding) error { return diag.JSON(w, list) },
	"github": diag.GitHub,
}

// writeFindings lists findings for people and counts them at the end.
func writeFindings(w io.Writer, _ string, list []diag.Finding) error {
	if err := diag.Text(w, list); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, summary(list))
	return err
}

// quote gives each finding about the whole catalog the text of its line; those
// about one document have it already.
func (c *content) quote(findings []diag.Finding) {
	files := map[string]*source.File{}
	for i := range findings {
		f := &findings[i]
		if f.Excerpt != "" {
			continue
		}
		if files[f.Path] == nil {
			// A file that vanished since it was read has no text to show.
			data, _ := fs.ReadFile(c.fsys, f.Path)
			files[f.Path] = source.NewFile(f.Path, data)
		}
		f.Excerpt = string(files[f.Path].LineText(f.Line))
	}
}
