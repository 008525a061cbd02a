package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/intake"
	"demarc/internal/model"

	"github.com/spf13/cobra"
)

func newAdd() *cobra.Command {
	var to intakeFlags
	var place intake.Place
	cmd := &cobra.Command{
		Use:   "add FILE|URL",
		Short: "Take a published document into the content",
		Long: `Add copies a document into the folder of its provider and tells what was read from
it. A file stays as it is, unless it is HTML. A page is fetched, and HTML becomes
Markdown: its main content, with tables as tables. The page's address and the day are
noted in provider.yaml, the hash of its bytes in demarc.lock, for demarc update.

Without --provider the document goes to the only provider that there is, or to a new
one with --name. Nothing is written unless everything is.`,
		Example: `  demarc add --provider acme terms.md
  demarc add --provider acme --name "Acme Cloud" https://docs.example.org/responsibilities
  demarc add --as raci/database.md https://docs.example.org/database/raci`,
		Args: oneArg,
		RunE: func(cmd *cobra.Command, args []string) error {
			return withRemedy(to.take(cmd, args[0], place))
		},
	}
	to.add(cmd, "replace a document that is there already")
	cmd.Flags().StringVar(&place.Provider, "provider", "", "`id` of the provider, the name of its folder")
	cmd.Flags().StringVar(&place.Name, "name", "", "`name` of a provider that is new")
	cmd.Flags().StringVar(&place.File, "as", "", "`file` to write in the provider's folder (default by the document's own name)")
	return cmd
}

// take brings one document into the content.
func (f *intakeFlags) take(cmd *cobra.Command, from string, place intake.Place) error {
	root, err := f.open()
	if err != nil {
		return err
	}
	defer root.Close()
	stage := intake.NewStage(root)
	place.Replace = f.force
	if err := place.Complete(stage); err != nil {
		return usageError(cmd, err)
	}
	doc, err := f.document(cmd.Context(), from)
	if err != nil {
		return err
	}
	path, err := stage.Add(doc, place, today())
	if err != nil {
		return err
	}
	// What cannot be read as staged is not written.
	cat, err := readPart(cmd.Context(), stage.Provider(place.Provider))
	if err != nil {
		return err
	}
	if err := stage.Commit(); err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	fmt.Fprintf(out, "Added %s", path)
	if doc.Converted() {
		fmt.Fprint(out, ", converted from HTML to Markdown")
	}
	fmt.Fprintln(out)
	tellReading(out, cat, path)
	return nil
}

func (f *intakeFlags) document(ctx context.Context, from string) (*intake.Document, error) {
	if intake.IsAddress(from) {
		return intake.Fetch(ctx, from, f.fetch())
	}
	return intake.ReadFile(from)
}

// tellReading tells what was read from the document at path.
func tellReading(w io.Writer, cat *model.Catalog, path string) {
	i := slices.IndexFunc(cat.Documents, func(d model.Document) bool { return d.Path == path })
	if i < 0 {
		return // a taxonomy or a picture; add takes neither
	}
	doc := &cat.Documents[i]
	forms := map[model.Form]int{}
	n := 0
	for _, r := range cat.Responsibilities {
		if r.Document == doc.ID {
			forms[r.Form]++
			n++
		}
	}
	if n == 0 {
		fmt.Fprintf(w, "  no responsibility was read from it; perhaps names, customer or partners in %s/provider.yaml lack what it calls the parties\n", doc.Provider)
	} else {
		fmt.Fprintf(w, "  %s: %s\n", responsibilities(n), countForms(forms))
	}
	found := slices.DeleteFunc(slices.Clone(cat.Findings), func(f diag.Finding) bool { return f.Path != path })
	if len(found) == 0 {
		return
	}
	fmt.Fprintf(w, "  %s; demarc check lists them\n", summary(found))
	for _, r := range diag.Rules() {
		if c := diag.Count(slices.DeleteFunc(slices.Clone(found), func(f diag.Finding) bool { return f.Rule != r.Code }), diag.SeverityNote); c > 0 {
			fmt.Fprintf(w, "    %-8s %s (%s): %d\n", r.Severity, r.Title, r.Code, c)
		}
	}
}

// responsibilities counts them: "1 responsibility", "2 responsibilities".
func responsibilities(n int) string {
	if n == 1 {
		return "1 responsibility"
	}
	return thousands(n) + " responsibilities"
}

// countForms lists how many were read from each form, the most trusted first.
func countForms(forms map[model.Form]int) string {
	var parts []string
	for _, f := range []model.Form{model.FormMatrix, model.FormRACI, model.FormMarks, model.FormColumns, model.FormList, model.FormProse} {
		if forms[f] > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", thousands(forms[f]), f))
		}
	}
	return strings.Join(parts, ", ")
}
