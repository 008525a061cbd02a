package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The filter of the gaps keeps the choice in the address and shows the numbers of
// that provider, which are those of what is left on the page.
func TestGapsCountWhatTheFilterLeaves(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, s.url)
	tb.window(1440, "light")
	tb.visit(s.url + "gaps/")
	tally := `[...document.querySelectorAll(".tally a")].map(a => a.innerText.replace(/\s+/g, " ")).join(", ")`
	all := eval[string](tb, tally)
	do(tb, chromedp.Evaluate[chromedp.Void](`document.querySelector("[name=only][value=ibm]").click()`))
	got := eval[string](tb, tally)
	if got == all || !strings.Contains(got, " 0 exclusions, ") {
		t.Errorf("with IBM Cloud alone the numbers are %q, without a choice %q", got, all)
	}
	if status := eval[string](tb, `document.querySelector("[role=status]").textContent`); status != "IBM Cloud: "+got {
		t.Errorf("told is %q, shown %q", status, got)
	}
	shown := `(id, what) => [...document.querySelectorAll("[aria-labelledby=" + id + "] " + what)].filter(e => e.getClientRects().length).length`
	for section, what := range map[string]string{"silent": ".rows > li", "contradictions": ".gap", "disagreements": ".gap", "quantities": "> .gap"} {
		n := eval[int](tb, `(`+shown+`)("`+section+`", "`+what+`")`)
		if counted := eval[int](tb, `+document.querySelector(".tally [href='#`+section+`'] b").textContent`); counted != n {
			t.Errorf("%s: %d are counted and %d shown", section, counted, n)
		}
	}
	if n := eval[int](tb, `(`+shown+`)("excluded", ".none")`); n != 1 {
		t.Error("the section that the filter empties does not say so")
	}
	tb.visit(eval[string](tb, `location.href`))
	if again := eval[string](tb, tally); again != got {
		t.Errorf("the shared address shows %q, want %q", again, got)
	}
	do(tb, chromedp.Evaluate[chromedp.Void](`document.querySelector("#only-0").click()`))
	if back := eval[string](tb, tally) + eval[string](tb, `location.search`); back != all {
		t.Errorf("all providers again: %q, want %q", back, all)
	}
	if n := eval[int](tb, `(`+shown+`)("excluded", ".none")`); n != 0 {
		t.Error("a section says that it is empty and is not")
	}
	for _, f := range tb.told() {
		t.Error(f)
	}
}
