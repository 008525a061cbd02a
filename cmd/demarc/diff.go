package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"

	"demarc"
	"demarc/internal/acknowledge"
	"demarc/internal/diag"
	"demarc/internal/diff"
	"demarc/internal/extract"
	"demarc/internal/model"
	"demarc/internal/report"

	"github.com/spf13/cobra"
)

// diffFlags say how shifts are told.
type diffFlags struct {
	content      string
	level        choice
	format       choice
	acknowledged string
	reason       string
	until        string
}

func newDiff() *cobra.Command {
	flags := diffFlags{level: severity(), format: choice{"text", slices.Sorted(maps.Keys(reportFormats))}}
	cmd := &cobra.Command{
		Use:   "diff BASE [HEAD]",
		Short: "Tell what moved between two revisions of the documents",
		Long: `Diff compares two readings and tells each shift with a level: an error where work
moved to the customer, a commitment was removed or an exclusion added; a warning
where something became unclear or weaker; a note for what else changed. "demarc
explain CODE" tells what a rule is for.

BASE and HEAD are each a folder of documents, a folder of a git revision
(main:content, HEAD~3:content, read without a checkout), or a model that demarc
export wrote. Without HEAD the folder of --content is compared with BASE.

A shift that somebody knows of is acknowledged in ` + acknowledge.File + `, in the folder of
documents; --acknowledge writes the entries. It is shown and no longer counts. A
change that only the reading made, by a newer program or another configuration on
the same documents, never counts.

As git's external diff driver (git config diff.demarc.command "demarc diff") it
takes the arguments that git gives it.`,
		Example: `  demarc diff main:content
  demarc diff v1.0:content HEAD:content --format markdown
  demarc diff main:content --acknowledge "agreed with the platform team"`,
		Args: diffArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if isDriverCall(args) {
				if cmd.Flags().NFlag() > 0 {
					return errors.New("called as git's diff driver: it takes no flags; want diff.demarc.command to be \"demarc diff\"")
				}
				return driveGit(cmd, args)
			}
			return flags.run(cmd, args)
		},
	}
	cmd.Flags().StringVar(&flags.content, "content", "content", "`folder` of documents that is compared where no HEAD is given")
	flags.level.add(cmd, "fail-on", "lowest `level` of an open shift that makes the exit code 1")
	flags.format.add(cmd, "format", "`form` of the report")
	cmd.Flags().StringVar(&flags.acknowledged, "acknowledged", "", "`file` of acknowledgements (default "+acknowledge.File+" in HEAD)")
	cmd.Flags().StringVar(&flags.reason, "acknowledge", "", "acknowledge the open shifts from --fail-on up, for a `reason`")
	cmd.Flags().StringVar(&flags.until, "until", "", "`day`, YYYY-MM-DD, after which what --acknowledge writes no longer holds")
	return cmd
}

func diffArgs(_ *cobra.Command, args []string) error {
	if n := len(args); n == 1 || n == 2 || isDriverCall(args) {
		return nil
	}
	return fmt.Errorf("got %s: want BASE and perhaps HEAD, each a folder, a git revision such as main:content, or an exported model", count(len(args), "argument"))
}

// reportFormats are the forms that shifts are written in.
var reportFormats = map[string]func(io.Writer, *diff.Report, report.Info) error{
	"text": report.Text, "markdown": report.Markdown, "json": report.JSON,
	"github": report.GitHub, "html": report.HTML, "sarif": report.SARIF,
}

func (f *diffFlags) run(cmd *cobra.Command, args []string) error {
	level := diag.Severity(f.level.word)
	if err := f.checkUntil(); err != nil {
		return err
	}
	base, head, err := f.sides(cmd, args)
	if err != nil {
		return err
	}
	r, err := compareSides(cmd.Context(), cmd.ErrOrStderr(), base, head)
	if err != nil {
		return err
	}
	if err := f.acknowledgeShifts(r, head, level); err != nil {
		return err
	}
	info := report.Info{Generator: generator(), Base: base.name, Head: head.name, Root: head.root}
	if err := reportFormats[f.format.word](cmd.OutOrStdout(), r, info); err != nil {
		return fmt.Errorf("write report: %w", reason(err))
	}
	if r.Count(level) > 0 {
		return errFindings
	}
	return nil
}

// generator names the program and its version.
func generator() string { return "demarc " + demarc.Version }

func (f *diffFlags) sides(cmd *cobra.Command, args []string) (base, head *side, err error) {
	if base, err = openSide(args[0]); err != nil {
		return nil, nil, err
	}
	name := f.content
	if len(args) == 2 {
		if cmd.Flags().Changed("content") {
			return nil, nil, fmt.Errorf("--content %s: HEAD is given as well; want one of them", f.content)
		}
		name = args[1]
	}
	head, err = openSide(name)
	return base, head, err
}

// compareSides reads both sides and compares them. A model is read beside the other
// side; documents are read on all cores already.
func compareSides(ctx context.Context, stderr io.Writer, base, head *side) (*diff.Report, error) {
	sides := [2]*side{base, head}
	var read [2]*model.Catalog
	var errs [2]error
	var all sync.WaitGroup
	for i, s := range sides {
		all.Go(func() { read[i], errs[i] = s.read(ctx, newMeter(stderr)) })
		if base.model == "" && head.model == "" {
			all.Wait()
		}
	}
	all.Wait()
	for i, s := range sides {
		if errs[i] != nil {
			return nil, fmt.Errorf("read %s: %w", s.name, errs[i])
		}
	}
	return diff.Compare(read[0], read[1], diffOptions()), nil
}

func diffOptions() diff.Options {
	return diff.Options{Language: func(lang string) diff.Language {
		words, err := extract.WordsOf(lang)
		if err != nil {
			return nil // a model of another program may be in any language
		}
		return words
	}}
}
