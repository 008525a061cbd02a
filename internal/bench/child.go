package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// usage is what a child process took.
type usage struct {
	wall, cpu time.Duration
	peak      int64 // bytes
}

// runChild runs the program with a cache of its own under work: what earlier runs
// of the user left must not make a first build look fast.
func (b *bench) runChild(args []string) (usage, error) {
	child := exec.Command(b.program, args...)
	child.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(b.work, "cache"), "HOME="+b.work)
	start := time.Now()
	var told bytes.Buffer
	child.Stderr = &told
	err := child.Run()
	took := usage{wall: time.Since(start)}
	ended := child.ProcessState
	if ended == nil || ended.ExitCode() != 0 && ended.ExitCode() != 1 { // 1: there are findings or shifts
		return took, fmt.Errorf("run %s: %w\n%s", strings.Join(child.Args, " "), err, told.String())
	}
	took.cpu = ended.UserTime() + ended.SystemTime()
	took.peak = peakMemory(ended)
	return took, nil
}

// median is the middle one of what of returns for each.
func median[T any, N cmp.Ordered](list []T, of func(T) N) N {
	values := make([]N, len(list))
	for i, v := range list {
		values[i] = of(v)
	}
	slices.Sort(values)
	return values[len(values)/2]
}
