package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// manyProviders serves a site of n providers, each with a document of the words, and
// returns its address.
func manyProviders(t *testing.T, n int, words string) (url string) {
	t.Helper()
	s := theSite(t)
	content, out := filepath.Join(t.TempDir(), "content"), filepath.Join(t.TempDir(), "site")
	for i := range n {
		folder := filepath.Join(content, fmt.Sprintf("p%02d", i))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		for name, text := range map[string]string{
			"provider.yaml": fmt.Sprintf("name: Provider %02d\n", i),
			"terms.md":      "# Terms\n\n" + words + "\n",
		} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := run(s.program, "build", "--content", content, "--out", out); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(out)))
	t.Cleanup(server.Close)
	return server.URL
}

// Where providers are many, home folds the answers below their questions.
func TestHomeAnswersForManyProviders(t *testing.T) {
	needBrowser(t)
	url := manyProviders(t, 12, "You are responsible for patching the worker nodes.\n\n"+
		"The provider is responsible for backing up etcd.\n\nYou are responsible for the encryption of your data.")
	tb := open(t, url)
	tb.window(320, "light")
	tb.visit(url + "/index.html")
	const last = `[...document.querySelectorAll("section[aria-labelledby=ask] details")].at(-1)`
	do(tb, chromedp.Evaluate[chromedp.Void](last+`.firstElementChild.focus()`))
	if eval[bool](tb, last+`.open`) {
		t.Error("the last question is open before it is asked")
	}
	tb.press(kb.Enter)
	if n := eval[int](tb, `[...`+last+`.querySelectorAll("a.ans")].filter((a) => a.checkVisibility()).length`); n != 12 {
		t.Errorf("the question that Enter opens shows %d answers, want those of 12 providers", n)
	}
	look(tb, "home-many-320", true)
}
