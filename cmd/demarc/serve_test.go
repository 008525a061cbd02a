package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The preview shows the site of the content, allows its script, and ends on
// interrupt with exit code 0.
func TestServePreviewsTheSiteUntilInterrupted(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "acme")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"provider.yaml": "name: Acme Cloud\n",
		"terms.md":      "# Terms\n\nYou are responsible for the following:\n\n- Test the backups.\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	said, say := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--content", dir, "--addr", "127.0.0.1:0"}, say, io.Discard)
		say.Close()
	}()

	line := make([]byte, 256)
	n, err := said.Read(line)
	if err != nil {
		t.Fatalf("serve ended with %d before it said its address", <-ended)
	}
	base := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(string(line[:n]))
	if base == "" {
		t.Fatalf("serve says %q, want an address", line[:n])
	}
	for _, page := range []string{"", "providers/acme/terms/"} {
		body := ask(t, base+page)
		for _, want := range []string{"Acme Cloud", `connect-src &#39;self&#39;`, `src="/_demarc/reload.js"`} {
			if !strings.Contains(body, want) {
				t.Errorf("page %q has no %q", page, want)
			}
		}
		if strings.Contains(body, `index.html"`) {
			t.Errorf("page %q links to files, not to clean addresses", page)
		}
	}
	interrupt()
	if code := <-ended; code != exitClean {
		t.Errorf("interrupted, serve exits with %d", code)
	}
}

func ask(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", url, resp.Status, err)
	}
	return string(body)
}
