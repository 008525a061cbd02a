package main

import (
	"os"
	"syscall"
)

// peakMemory returns the greatest resident size of an ended process, in bytes.
func peakMemory(state *os.ProcessState) int64 {
	if use, ok := state.SysUsage().(*syscall.Rusage); ok {
		return int64(use.Maxrss) << 10 //nolint:unconvert // an int32 on 32-bit systems
	}
	return 0
}
