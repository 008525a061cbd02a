package main

import (
	"context"
	"fmt"
	"io/fs"
	"net"
	"net/netip"

	"demarc/internal/serve"
	"demarc/internal/site"

	"github.com/spf13/cobra"
)

func newServe() *cobra.Command {
	var from contentFlags
	var addr string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Preview the site while the documents are edited",
		Long: `Serve shows the site on this machine. When a document or a configuration file
changes it reads them again, and open pages reload. Pages are made when they are
looked at and nothing is written to the disk. Ctrl-C ends it.

By default only this machine can connect. With an --addr of another interface
everybody who reaches that interface can.`,
		Example: `  demarc serve
  demarc serve --content docs/providers --addr 127.0.0.1:9000`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkAddr(addr); err != nil {
				return err
			}
			c, err := from.open(cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			opts := serve.Options{Addr: addr, Log: cmd.OutOrStdout()}
			if c.dir != "" {
				opts.Watch = append(opts.Watch, c.dir)
			}
			if c.config != "" {
				opts.Watch = append(opts.Watch, c.config)
			}
			if c.wording.Path != "" {
				opts.Watch = append(opts.Watch, c.wording.Path)
			}
			m := newMeter(cmd.ErrOrStderr())
			opts.Build = func(ctx context.Context, base string) (fs.FS, error) {
				return c.preview(ctx, base, m)
			}
			return serve.Run(cmd.Context(), opts)
		},
	}
	from.add(cmd)
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "`host:port` to listen on; port 0 takes a free one")
	return cmd
}

// preview reads everything anew and returns the site for the address base, whose pages
// are made when they are opened.
func (c *content) preview(ctx context.Context, base string, m *meter) (fs.FS, error) {
	now := *c
	if err := now.readSite(); err != nil {
		return nil, err
	}
	now.site.Base = base
	cat, err := now.readIn(ctx, now.site.Lang, m)
	if err != nil {
		return nil, err
	}
	defer m.clear()
	opts, err := siteOptions(ctx, &now, cat, m)
	if err != nil {
		return nil, err
	}
	return site.Preview(cat, opts)
}

// checkAddr refuses what is no address before anything is read.
func checkAddr(addr string) error {
	host, port, err := net.SplitHostPort(addr)
	if err == nil {
		_, err = netip.ParseAddrPort(net.JoinHostPort("127.0.0.1", port))
	}
	if err != nil || host == "" {
		return fmt.Errorf("--addr %q: want host:port, such as 127.0.0.1:8080", addr)
	}
	return nil
}
