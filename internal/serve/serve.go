// Package serve previews a site while its content is written: it builds into a
// temporary folder, serves that on this machine, watches the content, builds
// again when a file changed and tells the open pages to reload.
//
// It knows nothing of documents or pages. What to build is a function that the
// caller passes; a build that fails is reported and the last good site stays. The
// pages in the folder are those that would be published: what live reload needs
// (a script, and leave for it in the content security policy) is added on the
// way to the browser and never written.
//
// Nothing but this machine reaches it unless the address says so: the default is
// a loopback address, and then requests that name another host are refused, so
// that no web page can read the preview through a name of its own that points here.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options says what to preview. Every field but Watch is required.
type Options struct {
	// Addr is the host and port to listen on; port 0 takes a free one.
	Addr string
	// Watch names the folders (with all below them) and files whose change
	// starts a build. A file need not exist yet.
	Watch []string
	// Build writes the whole site into dir for the address base. One build runs
	// at a time.
	Build func(ctx context.Context, base, dir string) error
	// Log receives a line for what happens: the address, builds, failures.
	Log io.Writer
}

// Run serves until ctx ends, which is no error. It fails when the address cannot
// be listened on or the first build fails.
func Run(ctx context.Context, opts Options) (err error) {
	dir, err := os.MkdirTemp("", "demarc-serve-")
	if err != nil {
		return fmt.Errorf("make a folder for the preview: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()

	// Changes that come while the first build runs are kept, so nothing is missed.
	watch, err := newWatcher(opts.Watch)
	if err != nil {
		return err
	}
	defer watch.close()

	listener, err := net.Listen("tcp", opts.Addr)
	if err != nil {
		if op := new(net.OpError); errors.As(err, &op) {
			err = op.Err // without the address, which stands here
		}
		return fmt.Errorf("listen on %s: %w; want another address", opts.Addr, err)
	}
	defer listener.Close() // a second close, after Serve's, is harmless

	p := newPreview(listener.Addr().String())
	if err := opts.Build(ctx, p.base(), siteDir(dir, 1)); err != nil {
		return err
	}
	p.show(siteDir(dir, 1), 1)
	fmt.Fprintf(opts.Log, "Preview on %s (Ctrl-C ends it)\n", p.base())

	ctx, stop := context.WithCancel(ctx)
	var building sync.WaitGroup
	building.Go(func() { rebuild(ctx, opts, p, watch, dir) })
	defer building.Wait() // before the folder that it writes to is removed
	defer stop()
	return serveUntil(ctx, listener, p)
}

// siteDir is where build n goes. Two folders take turns, so that a page which is
// being read while a build ends comes from a whole site.
func siteDir(dir string, n int) string {
	return filepath.Join(dir, [...]string{"even", "odd"}[n%2])
}

// rebuild builds after each change until ctx ends.
func rebuild(ctx context.Context, opts Options, p *preview, watch *watcher, dir string) {
	for n := 2; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-watch.changed:
		}
		start := time.Now()
		target := siteDir(dir, n)
		if err := opts.Build(ctx, p.base(), target); err != nil {
			if ctx.Err() == nil {
				fmt.Fprintf(opts.Log, "%v\nThe preview shows the last site that built.\n", err)
			}
			n-- // the same folder again: the other one is being shown
			continue
		}
		p.show(target, n)
		fmt.Fprintf(opts.Log, "Built again in %d ms\n", time.Since(start).Milliseconds())
	}
}

// serveUntil answers requests until ctx ends, then lets those under way finish.
func serveUntil(ctx context.Context, listener net.Listener, p *preview) error {
	requests, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	server := &http.Server{
		Handler:           p,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return requests },
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve the preview: %w", err)
	case <-ctx.Done():
	}
	cancel() // ends the event streams, which would never finish
	grace, stop := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer stop()
	if err := server.Shutdown(grace); err != nil {
		return fmt.Errorf("end the preview: %w", err)
	}
	return nil
}
