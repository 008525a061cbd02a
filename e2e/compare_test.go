package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// withoutPairs builds the site without pages of pairs and returns the address of its
// comparison.
func withoutPairs(t *testing.T, s built) string {
	t.Helper()
	dir := t.TempDir()
	config, out := filepath.Join(dir, "demarc.yaml"), filepath.Join(dir, "site")
	if err := os.WriteFile(config, []byte("pairs: []\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(s.program, "build", "--content", filepath.Join("..", "content"), "--config", config, "--out", out); err != nil {
		t.Fatal(err)
	}
	return fileURL(out) + "/compare/index.html"
}

// versus is the content of a comparison as text, without white space between
// elements and with links from the root of the site.
const versus = `(() => {
	const root = new URL(location.pathname.replace(/compare\/.*/, ""), location.href).href
	const write = (n) => {
		if (n.nodeType === Node.TEXT_NODE) return n.data.trim()
		const attributes = [...n.attributes].map((a) => a.name === "href" && !a.value.startsWith("#")
			? " href=" + new URL(a.value, location.href).href.replace(root, "/") : " " + a.name + "=" + a.value)
		return "<" + n.localName + attributes.join("") + ">" + [...n.childNodes].map(write).join("") + "</>\n"
	}
	return write(document.querySelector(".versus"))
})()`

func TestAComposedPairIsTheBuiltPage(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, "file:///")
	tb.visit(fileURL(s.files) + "/compare/ibm-vs-oracle/index.html")
	title, want := eval[string](tb, `document.title`), eval[string](tb, versus)
	compare := withoutPairs(t, s)
	for _, choice := range []string{"ibm,oracle", "oracle,ibm", "oracle,nobody,ibm,ibm"} {
		tb.visit(compare + "?p=" + choice)
		tb.wait(`document.querySelector(".versus") !== null`)
		if got := eval[string](tb, versus); got != want {
			t.Errorf("?p=%s shows what the page does not: %s", choice, firstDifference(got, want))
		}
		if got := eval[string](tb, `document.title`); got != title {
			t.Errorf("?p=%s is called %q, the page %q", choice, got, title)
		}
	}
	for _, f := range tb.told() {
		t.Error(f)
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return a[i]
		}
	}
	return "it ends early"
}

func TestAChoiceOfThreeIsComposed(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, s.url)
	tb.visit(s.url + "compare/?p=oracle,creodias,ibm")
	tb.wait(`document.querySelector(".versus") !== null`)
	if n := eval[int](tb, `document.querySelectorAll(".pairt tbody tr[id]").length`); n != 34 {
		t.Errorf("%d topics, want 34", n)
	}
	if n := eval[int](tb, `document.querySelectorAll(".pairt tbody td[data-p]").length`); n != 3*34 {
		t.Errorf("%d cells, want three a topic", n)
	}
	// An editor compares two: among three a note says which.
	of := eval[[]string](tb, `[...document.querySelectorAll(".noted .edn")].map((note) => note.previousElementSibling.textContent)`)
	for _, names := range []string{"Creodias and IBM Cloud", "Creodias and Oracle Cloud", "IBM Cloud and Oracle Cloud"} {
		if !slices.Contains(of, names) {
			t.Errorf("no note is headed %q: %q", names, of)
		}
	}
	for _, width := range widths {
		tb.window(width, "light")
		look(tb, "compare-three-"+string(rune('0'+width/320)), true)
	}
	tb.window(1440, "light")
	send(tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if n := eval[int](tb, `[...document.querySelectorAll(".pairt td[data-p]")].filter((td) => td.checkVisibility() && td.clientWidth < .7 * td.closest("table").clientWidth).length`); n > 0 {
		t.Errorf("on paper %d cells have less than the width of the table", n)
	}
}

// Where providers are too many for a filter, those to compare are chosen from lists.
func TestTwoOfVeryManyAreChosen(t *testing.T) {
	needBrowser(t)
	url := manyProviders(t, 25, "You are responsible for patching the worker nodes.")
	tb := open(t, url)
	tb.visit(url + "/compare/index.html")
	eval[bool](tb, `(() => {
		const form = document.querySelector("form.choose"), [one, , other] = form.elements
		one.value = "p03"
		other.value = "p24"
		setTimeout(() => form.requestSubmit())
		return form.checkVisibility()
	})()`)
	arrive(tb, `document.querySelector(".versus h1")?.textContent === "Provider 03 and Provider 24"`)
	for _, f := range tb.told() {
		t.Error(f)
	}
}

