package fetch

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"syscall"
	"time"
)

// wire dials the connections of one exchange and remembers the last one.
type wire struct {
	options *Options
	last    *connection
}

// transport asks over connections that serve one request each.
func (w *wire) transport() *http.Transport {
	t := &http.Transport{
		DialContext:            w.dial,
		DialTLSContext:         w.dialTLS,
		TLSClientConfig:        w.options.tlsConfig(""),
		DisableKeepAlives:      true,
		MaxResponseHeaderBytes: 64 << 10,
	}
	if w.options.AllowPrivate {
		t.Proxy = http.ProxyFromEnvironment
	}
	return t
}

func (w *wire) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := w.connect(ctx, network, address)
	if err != nil {
		return nil, err
	}
	w.last = &connection{Conn: conn, silence: w.options.Silence}
	return w.last, nil
}

func (w *wire) dialTLS(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := w.connect(ctx, network, address)
	if err != nil {
		return nil, err
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		conn.Close()
		return nil, err
	}
	secure := tls.Client(conn, w.options.tlsConfig(host))
	limited, cancel := context.WithTimeoutCause(ctx, w.options.Silence, os.ErrDeadlineExceeded)
	defer cancel()
	if err := secure.HandshakeContext(limited); err != nil {
		conn.Close()
		if cause := context.Cause(limited); cause != nil {
			err = cause
		}
		return nil, err
	}
	w.last = &connection{Conn: secure, silence: w.options.Silence, secure: true}
	return w.last, nil
}

// connect dials an address that may be asked. The dialler calls its control with
// each address of the host, when no name stands in between any more.
func (w *wire) connect(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: w.options.Silence}
	if !w.options.AllowPrivate {
		d.Control = func(_, resolved string, _ syscall.RawConn) error { return w.options.permit(resolved) }
	}
	return d.DialContext(ctx, network, address)
}

// permit refuses a resolved address that is not public.
func (o *Options) permit(resolved string) error {
	at, err := netip.ParseAddrPort(resolved)
	if err != nil {
		return fmt.Errorf("read the resolved address %s: %w", resolved, err)
	}
	judge := o.judge
	if judge == nil {
		judge = public
	}
	if !judge(at.Addr()) {
		return &PrivateError{Addr: at.Addr()}
	}
	return nil
}

func (o *Options) tlsConfig(host string) *tls.Config {
	return &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12, RootCAs: o.roots}
}

// connection ends when nothing comes for too long, and keeps the end of what came.
// It takes all that has come at once, so that what follows a body is seen too.
type connection struct {
	net.Conn
	silence time.Duration
	secure  bool
	buffer  [16 << 10]byte
	waiting []byte // the part of the buffer that is not handed on yet
	tail    []byte
}

// tailLength is how many bytes of the end of an answer are compared.
const tailLength = 256

func (c *connection) Read(p []byte) (int, error) {
	if len(c.waiting) == 0 {
		if err := c.SetReadDeadline(time.Now().Add(c.silence)); err != nil {
			return 0, err
		}
		n, err := c.Conn.Read(c.buffer[:])
		if n == 0 {
			return 0, err
		}
		c.waiting = c.buffer[:n]
		c.tail = append(c.tail, c.waiting[max(n-tailLength, 0):]...)
		c.tail = c.tail[max(len(c.tail)-tailLength, 0):]
	}
	n := copy(p, c.waiting)
	c.waiting = c.waiting[n:]
	return n, nil
}

// surplus reports whether more came than the body, which ended where the server
// said that it would: what was received last is then not the body's end. What
// would come later still is not waited for. Line breaks behind the body are a
// habit of old servers and no matter.
func (w *wire) surplus(u *url.URL, body []byte) bool {
	// Through a proxy the connection carries what only TLS can read.
	if w.last == nil || w.last.secure != (u.Scheme == "https") {
		return false
	}
	const breaks = "\r\n"
	tail, end := bytes.TrimRight(w.last.tail, breaks), bytes.TrimRight(body, breaks)
	n := min(len(tail), len(end))
	return !bytes.Equal(tail[len(tail)-n:], end[len(end)-n:])
}

// explain turns the errors of the network's packages into what a user can act on.
func (o *Options) explain(ctx context.Context, err error) error {
	var private *PrivateError
	var silent net.Error
	switch {
	case errors.As(err, &private):
		return private
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.As(err, &silent) && silent.Timeout(), errors.Is(err, os.ErrDeadlineExceeded):
		return fmt.Errorf("nothing came for %s", o.Silence)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("it ends early, before all that it announces")
	case errors.Is(err, io.EOF):
		return errors.New("the server closes the connection without an answer")
	}
	var asked *url.Error
	if errors.As(err, &asked) {
		return asked.Err
	}
	return err
}
