// Command demarc reads providers' responsibility documents and writes a site
// that shows and compares who does what.
//
// The package is the outermost layer: flags, the wiring of the stages, messages
// and exit codes. A command has a file of its own and decides nothing that
// another program with the same stages would have to decide again.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
