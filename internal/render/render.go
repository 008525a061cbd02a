// Package render turns page views into HTML: it runs the templates, writes the
// rows of long lists, fills the slots of documents and highlights code.
//
// It decides how a page looks in markup and nothing else: every number, word and
// address comes from package page. Templates hold the frames of pages; what
// repeats hundreds of times a page (duties, cells, lines of source) is written by
// an escaping writer, because html/template takes a hundred times as long there.
// Neither ever writes a style attribute, an inline script or an address that is
// not of the web: the content security policy of [page.Policy] forbids them.
//
// Beside pages it writes the feeds, the sitemap, llms.txt, checklists as Markdown and
// CSV, and the scripts of which a browser composes comparisons.
package render

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"

	"demarc/internal/cache"
	"demarc/internal/page"
	"demarc/internal/text"
)

// Options configure a renderer.
type Options struct {
	// Templates holds layout.html, one file a kind of page, and partials/.
	Templates fs.FS
	// Texts are the words of the interface.
	Texts *text.Texts
	// Cache keeps highlighted sources between builds.
	Cache cache.Dir
}

// Renderer renders pages. It is safe for concurrent use.
type Renderer struct {
	pages map[page.Kind]*template.Template
	texts *text.Texts
	cache cache.Dir
}

// New parses the templates, each once.
func New(opts Options) (*Renderer, error) {
	r := &Renderer{pages: map[page.Kind]*template.Template{}, texts: opts.Texts, cache: opts.Cache}
	files := []string{"layout.html"}
	partials, err := fs.Glob(opts.Templates, "partials/*.html")
	if err != nil {
		return nil, fmt.Errorf("list templates: %w", err)
	}
	layout, err := template.New("layout.html").Funcs(r.functions()).Option("missingkey=error").
		ParseFS(opts.Templates, append(files, partials...)...)
	if err != nil {
		return nil, fmt.Errorf("parse templates: %w", err)
	}
	for kind := range page.Views() {
		t, err := layout.Clone()
		if err == nil {
			t, err = t.ParseFS(opts.Templates, templateFile(kind))
		}
		if err != nil {
			return nil, fmt.Errorf("parse template of %s: %w", kind, err)
		}
		r.pages[kind] = t
	}
	return r, nil
}

// templateFile is the file of the templates that shows a kind of page.
func templateFile(kind page.Kind) string { return string(kind) + ".html" }

// Page renders one page.
func (r *Renderer) Page(w io.Writer, p page.Page) error {
	view, err := p.View()
	if err != nil {
		return fmt.Errorf("make page %s: %w", p.Path.File(), err)
	}
	if err := r.pages[p.Kind].ExecuteTemplate(w, "layout.html", view); err != nil {
		return fmt.Errorf("render page %s: %w", p.Path.File(), err)
	}
	return nil
}

// functions are what templates can call: each writes a piece of HTML with the
// escaping writer.
func (r *Renderer) functions() template.FuncMap {
	return template.FuncMap{
		"t":         r.say,
		"rich":      r.rich,
		"nowrap":    func(s string) template.HTML { return write(r, s, writeUnbroken) },
		"foreign":   r.foreign,
		"direction": text.DirectionOf,
		"own":       func(o page.Owner) template.HTML { return write(r, o, writeOwner) },
		"mark":      func(o page.Owner) template.HTML { return write(r, o, writeSmallMark) },
		"split":     func(s page.Split) template.HTML { return write(r, s, writeSplit) },
		"excluded":  func(n int) template.HTML { return write(r, n, writeExcluded) },
		"link":      func(l page.Link) template.HTML { return write(r, l, writeLink) },
		"at":        func(l page.Link) template.HTML { return write(r, l, writeAt) },
		"links":     func(l []page.Link) template.HTML { return write(r, l, writeLinks) },
		"items":     func(i []page.Item) template.HTML { return write(r, i, writeItems) },
		"duties":    func(d page.Duties) template.HTML { return write(r, d, writeDuties) },
		"answer":    func(a page.Answer) template.HTML { return write(r, a, writeAnswer) },
		"standing":  func(c page.AspectCell) template.HTML { return write(r, c, writeStanding) },
		"tasks":     func(t []page.Task) template.HTML { return write(r, t, writeTasks) },
		"counts":    func(c []page.OwnerCount) template.HTML { return write(r, c, writeCounts) },
		"matrix":    func(m page.Matrix) template.HTML { return write(r, m, writeMatrixBody) },
		"overlay":   func(o page.Overlay) template.HTML { return write(r, o, writeOverlay) },
		"note":      func(n page.Note) template.HTML { return write(r, n, writeNote) },
		"pairrow":   func(p page.PairRow) template.HTML { return write(r, p, writePairRow) },
		"side":      func(s page.Side) template.HTML { return write(r, s, writeSide) },
		"line":      func(l page.Line) template.HTML { return write(r, l, writeLine) },
		"body":      func(b page.Body) template.HTML { return write(r, b, writeBody) },
		"source":    func(s page.Source) template.HTML { return write(r, s, r.writeSource) },
	}
}

// write collects what f writes about v.
func write[T any](r *Renderer, v T, f func(*writer, T)) template.HTML {
	w := writer{texts: r.texts}
	f(&w, v)
	return template.HTML(w.b.String()) // the writer has escaped every text
}
