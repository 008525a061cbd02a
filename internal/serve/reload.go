package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"
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
	policy  = regexp.MustCompile(`(?i)<meta\s[^>]*http-equiv="?content-security-policy"?[^>]*>`)
	connect = regexp.MustCompile(`(?i)\s*connect-src [^;"]*;?`)
	content = regexp.MustCompile(`(?i)content="`)
)

// allowStream lets a page's content security policy reach this server: a strict
// policy allows no connection at all.
func allowStream(page []byte) []byte {
	at := policy.FindIndex(page)
	if at == nil {
		return page
	}
	meta := connect.ReplaceAll(page[at[0]:at[1]], nil)
	meta = content.ReplaceAll(meta, []byte(`content="connect-src 'self'; `))
	return bytes.Join([][]byte{page[:at[0]], meta, page[at[1]:]}, nil)
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
