package site_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"demarc/internal/model"
	"demarc/internal/model/modeltest"
	"demarc/internal/page"
	"demarc/internal/site"
)

func TestASiteHasEveryKindOfPage(t *testing.T) {
	out := fixture(t)
	result, _ := whole() // its error is told by fixture
	for _, name := range []string{
		"index.html", "compare/index.html", "providers/index.html", "providers/birch/index.html",
		"providers/alder/architecture/index.html", "providers/alder/architecture/source/index.html",
		"topics/index.html", "topics/worker-nodes/index.html", "areas/index.html", "areas/change/index.html",
		"components/index.html", "components/etcd/index.html", "method/index.html", "data/index.html",
		"404.html", "robots.txt", ".nojekyll", "favicon.svg",
	} {
		read(t, out, name)
	}
	written := files(t, out)
	size := 0
	for name, text := range written {
		if name != ".demarc" {
			size += len(text)
		}
	}
	if result.Files != len(written)-1 || result.Bytes != int64(size) {
		t.Errorf("the build says %d files and %d bytes, the folder has %d and %d", result.Files, result.Bytes, len(written)-1, size)
	}
	if _, ok := written["sitemap.xml"]; ok {
		t.Error("a site without a base has a sitemap")
	}
	noProblems(t, out, "")
}

func TestAMovedSiteIsWhole(t *testing.T) {
	out, _ := build(t, withoutTwins)
	moved := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.Rename(out, moved); err != nil {
		t.Fatal(err)
	}
	noProblems(t, moved, "")
}

// Many workers, and what an earlier build kept, change nothing.
func TestTwoBuildsAreTheSame(t *testing.T) {
	for base, one := range map[string]string{"": fixture(t), fixtureBase: fixtureUnderBase(t)} {
		two, _ := build(t, withBase(base), func(_ *model.Catalog, o *site.Options) {
			o.Workers, o.Cache = 1, ""
		})
		a, b := files(t, one), files(t, two)
		if len(a) != len(b) {
			t.Errorf("%d files and %d files", len(a), len(b))
		}
		for name := range a {
			if a[name] != b[name] {
				t.Errorf("%s differs", name)
			}
		}
	}
}

func TestUnderABaseAddressesAreClean(t *testing.T) {
	out := fixtureUnderBase(t)
	noProblems(t, out, fixtureBase)
	for name, text := range files(t, out) {
		if strings.HasSuffix(name, ".html") && strings.Contains(text, "index.html") {
			t.Errorf("%s has an address with index.html", name)
		}
	}
	for name, want := range map[string]string{
		"topics/data/index.html": `<link rel="canonical" href="https://example.org/sub/topics/data/">`,
		"index.html":             `<link rel="canonical" href="https://example.org/sub/">`,
		"404.html":               `<link rel="stylesheet" href="/sub/assets/site.`,
		"sitemap.xml":            "<loc>https://example.org/sub/providers/alder/architecture/</loc><lastmod>2025-12-10</lastmod>",
		"robots.txt":             "Sitemap: https://example.org/sub/sitemap.xml",
	} {
		if !strings.Contains(read(t, out, name), want) {
			t.Errorf("%s does not hold %s", name, want)
		}
	}
	if text := read(t, out, "sitemap.xml"); strings.Contains(text, "404") || strings.Count(text, "<url>") != len(pagesOf(t, out))-1 {
		t.Error("the sitemap does not list every page but 404.html")
	}
}

func pagesOf(t *testing.T, root string) []string {
	var pages []string
	for name, text := range files(t, root) {
		if strings.HasSuffix(name, ".html") && !strings.Contains(text, `http-equiv="refresh"`) {
			pages = append(pages, name)
		}
	}
	return pages
}

func TestEveryPageHasThePolicyAndTheFrame(t *testing.T) {
	out := fixture(t)
	for _, name := range pagesOf(t, out) {
		text := read(t, out, name)
		for _, want := range []string{
			`<html lang="en" dir="ltr">`,
			`<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;self&#39;;`,
			`<a class="skip" href="#` + page.MainAnchor + `">`,
			`<main id="` + page.MainAnchor + `"`,
			"A notice about &lt;these&gt; words.",
			`Made from 4 documents of 3 providers, the newest dated <span class="nowrap">2026-03-01</span>. 30 responsibilities, 34 topics.`,
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not hold %s", name, want)
			}
		}
		if name != "index.html" && name != "404.html" && !strings.Contains(text, `aria-label="Breadcrumb"`) {
			t.Errorf("%s has no breadcrumbs", name)
		}
	}
}

