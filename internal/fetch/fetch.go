// Package fetch asks a web server for one document and takes nothing on trust.
//
// A fetch is one exchange over http or https, with limits of size, time, silence
// and redirects. The server may be wrong or hostile: it may name an address inside
// the network that the program runs in, answer by drops or without end, say one
// length and send another, or send what is no text. Each is an error that says so,
// and what was received so far is dropped: there is a whole page or none.
//
// Only public addresses are asked. They are judged when a connection is dialled,
// after names are resolved, so that neither a redirect nor a name that changes its
// address between two look-ups leads inside. For the same reason no proxy is used,
// as behind one nobody can tell which address is asked; with
// [Options.AllowPrivate] the environment's proxy serves.
//
// What the bytes mean is not known here.
package fetch

import (
	"bytes"
	"cmp"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Options says how to fetch.
type Options struct {
	// Agent names the program to the server.
	Agent string
	// Types are the media types that are wanted, the best first. A page of another
	// type is refused before it is read; none: all are taken.
	Types []string
	// AllowPrivate also asks addresses that are not public.
	AllowPrivate bool

	// The limits: of the page's bytes, also once unpacked; of the time that the
	// whole exchange takes; of a server's silence; of redirects. 0 is the default.
	MaxBytes  int64         // 16 MiB
	Timeout   time.Duration // 1 minute
	Silence   time.Duration // 15 seconds
	Redirects int           // 10

	// judge overrules [public] in tests, which have loopback addresses only.
	judge func(netip.Addr) bool
	// roots are the authorities that tests trust; nil: the system's.
	roots *x509.CertPool
}

// Page is what a server answered.
type Page struct {
	// URL is the address that answered, after redirects.
	URL *url.URL
	// Type is the media type in lower case, "" where the server names none; Charset
	// is what it says of the encoding.
	Type, Charset string
	Body          []byte
}

// Get fetches the page at an absolute http or https address.
func Get(ctx context.Context, address string, o Options) (*Page, error) {
	o.MaxBytes = cmp.Or(o.MaxBytes, 16<<20)
	o.Timeout = cmp.Or(o.Timeout, time.Minute)
	o.Silence = min(cmp.Or(o.Silence, 15*time.Second), o.Timeout)
	o.Redirects = cmp.Or(o.Redirects, 10)
	u, err := Parse(address)
	if err != nil {
		return nil, err
	}
	late := fmt.Errorf("it took longer than %s", o.Timeout)
	ctx, cancel := context.WithTimeoutCause(ctx, o.Timeout, late)
	defer cancel()
	page, err := o.exchange(ctx, u)
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w", u, o.explain(ctx, err))
	}
	return page, nil
}

// Parse reads an address that can be fetched. One with a password is refused, as
// addresses are noted where others read them.
func Parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil {
		// The error of package url repeats the address, with what may be secret.
		return nil, errors.New("read the address: want an absolute http or https address")
	}
	if err := check(u); err != nil {
		return nil, fmt.Errorf("read the address %s: %w", u.Redacted(), err)
	}
	return u, nil
}

// check refuses addresses that are not asked, wherever they come from.
func check(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "":
		return errors.New("want an absolute http or https address")
	case u.User != nil:
		return errors.New("it holds a user name or a password: want it without")
	}
	return nil
}

// exchange asks for the page and reads the answer.
func (o *Options) exchange(ctx context.Context, u *url.URL) (*Page, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", o.Agent)
	req.Header.Set("Accept", accept(o.Types))
	wire := &wire{options: o}
	client := &http.Client{Transport: wire.transport(), CheckRedirect: o.follow}
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	page := &Page{URL: resp.Request.URL}
	if err := page.readHeader(resp, o); err != nil {
		return nil, err
	}
	if page.Body, err = read(resp.Body, o.MaxBytes); err != nil {
		return nil, err
	}
	if !resp.Uncompressed && resp.ContentLength >= 0 && wire.surplus(page.URL, page.Body) {
		return nil, fmt.Errorf("it sends more than the %d bytes that it announces", resp.ContentLength)
	}
	return page, nil
}

// accept writes media types as a header, each a little less wanted than the one
// before it.
func accept(types []string) string {
	if len(types) == 0 {
		return "*/*"
	}
	var b strings.Builder
	for i, t := range types {
		if i > 0 {
			fmt.Fprintf(&b, ", %s;q=0.%d", t, max(10-i, 1))
			continue
		}
		b.WriteString(t)
	}
	return b.String()
}

// readHeader refuses an answer that its header tells to be no wanted page.
func (p *Page) readHeader(resp *http.Response, o *Options) error {
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("it answers %q", strings.TrimSpace(fmt.Sprintf("%d %s", resp.StatusCode, http.StatusText(resp.StatusCode))))
	}
	if coding := resp.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return fmt.Errorf("it is packed as %q, which was not asked for", coding)
	}
	if resp.ContentLength > o.MaxBytes {
		return fmt.Errorf("it announces %d bytes; %d are taken at the most", resp.ContentLength, o.MaxBytes)
	}
	written := resp.Header.Get("Content-Type")
	if written == "" {
		return nil
	}
	media, parameters, err := mime.ParseMediaType(written)
	if media == "" {
		return fmt.Errorf("its media type %q cannot be read: %w", written, err)
	}
	p.Type, p.Charset = media, parameters["charset"]
	if len(o.Types) > 0 && !slices.Contains(o.Types, media) {
		return fmt.Errorf("it is of the type %q: want one of %s", media, strings.Join(o.Types, ", "))
	}
	return nil
}

// read reads up to limit bytes; more are an error.
func read(r io.Reader, limit int64) ([]byte, error) {
	var b bytes.Buffer
	if _, err := io.Copy(&b, io.LimitReader(r, limit+1)); err != nil {
		return nil, err
	}
	if int64(b.Len()) > limit {
		return nil, fmt.Errorf("it has more than %d bytes, which are taken at the most", limit)
	}
	return b.Bytes(), nil
}

// follow judges a redirect. Which address its host has is judged when it is
// dialled.
func (o *Options) follow(req *http.Request, via []*http.Request) error {
	to := req.URL
	if err := check(to); err != nil {
		return fmt.Errorf("it redirects to %s: %w", to.Redacted(), err)
	}
	for _, from := range via {
		if from.URL.String() == to.String() {
			return fmt.Errorf("it redirects in a circle, by %s", to)
		}
	}
	if last := via[len(via)-1].URL; last.Scheme == "https" && to.Scheme == "http" {
		return fmt.Errorf("it redirects from https to %s, which anybody on the way can change", to)
	}
	if len(via) > o.Redirects {
		return fmt.Errorf("it redirects more than %d times", o.Redirects)
	}
	return nil
}