// Both orders, as page or as choice, lead to the one page of a pair.
func TestAllAddressesOfAPairLeadToOnePage(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, s.url)
	for _, address := range []string{"compare/oracle-vs-ibm/", "compare/?p=oracle,ibm", "compare/?p=ibm,oracle"} {
		tb.visit(s.url + address)
		arrive(tb, `location.href === "`+s.url+`compare/ibm-vs-oracle/"`)
	}
}

// arrive waits until an expression is true in the page that the present one leads to.
func arrive(tb *tab, expression string) {
	tb.t.Helper()
	for tb.ctx.Err() == nil {
		// While one page gives way to the next there is none to ask.
		if there, err := chromedp.Run(tb.ctx, chromedp.Evaluate[bool](expression)); err == nil && there {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	tb.t.Fatalf("never arrived where %s", expression)
}

// matrix says what the comparison shows: its status, and how many rows are seen.
const matrix = `document.querySelector("[data-shown]").textContent + "; " +
	[...document.querySelectorAll(".cmp tr.topic")].filter((r) => r.checkVisibility()).length + " seen"`

// set gives a field of the filters a value as a reader does.
func set(tb *tab, field, value string) {
	tb.t.Helper()
	eval[bool](tb, `(() => {
		const form = document.querySelector(".filters")
		form.elements["`+field+`"].value = "`+value+`"
		return form.dispatchEvent(new Event("change"))
	})()`)
}

func TestFiltersLiveInTheAddress(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, s.url)
	tb.window(1440, "light")
	tb.visit(s.url + "compare/")
	if got := eval[string](tb, matrix); got != "34 of 34 topics; 34 seen" {
		t.Fatalf("at first: %s", got)
	}
	set(tb, "show", "diff")
	differing := eval[string](tb, matrix)
	set(tb, "owner", "customer")
	set(tb, "layer", "applications")
	set(tb, "sort", "name")
	filtered := eval[string](tb, matrix)
	if filtered == differing || strings.HasPrefix(differing, "34 ") {
		t.Errorf("filters leave %s, then %s", differing, filtered)
	}
	address := eval[string](tb, `location.href`)
	if want := s.url + "compare/?show=diff&owner=customer&layer=applications&sort=name"; address != want {
		t.Errorf("the address is %s, want %s", address, want)
	}
	tb.visit(s.url)
	tb.visit(address)
	if got := eval[string](tb, matrix); got != filtered {
		t.Errorf("the shared address shows %s, want %s", got, filtered)
	}
	eval[bool](tb, `(document.querySelector(".filters [type=reset]").click(), true)`)
	tb.wait(`location.search === ""`)
	if got := eval[string](tb, matrix); got != "34 of 34 topics; 34 seen" {
		t.Errorf("cleared: %s", got)
	}
	tb.visit(s.url + "compare/?show=most&owner=nobody&layer=sky&area=51&sort=luck&provider=none")
	if got := eval[string](tb, matrix); got != "34 of 34 topics; 34 seen" {
		t.Errorf("with values that are none: %s", got)
	}
}

// Narrowed to an area, a cell tells the owner there, as the page of the area does.
func TestAnAreaShowsItsOwnOwners(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, s.url)
	const owners = `[...document.querySelectorAll(".matrix tr.topic")].filter((r) => r.checkVisibility() && r.closest(".cmp, main > :not(.cmp)"))
		.map((r) => r.id + " " + [...r.querySelectorAll("td")].map((c) => c.innerText.replace(/\s+/g, " ").trim()).join(", ")).join("\n")`
	tb.visit(s.url + "areas/change/")
	tb.window(1440, "light")
	want := eval[string](tb, owners)
	tb.visit(s.url + "compare/?area=change")
	tb.wait(`self.demarcData !== undefined`)
	tb.wait(`!document.querySelector("[data-shown]").textContent.startsWith("34")`)
	got := eval[string](tb, strings.Replace(owners, ".matrix tr", ".cmp .matrix tr", 1))
	if got != want {
		t.Errorf("the matrix shows\n%s\nthe page of the area\n%s", got, want)
	}
}

func TestTheMatrixByKeyboard(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, s.url)
	tb.window(1440, "light")
	tb.visit(s.url + "compare/?show=diff")
	eval[bool](tb, `(document.querySelector(".filters input[name=show]:checked").focus(), true)`)
	tb.press(kb.ArrowRight)
	tb.wait(`location.search === "?show=gap"`)
	eval[bool](tb, `(document.querySelector(".cmp tr.layer + tr th a").focus(), true)`)
	tb.press(kb.Tab)
	if got := eval[string](tb, `document.activeElement.closest("td")?.className ?? ""`); got != "q1" {
		t.Errorf("after the topic, Tab leads to %q, want the first cell", got)
	}
	tb.press(kb.Enter)
	arrive(tb, `location.pathname.includes("/topics/") && location.hash.startsWith("#p-")`)
}
