package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"demarc/internal/load"
	"demarc/internal/model"

	"github.com/spf13/cobra"
)

func newNotes() *cobra.Command {
	var from contentFlags
	var confirm bool
	cmd := &cobra.Command{
		Use:   "notes [TOPIC...]",
		Short: "List the editors' notes and what became of their evidence",
		Long: `Notes lists the sentences of notes.yaml, all or those of the topics, with the
responsibilities that each rests on, and says which of these changed or are gone
since the note was confirmed.

With --confirm it writes behind each of them a seal of what it says today, in the
place of the file: do so after reading the note beside its evidence. Evidence that is
gone stays as it is, for you to replace.`,
		Example: `  demarc notes
  demarc notes worker-nodes --confirm`,
		RunE: func(cmd *cobra.Command, topics []string) error {
			c, err := from.open(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			cat, err := c.read(cmd.Context(), newMeter(cmd.ErrOrStderr()))
			if err != nil {
				return err
			}
			var ids []string
			for i := range cat.Topics {
				ids = append(ids, cat.Topics[i].ID)
			}
			for _, t := range topics {
				if !slices.Contains(ids, t) {
					return fmt.Errorf("notes %s: no topic of the taxonomy has this id%s", t, offer(t, ids))
				}
			}
			chosen := func(n *model.EditorNote) bool { return len(topics) == 0 || slices.Contains(topics, n.Topic) }
			if confirm {
				return confirmNotes(cmd.OutOrStdout(), c, cat, chosen)
			}
			return listNotes(cmd.OutOrStdout(), cat, chosen)
		},
	}
	from.add(cmd)
	cmd.Flags().BoolVar(&confirm, "confirm", false, "write down that the notes fit what their evidence says today")
	return cmd
}

// stateWords say what became of evidence.
var stateWords = map[model.State]string{
	model.StateHolds: "holds", model.StateChanged: "CHANGED", model.StateGone: "GONE", model.StateOpen: "NOT CONFIRMED",
}

func listNotes(w io.Writer, cat *model.Catalog, chosen func(*model.EditorNote) bool) error {
	shown, stale := 0, 0
	for i := range cat.Notes {
		n := &cat.Notes[i]
		if !chosen(n) {
			continue
		}
		shown++
		if n.Stale() {
			stale++
		}
		fmt.Fprintf(w, "%s: %s (%s:%d)\n  %s\n", n.Topic, strings.Join(n.Providers, ", "), load.NotesFile, n.Line, n.Text)
		for _, e := range n.Evidence {
			fmt.Fprintf(w, "    %-13s  %s\n", stateWords[e.State], e.ID)
		}
	}
	_, err := fmt.Fprintf(w, "%s, %d stale\n", count(shown, "note"), stale)
	return err
}

// confirmNotes writes the seals of today into the file of notes.
func confirmNotes(w io.Writer, c *content, cat *model.Catalog, chosen func(*model.EditorNote) bool) error {
	if c.dir == "" {
		return errors.New("notes --confirm: the documents that come with the program cannot be changed; want --content")
	}
	path := filepath.Join(c.dir, load.NotesFile)
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("notes --confirm: %w", err)
	}
	err = replaceFile(path, func(w io.Writer) error {
		_, err := w.Write(load.Confirm(data, cat, chosen))
		return err
	})
	if err != nil {
		return fmt.Errorf("notes --confirm: %w", err)
	}
	confirmed, gone := 0, 0
	for i := range cat.Notes {
		if !chosen(&cat.Notes[i]) {
			continue
		}
		confirmed++
		for _, e := range cat.Notes[i].Evidence {
			if e.State == model.StateGone {
				gone++
			}
		}
	}
	fmt.Fprintf(w, "Confirmed %s in %s\n", count(confirmed, "note"), path)
	if gone > 0 {
		fmt.Fprintf(w, "Evidence that is gone, to be replaced: %d\n", gone)
		return errFindings
	}
	return nil
}
