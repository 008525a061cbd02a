package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"demarc/internal/bench/corpus"
)

// builds measures the published documents where there are any, and generated ones.
func (b *bench) builds(sizes []int) error {
	fmt.Println("content    documents  read MB  run    wall s  documents/s  cpu s  peak MiB  files  written MB")
	if stress := filepath.Join(b.shared, "stress"); isFolder(stress) {
		if err := b.build("stress", stress); err != nil {
			return err
		}
	}
	for _, n := range sizes {
		content := filepath.Join(b.work, fmt.Sprint("generated-", n))
		if _, err := corpus.Write(content, n, b.seed); err != nil {
			return err
		}
		if err := b.build("generated", content); err != nil {
			return err
		}
	}
	return nil
}

// build prints a line for each way to read one content root: the model alone,
// a first build, and a build with nothing changed.
func (b *bench) build(name, content string) error {
	documents, read, err := weigh(content, ".md", ".markdown", ".txt")
	if err != nil {
		return err
	}
	out := filepath.Join(b.work, "site-"+filepath.Base(content))
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
		took, err := b.runChild(step.args)
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
