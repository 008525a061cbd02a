package site

import "sync"

// progress counts finished files and reports each, one at a time and in order.
type progress struct {
	mu          sync.Mutex
	done, total int
	report      func(done, total int)
}

func newProgress(report func(done, total int), total int) *progress {
	return &progress{report: report, total: total}
}

// add counts n more files.
func (p *progress) add(n int) {
	if p.report == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += n
	p.report(p.done, p.total)
}
