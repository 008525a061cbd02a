// Bench measures builds of whole sites: it makes a corpus of responsibility
// documents (package corpus), builds the program, runs it as a reader would and
// prints what each run took. Figures of a child process are its own: peak memory
// and processor time hold for one build and not for the measuring.
//
//	go run ./internal/bench -sizes 1000,10000
//
// It is not part of the tests. A figure is worth something beside another of the
// same machine only.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"demarc/internal/bench/corpus"
)

func main() {
	sizes := flag.String("sizes", "1000,10000", "numbers of generated documents, comma-separated")
	seed := flag.Uint64("seed", 1, "seed of the generated documents")
	shared := flag.String("shared", sharedFolder(), "folder with published documents under stress/, measured where it exists")
	flag.Parse()
	if err := run(*sizes, *seed, *shared); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func sharedFolder() string {
	if dir := os.Getenv("DEMARC_SHARED"); dir != "" {
		return dir
	}
	return filepath.Join("..", "shared")
}

func run(sizes string, seed uint64, shared string) (err error) {
	work, err := os.MkdirTemp("", "demarc-bench-")
	if err != nil {
		return fmt.Errorf("make a folder to work in: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	program := filepath.Join(work, "demarc")
	if out, err := exec.Command("go", "build", "-o", program, "./cmd/demarc").CombinedOutput(); err != nil {
		return fmt.Errorf("build the program: %w\n%s", err, out)
	}

	fmt.Printf("%s, %d processors, seed %d\n", runtime.Version(), runtime.NumCPU(), seed)
	fmt.Println("content    documents  read MB  run    wall s  documents/s  cpu s  peak MiB  files  written MB")
	if stress := filepath.Join(shared, "stress"); isFolder(stress) {
		if err := measure(program, "stress", stress, work); err != nil {
			return err
		}
	}
	for field := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil || n < 1 {
			return fmt.Errorf("read -sizes: %q is no number of documents", field)
		}
		content := filepath.Join(work, "generated-"+field)
		if _, err := corpus.Write(content, n, seed); err != nil {
			return err
		}
		if err := measure(program, "generated", content, work); err != nil {
			return err
		}
	}
	return nil
}

// measure prints a line for each way to read one content root: the model alone,
// a first build, and a build with nothing changed.
func measure(program, name, content, work string) error {
	documents, read, err := weigh(content, ".md", ".markdown", ".txt")
	if err != nil {
		return err
	}
	out := filepath.Join(work, "site-"+filepath.Base(content))
	build := []string{"build", "--content", content, "--out", out}
	for _, step := range []struct {
		name    string
		args    []string
		written string
	}{
		{"model", []string{"export", "--content", content, "--format", "json", "--out", out + ".json"}, out + ".json"},
		{"build", build, out},
		{"again", build, out},
	} {
		took, err := runChild(program, work, step.args)
		if err != nil {
			return err
		}
		files, written, err := weigh(step.written)
		if err != nil {
			return err
		}
		fmt.Printf("%-9s  %9d  %7.1f  %-5s  %6.2f  %11.0f  %5.1f  %8.0f  %5d  %10.1f\n", name, documents, megabytes(read),
			step.name, took.wall.Seconds(), float64(documents)/took.wall.Seconds(), took.cpu.Seconds(),
			float64(took.peak)/(1<<20), files, megabytes(written))
	}
	return nil
}

// usage is what a child process took.
type usage struct {
	wall, cpu time.Duration
	peak      int64 // bytes
}

// runChild runs the program with a cache of its own under work: what earlier runs
// of the user left must not make a first build look fast.
func runChild(program, work string, args []string) (usage, error) {
	child := exec.Command(program, args...)
	child.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(work, "cache"), "HOME="+work)
	start := time.Now()
	out, err := child.CombinedOutput()
	took := usage{wall: time.Since(start)}
	if err != nil {
		return took, fmt.Errorf("run %s: %w\n%s", strings.Join(child.Args, " "), err, out)
	}
	took.cpu = child.ProcessState.UserTime() + child.ProcessState.SystemTime()
	took.peak = peakMemory(child.ProcessState)
	return took, nil
}

// weigh counts the files under root, those with one of the extensions only where
// any is given, and their bytes.
func weigh(root string, extensions ...string) (files int, size int64, err error) {
	err = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !hasExtension(name, extensions) {
			return err
		}
		at, err := d.Info()
		if err != nil {
			return err
		}
		files++
		size += at.Size()
		return nil
	})
	if err != nil {
		return 0, 0, fmt.Errorf("weigh %s: %w", root, err)
	}
	return files, size, nil
}

func hasExtension(name string, extensions []string) bool {
	for _, e := range extensions {
		if filepath.Ext(name) == e {
			return true
		}
	}
	return len(extensions) == 0
}

func megabytes(n int64) float64 { return float64(n) / 1e6 }

func isFolder(name string) bool {
	at, err := os.Stat(name)
	return err == nil && at.IsDir()
}
