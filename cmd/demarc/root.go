package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitClean    = 0
	exitFindings = 1 // findings at or above the level asked for, documents not updated
	exitFault    = 2 // wrong usage, or the environment: no such folder, disk full
)

// errFindings ends a command whose findings are already told.
var errFindings = errors.New("findings")

// run executes the program with args and returns its exit code. Nothing below it
// ends the process.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "demarc: interrupted")
	default:
		fmt.Fprintln(stderr, "demarc:", err)
	}
	return exitFault
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "demarc",
		Short: "Who does what in a managed service, from the providers' own documents",
		Long: `demarc reads the documents in which providers divide responsibilities with
their customers, and writes a static site that shows and compares who does what.

Every command takes the folder of documents with --content. Without it, ./content
is read, or where that is missing the documents that come with the program.

Exit codes: 0 clean, 1 findings at or above the level asked for, 2 wrong usage or
a fault of the environment.`,
		Example: `  demarc build                       the site of ./content, in ./public
  demarc serve                       the same on http://127.0.0.1:8080/
  demarc check --fail-on warning     what is wrong with the documents`,
		Args:          usage(commandArg),
		Version:       versionLine(),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(flagError)
	root.SetVersionTemplate("{{.Version}}\n")
	root.AddCommand(newAdd(), newBuild(), newCheck(), newDiff(), newExplain(), newExport(), newInit(), newLinkcheck(), newNotes(), newServe(), newUpdate(), newVersion())
	for _, c := range root.Commands() {
		c.Args = usage(c.Args)
	}
	root.InitDefaultHelpCmd()
	if help, _, err := root.Find([]string{"help"}); err == nil {
		help.Args = usage(commandArg)
	}
	return root
}
