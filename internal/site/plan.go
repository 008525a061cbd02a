package site

import (
	"bytes"
	"fmt"
	"io/fs"

	"demarc/internal/page"
	"demarc/internal/render"
)

// job is one file of the site, not yet made.
type job struct {
	file string // within the site
	of   string // what it shows, for errors
	page bool
	// make writes it into an empty buffer.
	make func(*bytes.Buffer) error
}

// plan lists every file of the site. Two that claim one address are refused: one
// would silently hide the other.
func plan(set *page.Set, r *render.Renderer, a assets, content fs.FS) ([]job, error) {
	var jobs []job
	for _, p := range set.Pages() {
		jobs = append(jobs, job{p.Path.File(), p.Of, true, func(b *bytes.Buffer) error { return r.Page(b, p) }})
	}
	for _, f := range set.Files() {
		jobs = append(jobs, job{f.To.File(), "picture " + f.From, false, func(b *bytes.Buffer) error { return copyFile(b, content, f.From) }})
	}
	for _, f := range a.files {
		jobs = append(jobs, job{f.path.File(), "static file " + f.name, false, bytesOf(f.data)})
	}
	text := func(p page.Path, s string) {
		jobs = append(jobs, job{p.File(), string(p), false, bytesOf([]byte(s))})
	}
	text(page.RobotsPath, set.Robots())
	text(page.NoJekyllPath, "")
	if entries := set.Sitemap(); len(entries) > 0 {
		text(page.SitemapPath, string(render.Sitemap(entries)))
	}
	return jobs, refuseDuplicates(jobs)
}

// bytesOf makes a file that is already there.
func bytesOf(data []byte) func(*bytes.Buffer) error {
	return func(b *bytes.Buffer) error {
		b.Write(data)
		return nil
	}
}

func copyFile(b *bytes.Buffer, fsys fs.FS, name string) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = b.ReadFrom(f)
	return err
}

func refuseDuplicates(jobs []job) error {
	first := make(map[string]string, len(jobs))
	for _, j := range jobs {
		if of, ok := first[j.file]; ok {
			return fmt.Errorf("plan pages: %s and %s have one address, %s; rename one of them", of, j.of, j.file)
		}
		first[j.file] = j.of
	}
	return nil
}
