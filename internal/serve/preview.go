package serve

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/netip"
	"path"
	"strings"
	"sync"
	"time"
)

// preview answers requests with the files of the site that was built last.
type preview struct {
	addr string // host:port as it listens
	// local says that the address is a loopback one.
	local bool
	log   *log.Logger

	mu    sync.Mutex
	files fs.FS
	build int
	// next is closed, and replaced, when a new build is shown.
	next chan struct{}
}

func newPreview(addr string, logger *log.Logger) *preview {
	host, _, _ := net.SplitHostPort(addr)
	return &preview{addr: addr, local: loopback(host), log: logger, next: make(chan struct{})}
}

// base is the address of the site's root. A listener on all interfaces is reached
// as localhost.
func (p *preview) base() string {
	host, port, err := net.SplitHostPort(p.addr)
	if ip, ipErr := netip.ParseAddr(host); err == nil && ipErr == nil && ip.IsUnspecified() {
		return "http://" + net.JoinHostPort("localhost", port) + "/"
	}
	return "http://" + p.addr + "/"
}

// show makes the result of build n the site that is served.
func (p *preview) show(files fs.FS, n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files, p.build = files, n
	close(p.next)
	p.next = make(chan struct{})
}

// shown returns the site that is served now and a channel that ends with it.
func (p *preview) shown() (files fs.FS, build int, next <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.files, p.build, p.next
}

// ServeHTTP answers GET and HEAD.
func (p *preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if p.local && !localHost(r.Host) {
		http.Error(w, "the preview answers on "+p.base()+" only", http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch r.URL.Path {
	case scriptPath:
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		fmt.Fprint(w, script)
	case eventsPath:
		p.serveEvents(w, r)
	default:
		p.serveFile(w, r)
	}
}

// serveFile answers with a file of the site: a folder with its index.html, after
// a redirect to the address with a slash, and what does not exist with 404.html.
func (p *preview) serveFile(w http.ResponseWriter, r *http.Request) {
	files, build, _ := p.shown()
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" {
		name = "."
	}
	if at, err := fs.Stat(files, name); err == nil && at.IsDir() {
		if !strings.HasSuffix(r.URL.Path, "/") {
			redirect(w, r, "/"+name+"/")
			return
		}
		name = path.Join(name, "index.html")
	}
	if path.Ext(name) != ".html" {
		switch file, err := fs.ReadFile(files, name); {
		case err == nil:
			http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(file))
			return
		case !errors.Is(err, fs.ErrNotExist):
			p.log.Printf(notMade, name, err)
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
	}
	p.servePage(w, files, name, build)
}

// redirect leads to an address of this site. The path is cleaned, so it begins
// with one slash and names no other host.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	http.Redirect(w, r, to, http.StatusFound)
}

// notMade tells of a file of the site, and why.
const notMade = "%q cannot be made: %v"

// servePage answers with an HTML page, prepared for live reload. A page that cannot
// be made is told to who looks at it and to the log.
func (p *preview) servePage(w http.ResponseWriter, files fs.FS, name string, build int) {
	status := http.StatusOK
	page, err := fs.ReadFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		status = http.StatusNotFound
		if page, err = fs.ReadFile(files, "404.html"); errors.Is(err, fs.ErrNotExist) {
			page, err = []byte("<!doctype html><title>Not found</title><h1>Not found</h1>"), nil
		}
	}
	if err != nil {
		status = http.StatusInternalServerError
		p.log.Printf(notMade, name, err)
		page = []byte("<!doctype html><title>No page</title><h1>This page cannot be made</h1><p>" + html.EscapeString(err.Error()))
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(withReload(page, build)) // a reader that went away is no fault
}

// localHost reports whether a Host header names this machine.
func localHost(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.Trim(hostport, "[]")
	}
	return loopback(host)
}

func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// insertBefore returns page with text in front of the first mark, or behind
// everything where the page has none.
func insertBefore(page []byte, mark, text string) []byte {
	at := bytes.Index(page, []byte(mark))
	if at < 0 {
		at = len(page)
	}
	out := make([]byte, 0, len(page)+len(text))
	out = append(out, page[:at]...)
	out = append(out, text...)
	return append(out, page[at:]...)
}
