// Package linkcheck reads a finished site as a stranger would, file by file, and
// says what is wrong with it: links and fragments that lead nowhere, ids that
// are not unique, marks of a template or a parser that went wrong, and anything
// that a page would load from elsewhere or run by itself.
//
// It knows nothing of how the site was made and trusts none of it.
package linkcheck

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Problem is a fault of a page.
type Problem struct {
	Page    string // the file, from the root of the site
	Line    int    // 1-based
	Message string
}

// String returns "page:line: message".
func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.Page, p.Line, p.Message) }

// Check reads every page below root. Base is the absolute address that the site
// was built for, or "" for a site that is opened from files. The error says that
// the folder could not be read, not that something is wrong with a page.
func Check(root, base string) ([]Problem, error) {
	info, err := os.Stat(root)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("check links of %s: no such folder; want one that holds a finished site", root)
	case err != nil:
		return nil, fmt.Errorf("check links: %w", err)
	case !info.IsDir():
		return nil, fmt.Errorf("check links of %s: not a folder; want one that holds a finished site", root)
	}
	files, err := listFiles(os.DirFS(root))
	if err != nil {
		return nil, fmt.Errorf("check links: %w", err)
	}
	pages, err := readPages(root, files)
	if err != nil {
		return nil, fmt.Errorf("check links: %w", err)
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("check links of %s: it holds no page; want a folder that holds a finished site", root)
	}
	c := checker{base: base, files: files, ids: map[string]map[string]bool{}}
	for _, p := range pages {
		c.ids[p.name] = p.ids
	}
	var problems []Problem
	for _, p := range pages {
		problems = append(problems, p.problems...)
		problems = append(problems, c.links(p)...)
	}
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), cmp.Compare(a.Line, b.Line), strings.Compare(a.Message, b.Message))
	})
	return problems, nil
}

// listFiles returns every file, and the folders as names with a final slash.
func listFiles(fsys fs.FS) (map[string]bool, error) {
	files := map[string]bool{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[name] = true
		}
		return err
	})
	return files, err
}

// readPages reads the pages on all cores.
func readPages(root string, files map[string]bool) ([]*document, error) {
	var names []string
	for name := range files {
		if path.Ext(name) == ".html" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	pages := make([]*document, len(names))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		g.Go(func() error {
			f, err := os.Open(filepath.Join(root, filepath.FromSlash(name)))
			if err != nil {
				return err
			}
			defer f.Close()
			pages[i], err = read(name, f)
			return err
		})
	}
	return pages, g.Wait()
}

// checker follows links.
type checker struct {
	base  string
	files map[string]bool
	ids   map[string]map[string]bool // by page
}

// links follows the links of a page.
func (c *checker) links(p *document) []Problem {
	var out []Problem
	for _, l := range p.links {
		if message := c.follow(p.name, l.url); message != "" {
			out = append(out, Problem{p.name, l.line, message})
		}
	}
	return out
}

// follow says what is wrong with a link, "" for nothing.
func (c *checker) follow(from, address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return fmt.Sprintf("link %q is no address", address)
	}
	if u.IsAbs() || u.Host != "" {
		rest, ok := strings.CutPrefix(address, c.base)
		if c.base == "" || !ok {
			return c.leaves(u, address)
		}
		if u, err = url.Parse("/" + rest); err != nil {
			return fmt.Sprintf("link %q is no address", address)
		}
		return c.inside(u.Path[1:], u.Fragment, address)
	}
	target := u.Path
	switch {
	case target == "":
		return c.inside(from, u.Fragment, address)
	case target[0] == '/':
		root := c.rootPath()
		if c.base == "" || !strings.HasPrefix(target, root) {
			return fmt.Sprintf("link %q leaves the site", address)
		}
		return c.inside(target[len(root):], u.Fragment, address)
	}
	slash := strings.HasSuffix(target, "/")
	target = path.Join("/"+path.Dir(from), target)[1:]
	if climbs(from, u.Path) {
		return fmt.Sprintf("link %q leaves the site", address)
	}
	if slash || target == "" {
		target += "/"
	}
	return c.inside(strings.TrimPrefix(target, "/"), u.Fragment, address)
}

// leaves judges the scheme of a link to another site.
func (c *checker) leaves(u *url.URL, address string) string {
	switch u.Scheme {
	case "http", "https", "mailto":
		return ""
	}
	return fmt.Sprintf("link %q has the scheme %q", address, u.Scheme)
}

// rootPath is the path of the site's root on its server.
func (c *checker) rootPath() string {
	u, err := url.Parse(c.base)
	if err != nil || u.Path == "" {
		return "/"
	}
	return strings.TrimSuffix(u.Path, "/") + "/"
}

// climbs reports whether a relative path leads above the root.
func climbs(from, rel string) bool {
	depth := strings.Count(from, "/")
	for part := range strings.SplitSeq(rel, "/") {
		switch part {
		case "..":
			if depth--; depth < 0 {
				return true
			}
		case ".", "":
		default:
			depth++
		}
	}
	return false
}

// inside looks up a file of the site and an id in it.
func (c *checker) inside(target, fragment, address string) string {
	if target == "" || strings.HasSuffix(target, "/") {
		if c.base == "" {
			return fmt.Sprintf("link %q leads to a folder, which does not open from files", address)
		}
		target += "index.html"
	}
	if !c.files[target] {
		return fmt.Sprintf("link %q leads to %s, which is not there", address, target)
	}
	if fragment == "" {
		return ""
	}
	if ids := c.ids[target]; !ids[fragment] {
		return fmt.Sprintf("link %q: %s has no id %q", address, target, fragment)
	}
	return ""
}
