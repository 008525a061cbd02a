package serve

import (
	"bytes"
	"fmt"
	"html"
	"net/http"
	"regexp"
	"strings"
)

// The addresses of the preview itself. No page of a site begins with an
// underscore.
const (
	scriptPath = "/_demarc/reload.js"
	eventsPath = "/_demarc/events"
)

// script reloads the page when the server shows another build than the one the
// page came from. A browser opens the stream again by itself, so a page that was
// left open reloads also when the preview was started anew.
const script = `"use strict";
(function () {
  var build = document.currentScript.dataset.build;
  var events = new EventSource("` + eventsPath + `");
  events.addEventListener("build", function (event) {
    if (event.data !== build) {
      events.close();
      location.reload();
    }
  });
})();
`

// withReload returns a page that loads the script and may listen to the stream.
func withReload(page []byte, build int) []byte {
	tag := fmt.Sprintf("<script src=%q data-build=\"%d\"></script>", scriptPath, build)
	return insertBefore(allowStream(page), "</head>", tag)
}

var (
	policyTag = regexp.MustCompile(`(?i)<meta\s[^>]*http-equiv="?content-security-policy"?[^>]*>`)
	policy    = regexp.MustCompile(`(?i)\scontent="([^"]*)"`)
)

// allowStream lets a page's content security policy reach this server: a strict
// policy allows no connection at all.
func allowStream(page []byte) []byte {
	tag := policyTag.FindIndex(page)
	if tag == nil {
		return page
	}
	at := policy.FindSubmatchIndex(page[tag[0]:tag[1]])
	if at == nil {
		return page
	}
	from, to := tag[0]+at[2], tag[0]+at[3]
	directives := []string{"connect-src 'self'"}
	for d := range strings.SplitSeq(html.UnescapeString(string(page[from:to])), ";") {
		d = strings.TrimSpace(d)
		if name, _, _ := strings.Cut(d, " "); d != "" && !strings.EqualFold(name, "connect-src") {
			directives = append(directives, d)
		}
	}
	allowed := []byte(html.EscapeString(strings.Join(directives, "; ")))
	return bytes.Join([][]byte{page[:from], allowed, page[to:]}, nil)
}

// serveEvents streams the number of the build that is shown, now and whenever it
// changes, until the reader or the preview goes away.
func (p *preview) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	stream := http.NewResponseController(w)
	for {
		_, build, next := p.shown()
		if _, err := fmt.Fprintf(w, "event: build\ndata: %d\n\n", build); err != nil {
			return
		}
		if err := stream.Flush(); err != nil {
			return
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		}
	}
}
