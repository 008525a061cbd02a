package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"

	"demarc/internal/cache"
	"demarc/internal/convert"
	"demarc/internal/page"
	"demarc/internal/picture"
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
	// twin, where set, is a file that is made of this one.
	twin *derived
}

// derived is a file that is made of another.
type derived struct {
	file, of string
	// make writes it into an empty buffer.
	make func(b *bytes.Buffer, from []byte) error
}

// plan lists every file of the site but those of the model.
func plan(set *page.Set, r *render.Renderer, a assets, opts Options) []job {
	var jobs []job
	for _, p := range set.Pages() {
		j := job{file: p.Path.File(), of: p.Of, page: true, make: func(b *bytes.Buffer) error { return r.Page(b, p) }}
		switch t, ok := set.Twin(p); {
		case ok && t.Text != nil:
			jobs = append(jobs, job{file: t.Path.File(), of: "the Markdown of " + p.Of, make: textOf(t.Text)})
		case ok:
			j.twin = &derived{file: t.Path.File(), of: "the Markdown of " + p.Of, make: twinOf(p, t.Link)}
		}
		jobs = append(jobs, j)
	}
	for _, f := range set.ChecklistFiles() {
		jobs = append(jobs, job{file: f.Path.File(), of: f.Of, make: func(b *bytes.Buffer) error { return r.ChecklistFile(b, f) }})
	}
	for _, f := range set.Files() {
		jobs = append(jobs, job{file: f.To.File(), of: "picture " + f.From, make: func(b *bytes.Buffer) error { return copyFile(b, opts.Content, f.From) }})
	}
	for _, p := range set.Pictures() {
		jobs = append(jobs, job{file: p.Path.File(), of: "picture of " + p.Title, make: drawing(opts.Cache, p, func() ([]byte, error) { return picture.Card(p) })})
	}
	for _, i := range page.Icons() {
		jobs = append(jobs, job{file: i.Path.File(), of: "icon", make: drawing(opts.Cache, i, func() ([]byte, error) { return picture.Icon(i.Side) })})
	}
	for _, f := range a.files {
		jobs = append(jobs, job{file: f.path.File(), of: "static file " + f.name, make: bytesOf(f.data)})
	}
	for _, x := range set.Scripts() {
		jobs = append(jobs, job{file: x.Path.File(), of: x.Of, make: func(b *bytes.Buffer) error { return r.Script(b, x) }})
	}
	for _, x := range set.Redirects() {
		jobs = append(jobs, job{file: x.Path.File(), of: x.Of, make: bytesOf(render.Redirect(x))})
	}
	text := func(p page.Path, s string) {
		jobs = append(jobs, job{file: p.File(), of: string(p), make: bytesOf([]byte(s))})
	}
	text(page.GuidePath, string(render.Guide(set.Guide())))
	text(page.RobotsPath, set.Robots())
	text(page.NoJekyllPath, "")
	if opts.Site.Base != "" {
		jobs = append(jobs, job{file: page.ManifestPath.File(), of: "the manifest", make: func(b *bytes.Buffer) error {
			e := json.NewEncoder(b)
			e.SetIndent("", "  ")
			return e.Encode(set.Manifest())
		}})
	}
	if feed := set.ChangesFeed(); len(feed.Entries) > 0 {
		jobs = append(jobs, job{file: page.ChangesFeedPath.File(), of: "the feed of changes", make: func(b *bytes.Buffer) error { return r.ChangesFeed(b, feed) }})
	}
	if entries := set.Sitemap(); len(entries) > 0 {
		text(page.SitemapPath, string(render.Sitemap(entries)))
	}
	if feed, ok := set.Feed(); ok {
		text(page.FeedPath, string(render.Feed(feed)))
	}
	return jobs
}

// textOf makes the Markdown of a document's page: the document's own text.
func textOf(text func() ([]byte, error)) func(*bytes.Buffer) error {
	return func(b *bytes.Buffer) error {
		data, err := text()
		b.Write(data)
		return err
	}
}

// twinOf makes the Markdown of any other page: what the page says.
func twinOf(p page.Page, link func(string) string) func(*bytes.Buffer, []byte) error {
	return func(b *bytes.Buffer, from []byte) error {
		text, err := convert.Twin(from, link)
		if err != nil {
			return fmt.Errorf("make the Markdown of %s: %w", p.Of, err)
		}
		b.Write(text)
		return nil
	}
}

// drawn are pictures that the program draws, kept by all that is on them.
var drawn = cache.Kind{Name: "picture", Version: picture.Version, Extension: ".png"}

// drawing makes a picture of what, or takes the one that is kept.
func drawing(kept cache.Dir, what any, draw func() ([]byte, error)) func(*bytes.Buffer) error {
	return func(b *bytes.Buffer) error {
		key, err := json.Marshal(what)
		if err != nil {
			return fmt.Errorf("name a picture: %w", err)
		}
		data, err := kept.Get(drawn, key, draw)
		b.Write(data)
		return err
	}
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
	claim := func(file, by string) error {
		if of, ok := first[file]; ok {
			return fmt.Errorf("plan pages: %s and %s have one address, %s; rename one of them", of, by, file)
		}
		first[file] = by
		return nil
	}
	for i := range jobs {
		err := claim(jobs[i].file, jobs[i].of)
		if d := jobs[i].twin; err == nil && d != nil {
			err = claim(d.file, d.of)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
