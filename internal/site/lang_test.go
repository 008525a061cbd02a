package site_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"demarc"
	"demarc/internal/model"
	"demarc/internal/site"
	"demarc/internal/text"
	"demarc/internal/text/texttest"
)

// What the program says on a French page is French: no English text of the
// interface is left that French says otherwise, outside what is marked as English
// and the pages of rules, whose words are in English only.
func TestAFrenchSiteSaysNothingInEnglish(t *testing.T) {
	out, _ := build(t, withoutTwins, withoutSearch, func(_ *model.Catalog, o *site.Options) { o.Site.Lang = "fr" })
	english, french := texttest.English(), texttest.Texts("fr")
	foreign := map[string]string{}
	for _, key := range english.Keys() {
		words := english.Say(key)
		if words != french.Say(key) && !strings.ContainsAny(words, "%?") && strings.Count(words, " ") > 0 {
			foreign[words] = key
		}
	}
	if len(foreign) < 50 {
		t.Fatalf("%d texts differ, want most of the interface", len(foreign))
	}
	for name, page := range files(t, out) {
		if !strings.HasSuffix(name, ".html") || strings.HasPrefix(name, "method/rules/") {
			continue
		}
		for _, words := range wordsOf(t, page, "en") {
			if key, ok := foreign[words]; ok {
				t.Errorf("%s says %q, which is English: %s", name, words, key)
			}
		}
	}
}

func TestDirectionReachesThePage(t *testing.T) {
	out, _ := build(t, lean, func(_ *model.Catalog, o *site.Options) {
		o.Site.Lang = "he"
		o.Wording = text.Wording{Path: "he.yaml", Data: []byte("language: עברית\ndirection: rtl\ntexts: {nav: {skip: דלג לתוכן}}")}
	})
	home := read(t, out, "index.html")
	for _, want := range []string{`<html lang="he" dir="rtl">`, `>דלג לתוכן</a>`} {
		if !strings.Contains(home, want) {
			t.Errorf("the home page lacks %s", want)
		}
	}
	if document := read(t, out, "providers/alder/responsibilities/index.html"); !strings.Contains(document, `<article class="doc" lang="en" dir="ltr" `) {
		t.Error("an English document on a Hebrew page does not say that it is English and runs from the left")
	}
}

// wordsOf lists the texts of a page and of the attributes that are read out, but
// for those in a language that is marked.
func wordsOf(t *testing.T, page, marked string) []string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			out = append(out, strings.TrimSpace(n.Data))
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "lang":
				if a.Val == marked {
					return
				}
			case "aria-label", "title", "data-l", "content", "alt", "placeholder":
				out = append(out, a.Val)
			}
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(doc)
	return out
}

var (
	action = regexp.MustCompile(`\{\{[^}]*\}\}`)
	letter = regexp.MustCompile(`\pL{2,}`)
)

// neutral are words of markup and standards.
var neutral = map[string]bool{"width=device-width, initial-scale=1": true, "light dark": true, "SHA-256": true, "summary_large_image": true}

// Templates hold no words of their own: every text is in a file that can be
// translated.
func TestTemplatesHoldNoWords(t *testing.T) {
	fsys := demarc.Templates()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		for _, words := range wordsOf(t, action.ReplaceAllString(string(data), " "), "") {
			if letter.MatchString(words) && !neutral[words] {
				t.Errorf("templates/%s says %q: want it in text/en.yaml", name, words)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

var written = regexp.MustCompile("raw\\(`([^`]*)`\\)")

// The same holds for what package render writes itself.
func TestWritersHoldNoWords(t *testing.T) {
	fsys := os.DirFS("../render")
	names, err := fs.Glob(fsys, "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if name == "sitemap.go" {
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range written.FindAllStringSubmatch(string(data), -1) {
			_, text, inside := strings.Cut(m[1], ">")
			if !inside {
				continue
			}
			for _, words := range wordsOf(t, "<p>"+text, "") {
				if letter.MatchString(words) {
					t.Errorf("%s writes %q: want it in text/en.yaml", name, words)
				}
			}
		}
	}
}

var (
	physical  = regexp.MustCompile(`\b(margin|padding|border)-(left|right)\b|\b(text-align|float): (left|right)\b|[{;\s](left|right):`)
	fourSided = regexp.MustCompile(`\b(margin|padding):((?: [^ ;]+){4});`)
)

// Style sheets name sides by the direction of reading, so that a page of a script
// that runs from the right is mirrored as a whole. The drawings of the line are
// the exception: the provider is on their left in every language.
func TestStylesMirror(t *testing.T) {
	fsys := demarc.Static()
	names, err := fs.Glob(fsys, "css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range strings.Split(string(data), "}") {
			selector := rule[:max(strings.LastIndex(rule, "{"), 0)]
			if strings.Contains(selector, ".dl") || strings.Contains(selector, ".bar") || strings.Contains(selector, ".n >") {
				continue
			}
			if m := physical.FindString(rule); m != "" {
				t.Errorf("%s:%s names the side in %q: want inline-start or inline-end", name, selector, strings.TrimSpace(m))
			}
			for _, m := range fourSided.FindAllStringSubmatch(rule, -1) {
				if sides := strings.Fields(m[2]); sides[1] != sides[3] {
					t.Errorf("%s:%s has two sides in %q: want %s-inline", name, selector, m[0], m[1])
				}
			}
		}
	}
}
