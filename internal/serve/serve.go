// Package serve previews a site while its content is written: it serves the site on
// this machine, watches the content, prepares the site again when a file changed and
// tells the open pages to reload.
//
// It knows nothing of documents or pages. The site is a file system that the caller
// passes, and whose files may be made when they are asked for: one page is looked at,
// and need not wait for the others. A site that cannot be prepared is reported and the
// last good one stays. The pages are those that would be published: what live reload
// needs (a script, and leave for it in the content security policy) is added on the
// way to the browser.
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
	"io/fs"
	"log"
	"net"
	"net/http"
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
	// Build returns the site for the address base. One build runs at a time; files of
	// the site are opened by several goroutines, also while the next is built.
	Build func(ctx context.Context, base string) (fs.FS, error)
	// Log receives a line for what happens: the address, builds, failures, and files
	// of the site that cannot be made. Lines are written one at a time.
	Log io.Writer
}

// Run serves until ctx ends, which is no error. It fails when the address cannot
// be listened on or the first build fails.
func Run(ctx context.Context, opts Options) error {
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

	logger := log.New(opts.Log, "", 0)
	p := newPreview(listener.Addr().String(), logger)
	files, err := opts.Build(ctx, p.base())
	if err != nil {
		return err
	}
	p.show(files, 1)
	logger.Printf("Preview on %s (Ctrl-C ends it)", p.base())

	ctx, stop := context.WithCancel(ctx)
	var building sync.WaitGroup
	building.Go(func() { rebuild(ctx, opts, p, watch) })
	defer building.Wait()
	defer stop()
	return serveUntil(ctx, listener, p)
}

// rebuild builds after each change until ctx ends.
func rebuild(ctx context.Context, opts Options, p *preview, watch *watcher) {
	for n := 2; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-watch.changed:
		}
		start := time.Now()
		files, err := opts.Build(ctx, p.base())
		if err != nil {
			if ctx.Err() == nil {
				p.log.Printf("%v\nThe preview shows the last site that built.", err)
			}
			continue
		}
		p.show(files, n)
		p.log.Printf("Built again in %d ms", time.Since(start).Milliseconds())
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
