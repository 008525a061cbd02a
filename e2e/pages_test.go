package e2e

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"demarc/internal/page"
)

// pages has one page of each kind, by its path on the project's own site.
var pages = map[page.Kind]string{
	page.KindHome:       "",
	page.KindCompare:    "compare/",
	page.KindPair:       "compare/ibm-vs-oracle/",
	page.KindProviders:  "providers/",
	page.KindProvider:   "providers/ibm/",
	page.KindDocument:   "providers/ibm/responsibilities/",
	page.KindSource:     "providers/ibm/responsibilities/source/",
	page.KindTopics:     "topics/",
	page.KindTopic:      "topics/worker-nodes/",
	page.KindAreas:      "areas/",
	page.KindArea:       "areas/change/",
	page.KindComponents: "components/",
	page.KindComponent:  "components/etcd/",
	page.KindChecklists: "checklists/",
	page.KindChecklist:  "checklists/oracle/",
	page.KindGaps:       "gaps/",
	page.KindMethod:     "method/",
	page.KindRule:       "method/rules/raci-without-r/",
	page.KindData:       "data/",
	page.KindChanges:    "changes/",
	page.KindSearch:     "search/",
	page.KindNotFound:   "404.html",
}

var (
	widths = []int64{1440, 768, 320}
	themes = []string{"light", "dark"}
)

func TestEveryKindOfPageIsLookedAt(t *testing.T) {
	for kind := range page.Views() {
		if _, ok := pages[kind]; !ok {
			t.Errorf("no page of kind %s is looked at: add its path to pages", kind)
		}
	}
}

// Every kind of page, at every width, in both themes, with scripts and without:
// no error on the console, no request but to its own site, nothing wider than the
// window, and with scripts no rule of accessibility broken.
func TestPages(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	for kind, path := range pages {
		for _, scripts := range []bool{true, false} {
			name := string(kind)
			if !scripts {
				name += "-noscript"
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				tb := open(t, s.url)
				tb.scripts(scripts)
				tb.visit(s.url + path)
				for _, theme := range themes {
					for _, width := range widths {
						tb.window(width, theme)
						look(tb, fmt.Sprintf("%s-%d-%s", name, width, theme), scripts)
					}
				}
			})
		}
	}
}

// look checks the page as it stands.
func look(tb *tab, name string, scripts bool) {
	tb.t.Helper()
	if over := eval[string](tb, overflowing); over != "" {
		tb.t.Errorf("%s: wider than the window: %s", name, over)
	}
	if scripts {
		for _, v := range audit(tb) {
			tb.t.Errorf("%s: %s", name, v)
		}
	}
	for _, f := range tb.told() {
		tb.t.Errorf("%s: %s", name, f)
	}
	tb.shoot(name)
}

// overflowing names the elements that make a page scroll sideways, "" where it
// does not.
const overflowing = `(() => {
	const root = document.documentElement
	if (root.scrollWidth <= root.clientWidth) return ""
	const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
	return root.scrollWidth + " of " + root.clientWidth + " px: " +
		wide.slice(0, 5).map(e => e.tagName.toLowerCase() + "." + e.className).join(", ")
})()`

//go:embed axe_test.js
var auditScript string

// audit returns the rules of accessibility that the page breaks, with the first
// elements that do.
func audit(tb *tab) []string {
	tb.t.Helper()
	if !eval[bool](tb, "typeof axe === 'object'") {
		do(tb, chromedp.Evaluate[chromedp.Void](axe(tb.t)))
	}
	return eval[[]string](tb, strings.TrimSpace(auditScript))
}
