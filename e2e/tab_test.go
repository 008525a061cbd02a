package e2e

import (
	"context"
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is a tab of the browser that notes what a page does wrong.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu     sync.Mutex
	own    string   // the start of every address that a page may ask for
	faults []string // console errors and foreign requests
}

// open opens a tab. Every address outside own is a fault, as is every error that
// the browser writes to its console.
func open(t *testing.T, own string) *tab {
	t.Helper()
	needBrowser(t)
	ctx, stop := chromedp.NewContext(browser())
	t.Cleanup(stop)
	tb := &tab{t: t, own: own}
	if err := chromedp.Listen(ctx, tb.listen); err != nil {
		t.Fatal(err)
	}
	ctx, stop = context.WithTimeout(ctx, patience)
	t.Cleanup(stop)
	tb.ctx = ctx
	send(tb, network.Enable, network.EnableParams{})
	send(tb, cdplog.Enable, cdp.Empty{})
	send(tb, runtime.Enable, cdp.Empty{})
	return tb
}

// send sends a command of the protocol and returns the answer.
func send[P, R any](tb *tab, command cdp.Command[P, R], params P) R {
	tb.t.Helper()
	answer, err := chromedp.Call(tb.ctx, command, params)
	if err != nil {
		tb.t.Fatalf("%s: %v", command.Method, err)
	}
	return answer
}

func (tb *tab) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		tb.fault("script error: " + e.ExceptionDetails.Text + " " + e.ExceptionDetails.URL)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			tb.fault("console: " + consoleText(e))
		}
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == cdplog.EntryLevelError || e.Entry.Level == cdplog.EntryLevelWarning {
			tb.fault("log: " + e.Entry.Text + " " + e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		u := e.Request.URL
		if !strings.HasPrefix(u, tb.own) && !strings.HasPrefix(u, "blob:") {
			tb.fault("request to " + u)
		}
	}
}

func consoleText(e *runtime.EventConsoleAPICalled) string {
	var words []string
	for _, a := range e.Args {
		words = append(words, string(a.Value)+a.Description)
	}
	return strings.Join(words, " ")
}

func (tb *tab) fault(text string) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.faults = append(tb.faults, text)
}

// told returns the faults since the last call.
func (tb *tab) told() []string {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	f := tb.faults
	tb.faults = nil
	return f
}

// do runs an action and fails the test where it cannot be done.
func do[T any](tb *tab, action chromedp.Action[T]) T {
	tb.t.Helper()
	v, err := chromedp.Run(tb.ctx, action)
	if err != nil {
		tb.t.Fatal(err)
	}
	return v
}

// window sets the width of the window and the theme of the system.
func (tb *tab) window(width int64, theme string) {
	tb.t.Helper()
	send(tb, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1})
	send(tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: theme},
			{Name: "prefers-reduced-motion", Value: "reduce"}, // colours must not be judged on their way
		},
	})
}

// scripts turns the scripts of pages on or off.
func (tb *tab) scripts(on bool) {
	tb.t.Helper()
	send(tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// visit opens a page and waits until it has loaded.
func (tb *tab) visit(address string) {
	tb.t.Helper()
	do(tb, chromedp.Navigate(address))
}

// eval returns the value of an expression in the page; a promise is waited for.
func eval[T any](tb *tab, expression string) T {
	tb.t.Helper()
	v, err := chromedp.Run(tb.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		tb.t.Fatalf("%.200s: %v", expression, err)
	}
	return v
}

// wait waits until an expression is true in the page.
func (tb *tab) wait(expression string) {
	tb.t.Helper()
	if _, err := chromedp.Run(tb.ctx, chromedp.Poll[chromedp.Void](expression)); err != nil {
		tb.t.Fatalf("wait for %s: %v", expression, err)
	}
}

// press sends keys to the page.
func (tb *tab) press(keys ...string) {
	tb.t.Helper()
	for _, k := range keys {
		do(tb, chromedp.KeyEvent(k))
	}
}

// shots says whether pictures are wanted: to take one costs as much as to test a page.
var shots = flag.Bool("shots", false, "write a picture of each page that is looked at into shots/")

// shoot writes a picture of the whole page into shots/ where they are wanted.
func (tb *tab) shoot(name string) {
	tb.t.Helper()
	if !*shots {
		return
	}
	yes := true
	shot := send(tb, cdppage.CaptureScreenshot, cdppage.CaptureScreenshotParams{CaptureBeyondViewport: &yes, OptimizeForSpeed: &yes})
	if err := os.MkdirAll("shots", 0o755); err != nil {
		tb.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("shots", name+".png"), shot.Data, 0o644); err != nil {
		tb.t.Fatal(err)
	}
}

// fileURL is the address of a file on disk.
func fileURL(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}
