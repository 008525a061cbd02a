package e2e

import "testing"

const iks = "providers/ibm/responsibilities/"

// A permalink that has the keyboard or the pointer gets a button, which copies the
// link's address and says so.
func TestPermalinksAreCopied(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	files := fileURL(s.files) + "/"
	for own, address := range map[string]string{s.url: s.url + iks, files: files + iks + "index.html"} {
		t.Run(address[:4], func(t *testing.T) {
			tb := open(t, own)
			tb.visit(address)
			tb.window(1440, "light")
			eval[bool](tb, `(window.copied = [], Object.defineProperty(navigator, "clipboard", {value: {writeText: async (text) => { copied.push(text) }}}), true)`)
			eval[bool](tb, `(document.querySelector(".hl[href='#change-management']").focus(), true)`)
			if got := eval[string](tb, `document.querySelector(".hl[href='#change-management'] + button.copy")?.textContent ?? ""`); got != "Copy address" {
				t.Fatalf("behind the link stands %q, want a button to copy its address", got)
			}
			tb.press("\t", "\r")
			tb.wait(`[...document.querySelectorAll("[role=status]")].some(e => e.textContent === "Address copied")`)
			if got := eval[string](tb, `copied.join()`); got != address+"#change-management" {
				t.Errorf("copied %q, want the address of the section", got)
			}
			tb.press("\u001b")
			if eval[bool](tb, `!!document.querySelector(".copy")`) {
				t.Error("Escape leaves the button there")
			}
			if got := eval[string](tb, `document.activeElement.getAttribute("href")`); got != "#change-management" {
				t.Errorf("after Escape the focus is on %q, want the link", got)
			}
			for _, f := range tb.told() {
				t.Error(f)
			}
		})
	}
}

func TestTheContentsFollowTheReader(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, s.url)
	tb.window(1440, "light")
	tb.visit(s.url + iks)
	for _, section := range []string{"change-management", "disaster-recovery", "overview-by-resource"} {
		eval[bool](tb, `(document.getElementById("`+section+`").scrollIntoView(), true)`)
		tb.wait(`document.querySelector(".toc [aria-current=location]")?.hash === "#` + section + `"`)
	}
	if n := eval[int](tb, `document.querySelectorAll(".toc [aria-current]").length`); n != 1 {
		t.Errorf("%d entries are marked, want one", n)
	}
}
