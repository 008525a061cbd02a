package page

import (
	"encoding/json"
	"strings"
	"testing"

	"demarc/internal/model"
)

func withBase(_ *model.Catalog, o *Options) { o.Site.Base = "https://example.org/sub/" }

// frameOf makes the frame of a page of the fixture.
func frameOf(t *testing.T, s *Set, p Path) Frame {
	t.Helper()
	for _, candidate := range s.Pages() {
		if candidate.Path != p {
			continue
		}
		view, err := candidate.View()
		if err != nil {
			t.Fatal(err)
		}
		switch v := view.(type) {
		case Home:
			return v.Frame
		case Provider:
			return v.Frame
		case Document:
			return v.Frame
		case Source:
			return v.Frame
		case Topic:
			return v.Frame
		case NotFound:
			return v.Frame
		}
	}
	t.Fatalf("no page %s", p)
	return Frame{}
}

func TestPagesAreSharedUnderABaseOnly(t *testing.T) {
	if f := frameOf(t, fixture(nil), HomePath); f.Share != nil || f.Manifest != "" || f.Feed != "" {
		t.Errorf("a site without a base says %v, manifest %q, feed %q", f.Share, f.Manifest, f.Feed)
	}
	s := fixture(withBase)
	if f := frameOf(t, s, NotFoundPath); f.Share != nil {
		t.Error("the page of a wrong address can be shared")
	}
	data := s.share(DataPath, &Frame{}, []crumb{{"Data", DataPath}}, nil)
	if work, ok := data.Graph.Items[1].(creativeWork); !ok || work.Type != "Dataset" {
		t.Errorf("the data is described as %v, want a Dataset", data.Graph.Items[1])
	}
	for p, want := range map[Path]struct{ image, kind, types string }{
		HomePath:                               {"share/site.png", "website", "WebSite"},
		"providers/birch/":                     {"share/providers-birch.png", "website", "BreadcrumbList WebPage"},
		"providers/alder/architecture/":        {"share/providers-alder.png", "article", "BreadcrumbList TechArticle"},
		"providers/alder/architecture/source/": {"share/providers-alder.png", "article", "BreadcrumbList TechArticle"},
		"topics/worker-nodes/":                 {"share/topics.png", "website", "BreadcrumbList WebPage"},
	} {
		share := frameOf(t, s, p).Share
		if share.URL != "https://example.org/sub/"+string(p) || share.Image != "https://example.org/sub/"+want.image || share.Type != want.kind {
			t.Errorf("%s: %s, image %s, type %s, want %s and %s", p, share.URL, share.Image, share.Type, want.image, want.kind)
		}
		data, err := json.Marshal(share.Graph)
		if err != nil {
			t.Fatal(err)
		}
		var graph struct {
			Items []struct {
				Type string `json:"@type"`
			} `json:"@graph"`
		}
		if err := json.Unmarshal(data, &graph); err != nil {
			t.Fatal(err)
		}
		var types []string
		for _, item := range graph.Items {
			types = append(types, item.Type)
		}
		if got := strings.Join(types, " "); got != want.types {
			t.Errorf("%s describes %s, want %s", p, got, want.types)
		}
	}
}

func TestEveryPictureOfAPageIsDrawn(t *testing.T) {
	s := fixture(withBase)
	drawn := map[string]bool{}
	for _, p := range s.Pictures() {
		if drawn[string(p.Path)] {
			t.Errorf("%s is drawn twice", p.Path)
		}
		drawn[string(p.Path)] = true
	}
	for _, p := range s.Pages() {
		if picture := s.pictureOf(p.Path); !drawn[string(picture.Path)] {
			t.Errorf("%s shows %s, which is not drawn", p.Path, picture.Path)
		}
	}
	if pictures := fixture(nil).Pictures(); len(pictures) > 0 {
		t.Errorf("a site without a base draws %d pictures", len(pictures))
	}
}

func TestPagesHaveNeighbours(t *testing.T) {
	s := fixture(nil)
	for p, want := range map[Path][2]string{
		HomePath:                            {"", ""},
		"providers/alder/":                  {"", "Birch Hosting"},
		"providers/birch/":                  {"Alder Cloud", "Dune Systems"},
		"providers/dune/":                   {"Birch Hosting", ""},
		"providers/alder/architecture/":     {"", "Who does what in Alder Kubernetes"},
		"providers/alder/responsibilities/": {"How Alder Kubernetes is built", ""},
	} {
		f := frameOf(t, s, p)
		if f.Before.Text != want[0] || f.After.Text != want[1] {
			t.Errorf("%s stands between %q and %q, want %q", p, f.Before.Text, f.After.Text, want)
		}
	}
}

func TestADocumentCanBeEditedWhereTheSiteSaysSo(t *testing.T) {
	s := fixture(func(_ *model.Catalog, o *Options) {
		o.Site.Edit, o.Site.Repository = "https://example.org/edit/content/{path}?a", "https://example.org/repo"
	})
	for p, want := range map[Path]string{
		"providers/alder/architecture/":        "https://example.org/edit/content/alder/architecture.md?a",
		"providers/alder/architecture/source/": "https://example.org/edit/content/alder/architecture.md?a",
		"providers/alder/":                     "",
	} {
		f := frameOf(t, s, p).Foot
		if f.Edit.URL != want || f.Repository.URL != "https://example.org/repo" {
			t.Errorf("%s is edited at %q (repository %q), want %q", p, f.Edit.URL, f.Repository.URL, want)
		}
	}
	if f := frameOf(t, fixture(nil), "providers/alder/architecture/").Foot; f.Edit.Text != "" || f.Repository.Text != "" {
		t.Error("a site that says nothing has a link to edit")
	}
}

func TestTheFeedListsTheNewestDocumentsFirst(t *testing.T) {
	if _, ok := fixture(nil).Feed(); ok {
		t.Error("a site without a base has a feed")
	}
	undated := fixture(func(c *model.Catalog, o *Options) {
		withBase(c, o)
		for i := range c.Documents {
			c.Documents[i].Updated = ""
		}
	})
	if _, ok := undated.Feed(); ok {
		t.Error("a site without a dated document has a feed")
	}
	s := fixture(func(c *model.Catalog, o *Options) {
		withBase(c, o)
		for i, date := range []string{"2024-01-02", "", "2025-03-04", "2023-05-06"} {
			c.Documents[i].Updated = date
		}
	})
	feed, ok := s.Feed()
	if !ok || feed.Modified != "2025-03-04T00:00:00Z" || len(feed.Entries) != 3 {
		t.Fatalf("feed %v of %s with %d entries, want 3 of 2025-03-04", ok, feed.Modified, len(feed.Entries))
	}
	for i, want := range []int{2, 0, 3} {
		if got, id := feed.Entries[i].ID, "https://example.org/sub/"+string(DocumentPath(s.cat.Documents[want].ID)); got != id {
			t.Errorf("entry %d is %s, want %s", i, got, id)
		}
	}
}
