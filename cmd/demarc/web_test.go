package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// clockVariable sets the program's clock in scripts.
const clockVariable = "DEMARC_TEST_TODAY"

// setClock makes the program believe in the day that a script says.
func setClock() {
	if day, err := time.Parse(time.DateOnly, os.Getenv(clockVariable)); err == nil {
		now = func() time.Time { return day }
	}
}

// publish serves the folder web of a script to it, at $WEB, and answers that no
// honest server gives:
//
//	/redirect?to=ADDRESS  leads elsewhere
//	/circle               leads to itself
//	/silent               says nothing
//	/huge                 has no end
//	/short                says that it is longer than it is
//	/pdf                  is no text
//
// A file's ending gives its media type.
func publish(env *testscript.Env) {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		types := map[string]string{".html": "text/html", ".md": "text/markdown", ".txt": "text/plain; charset=iso-8859-1"}
		data, err := os.ReadFile(filepath.Join(env.WorkDir, "web", filepath.FromSlash(r.URL.Path)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", types[filepath.Ext(r.URL.Path)])
		fmt.Fprintf(w, "%s", data)
	})
	mux.HandleFunc("/redirect", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Query().Get("to"), http.StatusFound)
	})
	mux.HandleFunc("/circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/circle", http.StatusFound) })
	mux.HandleFunc("/silent", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/huge", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		for err := error(nil); err == nil; {
			_, err = io.WriteString(w, strings.Repeat("You must wait.\n", 1000))
		}
	})
	mux.HandleFunc("/short", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Header().Set("Content-Length", "1000")
		fmt.Fprint(w, "You must wait.")
	})
	mux.HandleFunc("/pdf", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/pdf")
		fmt.Fprint(w, "%PDF-1.7")
	})
	web := httptest.NewServer(mux)
	env.Defer(web.Close)
	env.Setenv("WEB", web.URL)
	env.Setenv(clockVariable, "2026-02-03")
}
