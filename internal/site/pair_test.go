package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"demarc/internal/model"
	"demarc/internal/site"
)

// parts returns the ids of the topics in each part of a pair's page.
func parts(t *testing.T, page string) map[string][]string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for n := range doc.Descendants() {
		if n.Data != "section" {
			continue
		}
		part := attribute(n, "data-part")
		for row := range n.Descendants() {
			if id := attribute(row, "id"); row.Data == "tr" && id != "" {
				out[part] = append(out[part], id)
			}
		}
	}
	return out
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestAPairHasEveryTopicOnceByHowItCompares(t *testing.T) {
	out := fixture(t)
	page := read(t, out, "compare/alder-vs-birch/index.html")
	seen := map[string]bool{}
	for part, rows := range parts(t, page) {
		for _, id := range rows {
			if seen[id] {
				t.Errorf("%s stands twice, also in %s", id, part)
			}
			seen[id] = true
		}
	}
	if len(seen) != 34 {
		t.Errorf("%d topics have a row, want all 34", len(seen))
	}
	order := []string{"differ", "only-a", "only-b", "split", "agree", "silent"}
	last := -1
	for _, part := range order {
		at := strings.Index(page, `<h2 id="`+part+`"`)
		if at < 0 {
			continue
		}
		if at < last {
			t.Errorf("%s comes before what matters more", part)
		}
		last = at
		if !strings.Contains(page, `href="#`+part+`"`) {
			t.Errorf("no number on top leads to %s", part)
		}
	}
}

// In every part: who shares says how.
func TestASharedRowShowsItsSplit(t *testing.T) {
	out := fixture(t)
	found := 0
	for name, page := range files(t, out) {
		if !strings.Contains(name, "-vs-") {
			continue
		}
		for _, owner := range strings.Split(page, `<div class="oh">`)[1:] {
			owner, _, _ = strings.Cut(owner, "</div>")
			if !strings.Contains(owner, `class="own s"`) {
				continue
			}
			found++
			if !strings.Contains(owner, `<span class="n">`) {
				t.Errorf("%s: a shared owner stands without its split: %s", name, owner)
			}
		}
	}
	if found == 0 {
		t.Error("the fixture shares nothing")
	}
}

func TestBothOrdersOfAPairLeadToOnePage(t *testing.T) {
	out := fixtureUnderBase(t)
	for _, want := range []string{
		`<link rel="canonical" href="https://example.org/sub/compare/alder-vs-birch/">`,
		`content="0; url=../alder-vs-birch/"`, `<a href="../alder-vs-birch/">`,
	} {
		if page := read(t, out, "compare/birch-vs-alder/index.html"); !strings.Contains(page, want) {
			t.Errorf("the other order lacks %s:\n%s", want, page)
		}
	}
	if strings.Contains(read(t, out, "sitemap.xml"), "birch-vs-alder") {
		t.Error("the sitemap lists the other order")
	}
}

func TestPairsAreThoseThatTheSiteNames(t *testing.T) {
	for _, c := range []struct {
		name  string
		pairs []model.Pair
		want  string
	}{
		{"none is named", nil, "alder-vs-birch alder-vs-dune birch-vs-dune"},
		{"one, in any order", []model.Pair{{A: "dune", B: "alder"}}, "alder-vs-dune"},
		{"an empty list", []model.Pair{}, ""},
	} {
		out, _ := build(t, lean, func(_ *model.Catalog, o *site.Options) { o.Site.Pairs = c.pairs })
		names, err := filepath.Glob(filepath.Join(out, "compare", "*-vs-*"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, name := range names {
			page, err := os.ReadFile(filepath.Join(name, "index.html"))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(page), `http-equiv="refresh"`) {
				got = append(got, filepath.Base(name))
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: pages of %v, want %s", c.name, got, c.want)
		}
	}
}

// Eight providers have 28 pairs: a page lists some, and leads to all of them.
func TestAPageListsSomePairsAndLeadsToTheOthers(t *testing.T) {
	out, _ := build(t, lean, func(c *model.Catalog, _ *site.Options) {
		for _, id := range []string{"e", "f", "g", "h", "i"} {
			c.Providers = append(c.Providers, model.Provider{ID: id, Kind: c.Providers[0].Kind, Name: strings.ToUpper(id)})
		}
	})
	topic := read(t, out, "topics/data/index.html")
	if n := strings.Count(topic, "/index.html#t-data"); n != 12 || !strings.Contains(topic, `<a href="../../compare/index.html#pairs">16 more</a>`) {
		t.Errorf("the topic leads to %d pairs, want 12 and the way to the others", n)
	}
	if n := strings.Count(read(t, out, "compare/index.html"), "data-pair="); n != 28 {
		t.Errorf("the comparison leads to %d pairs, want 28", n)
	}
	noProblems(t, out, "")
}

// Nine providers have 36 pairs; a page for each would grow with the square.
func TestManyProvidersHaveNoPairsUnlessNamed(t *testing.T) {
	out, _ := build(t, lean, func(c *model.Catalog, _ *site.Options) {
		for _, id := range []string{"e", "f", "g", "h", "i", "j"} {
			c.Providers = append(c.Providers, model.Provider{ID: id, Kind: c.Providers[0].Kind, Name: strings.ToUpper(id)})
		}
	})
	if names, _ := filepath.Glob(filepath.Join(out, "compare", "*-vs-*")); len(names) > 0 {
		t.Errorf("pages of %v, want none", names)
	}
	noProblems(t, out, "")
}

// With too many providers for a page of each pair, and for a filter, two or three are
// chosen from a list, and no link leads to a page that is not there.
func TestAnyTwoOfVeryManyCanBeCompared(t *testing.T) {
	out, _ := build(t, lean, crowded(26))
	page := read(t, out, "compare/index.html")
	if n := strings.Count(page, `<option value="more-25">`); n != 3 || strings.Contains(page, `name="provider"`) {
		t.Errorf("a provider can be chosen %d times", n)
	}
	if strings.Contains(page, "-vs-") {
		t.Error("the comparison leads to the page of a pair")
	}
	alder := read(t, out, "providers/alder/index.html")
	for _, want := range []string{`<a href="../../compare/index.html?p=alder,birch">Birch Hosting</a>`, `<a href="../../compare/index.html">1 more</a>`} {
		if !strings.Contains(alder, want) {
			t.Errorf("a provider's page lacks %s", want)
		}
	}
	if _, err := os.Stat(filepath.Join(out, "compare", "alder-vs-birch")); err == nil {
		t.Error("the pair has a page")
	}
}