func TestDesignFilesAreNamedByTheirContent(t *testing.T) {
	one := fixture(t)
	two, _ := build(t, lean, func(_ *model.Catalog, o *site.Options) {
		o.Static = fstest.MapFS{
			"css/site.css": {Data: []byte("/* order */\n@import \"b.css\";\n@import \"a.css\";\n")},
			"css/a.css":    {Data: []byte("a{}\n")}, "css/b.css": {Data: []byte("b{}\n")}, "css/unused.css": {Data: []byte("c{}\n")},
			"js/one.js": {Data: []byte("1;\n")}, "js/two.js": {Data: []byte("2;\n")},
			"icons/x.svg": {Data: []byte("<svg/>")}, "favicon.svg": {Data: []byte("<svg/>")},
		}
	})
	name := func(root, pattern string) string {
		t.Helper()
		match, err := filepath.Glob(filepath.Join(root, "assets", pattern))
		if err != nil || len(match) != 1 {
			t.Fatalf("%s: %v, %v", pattern, match, err)
		}
		return filepath.Base(match[0])
	}
	if name(one, "site.*.css") == name(two, "site.*.css") {
		t.Error("two style sheets have one name")
	}
	if got := read(t, two, "assets/"+name(two, "site.*.css")); got != "b{}\na{}\n" {
		t.Errorf("style sheet: %q", got)
	}
	if got := read(t, two, "assets/"+name(two, "site.*.js")); got != "1;\n2;\n" {
		t.Errorf("script: %q", got)
	}
	name(two, "x.*.svg")
	if !strings.Contains(read(t, two, "index.html"), `href="assets/`+name(two, "site.*.css")+`"`) {
		t.Error("the home page has another style sheet")
	}
	_, err := tryBuild(filepath.Join(t.TempDir(), "out"), func(_ *model.Catalog, o *site.Options) {
		o.Static = fstest.MapFS{"css/site.css": {Data: []byte(`@import "gone.css";`)}}
	})
	if err == nil || !strings.Contains(err.Error(), "css/site.css imports gone.css") {
		t.Errorf("a missing import: %v", err)
	}
}

// A model is made of what strangers wrote: whatever its fields hold is text.
func TestHostileModelsStayText(t *testing.T) {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`
	out, _ := build(t, func(c *model.Catalog, o *site.Options) {
		o.Site.Title, o.Site.Description, o.Site.Notice = evil, evil, evil
		for i := range c.Providers {
			p := &c.Providers[i]
			p.Name, p.Service, p.Homepage = evil+p.ID, evil, "javascript:alert(1)"
			for j := range p.Parties {
				p.Parties[j].Name = evil
			}
		}
		for i := range c.Documents {
			d := &c.Documents[i]
			d.Title, d.Description, d.SourceURL, d.Lang, d.Updated = evil, evil, "javascript:alert(1)", evil, evil
			for j := range d.Body.Links {
				d.Body.Links[j].Target, d.Body.Links[j].Alt, d.Body.Links[j].Title = "javascript:alert(1)", evil, evil
			}
			for j := range d.Body.Codes {
				d.Body.Codes[j].Text, d.Body.Codes[j].Lang = evil, evil
			}
		}
		for i := range c.Responsibilities {
			r := &c.Responsibilities[i]
			r.Label, r.Clause, r.Column = evil, evil, evil
			for j := range r.Assignments {
				r.Assignments[j].Letters = evil
				for k := range r.Assignments[j].Duties {
					y := &r.Assignments[j].Duties[k]
					y.Text, y.Context, y.Clause = evil, evil, evil
				}
			}
		}
		for i := range c.Topics {
			t := &c.Topics[i]
			t.Title, t.Summary, t.Question, t.Also = evil, evil, evil, []string{evil}
		}
		for i := range c.Components {
			c.Components[i].Name, c.Components[i].Description = evil, evil
		}
		for i := range c.Findings {
			c.Findings[i].Message, c.Findings[i].Hint = evil, evil
		}
		for i := range c.Facts {
			c.Facts[i].Text = evil
		}
	})
	for name, text := range files(t, out) {
		if strings.HasSuffix(name, ".html") && (strings.Contains(text, "<script>") || strings.Contains(text, "<img src=x") || strings.Contains(text, `"javascript:`)) {
			t.Errorf("%s holds live markup of a field", name)
		}
	}
	noProblems(t, out, "")
}

func TestASiteOfNothingIsWhole(t *testing.T) {
	out, _ := build(t, func(c *model.Catalog, _ *site.Options) {
		*c = model.Catalog{Layers: c.Layers, Topics: c.Topics, Areas: c.Areas}
	})
	noProblems(t, out, "")
	out, _ = build(t, func(c *model.Catalog, _ *site.Options) { *c = model.Catalog{} })
	noProblems(t, out, "")
}

func TestPicturesAreCopied(t *testing.T) {
	svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>`)
	out, _ := build(t, lean, func(_ *model.Catalog, o *site.Options) {
		content := fstest.MapFS{"alder/images/parts.svg": {Data: svg}}
		for _, d := range modeltest.Catalog().Documents {
			data, err := fs.ReadFile(modeltest.Content(), d.Path)
			if err != nil {
				t.Fatal(err)
			}
			content[d.Path] = &fstest.MapFile{Data: data}
		}
		o.Content = content
	})
	if got := read(t, out, "providers/alder/architecture/images/parts.svg"); !bytes.Equal([]byte(got), svg) {
		t.Errorf("got %q", got)
	}
	if want := `width="4" height="3" loading="lazy"`; !strings.Contains(read(t, out, "providers/alder/architecture/index.html"), want) {
		t.Errorf("the page does not hold %s", want)
	}
	noProblems(t, out, "")
}
