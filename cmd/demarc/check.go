package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"demarc/internal/check"
	"demarc/internal/diag"
	"demarc/internal/model"
	"demarc/internal/source"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// checking is what the flags of check ask for.
type checking struct {
	from         contentFlags
	level        choice
	strict       bool
	format       choice
	only, ignore []string
	maxAge       int
	fix, diff    bool
}

// oldest bounds --max-age, in months: no document is a hundred years old.
const oldest = 1200

func newCheck() *cobra.Command {
	o := checking{level: severity(), format: choice{"text", slices.Sorted(maps.Keys(findingFormats))}}
	cmd := &cobra.Command{
		Use:   "check",
		Short: "List what is wrong with the documents",
		Long: `Check lists the findings about the documents: what could not be read, what
contradicts itself, what leads nowhere. Each has the code of its rule, a severity
(error, warning, note), its place as file:line:column, the line with a caret, and a
hint. "demarc explain CODE" tells what a rule is for, with an example.

The list is text for people, github for annotations in a workflow, sarif for code
scanners, junit for test reports, json for programs.

--select and --ignore choose rules by their codes; a code that ends in - stands for all
that begin so (raci-). A finding that somebody accepts in provider.yaml, with a
reason, is not listed until the day that the acceptance names.

With --fix, what can be mended without judgement is written into the documents:
characters that a wrong encoding broke, and closing tags that close nothing. With
--diff it is only shown.`,
		Example: `  demarc check
  demarc check --content docs/providers --fail-on warning
  demarc check --select raci-,owner-contradiction
  demarc check --fix --diff
  demarc check --format sarif > findings.sarif`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.parse(cmd.Flags()); err != nil {
				return err
			}
			if o.fix {
				return o.mend(cmd)
			}
			return o.list(cmd)
		},
	}
	o.from.add(cmd)
	o.level.add(cmd, "fail-on", "lowest `severity` that makes the exit code 1")
	f := cmd.Flags()
	f.BoolVar(&o.strict, "strict", false, "the same as --fail-on warning")
	o.format.add(cmd, "format", "`form` of the list")
	f.StringSliceVar(&o.only, "select", nil, "list findings of these `rules` only")
	f.StringSliceVar(&o.ignore, "ignore", nil, "list no findings of these `rules`")
	f.IntVar(&o.maxAge, "max-age", 24, "`months` after which a document counts as old, up to 1200; 0: never")
	f.BoolVar(&o.fix, "fix", false, "mend what can be mended without judgement")
	f.BoolVar(&o.diff, "diff", false, "with --fix: show what would change, and write nothing")
	return cmd
}

func (o *checking) parse(flags *pflag.FlagSet) error {
	if o.strict && flags.Changed("fail-on") {
		return errors.New("--strict: it is the same as --fail-on warning; want one of them")
	}
	if o.strict {
		o.level.word = string(diag.SeverityWarning)
	}
	if o.maxAge < 0 || o.maxAge > oldest {
		return fmt.Errorf("--max-age %d: want a number of months up to %d, or 0", o.maxAge, oldest)
	}
	if o.diff && !o.fix {
		return errors.New("--diff: it shows what --fix would change; want both")
	}
	for _, listing := range []string{"format", "fail-on", "strict"} {
		if o.fix && flags.Changed(listing) {
			return fmt.Errorf("--%s: it is about a list of findings, and --fix mends instead; want one of them", listing)
		}
	}
	if err := knownRules("--select", o.only); err != nil {
		return err
	}
	return knownRules("--ignore", o.ignore)
}

// knownRules refuses codes that choose no rule.
func knownRules(flag string, codes []string) error {
	for _, code := range codes {
		if !slices.ContainsFunc(diag.Rules(), func(r *diag.Rule) bool { return chosen(r.Code, []string{code}) }) {
			return fmt.Errorf("%s %q: no rule has this code%s", flag, code, nearRules(code))
		}
	}
	return nil
}

