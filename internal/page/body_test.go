package page

import (
	"strings"
	"testing"
	"testing/fstest"

	"demarc/internal/model"
	"demarc/internal/model/modeltest"
	"demarc/internal/text/texttest"
)

// fixture returns the pages of the test catalog, changed by f.
func fixture(f func(*model.Catalog, *Options)) *Set {
	cat := modeltest.Catalog()
	opts := Options{Content: modeltest.Content(), Style: AssetPath("s.css"), Script: AssetPath("s.js"), Texts: texttest.English()}
	if f != nil {
		f(cat, &opts)
	}
	return New(cat, opts)
}

func TestLinksOfDocumentsResolve(t *testing.T) {
	s := fixture(nil)
	doc := &s.cat.Documents[s.documents["alder/responsibilities"]]
	l := s.linker(DocumentPath(doc.ID))
	for _, tt := range []struct {
		name, target, want string
		external           bool
	}{
		{"an anchor of the document", "#security", "#security", false},
		{"an anchor that it does not have", "#nowhere", "", false},
		{"a document beside it", "architecture.md", "../architecture/index.html", false},
		{"an anchor of that", "./architecture.md#parts", "../architecture/index.html#parts", false},
		{"an anchor that it does not have", "architecture.md#gone", "../architecture/index.html", false},
		{"a document of another provider", "../birch/raci.md", "../../birch/raci/index.html", false},
		{"what load has resolved", "demarc:alder/architecture#parts", "../architecture/index.html#parts", false},
		{"a document that is not there", "demarc:alder/gone", "", false},
		{"a file that is not there", "gone.md", "", false},
		{"an address of the publisher's server", "/docs/alder", "", false},
		{"an address of the web", "https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e", true},
		{"an address for mail", "mailto:a@example.org", "mailto:a@example.org", true},
		{"a script", "javascript:alert(1)", "", false},
		{"a script in disguise", "JaVaScRiPt:alert(1)", "", false},
		{"a host without a scheme", "//example.org/", "", false},
		{"data", "data:text/html,x", "", false},
		{"no address at all", "https://%zz", "", false},
		{"a scheme without a host", "https:", "", false},
		{"nothing", "", "", false},
	} {
		got := s.resolve(l, doc, tt.target)
		if got.URL != tt.want || got.External != tt.external {
			t.Errorf("%s, %q: got %q (external %v), want %q", tt.name, tt.target, got.URL, got.External, tt.want)
		}
	}
}

func TestPicturesComeFromTheProvidersFolder(t *testing.T) {
	svg := `<?xml version="1.0"?><!-- c --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480.4"><rect/></svg>`
	gif := "GIF89a\x0a\x00\x05\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
	s := fixture(func(_ *model.Catalog, o *Options) {
		o.Content = fstest.MapFS{
			"alder/images/a b.svg": {Data: []byte(svg)},
			"alder/images/b.gif":   {Data: []byte(gif)},
			"alder/images/c.webp":  {Data: []byte("RIFF")},
			"alder/images/d.html":  {Data: []byte("<script>")},
			"birch/e.png":          {Data: []byte("x")},
			"alder/sized.svg":      {Data: []byte(`<svg width="12px" height="7.6" viewBox="0 0 1 1">`)},
			"alder/folder.png/x":   {Data: []byte("x")},
		}
	})
	doc := &s.cat.Documents[s.documents["alder/architecture"]]
	l := s.linker(DocumentPath(doc.ID))
	for _, tt := range []struct {
		target, src   string
		width, height int
	}{
		{"images/a%20b.svg", "images/a%20b.svg", 640, 480},
		{"./images/b.gif", "images/b.gif", 10, 5},
		{"images/c.webp", "images/c.webp", 0, 0},
		{"sized.svg", "sized.svg", 12, 8},
		{"images/d.html", "", 0, 0},
		{"images/gone.png", "", 0, 0},
		{"../birch/e.png", "", 0, 0},
		{"../../etc/passwd.png", "", 0, 0},
		{"/images/b.gif", "", 0, 0},
		{"folder.png", "", 0, 0},
		{"https://example.org/x.png", "", 0, 0},
	} {
		img := s.image(l, doc, model.Link{Target: tt.target, Alt: "alt", Title: "title", Image: true})
		if img.Src != tt.src || img.Width != tt.width || img.Height != tt.height {
			t.Errorf("%q: got %q %d×%d, want %q %d×%d", tt.target, img.Src, img.Width, img.Height, tt.src, tt.width, tt.height)
		}
		if img.Alt != "alt" || img.Title != "title" {
			t.Errorf("%q lost its words", tt.target)
		}
	}
	if img := s.image(l, doc, model.Link{Target: "https://example.org/x.png", Image: true}); img.Original == "" {
		t.Error("a picture on another site lost its address")
	}
}

func TestEachPictureIsCopiedOnce(t *testing.T) {
	s := fixture(func(c *model.Catalog, o *Options) {
		o.Content = fstest.MapFS{"alder/images/parts.svg": {Data: []byte("<svg/>")}}
		d := &c.Documents[0]
		d.Body.Links = append(d.Body.Links, d.Body.Links[0], model.Link{Target: "gone.png", Image: true})
	})
	files := s.Files()
	if len(files) != 1 || files[0] != (File{"alder/images/parts.svg", "providers/alder/architecture/images/parts.svg"}) {
		t.Errorf("got %v", files)
	}
}

func TestWhatABodyDoesNotShowIsLinkedByItsSection(t *testing.T) {
	s := fixture(func(c *model.Catalog, _ *Options) {
		d := &c.Documents[1] // alder/responsibilities
		html := strings.ReplaceAll(string(d.Body.HTML), "\x01C6\x02", "")
		html = strings.ReplaceAll(html, "\x01D0\x02", "")
		d.Body.HTML = []byte(strings.ReplaceAll(html, "\x01D1\x02", ""))
	})
	l := s.linker(HomePath)
	r := &s.cat.Responsibilities[s.of[1][6]]
	if got := s.place(l, r); got != "providers/alder/responsibilities/index.html#security" {
		t.Errorf("responsibility without a slot: %q", got)
	}
	if got := s.dutyPlace(l, r, 1); got != "providers/alder/responsibilities/index.html#security" {
		t.Errorf("its duty: %q", got)
	}
	next := &s.cat.Responsibilities[s.of[1][7]]
	if got := s.dutyPlace(l, next, 1); got != "providers/alder/responsibilities/index.html#security/worker-nodes" {
		t.Errorf("duty without a slot: %q", got)
	}
	if got := s.dutyPlace(l, next, 2); got != "providers/alder/responsibilities/index.html#security/worker-nodes~2" {
		t.Errorf("duty with a slot: %q", got)
	}
}
