package serve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

// running is a preview of one file, which is the one page.
type running struct {
	base, content string
	cancel        context.CancelFunc
	ended         chan error
	log           *syncLog
}

// syncLog is a log that a test reads while the preview writes.
type syncLog struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *syncLog) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *syncLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// start runs a preview of content and waits until it answers.
func start(t *testing.T, content string) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r := &running{content: content, cancel: cancel, ended: make(chan error, 1), log: &syncLog{}}
	bases := make(chan string, 1)
	opts := Options{
		Addr: "127.0.0.1:0", Watch: []string{content}, Log: r.log,
		Build: func(_ context.Context, base string) (fs.FS, error) {
			text, err := os.ReadFile(filepath.Join(content, "doc.md"))
			if err != nil || string(text) == "bad" {
				return nil, fmt.Errorf("load doc.md: unreadable")
			}
			select {
			case bases <- base:
			default:
			}
			return fstest.MapFS{"index.html": {Data: text}}, nil
		},
	}
	go func() { r.ended <- Run(ctx, opts) }()
	select {
	case r.base = <-bases:
	case err := <-r.ended:
		t.Fatalf("the preview ended: %v", err)
	}
	t.Cleanup(func() {
		cancel()
		if err := <-r.ended; err != nil {
			t.Errorf("the preview ended with %v", err)
		}
	})
	return r
}

// builds returns the numbers of the builds that the event stream tells.
func (r *running) builds(t *testing.T) <-chan string {
	t.Helper()
	resp, err := http.Get(r.base + strings.TrimPrefix(eventsPath, "/"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	numbers := make(chan string)
	go func() {
		defer close(numbers)
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			if n, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				numbers <- n
			}
		}
	}()
	return numbers
}

func (r *running) page(t *testing.T) string {
	t.Helper()
	resp, err := http.Get(r.base)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// next waits for one value; the limit only keeps a broken preview from hanging
// the tests.
func next(t *testing.T, c <-chan string) string {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(20 * time.Second):
		t.Fatal("no build was told")
		return ""
	}
}

func TestASavedDocumentIsBuiltAndTold(t *testing.T) {
	content := t.TempDir()
	writeFile(t, filepath.Join(content, "doc.md"), "one")
	r := start(t, content)
	builds := r.builds(t)
	first := next(t, builds)
	if got := r.page(t); !strings.HasPrefix(got, "one") {
		t.Errorf("the page is %q", got)
	}

	writeFile(t, filepath.Join(content, "doc.md"), "two")
	if second := next(t, builds); second == first {
		t.Errorf("the second build has the number of the first, %s", first)
	}
	if got := r.page(t); !strings.HasPrefix(got, "two") {
		t.Errorf("after saving, the page is %q", got)
	}
}

func TestAFolderThatAppearsIsWatched(t *testing.T) {
	content := t.TempDir()
	writeFile(t, filepath.Join(content, "doc.md"), "one")
	r := start(t, content)
	builds := r.builds(t)
	next(t, builds)

	if err := os.Mkdir(filepath.Join(content, "acme"), 0o755); err != nil {
		t.Fatal(err)
	}
	next(t, builds)
	writeFile(t, filepath.Join(content, "acme", "terms.md"), "text")
	next(t, builds)
}

func TestAFailedBuildKeepsTheLastSite(t *testing.T) {
	content := t.TempDir()
	writeFile(t, filepath.Join(content, "doc.md"), "one")
	r := start(t, content)
	builds := r.builds(t)
	next(t, builds)

	writeFile(t, filepath.Join(content, "doc.md"), "bad")
	for !strings.Contains(r.log.String(), "load doc.md: unreadable") {
		time.Sleep(time.Millisecond)
	}
	if got := r.page(t); !strings.HasPrefix(got, "one") {
		t.Errorf("after a failed build the page is %q", got)
	}
	writeFile(t, filepath.Join(content, "doc.md"), "three")
	next(t, builds)
	if got := r.page(t); !strings.HasPrefix(got, "three") {
		t.Errorf("after the repair the page is %q", got)
	}
}

func TestTheEndLeavesNothingBehind(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	content := t.TempDir()
	writeFile(t, filepath.Join(content, "doc.md"), "one")
	r := start(t, content)
	r.builds(t) // an open stream does not hold the end up
	r.cancel()
	if err := <-r.ended; err != nil {
		t.Errorf("the preview ended with %v", err)
	}
	r.ended <- nil // for the clean-up of start
	left, err := os.ReadDir(temp)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestRunFailsWhereItCannotBegin(t *testing.T) {
	broken := errors.New("load ibm/provider.yaml: 2:1: unknown key")
	build := func(context.Context, string) (fs.FS, error) { return nil, broken }
	err := Run(t.Context(), Options{Addr: "127.0.0.1:0", Build: build, Log: io.Discard})
	if !errors.Is(err, broken) {
		t.Errorf("with a broken first build Run says %v", err)
	}
	if err := Run(t.Context(), Options{Addr: "nowhere.invalid:x", Build: build, Log: io.Discard}); err == nil {
		t.Error("with an address that is none Run says nothing")
	}
	missing := filepath.Join(t.TempDir(), "gone", "content")
	err = Run(t.Context(), Options{Addr: "127.0.0.1:0", Watch: []string{missing}, Build: build, Log: io.Discard})
	if err == nil || !strings.Contains(err.Error(), missing) {
		t.Errorf("with a missing folder Run says %v", err)
	}
}

func TestEditorsOwnFilesDoNotMatter(t *testing.T) {
	for name, want := range map[string]bool{
		".doc.md.swp": true, "doc.md~": true, "4913": true, ".git": true,
		"doc.md": false, "a.b.md": false,
	} {
		if got := hidden(filepath.Join("content", name)); got != want {
			t.Errorf("hidden(%s) = %v", name, got)
		}
	}
}
