package main

import (
	"errors"
	"slices"
	"strings"

	"demarc/internal/diag"

	"github.com/spf13/cobra"
)

// choice is the value of a flag that is one of some words.
type choice struct {
	word  string
	words []string
}

// String, Set and Type make it a pflag.Value.
func (c *choice) String() string { return c.word }

func (c *choice) Set(word string) error {
	if !slices.Contains(c.words, word) {
		return errors.New("it is none of the words") // which of them there are, flagError says
	}
	c.word = word
	return nil
}

func (c *choice) Type() string { return "choice" }

// alternatives lists the words for a sentence: "json, csv or oscal".
func (c *choice) alternatives() string {
	last := len(c.words) - 1
	return strings.Join(c.words[:last], ", ") + " or " + c.words[last]
}

// add gives a command a flag that is one of the words, which shells complete. Its
// usage ends with them.
func (c *choice) add(cmd *cobra.Command, name, usage string) {
	cmd.Flags().Var(c, name, usage+": "+c.alternatives())
	complete := cobra.FixedCompletions(c.words, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc(name, complete); err != nil {
		panic(err) // the flag was added above
	}
}

// severity is a choice of one, errors if nothing is said.
func severity() choice {
	c := choice{word: string(diag.SeverityError)}
	for _, s := range diag.Severities() {
		c.words = append(c.words, string(s))
	}
	return c
}
