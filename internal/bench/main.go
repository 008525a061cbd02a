// Bench measures builds of whole sites and comparisons of models: it makes a corpus
// of responsibility documents (package corpus), builds the program, runs it as a
// reader would and prints what each run took. Figures of a child process are its own:
// peak memory and processor time hold for one run and not for the measuring.
//
//	go run ./internal/bench -sizes 1000,10000 -measure builds,diffs
//
// It is not part of the tests. A figure is worth something beside another of the
// same machine only.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// bench is one run of the measuring.
type bench struct {
	program string // built for it
	work    string // a folder for everything that is made
	shared  string
	seed    uint64
}

// measures are what can be measured; each prints a table.
var measures = map[string]func(b *bench, sizes []int) error{
	"builds": (*bench).builds,
	"diffs":  (*bench).diffs,
}

func main() {
	sizes := flag.String("sizes", "1000,10000", "numbers of generated documents, comma-separated")
	seed := flag.Uint64("seed", 1, "seed of the generated documents")
	shared := flag.String("shared", sharedFolder(), "folder with published documents under stress/, measured where it exists")
	what := flag.String("measure", "builds,diffs", "what to measure, comma-separated: builds, diffs")
	flag.Parse()
	if err := run(&bench{seed: *seed, shared: *shared}, *sizes, *what); err != nil {
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

func run(b *bench, sizes, what string) (err error) {
	numbers, err := numbersOf(sizes)
	if err != nil {
		return err
	}
	if b.work, err = os.MkdirTemp("", "demarc-bench-"); err != nil {
		return fmt.Errorf("make a folder to work in: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.work)) }()
	b.program = filepath.Join(b.work, "demarc")
	if out, err := exec.Command("go", "build", "-o", b.program, "./cmd/demarc").CombinedOutput(); err != nil {
		return fmt.Errorf("build the program: %w\n%s", err, out)
	}
	fmt.Printf("%s, %d processors, seed %d\n", runtime.Version(), runtime.NumCPU(), b.seed)
	for name := range strings.SplitSeq(what, ",") {
		measure, ok := measures[name]
		if !ok {
			return fmt.Errorf("read -measure: %q is none of builds, diffs", name)
		}
		if err := measure(b, numbers); err != nil {
			return err
		}
	}
	return nil
}

// numbersOf reads numbers of documents, comma-separated.
func numbersOf(sizes string) ([]int, error) {
	var out []int
	for field := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil || n < 1 {
			return nil, fmt.Errorf("read -sizes: %q is no number of documents", field)
		}
		out = append(out, n)
	}
	return out, nil
}
