package serve

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// broken is a site of which no file can be made.
type broken struct{}

func (broken) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("no <ink>")}
}

// site returns a preview of files.
func site(files map[string]string) *preview {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	p := newPreview("127.0.0.1:8080", log.New(io.Discard, "", 0))
	p.show(fsys, 7)
	return p
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func get(p *preview, method, target, host string) (*http.Response, string) {
	r := httptest.NewRequest(method, target, nil)
	r.Host = host
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	body, _ := io.ReadAll(w.Result().Body)
	return w.Result(), string(body)
}

func TestPreviewAnswersAsAPublishedSiteDoes(t *testing.T) {
	p := site(map[string]string{
		"index.html":         "<head></head>home",
		"topics/index.html":  "<head></head>topics",
		"css/site.css":       "a{}",
		"404.html":           "<head></head>nothing here",
		"data/model.json":    "{}",
		"data/v1/README.txt": "text",
	})
	for _, tc := range []struct {
		name, method, target string
		status               int
		kind, text           string
	}{
		{"the root", "GET", "/", 200, "text/html", "home"},
		{"a page by its folder", "GET", "/topics/", 200, "text/html", "topics"},
		{"a page by its file", "GET", "/topics/index.html", 200, "text/html", "topics"},
		{"a style sheet", "GET", "/css/site.css", 200, "text/css", "a{}"},
		{"data", "GET", "/data/model.json", 200, "application/json", "{}"},
		{"an address that is no page", "GET", "/nowhere/", 404, "text/html", "nothing here"},
		{"a folder that is no page", "GET", "/data/", 404, "text/html", "nothing here"},
		{"a way out", "GET", "/../../etc/passwd", 404, "text/html", "nothing here"},
		{"a write", "POST", "/", 405, "text/plain", "only GET"},
		{"the script of live reload", "GET", scriptPath, 200, "text/javascript", "EventSource"},
	} {
		resp, body := get(p, tc.method, tc.target, "localhost:8080")
		if resp.StatusCode != tc.status || !strings.HasPrefix(resp.Header.Get("Content-Type"), tc.kind) ||
			!strings.Contains(body, tc.text) {
			t.Errorf("%s: %d %s %q, want %d %s with %q", tc.name, resp.StatusCode,
				resp.Header.Get("Content-Type"), body, tc.status, tc.kind, tc.text)
		}
	}
}

func TestAFileThatCannotBeMadeIsTold(t *testing.T) {
	told := &syncLog{}
	p := newPreview("127.0.0.1:8080", log.New(told, "", 0))
	p.show(broken{}, 1)
	for target, want := range map[string]string{"/topics/index.html": "no &lt;ink&gt;", "/nowhere.html": "no &lt;ink&gt;", "/data/model.json": "no <ink>"} {
		resp, body := get(p, "GET", target, "localhost:8080")
		if resp.StatusCode != 500 || !strings.Contains(body, want) {
			t.Errorf("%s: %d %q, want 500 with %q", target, resp.StatusCode, body, want)
		}
		if line := fmt.Sprintf("%q cannot be made: open ", target[1:]); strings.Count(told.String(), line) != 1 {
			t.Errorf("%s: the log has not one line with %q: %q", target, line, told.String())
		}
	}
}

func TestPreviewRedirectsAFolderToItsSlash(t *testing.T) {
	p := site(map[string]string{"topics/index.html": "topics"})
	resp, _ := get(p, "GET", "/topics?owner=customer", "127.0.0.1:8080")
	if got := resp.Header.Get("Location"); resp.StatusCode != 302 || got != "/topics/?owner=customer" {
		t.Errorf("%d to %q, want 302 to /topics/?owner=customer", resp.StatusCode, got)
	}
}

func TestPreviewOnLoopbackRefusesOtherHosts(t *testing.T) {
	p := site(map[string]string{"index.html": "home"})
	for host, status := range map[string]int{
		"localhost:8080": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "localhost": 200,
		"attacker.example": 403, "attacker.example:8080": 403, "192.0.2.1:8080": 403,
	} {
		if resp, _ := get(p, "GET", "/", host); resp.StatusCode != status {
			t.Errorf("host %s: %d, want %d", host, resp.StatusCode, status)
		}
	}
	open := newPreview("[::]:8080", p.log)
	open.show(p.files, 1)
	if resp, _ := get(open, "GET", "/", "192.0.2.1:8080"); resp.StatusCode != 200 {
		t.Errorf("a preview for all hosts answers %d", resp.StatusCode)
	}
	if got := open.base(); got != "http://localhost:8080/" {
		t.Errorf("its base is %q", got)
	}
}

func TestPageMayReachTheStreamAndNothingElse(t *testing.T) {
	for _, tc := range []struct{ name, page, want string }{
		{
			"a policy without connections",
			`<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'"></head><body>`,
			`<head><meta http-equiv="Content-Security-Policy" content="connect-src &#39;self&#39;; default-src &#39;none&#39;; script-src &#39;self&#39;">` +
				`<script src="/_demarc/reload.js" data-build="3"></script></head><body>`,
		},
		{
			"a policy that forbids connections",
			`<head><meta content="connect-src &#39;none&#39;; script-src &#39;self&#39;" http-equiv=content-security-policy></head>`,
			`<head><meta content="connect-src &#39;self&#39;; script-src &#39;self&#39;" http-equiv=content-security-policy>` +
				`<script src="/_demarc/reload.js" data-build="3"></script></head>`,
		},
		{"no policy", `<head></head>`, `<head><script src="/_demarc/reload.js" data-build="3"></script></head>`},
		{"no head", `text`, `text<script src="/_demarc/reload.js" data-build="3"></script>`},
	} {
		if got := string(withReload([]byte(tc.page), 3)); got != tc.want {
			t.Errorf("%s:\n got %s\nwant %s", tc.name, got, tc.want)
		}
	}
}
