package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"demarc"

	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: `  demarc version`,
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), versionLine())
			return err
		},
	}
}

// versionLine names the program, its version, and what it was built from and for.
func versionLine() string {
	return fmt.Sprintf("demarc %s (%s%s %s/%s)", demarc.Version, sourceRevision(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// sourceRevision is the commit that the program was built from, with a comma, where
// the build noted it.
func sourceRevision() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range build.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12] + ", "
		}
	}
	return ""
}
