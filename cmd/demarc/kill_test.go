package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"demarc/internal/bench/corpus"
)

// A build that is killed at any moment leaves the last site as it was, and the
// next build is not disturbed by what the killed one left.
func TestAKilledBuildLeavesTheLastSiteWhole(t *testing.T) {
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	out := filepath.Join(dir, "site")
	if _, err := corpus.Write(content, 3, 1); err != nil {
		t.Fatal(err)
	}
	lean := filepath.Join(t.TempDir(), "lean.yaml")
	if err := os.WriteFile(lean, []byte("outputs: []\nsearch: false\ntwins: false\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	build := []string{"build", "--config", lean, "--content", content, "--out", out}
	runProgram(t, build...)
	before := fingerprint(t, out)

	// Another seed changes every page.
	if _, err := corpus.Write(content, 20, 2); err != nil {
		t.Fatal(err)
	}
	killWhileWriting(t, dir, build...)
	if fingerprint(t, out) != before {
		t.Error("the killed build changed the site")
	}

	runProgram(t, build...)
	if fingerprint(t, out) == before {
		t.Error("the next build did not replace the site")
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("beside content and site there is something left: %v, %v", left, err)
	}
}

func runProgram(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("demarc", args...).CombinedOutput(); err != nil {
		t.Fatalf("demarc %v: %v\n%s", args, err, out)
	}
}

// killWhileWriting kills the program as soon as pages lie beside the target. A
// build that is faster than the watching is tried again.
func killWhileWriting(t *testing.T, dir string, args ...string) {
	t.Helper()
	for range 20 {
		build := exec.Command("demarc", args...)
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- build.Wait() }()
		for running := true; running; {
			select {
			case err := <-ended:
				if err != nil {
					t.Fatalf("demarc %v: %v", args, err)
				}
				running = false
			default:
				if !writing(dir) {
					continue
				}
				if err := build.Process.Kill(); err != nil {
					t.Fatal(err)
				}
				if err := <-ended; err == nil {
					t.Fatal("the killed build ended well")
				}
				return
			}
		}
	}
	t.Fatal("no build was caught while it wrote")
}

// writing reports whether pages lie beside the site and the content.
func writing(dir string) bool {
	pages, err := filepath.Glob(filepath.Join(dir, "*", "*", "*.html"))
	if err != nil {
		return false
	}
	hidden, err := filepath.Glob(filepath.Join(dir, ".*", "*", "*.html"))
	if err != nil {
		return false
	}
	for _, page := range append(pages, hidden...) {
		rel, err := filepath.Rel(dir, page)
		if err == nil && filepath.Dir(filepath.Dir(rel)) != "site" {
			return true
		}
	}
	return false
}

// fingerprint hashes the names and contents of all files under root.
func fingerprint(t *testing.T, root string) string {
	t.Helper()
	sum := sha256.New()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		fmt.Fprintf(sum, "%s %d\n%s", name, len(data), data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// Ctrl-C ends a build with a word and not with a half-written site.
func TestAnInterruptedBuildSaysSo(t *testing.T) {
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	if _, err := corpus.Write(content, 5, 1); err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	var stdout, stderr strings.Builder
	out := filepath.Join(dir, "site")
	if code := run(ctx, []string{"build", "--content", content, "--out", out}, &stdout, &stderr); code != exitFault {
		t.Errorf("an interrupted build exits with %d, want %d", code, exitFault)
	}
	if stdout.String() != "" || stderr.String() != "demarc: interrupted\n" {
		t.Errorf("it says %q and %q", stdout.String(), stderr.String())
	}
	if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it left a site: %v", err)
	}
}
