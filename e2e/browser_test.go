package e2e

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// names are what Chromium is called on the systems that people use.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// patience is how long one page may take. A machine that runs many tests at once
// is slow, and a page that never ends must not hold up the rest.
const patience = 90 * time.Second

// findBrowser returns the path of a browser, "" where there is none.
func findBrowser() string {
	if path := os.Getenv("DEMARC_BROWSER"); path != "" {
		return path
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// browser is the one browser of all tests, with a profile of its own. It asks
// nobody for updates or settings.
var browser = sync.OnceValue(func() context.Context {
	path := findBrowser()
	if path == "" {
		return nil
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.WSURLReadTimeout(patience),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	closers = append(closers, stop)
	ctx, stop := chromedp.NewContext(allocator)
	closers = append(closers, stop)
	if _, err := chromedp.Run(ctx, chromedp.Location()); err != nil {
		panic("start " + path + ": " + err.Error())
	}
	return ctx
})

// closers end what the tests started.
var closers []func()

func TestMain(m *testing.M) {
	code := m.Run()
	for i := len(closers) - 1; i >= 0; i-- {
		closers[i]()
	}
	os.Exit(code)
}

// needBrowser skips a test where no browser is found.
func needBrowser(t *testing.T) {
	t.Helper()
	if browser() == nil {
		t.Skip("no Chromium found: install it, or name one in DEMARC_BROWSER, to run this test")
	}
}
