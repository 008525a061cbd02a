package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"demarc/internal/intake"
	"demarc/internal/report"

	"github.com/spf13/cobra"
)

func newUpdate() *cobra.Command {
	var from intakeFlags
	var dry bool
	cmd := &cobra.Command{
		Use:   "update [PROVIDER/DOCUMENT ...]",
		Short: "Fetch documents again and show what changed",
		Long: `Update fetches again what demarc add fetched, from the source in provider.yaml.
Where the publisher has another text, it shows which responsibilities came, went or
changed, and replaces the document. Without arguments it looks at all of them.

When a document cannot be fetched or read, it and all that is noted of it stay as
they were, and the others go on. Exit codes: 0 all are up to date, 1 some could not
be updated, 2 wrong usage or a fault of the environment.`,
		Example: `  demarc update
  demarc update --dry-run acme/responsibilities`,
		RunE: func(cmd *cobra.Command, args []string) error {
			root, err := from.open()
			if err != nil {
				return err
			}
			defer root.Close()
			documents, err := intake.Find(root.FS())
			if err != nil {
				return err
			}
			if documents, err = choose(documents, args); err != nil {
				return err
			}
			u := &intake.Updater{Root: root, Fetch: from.fetch(), Read: readPart, Diff: diffOptions(), Today: today(), Dry: dry, Force: from.force}
			return updateAll(cmd, u, documents)
		},
	}
	from.add(cmd, "also replace documents that were edited, or of which nothing would be read any more")
	cmd.Flags().BoolVar(&dry, "dry-run", false, "show what changed and write nothing")
	return cmd
}

// choose keeps the documents that are named, by id or by path, all without names.
func choose(documents []intake.Tracked, names []string) ([]intake.Tracked, error) {
	if len(names) == 0 {
		return slices.DeleteFunc(documents, func(t intake.Tracked) bool { return t.Source == "" }), nil
	}
	var chosen []intake.Tracked
	for _, name := range names {
		i := slices.IndexFunc(documents, func(t intake.Tracked) bool { return t.ID == name || t.Path == name })
		switch {
		case i < 0:
			return nil, unknownDocument(documents, name)
		case documents[i].Source == "":
			return nil, fmt.Errorf("update %s: it has no source in provider.yaml", name)
		case !slices.Contains(chosen, documents[i]):
			chosen = append(chosen, documents[i])
		}
	}
	return chosen, nil
}

func unknownDocument(documents []intake.Tracked, name string) error {
	var ids []string
	for _, t := range documents {
		ids = append(ids, t.ID)
	}
	message := fmt.Sprintf("update %s: no document of this name was fetched by demarc add", name)
	if near := nearest(name, ids, 5); len(near) > 0 {
		message += "; near are:\n  " + strings.Join(near, "\n  ")
	}
	return fmt.Errorf("%s", message)
}

// updateAll updates one document after the other and tells of each.
func updateAll(cmd *cobra.Command, u *intake.Updater, documents []intake.Tracked) error {
	out := cmd.OutOrStdout()
	changed, failed := 0, 0
	for _, t := range documents {
		update, err := u.Update(cmd.Context(), t)
		switch {
		case cmd.Context().Err() != nil:
			return context.Cause(cmd.Context())
		case err != nil:
			failed++
			fmt.Fprintf(cmd.ErrOrStderr(), "demarc: update %s: %v\n", t.ID, withRemedy(err))
		case update.Same:
			fmt.Fprintf(out, "%s: unchanged\n", t.ID)
		default:
			changed++
			tellUpdate(out, t.ID, update)
		}
	}
	verb := "Updated"
	if u.Dry {
		verb = "Would update"
	}
	fmt.Fprintf(out, "%s %d of %s", verb, changed, count(len(documents), "document"))
	if failed > 0 {
		fmt.Fprintf(out, ", %d failed", failed)
	}
	fmt.Fprintln(out)
	if failed > 0 {
		return errFindings
	}
	return nil
}

// tellUpdate shows what changed in a document.
func tellUpdate(w io.Writer, id string, u *intake.Update) {
	if len(u.Report.Shifts) == 0 {
		fmt.Fprintf(w, "%s: another text, the same %s\n", id, responsibilities(u.Report.After))
		return
	}
	fmt.Fprintf(w, "%s: it has %s now, %s unchanged\n", id, responsibilities(u.Report.After), thousands(u.Report.Unchanged))
	_ = report.Text(w, u.Report, report.Info{}) // as with every print to the terminal
}
