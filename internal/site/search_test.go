package site_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"demarc/internal/model"
	"demarc/internal/site"
)

func TestSearchFindsWhatTheSiteShows(t *testing.T) {
	out := fixture(t)
	index := read(t, out, "search/index.js")
	for _, want := range []string{`"../assets/minisearch.`, `"../assets/finder.`, `"kinds":[[4,0],[1,3],`} {
		if !strings.Contains(index, want) {
			t.Errorf("search/index.js does not hold %s", want)
		}
	}
	var entries strings.Builder
	for name, text := range files(t, out) {
		if ok, _ := filepath.Match("search/*/e*.js", name); ok {
			entries.WriteString(text)
		}
	}
	for _, want := range []string{
		`[4,"Alder`, `[1,"Worker nodes","Worker nodes","","topics/worker-nodes/index.html"`,
		`"components/etcd/index.html"`, `"providers/alder/architecture/index.html"`, `~1","p","Provider"]`,
	} {
		if !strings.Contains(entries.String(), want) {
			t.Errorf("no entry holds %s", want)
		}
	}
	// An address of an entry leads to a page of the site, and an anchor that it has.
	for _, m := range regexp.MustCompile(`"([a-z/0-9-]+\.html)(?:#([^"]+))?"`).FindAllStringSubmatch(entries.String(), -1) {
		if page := read(t, out, m[1]); m[2] != "" && !strings.Contains(page, `id="`+m[2]+`"`) {
			t.Errorf("%s has no anchor %s", m[1], m[2])
		}
	}
}

func TestNothingOfTheSearchIsLoadedByAPage(t *testing.T) {
	out := fixture(t)
	load := regexp.MustCompile(`<(?:script|link|img)[^>]* (?:src|href)="([^"]*)"`)
	for _, name := range pagesOf(t, out) {
		text := read(t, out, name)
		for _, m := range load.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "minisearch") || strings.Contains(m[1], "finder") || strings.Contains(m[1], "search/") {
				t.Errorf("%s loads %s", name, m[1])
			}
		}
		if !strings.Contains(text, `<a class="tool find" href="`) || !strings.Contains(text, `<dialog class="search"`) {
			t.Errorf("%s has no search", name)
		}
	}
}

func TestSearchUnderABase(t *testing.T) {
	out := fixtureUnderBase(t)
	for name, want := range map[string]string{
		"topics/data/index.html": `data-index="../../search/index.js" data-root="../../"`,
		"index.html":             `data-index="search/index.js" data-root=""`,
		"404.html":               `data-index="/sub/search/index.js" data-root="/sub/"`,
	} {
		if !strings.Contains(read(t, out, name), want) {
			t.Errorf("%s does not hold %s", name, want)
		}
	}
}

func TestASiteWithoutSearchHasItsPageOfTopics(t *testing.T) {
	out, _ := build(t, withoutTwins, withOutputs(), withoutSearch)
	noProblems(t, out, "")
	written := files(t, out)
	for name, text := range written {
		if strings.Contains(name, "minisearch") || strings.HasPrefix(name, "search/") && name != "search/index.html" {
			t.Errorf("there is %s", name)
		}
		if strings.Contains(text, "<dialog") {
			t.Errorf("%s has a dialog", name)
		}
	}
	text := written["search/index.html"]
	var topics []string
	for _, m := range regexp.MustCompile(`<span class="rt"><a href="[^"]*">([^<]*)</a>`).FindAllStringSubmatch(text, -1) {
		topics = append(topics, strings.ToLower(m[1]))
	}
	if len(topics) != 34 || !slices.IsSorted(topics) {
		t.Errorf("topics from A to Z: %q", topics)
	}
}

func TestTheLibraryComesWithItsLicence(t *testing.T) {
	out := fixture(t)
	match, err := filepath.Glob(filepath.Join(out, "assets", "minisearch.license.*.txt"))
	if err != nil || len(match) != 1 {
		t.Fatalf("licence: %v, %v", match, err)
	}
	if text, err := os.ReadFile(match[0]); err != nil || !strings.Contains(string(text), "Copyright") {
		t.Errorf("licence: %v, %.80s", err, text)
	}
	_, err = tryBuild(filepath.Join(t.TempDir(), "out"), func(_ *model.Catalog, o *site.Options) { o.Library = os.DirFS(t.TempDir()) })
	if err == nil || !strings.Contains(err.Error(), "read search library") {
		t.Errorf("without a library: %v", err)
	}
}
