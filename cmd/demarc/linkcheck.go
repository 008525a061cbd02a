package main

import (
	"fmt"

	"demarc/internal/linkcheck"

	"github.com/spf13/cobra"
)

func newLinkcheck() *cobra.Command {
	var base string
	cmd := &cobra.Command{
		Use:   "linkcheck FOLDER",
		Short: "Follow every link of a finished site",
		Long: `Linkcheck reads a finished site as a stranger would. Every internal link must lead
to a page and its fragment to an element there; no id may stand twice on a page; no
mark of a template or a parser may be left; nothing may run or load from elsewhere.
Links to other sites are not followed.`,
		Example: `  demarc linkcheck public
  demarc linkcheck public --base https://example.org/responsibilities/`,
		Args: oneArg,
		RunE: func(cmd *cobra.Command, args []string) error {
			if base != "" {
				var err error
				if base, err = parseBase(base); err != nil {
					return err
				}
			}
			problems, err := linkcheck.Check(args[0], base)
			if err != nil {
				return err
			}
			for _, p := range problems {
				fmt.Fprintln(cmd.OutOrStdout(), p)
			}
			if len(problems) > 0 {
				fmt.Fprintln(cmd.OutOrStdout(), count(len(problems), "problem"))
				return errFindings
			}
			fmt.Fprintln(cmd.OutOrStdout(), "All links resolve")
			return nil
		},
	}
	cmd.Flags().StringVar(&base, "base", "", "the `address` that the site was built for")
	return cmd
}
