package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"demarc"
	"demarc/internal/cache"
	"demarc/internal/diag"
	"demarc/internal/load"
	"demarc/internal/model"
	"demarc/internal/site"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"
)

func newBuild() *cobra.Command {
	var from contentFlags
	var out, base, lang string
	var strict bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the site",
		Long: `Build reads the documents and writes the whole site into a folder. The site is
built beside the folder and swapped in at the end: when a build fails or is
stopped, the previous site stays as it was.

Without --base the site opens from the folder, without a web server. With --base
its addresses are clean directories under that address, and pages carry canonical
addresses and a sitemap.

Pages speak the language that --lang or demarc.yaml names, English or French, or any
other that a file of texts brings along; documents stay in their own.

With --strict the site is written all the same, but warnings and errors in the
documents make the exit code 1.`,
		Example: `  demarc build
  demarc build --content docs/providers --out public --base https://example.org/responsibilities/`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c, err := from.open(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("base") {
				if c.site.Base, err = parseBase(base); err != nil {
					return err
				}
			}
			if cmd.Flags().Changed("lang") {
				if _, err := language.Parse(lang); err != nil {
					return fmt.Errorf("--lang %q: want a language tag, such as en or fr", lang)
				}
				c.site.Lang = lang
			}
			return build(cmd, c, out, strict)
		},
	}
	from.add(cmd)
	cmd.Flags().StringVar(&out, "out", "public", "`folder` to write the site into; what it holds is replaced")
	cmd.Flags().StringVar(&base, "base", "", "absolute `address` that the site is published under (default from demarc.yaml, else none)")
	cmd.Flags().StringVar(&lang, "lang", "", "`language` of the site, such as fr (default from demarc.yaml, else en)")
	cmd.Flags().BoolVar(&strict, "strict", false, "exit with 1 when the documents have warnings or errors")
	return cmd
}

func build(cmd *cobra.Command, c *content, out string, strict bool) error {
	if err := refuseTarget(out, c); err != nil {
		return err
	}
	m := newMeter(cmd.ErrOrStderr())
	cat, err := c.readIn(cmd.Context(), c.site.Lang, m)
	if err != nil {
		return err
	}
	result, err := writeSite(cmd.Context(), c, cat, out, m)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Wrote %s from %s of %s to %s\n", count(result.Pages, "page"),
		count(len(cat.Documents), "document"), count(len(cat.Providers), "provider"), out)
	tellFindings(cmd.OutOrStdout(), cat.Findings)
	if strict && diag.Count(cat.Findings, diag.SeverityWarning) > 0 {
		return errFindings
	}
	return nil
}

// writeSite writes the pages of a catalog into the folder out.
func writeSite(ctx context.Context, c *content, cat *model.Catalog, out string, m *meter) (site.Result, error) {
	defer m.clear()
	opts, err := siteOptions(ctx, c, cat, m)
	if err != nil {
		return site.Result{}, err
	}
	opts.Out, opts.Progress = out, m.stage("Writing pages")
	return site.Build(ctx, cat, opts)
}

// siteOptions are those of the site of a catalog, but for where it goes.
func siteOptions(ctx context.Context, c *content, cat *model.Catalog, m *meter) (site.Options, error) {
	if err := load.CheckPairs(c.config, &c.site, cat); err != nil {
		return site.Options{}, err
	}
	changes, err := c.changes(ctx, m)
	if err != nil {
		return site.Options{}, err
	}
	return site.Options{
		Changes: changes,
		Site:    c.site, Wording: c.wording,
		Content: c.fsys, Templates: demarc.Templates(), Static: demarc.Static(), Library: demarc.Library(),
		Cache: cacheDir(),
	}, nil
}

// cacheDir is where highlighted sources and drawn pictures are kept between builds. They are a matter
// of speed only, so a user without such a folder has none.
func cacheDir() cache.Dir {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return cache.Dir(filepath.Join(dir, "demarc"))
}

// refuseTarget keeps a build from replacing a folder that somebody works in: the
// one with the content, or the current one.
func refuseTarget(out string, c *content) error {
	if at, err := os.Stat(out); err == nil && !at.IsDir() {
		return fmt.Errorf("--out %s: it is a file; want a folder to write the site into", out)
	}
	for _, kept := range []struct{ dir, name string }{{".", "the current folder"}, {c.dir, "the content"}} {
		if kept.dir != "" && within(kept.dir, out) {
			return fmt.Errorf("--out %s: it holds %s, which the site would replace; want a folder of its own", out, kept.name)
		}
	}
	return refuseWithin(out, c)
}

// refuseWithin keeps a folder out of the content, where it would be read.
func refuseWithin(out string, c *content) error {
	if c.dir != "" && within(out, c.dir) {
		return fmt.Errorf("--out %s: it lies in the content %s and would be read as documents; want a folder outside", out, c.dir)
	}
	return nil
}

// within reports whether a folder is another or lies in it, by their real paths.
func within(dir, parent string) bool {
	rel, err := filepath.Rel(realPath(parent), realPath(dir))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// realPath is the absolute path with links resolved as far as it exists.
func realPath(name string) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		return filepath.Clean(name)
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	if parent := filepath.Dir(abs); parent != abs {
		return filepath.Join(realPath(parent), filepath.Base(abs))
	}
	return abs
}

// tellFindings counts findings in a line; nothing is said of none.
func tellFindings(w io.Writer, fs []diag.Finding) {
	if len(fs) > 0 {
		fmt.Fprintf(w, "%s in the documents; demarc check lists them\n", summary(fs))
	}
}
