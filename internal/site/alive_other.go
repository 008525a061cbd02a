//go:build !unix

package site

import "os"

// alive reports whether a process with the number runs.
func alive(pid int) bool {
	_, err := os.FindProcess(pid)
	return err == nil
}
