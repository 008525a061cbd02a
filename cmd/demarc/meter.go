package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// meter shows how far a stage is, on one line of a terminal that it writes anew.
// In a pipe or a file it shows nothing, so that logs hold only what matters.
type meter struct {
	w io.Writer // nil: nothing is shown

	mu    sync.Mutex
	shown time.Time
}

// refresh is how often the line is written anew at most.
const refresh = 100 * time.Millisecond

func newMeter(w io.Writer) *meter {
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return &meter{w: w, shown: time.Now()}
	}
	return &meter{}
}

// stage returns a function that a stage calls as it goes on, from any goroutine.
// What ends within the first moment is never shown.
func (m *meter) stage(name string) func(done, total int) {
	return func(done, total int) {
		m.mu.Lock()
		defer m.mu.Unlock()
		if m.w == nil || time.Since(m.shown) < refresh {
			return
		}
		m.shown = time.Now()
		fmt.Fprintf(m.w, "\r\x1b[K%s %d/%d", name, done, total)
	}
}

// clear removes the line, before something else is written.
func (m *meter) clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.w != nil {
		fmt.Fprint(m.w, "\r\x1b[K")
	}
}
