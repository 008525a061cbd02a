package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// ask opens the search of the page, asks a query and returns the results that are
// shown, a line each: group, text and where.
func ask(tb *tab, query string) []string {
	tb.t.Helper()
	tb.press("/")
	tb.wait(`document.querySelector("dialog.search").open`)
	eval[bool](tb, fmt.Sprintf(`(() => {
		const status = document.querySelector(".sstate")
		status.textContent = ""
		const input = document.querySelector("dialog.search input")
		input.value = %q
		return input.dispatchEvent(new Event("input", { bubbles: true }))
	})()`, query))
	// "Searching" ends with three dots; every answer says something else.
	tb.wait(`document.querySelector(".sstate").textContent !== "" && !document.querySelector(".sstate").textContent.endsWith("…")`)
	return eval[[]string](tb, `[...document.querySelectorAll(".sres a")].map((a) =>
		a.closest("section").dataset.group + "|" + a.querySelector(".what").textContent + "|" + a.querySelector(".where").textContent)`)
}

// On files, without a server: the beginning of a word, other forms of it, errors after
// its second letter, and what belongs to it.
func TestSearchFinds(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, fileURL(s.files))
	tb.visit(fileURL(s.files) + "/topics/data/index.html")
	for query, want := range map[string]string{
		"etcd":             "component|etcd|IBM Cloud",
		"Kuber":            "responsibility|Provider: Kubernetes etcd|Oracle Cloud, OKE 1.5",
		"patching":         "patches for worker nodes",
		"upgrading":        "duty|Provider: Oracle has responsibility for carrying the upgrade out.",
		"kuberntes":        "topic|Kubernetes version|Control plane",
		"etdc":             "component|etcd|IBM Cloud",
		"wroker nodes":     "topic|Worker nodes|Worker nodes",
		"nodes wokrer":     "topic|Worker nodes|Worker nodes",
		"oracle":           "provider|Oracle Cloud|",
		"security and reg": "area|Security and regulation compliance",
		"creodias shared":  "document|Managed Kubernetes Shared Responsibility Model on Creodias|Creodias",
		"constructor":      "", // nothing, and no error
		"zzqx":             "",
	} {
		found := strings.Join(ask(tb, query), "\n")
		if want == "" && found != "" || !strings.Contains(found, want) {
			t.Errorf("%q finds\n%s\nwant %q", query, found, want)
		}
		told, more := eval[string](tb, `document.querySelector(".sstate").textContent`), eval[bool](tb, `document.querySelector(".smore").checkVisibility()`)
		if n := strings.Count(found, "\n") + 1; want != "" && !more && told != fmt.Sprintf("Results: %d", n) {
			t.Errorf("%q: told is %q, shown are %d", query, told, n)
		}
	}
	for _, f := range tb.told() {
		t.Error(f)
	}
}

func TestSearchByKeyboard(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, s.url)
	tb.visit(s.url + "providers/ibm/")
	const loaded = `performance.getEntriesByType("resource").filter((r) => /search|minisearch|finder/.test(r.name)).length`
	if n := eval[int](tb, loaded); n != 0 {
		t.Errorf("%d files of the search are loaded before it is opened", n)
	}
	eval[bool](tb, `(document.querySelector(".brand").focus(), true)`)
	if len(ask(tb, "etcd")) == 0 {
		t.Fatal("nothing is found")
	}
	if got := eval[string](tb, `document.querySelector(".sstate").textContent`); !strings.HasPrefix(got, "Results: ") {
		t.Errorf("the status says %q", got)
	}
	for _, width := range widths {
		for _, theme := range themes {
			tb.window(width, theme)
			look(tb, fmt.Sprintf("search-open-%d-%s", width, theme), true)
		}
	}
	const focused = `document.activeElement.closest(".sres a") ? [...document.querySelectorAll(".sres a")].indexOf(document.activeElement) : document.activeElement.tagName`
	tb.press(kb.ArrowDown, kb.ArrowDown, kb.ArrowUp)
	if got := eval[any](tb, focused); got != float64(0) {
		t.Errorf("down, down, up leads to %v, want the first result", got)
	}
	tb.press(kb.ArrowUp)
	if got := eval[any](tb, focused); got != "INPUT" {
		t.Errorf("up from the first result leads to %v, want the field", got)
	}
	tb.press(kb.Escape)
	if eval[bool](tb, `document.querySelector("dialog.search").open`) {
		t.Error("Escape leaves the search open")
	}
	if !eval[bool](tb, `document.activeElement === document.querySelector(".brand")`) {
		t.Error("the focus is not back where it was")
	}
	ask(tb, "etcd backup")
	eval[bool](tb, `(addEventListener("click", (e) => { e.preventDefault(); self.went = e.target.href }), true)`)
	tb.press(kb.Enter)
	tb.wait(`self.went !== undefined`)
	if got := eval[string](tb, `self.went`); got != s.url+"topics/etcd-backup/" {
		t.Errorf("Enter leads to %s, want the first result", got)
	}
}

func TestAQueryHasAnAddress(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, s.url)
	tb.visit(s.url + "search/?q=etcd")
	tb.wait(`document.querySelector(".sres a") !== null`)
	if got := eval[string](tb, `document.querySelector(".slink").href`); got != s.url+"search/?q=etcd" {
		t.Errorf("the results are linked as %s", got)
	}
	eval[bool](tb, `(() => {
		const input = document.querySelector("dialog.search input")
		input.value = "worker nodes"
		return input.dispatchEvent(new Event("input", { bubbles: true }))
	})()`)
	tb.wait(`location.search === "?q=worker+nodes"`)
}
