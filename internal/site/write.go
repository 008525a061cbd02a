package site

import (
	"bytes"
	"context"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// write makes every file and puts it into the target, the files of a list after
// those of the lists before it.
func write(ctx context.Context, t *target, opts Options, lists ...[]job) (Result, error) {
	all := slices.Concat(lists...)
	if err := t.makeFolders(all); err != nil {
		return Result{}, err
	}
	done := newProgress(opts.Progress, len(all))
	result := Result{Files: len(all)}
	for _, jobs := range lists {
		written, err := writeList(ctx, t, opts.Workers, jobs, done)
		if err != nil {
			return Result{}, err
		}
		result.Bytes += written
	}
	for i := range all {
		if all[i].page {
			result.Pages++
		}
	}
	return result, nil
}

// writeList makes files on all cores and returns how many bytes they have.
func writeList(ctx context.Context, t *target, workers int, jobs []job, done *progress) (int64, error) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var written, next atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	for range workers {
		g.Go(func() error {
			var b bytes.Buffer
			for {
				i := int(next.Add(1)) - 1
				if i >= len(jobs) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				n, err := jobs[i].write(t, &b)
				if err != nil {
					return err
				}
				written.Add(n)
				done.add()
			}
		})
	}
	err := g.Wait()
	return written.Load(), err
}

// keptBuffer is the size in bytes up to which a worker uses the buffer of one page
// for the next.
const keptBuffer = 1 << 20

// write makes the file and puts it into the target; it may use the buffer. It
// returns how many bytes the file has.
func (j *job) write(t *target, b *bytes.Buffer) (int64, error) {
	if j.stream != nil {
		n, err := t.stream(j.file, j.stream)
		*j.size = n
		return n, err
	}
	if b.Reset(); b.Cap() > keptBuffer {
		*b = bytes.Buffer{}
	}
	if err := j.make(b); err != nil {
		return 0, err
	}
	return int64(b.Len()), t.write(j.file, b.Bytes())
}
