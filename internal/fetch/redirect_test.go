package fetch

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

func TestRedirectsAreFollowedAndBounded(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch n := strings.TrimPrefix(r.URL.Path, "/"); {
		case n == "circle":
			http.Redirect(w, r, "/round", http.StatusFound)
		case n == "round":
			http.Redirect(w, r, "/circle", http.StatusFound)
		case n == "end":
			fmt.Fprint(w, "the end")
		case len(n) > 0 && strings.Trim(n, "x") == "":
			http.Redirect(w, r, "/"+n[1:], http.StatusMovedPermanently)
		case n == "":
			http.Redirect(w, r, "/end", http.StatusSeeOther)
		default:
			w.Header().Set("Location", r.URL.Query().Get("to"))
			w.WriteHeader(http.StatusTemporaryRedirect)
		}
	})
	o := local()
	o.Redirects = 4
	page, err := Get(t.Context(), address+"/xxx", o)
	if err != nil || string(page.Body) != "the end" || page.URL.Path != "/end" {
		t.Errorf("got %+v, %v", page, err)
	}
	wantError(t, address+"/xxxx", o, "redirects more than 4 times")
	wantError(t, address+"/circle", o, "in a circle")
	for to, want := range map[string]string{
		"file:///etc/passwd":                 "want an absolute http or https address",
		"ftp://example.org/":                 "want an absolute http or https address",
		"http://ann:secret@127.0.0.1/":       "user name or a password",
		"":                                   "307",
		"http://127.0.0.1:1/\x7f":            "Location",
		"https://ann:secret@127.0.0.1/other": "user name or a password",
	} {
		err := failure(t, address+"/to?to="+url.QueryEscape(to), o, want)
		if strings.Contains(strings.ReplaceAll(err.Error(), url.QueryEscape(to), ""), "secret") {
			t.Errorf("the error tells the password: %v", err)
		}
	}
}

func TestARedirectFromTLSToNoneIsRefused(t *testing.T) {
	plain := serve(t, func(w http.ResponseWriter, r *http.Request) { t.Error("the server without TLS was asked") })
	s := httptest.NewTLSServer(http.RedirectHandler(plain, http.StatusFound))
	t.Cleanup(s.Close)
	o := local()
	o.roots = x509.NewCertPool()
	o.roots.AddCert(s.Certificate())
	wantError(t, s.URL, o, "redirects from https to http://127.0.0.1")
}

func TestPrivateAddressesAreRefusedUnlessAllowed(t *testing.T) {
	asked := false
	address := serve(t, func(w http.ResponseWriter, r *http.Request) { asked = true; fmt.Fprint(w, "inside") })
	port := address[strings.LastIndex(address, ":"):]
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "127.0.0.2", "0.0.0.0", "[::]"} {
		err := failure(t, "http://"+host+port, Options{}, "no public address")
		var private *PrivateError
		if !errors.As(err, &private) {
			t.Errorf("%s: %v is no PrivateError", host, err)
		}
	}
	if asked {
		t.Error("the server was asked")
	}
	if page, err := Get(t.Context(), address, Options{AllowPrivate: true}); err != nil || string(page.Body) != "inside" {
		t.Errorf("allowed: %+v, %v", page, err)
	}
}

// The first server counts as public here, so that it is the redirect that leads
// inside.
func TestARedirectToAPrivateAddressIsRefused(t *testing.T) {
	inside := serve(t, func(w http.ResponseWriter, r *http.Request) { t.Error("the server inside was asked") })
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(inside, "http://"))
	outside := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, fmt.Sprintf("http://%s:%s/", r.URL.Query().Get("to"), port), http.StatusFound)
	})
	o := Options{judge: func(a netip.Addr) bool { return a == netip.MustParseAddr("127.0.0.1") || public(a) }}
	for _, to := range []string{"127.0.0.2", "10.0.0.1", "169.254.169.254", "[::1]", "[fe80::1]", "[fd00::1]"} {
		wantError(t, outside+"/?to="+to, o, "no public address")
	}
}

func TestWhatIsPublic(t *testing.T) {
	for _, a := range []string{"1.1.1.1", "93.184.215.14", "172.15.0.1", "172.32.0.1", "100.63.255.255", "100.128.0.1", "2606:4700::1111", "2a00:1450::1", "::ffff:1.1.1.1", "64:ff9b::101:101"} {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s counts as private", a)
		}
	}
	for _, a := range []string{
		"0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.169.254",
		"172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1",
		"203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::7f00:1", "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1", "ff0e::1", "100::1",
		"2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "fe80::1%eth0",
		"::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0.0.0.0", "2606:4700::1111%eth0",
	} {
		if public(netip.MustParseAddr(a)) {
			t.Errorf("%s counts as public", a)
		}
	}
	if public(netip.Addr{}) {
		t.Error("no address counts as public")
	}
}
