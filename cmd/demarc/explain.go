package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"demarc/internal/diag"
	"demarc/internal/model"

	"github.com/spf13/cobra"
)

func newExplain() *cobra.Command {
	var from contentFlags
	cmd := &cobra.Command{
		Use:   "explain ID | CLAUSE | RULE",
		Short: "Tell how a responsibility was read, or what a rule is for",
		Long: `Explain prints a responsibility: who carries it, each duty, the lines of the
source that say so, and the terms that gave it its topic. It is named by its id or
by its clause number. With the code of a rule it prints what the rule finds, why
that matters, what to do, and a bad and a good case. "explain rules" lists the rules.`,
		Example: `  demarc explain ibm/responsibilities#overview/worker-nodes/change
  demarc explain IKS 2.1.1
  demarc explain keyref-unresolved`,
		Args: someArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			name := strings.Join(args, " ")
			if name == "rules" {
				return listRules(cmd.OutOrStdout())
			}
			if r := findRule(name); r != nil {
				return explainRule(cmd.OutOrStdout(), r)
			}
			c, err := from.open(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			cat, err := c.read(cmd.Context(), newMeter(cmd.ErrOrStderr()))
			if err != nil {
				return err
			}
			r := findResponsibility(cat, name)
			if r == nil {
				return unknownName(cat, name)
			}
			return c.explain(cmd.OutOrStdout(), cat, r)
		},
	}
	from.add(cmd)
	return cmd
}

func findRule(code string) *diag.Rule {
	i := slices.IndexFunc(diag.Rules(), func(r *diag.Rule) bool { return r.Code == code })
	if i < 0 {
		return nil
	}
	return diag.Rules()[i]
}

// listRules lists every rule with its severity and title.
func listRules(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range diag.Rules() {
		fmt.Fprintf(t, "%s\t%s\t%s\n", r.Code, r.Severity, r.Title)
	}
	return t.Flush()
}

func explainRule(w io.Writer, r *diag.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s\n\nWhy:  %s\nHint: %s\n", r.Code, r.Severity, r.Title, r.Why, r.Hint)
	c := r.Case()
	switch {
	case c.Words != "":
		fmt.Fprintf(&b, "\nFor example: %s\n", c.Words)
	case len(c.Base) > 0:
		writeCase(&b, "From:", c.Base)
		writeCase(&b, "Such a shift:", c.Bad)
		writeCase(&b, "None:", c.Good)
	default:
		writeCase(&b, "Bad:", c.Bad)
		writeCase(&b, "Good:", c.Good)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeCase writes the files of one side of a rule's case, indented.
func writeCase(b *strings.Builder, title string, files []diag.CaseFile) {
	fmt.Fprintf(b, "\n%s\n", title)
	for _, f := range files {
		if len(files) > 1 {
			fmt.Fprintf(b, "  %s\n", f.Path)
		}
		for line := range strings.Lines(f.Text) {
			fmt.Fprintln(b, strings.TrimRight("    "+strings.ToValidUTF8(line, "\uFFFD"), "\n "))
		}
	}
}

// findResponsibility finds one by its id, also with the number of a duty behind
// it ("…~2", as pages link to it), or by its clause number or that of a duty.
func findResponsibility(cat *model.Catalog, name string) *model.Responsibility {
	id, _, _ := strings.Cut(name, "~")
	for i := range cat.Responsibilities {
		if r := &cat.Responsibilities[i]; r.ID == id || strings.EqualFold(r.Clause, name) || hasClause(r, name) {
			return r
		}
	}
	return nil
}

// hasClause reports whether a duty of a responsibility has the clause number.
func hasClause(r *model.Responsibility, clause string) bool {
	return slices.ContainsFunc(r.Assignments, func(a model.Assignment) bool {
		return slices.ContainsFunc(a.Duties, func(d model.Duty) bool { return strings.EqualFold(d.Clause, clause) })
	})
}

// unknownName is the error for a name that nothing has, with those that are near.
func unknownName(cat *model.Catalog, name string) error {
	var names []string
	for i := range cat.Responsibilities {
		names = append(names, cat.Responsibilities[i].ID)
	}
	for _, r := range diag.Rules() {
		names = append(names, r.Code)
	}
	msg := fmt.Sprintf("explain %q: no responsibility and no rule has this name", name)
	if near := nearest(name, names, 5); len(near) > 0 {
		msg += "; near are:\n  " + strings.Join(near, "\n  ")
	}
	return fmt.Errorf("%s", msg)
}
