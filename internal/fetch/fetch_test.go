package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// serve answers on loopback and returns its address.
func serve(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(s.Close)
	return s.URL
}

// raw answers with bytes that no honest server sends, and then calls last, which
// may keep the connection open.
func raw(t *testing.T, text string, last func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				if _, err := http.ReadRequest(bufio.NewReader(conn)); err != nil {
					return
				}
				fmt.Fprint(conn, text)
				if last != nil {
					last(conn)
				}
			}()
		}
	}()
	return "http://" + l.Addr().String()
}

// local are options under which the test's own servers may be asked.
func local() Options { return Options{Agent: "demarc/test", AllowPrivate: true} }

// wantError fetches and wants an error with all of the texts in it.
func wantError(t *testing.T, address string, o Options, texts ...string) {
	t.Helper()
	_ = failure(t, address, o, texts...)
}

// failure is as wantError and returns the error.
func failure(t *testing.T, address string, o Options, texts ...string) error {
	t.Helper()
	page, err := Get(t.Context(), address, o)
	if err == nil {
		t.Fatalf("%s gives %d bytes, want an error", address, len(page.Body))
	}
	if page != nil {
		t.Errorf("%s gives a page beside the error", address)
	}
	for _, text := range texts {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("the error is %q, want %q in it", err, text)
		}
	}
	return err
}

func TestAPageIsFetchedWhole(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if got := r.UserAgent(); got != "demarc/test" {
			t.Errorf("the program calls itself %q", got)
		}
		if got := r.Header.Get("Accept"); got != "text/markdown, text/html;q=0.9" {
			t.Errorf("it accepts %q", got)
		}
		w.Header().Set("Content-Type", "Text/HTML; charset=ISO-8859-1")
		fmt.Fprint(w, "caf\xe9")
	})
	o := local()
	o.Types = []string{"text/markdown", "text/html"}
	page, err := Get(t.Context(), address+"/a", o)
	if err != nil {
		t.Fatal(err)
	}
	if page.URL.String() != address+"/a" || page.Type != "text/html" || page.Charset != "ISO-8859-1" || string(page.Body) != "caf\xe9" {
		t.Errorf("got %s of %q in %q: %q", page.URL, page.Type, page.Charset, page.Body)
	}
}

func TestAPackedPageIsUnpacked(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprintf(w, "%s", pack(t, strings.NewReader("unpacked")))
	})
	page, err := Get(t.Context(), address, local())
	if err != nil || string(page.Body) != "unpacked" {
		t.Errorf("got %+v, %v", page, err)
	}
}

func pack(t *testing.T, r io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.Copy(z, r); err != nil {
		t.Fatal(err)
	}
	z.Close()
	return b.Bytes()
}

func TestAServerWithTLSIsAskedAndMustBeWhoItSays(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "secret") }))
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // it complains of the first request
	s.StartTLS()
	t.Cleanup(s.Close)
	wantError(t, s.URL, local(), "certificate")
	o := local()
	o.roots = x509.NewCertPool()
	o.roots.AddCert(s.Certificate())
	page, err := Get(t.Context(), s.URL, o)
	if err != nil || string(page.Body) != "secret" {
		t.Errorf("got %+v, %v", page, err)
	}
}

func TestAddressesThatCannotBeFetchedAreRefused(t *testing.T) {
	for _, address := range []string{"", "terms.md", "/etc/passwd", "file:///etc/passwd", "ftp://example.org/a", "https:///a", "http://", "javascript:alert(1)", "http://exa mple.org/", "//example.org/a"} {
		if _, err := Parse(address); err == nil || !strings.Contains(err.Error(), "want an absolute http or https address") {
			t.Errorf("%q: %v", address, err)
		}
	}
	for _, address := range []string{"https://ann:secret@example.org/", "https://ann:secret@example.org/%zz"} {
		if _, err := Parse(address); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestAnAnswerThatIsNoPageIsRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		answer http.HandlerFunc
		want   string
	}{
		"a missing page": {http.NotFound, `it answers "404 Not Found"`},
		"a part of a page": {func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusPartialContent)
		}, "206 Partial Content"},
		"another type": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/pdf")
		}, `it is of the type "application/pdf": want one of text/html, text/plain`},
		"a type that is none": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", ";;")
		}, `its media type ";;" cannot be read`},
		"a packing that was not asked for": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "br")
		}, `it is packed as "br"`},
		"a packing that it is not": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<p>not packed at all</p>")
		}, "gzip"},
	} {
		t.Run(name, func(t *testing.T) {
			o := local()
			o.Types = []string{"text/html", "text/plain"}
			wantError(t, serve(t, tc.answer), o, tc.want)
		})
	}
}