// chosen reports whether one of the codes names a rule, whole or by its beginning up
// to a hyphen.
func chosen(rule string, codes []string) bool {
	return slices.ContainsFunc(codes, func(code string) bool {
		return rule == code || strings.HasSuffix(code, "-") && strings.HasPrefix(rule, code)
	})
}

// nearRules offers the rules whose codes are like a misspelt one.
func nearRules(code string) string {
	codes := make([]string, len(diag.Rules()))
	for i, r := range diag.Rules() {
		codes[i] = r.Code
	}
	return cmp.Or(offer(code, codes), "; demarc explain rules lists them")
}

// read returns the catalog with the findings that are asked for.
func (o *checking) read(cmd *cobra.Command, c *content) (*model.Catalog, error) {
	cat, err := c.examine(cmd.Context(), newMeter(cmd.ErrOrStderr()), time.Now().Format(time.DateOnly), o.maxAge)
	if err != nil {
		return nil, err
	}
	cat.Findings = slices.DeleteFunc(cat.Findings, func(f diag.Finding) bool {
		return len(o.only) > 0 && !chosen(f.Rule, o.only) || chosen(f.Rule, o.ignore)
	})
	return cat, nil
}

func (o *checking) list(cmd *cobra.Command) error {
	c, err := o.from.open(cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	cat, err := o.read(cmd, c)
	if err != nil {
		return err
	}
	c.quote(cat.Findings)
	failing := diag.Severity(o.level.word)
	if err := findingFormats[o.format.word](cmd.OutOrStdout(), c.dir, cat, failing); err != nil {
		return fmt.Errorf("write findings: %w", reason(err))
	}
	if diag.Count(cat.Findings, failing) > 0 {
		return errFindings
	}
	return nil
}

// findingFormats are the forms that findings are written in; root is the folder of
// the content.
var findingFormats = map[string]func(w io.Writer, root string, cat *model.Catalog, failing diag.Severity) error{
	"text": func(w io.Writer, _ string, cat *model.Catalog, _ diag.Severity) error {
		if err := diag.Text(w, cat.Findings); err != nil {
			return err
		}
		return writeSummary(w, cat)
	},
	"json": func(w io.Writer, _ string, cat *model.Catalog, _ diag.Severity) error {
		return diag.JSON(w, cat.Findings)
	},
	"github": func(w io.Writer, root string, cat *model.Catalog, _ diag.Severity) error {
		return diag.GitHub(w, root, cat.Findings)
	},
	"sarif": func(w io.Writer, root string, cat *model.Catalog, _ diag.Severity) error {
		return diag.SARIF(w, generator(), root, cat.Findings)
	},
	"junit": func(w io.Writer, root string, cat *model.Catalog, failing diag.Severity) error {
		paths := make([]string, len(cat.Documents))
		for i := range cat.Documents {
			paths[i] = cat.Documents[i].Path
		}
		return diag.JUnit(w, root, paths, cat.Findings, failing)
	},
}

// writeSummary counts the findings, and the words that no reader took in passages
// that look as if they assigned something.
func writeSummary(w io.Writer, cat *model.Catalog) error {
	unread, of := 0, 0
	for i := range cat.Documents {
		unread += cat.Documents[i].Unread.Words
		of += cat.Documents[i].Unread.Of
	}
	line := summary(cat.Findings)
	if unread > 0 {
		line += fmt.Sprintf("; unread: %s of %s words that look as if they assigned something (%.1f %%)",
			thousands(unread), thousands(of), 100*float64(unread)/float64(of))
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

// quote gives each finding about the whole catalog the text of its line; those about
// one document have it already.
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

// checkOn returns the check of a catalog on a day: all rules of the catalog, and the
// age of its documents.
func checkOn(day string, maxAge int) func(*model.Catalog) []diag.Finding {
	return func(cat *model.Catalog) []diag.Finding {
		found := check.Run(cat)
		if maxAge == 0 {
			return found
		}
		old, err := check.Old(cat, day, maxAge)
		if err != nil {
			panic(err) // the day comes from the clock
		}
		return append(found, old...)
	}
}
