//go:build unix

package site

import (
	"errors"
	"syscall"
)

// alive reports whether a process with the number runs: another build of the
// same target, whose folders are not to be touched.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
