package site

import (
	"bytes"
	"fmt"
	"io"
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
	// stream, where set, writes it instead: files that grow with the catalog are
	// never held. Its size in bytes goes to size.
	stream func(io.Writer) error
	size   *int64
}

// plan lists every file of the site but those of the model.
func plan(set *page.Set, r *render.Renderer, a assets, content fs.FS) []job {
	var jobs []job
	for _, p := range set.Pages() {
		jobs = append(jobs, job{file: p.Path.File(), of: p.Of, page: true, make: func(b *bytes.Buffer) error { return r.Page(b, p) }})
	}
	for _, f := range set.Files() {
		jobs = append(jobs, job{file: f.To.File(), of: "picture " + f.From, make: func(b *bytes.Buffer) error { return copyFile(b, content, f.From) }})
	}
	for _, f := range a.files {
		jobs = append(jobs, job{file: f.path.File(), of: "static file " + f.name, make: bytesOf(f.data)})
	}
	for _, x := range set.Redirects() {
		jobs = append(jobs, job{file: x.Path.File(), of: x.Of, make: bytesOf(render.Redirect(x))})
	}
	text := func(p page.Path, s string) {
		jobs = append(jobs, job{file: p.File(), of: string(p), make: bytesOf([]byte(s))})
	}
	text(page.RobotsPath, set.Robots())
	text(page.NoJekyllPath, "")
	if entries := set.Sitemap(); len(entries) > 0 {
		text(page.SitemapPath, string(render.Sitemap(entries)))
	}
	return jobs
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

// refuseDuplicates refuses two files on one address: one would silently hide the
// other.
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
