package e2e

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	cdbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Ticks of a checklist survive a reload, are the same in both orders, go into a
// file and come back from it; those of duties that are gone are dropped.
func TestTicksAreKept(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	for _, where := range []struct{ name, own, list, topics string }{
		{"files", "file:///", fileURL(filepath.Join(s.files, "checklists/oracle/index.html")), fileURL(filepath.Join(s.files, "checklists/oracle/topics/index.html"))},
		{"served", s.url, s.url + "checklists/oracle/", s.url + "checklists/oracle/topics/"},
	} {
		t.Run(where.name, func(t *testing.T) {
			tb := open(t, where.own)
			tb.visit(where.list)
			all := eval[int](tb, `document.querySelectorAll(".check input").length`)
			if all < 10 {
				t.Fatalf("%d boxes", all)
			}
			eval[bool](tb, `document.querySelectorAll(".check input")[0].focus(), true`)
			tb.press(" ")
			eval[bool](tb, `document.querySelectorAll(".check label")[3].click(), true`)
			ticked := ticks(tb)
			if len(ticked) != 2 {
				t.Fatalf("ticked %q, want two", ticked)
			}
			if got := eval[string](tb, `document.querySelector(".keep .progress").textContent`); got == "" {
				t.Error("nothing counts the ticks")
			}

			tb.visit(where.list)
			same(t, "after a reload", ticks(tb), ticked)
			tb.visit(where.topics)
			same(t, "by topic", ticks(tb), ticked)

			tb.visit(where.list)
			file := saved(tb)
			eval[bool](tb, `(() => { window.confirm = () => true; document.querySelector("[name=reset]").click(); return true })()`)
			same(t, "once cleared", ticks(tb), nil)
			load(tb, `{"checklist": "another", "ticked": []}`)
			if note(tb) == "" {
				t.Error("a foreign file is taken without a word")
			}
			load(tb, "no JSON")
			load(tb, string(file))
			tb.wait(`document.querySelectorAll(".check input:checked").length === 2`)
			same(t, "loaded from the file", ticks(tb), ticked)

			eval[bool](tb, `(() => {
				const key = Object.keys(localStorage).find(k => k.startsWith("ticks "))
				localStorage.setItem(key, JSON.stringify([...JSON.parse(localStorage.getItem(key)), "oracle/gone#s/r~1"]))
				return true
			})()`)
			tb.visit(where.list)
			same(t, "beside one that is gone", ticks(tb), ticked)
			if note(tb) == "" {
				t.Error("a tick is dropped without a word")
			}
			tb.visit(where.list)
			if n := note(tb); n != "" {
				t.Errorf("it is dropped twice: %s", n)
			}
			for _, f := range tb.told() {
				t.Error(f)
			}
		})
	}
}

// ticks returns the ids of the ticked boxes, sorted.
func ticks(tb *tab) []string {
	return eval[[]string](tb, `[...document.querySelectorAll(".check input:checked")].map(b => b.value).sort()`)
}

// note returns what the page says about ticks, "" where it says nothing.
func note(tb *tab) string {
	return eval[string](tb, `(() => { const n = document.querySelector(".keep .note"); return n.hidden ? "" : n.textContent })()`)
}

func same(t *testing.T, when string, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: ticked %q, want %q", when, got, want)
		return
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s: ticked %q, want %q", when, got, want)
		}
	}
}

// saved saves the ticks as a reader does, and returns the file.
func saved(tb *tab) []byte {
	tb.t.Helper()
	dir := tb.t.TempDir()
	send(tb, cdbrowser.SetDownloadBehavior, cdbrowser.SetDownloadBehaviorParams{Behavior: cdbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir})
	eval[bool](tb, `document.querySelector("[name=export]").click(), true`)
	for end := time.Now().Add(patience / 4); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		files, err := filepath.Glob(filepath.Join(dir, "*.json"))
		if err != nil || len(files) == 0 {
			continue
		}
		data, err := os.ReadFile(files[0])
		if err == nil && json.Valid(data) {
			return data
		}
	}
	tb.t.Fatal("no file was saved")
	return nil
}

// load hands the page a file of ticks, and waits until it has read it.
func load(tb *tab, content string) {
	tb.t.Helper()
	text, err := json.Marshal(content)
	if err != nil {
		tb.t.Fatal(err)
	}
	eval[bool](tb, `(async () => {
		const input = document.querySelector(".keep [type=file]"), files = new DataTransfer()
		files.items.add(new File([`+string(text)+`], "ticks.json", { type: "application/json" }))
		input.files = files.files
		input.dispatchEvent(new Event("change", { bubbles: true }))
		await new Promise(done => setTimeout(done, 100))
		return true
	})()`)
}

// A checklist prints as a document of several pages, with its boxes and without what
// only a screen needs.
func TestAChecklistPrints(t *testing.T) {
	needBrowser(t)
	s := theSite(t)
	tb := open(t, s.url)
	tb.visit(s.url + "checklists/ibm/")
	send(tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	for selector, shown := range map[string]bool{".site-head": false, ".keep": false, "h1": true, ".check input": true, ".sheet": true} {
		visible := eval[bool](tb, `(() => { const e = document.querySelector("`+selector+`"); return !!e && e.getClientRects().length > 0 })()`)
		if visible != shown {
			t.Errorf("%s: on paper %v, want %v", selector, visible, shown)
		}
	}
	pdf := do(tb, chromedp.PrintToPDF())
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Fatalf("no PDF but %.20q", pdf)
	}
	if pages := bytes.Count(pdf, []byte("/Type /Page\n")); pages < 2 || pages > 8 {
		t.Errorf("%d pages, want a document of a few", pages)
	}
	if !*shots {
		return
	}
	if err := os.MkdirAll("shots", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("shots", "checklist.pdf"), pdf, 0o644); err != nil {
		t.Fatal(err)
	}
}
