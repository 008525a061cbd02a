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
	done := newProgress(opts.Progress, countFiles(all))
	result := Result{Files: countFiles(all)}
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
			var d desk
			for {
				i := int(next.Add(1)) - 1
				if i >= len(jobs) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				n, err := jobs[i].write(t, &d)
				if err != nil {
					return err
				}
				written.Add(n)
				done.add(jobs[i].files())
			}
		})
	}
	err := g.Wait()
	return written.Load(), err
}

// desk is where a worker makes files, one after the other.
type desk struct {
	file, twin bytes.Buffer
}

// keptBuffer is the size in bytes up to which a worker uses the buffer of one file
// for the next.
const keptBuffer = 1 << 20

func (d *desk) clear() {
	for _, b := range []*bytes.Buffer{&d.file, &d.twin} {
		if b.Reset(); b.Cap() > keptBuffer {
			*b = bytes.Buffer{}
		}
	}
}

// files is how many files the job makes.
func (j *job) files() int {
	if j.twin != nil {
		return 2
	}
	return 1
}

func countFiles(jobs []job) (n int) {
	for i := range jobs {
		n += jobs[i].files()
	}
	return n
}

// write makes the file, and the one that is made of it, and puts them into the target.
// It returns how many bytes they have.
func (j *job) write(t *target, d *desk) (int64, error) {
	if j.stream != nil {
		n, err := t.stream(j.file, j.stream)
		*j.size = n
		return n, err
	}
	d.clear()
	if err := j.make(&d.file); err != nil {
		return 0, err
	}
	if err := t.write(j.file, d.file.Bytes()); err != nil {
		return 0, err
	}
	if j.twin != nil {
		if err := j.twin.make(&d.twin, d.file.Bytes()); err != nil {
			return 0, err
		}
		if err := t.write(j.twin.file, d.twin.Bytes()); err != nil {
			return 0, err
		}
	}
	return int64(d.file.Len() + d.twin.Len()), nil
}