func TestAServerThatLiesAboutLengthsIsRefused(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
	long := strings.Repeat("All the words of a long document. ", 4000)
	for name, tc := range map[string]struct{ answer, want string }{
		"fewer bytes than announced": {ok + "Content-Length: 100\r\n\r\nshort", "ends early"},
		"more bytes than announced":  {ok + "Content-Length: 5\r\n\r\nshort and more", "more than the 5 bytes"},
		"far more than announced":    {ok + "Content-Length: 70000\r\n\r\n" + long, "more than the 70000 bytes"},
		"a length beyond the limit":  {ok + "Content-Length: 99999999999\r\n\r\nx", "announces 99999999999 bytes; 1048576 are taken"},
		"a length that is no number": {ok + "Content-Length: many\r\n\r\nx", "Content-Length"},
		"two lengths":                {ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxy", "Content-Length"},
		"a chunk that ends early":    {ok + "Transfer-Encoding: chunked\r\n\r\n40\r\nshort", "ends early"},
		"no last chunk":              {ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", "ends early"},
		"a chunk of another length":  {ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nshort\r\n0\r\n\r\n", "chunk"},
		"a header without end":       {ok + "X: " + strings.Repeat("x", 200_000), "header"},
		"nothing":                    {"", "without an answer"},
		"no HTTP":                    {"SSH-2.0-OpenSSH_9.6\r\n", "malformed HTTP"},
	} {
		t.Run(name, func(t *testing.T) {
			o := local()
			o.MaxBytes = 1 << 20
			wantError(t, raw(t, tc.answer, nil), o, tc.want)
		})
	}
}

func TestLineBreaksBehindABodyAreNoLie(t *testing.T) {
	page, err := Get(t.Context(), raw(t, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nshort\r\n", nil), local())
	if err != nil || string(page.Body) != "short" {
		t.Errorf("got %+v, %v", page, err)
	}
}

func TestATruncatedPackIsRefused(t *testing.T) {
	whole := pack(t, strings.NewReader(strings.Repeat("words that differ: 1 2 3. ", 100)))
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		fmt.Fprintf(w, "%s", whole[:len(whole)-6])
	})
	wantError(t, address, local(), "ends early")
}

func TestNoMoreThanTheLimitIsRead(t *testing.T) {
	o := local()
	o.MaxBytes = 1000
	exact := serve(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, strings.Repeat("x", 1000)) })
	if page, err := Get(t.Context(), exact, o); err != nil || len(page.Body) != 1000 {
		t.Errorf("a page of the limit: %v", err)
	}
	endless := serve(t, func(w http.ResponseWriter, r *http.Request) {
		for {
			if _, err := w.Write(make([]byte, 4096)); err != nil {
				return
			}
		}
	})
	wantError(t, endless, o, "more than 1000 bytes")
	bomb := pack(t, io.LimitReader(zeros{}, 8<<20))
	packed := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		fmt.Fprintf(w, "%s", bomb)
	})
	o.MaxBytes = 1 << 20
	wantError(t, packed, o, "more than 1048576 bytes")
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestAServerThatFallsSilentIsLeft(t *testing.T) {
	o := local()
	o.Silence = 20 * time.Millisecond
	for name, text := range map[string]string{
		"before the answer": "",
		"in the header":     "HTTP/1.1 200 OK\r\nServer: slow\r\n",
		"in the body":       "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
		"in the last chunk": "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			wantError(t, raw(t, text, func(c net.Conn) { <-t.Context().Done() }), o, "nothing came for 20ms")
		})
	}
}

func TestAServerThatDripsIsLeft(t *testing.T) {
	o := local()
	o.Timeout = 50 * time.Millisecond
	drip := func(c net.Conn) {
		for t.Context().Err() == nil {
			if _, err := fmt.Fprint(c, "x"); err != nil {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}
	wantError(t, raw(t, "HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n", drip), o, "longer than 50ms")
	wantError(t, raw(t, "HTTP/1.1 200 OK\r\nX: ", drip), o, "longer than 50ms")
}

func TestAnInterruptEndsAFetch(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	address := raw(t, "HTTP/1.1 200 OK\r\n", func(net.Conn) { interrupt(); <-t.Context().Done() })
	if _, err := Get(ctx, address, local()); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}
