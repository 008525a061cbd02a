// Package thirdparty tests that what others published lies here as they published
// it: each folder has its licence, a README that says where it is from, and sums of
// all else.
package thirdparty

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFilesAreAsPublished(t *testing.T) {
	all, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, entry := range all {
		if !entry.IsDir() {
			continue
		}
		folder := entry.Name()
		found++
		sums := readSums(t, filepath.Join(folder, "SHA256SUMS"))
		if sums["LICENSE"] == "" {
			t.Errorf("%s: SHA256SUMS has no LICENSE: want the licence of the files", folder)
		}
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.Name() == "SHA256SUMS" || e.Name() == "README.md" {
				continue
			}
			data, err := os.ReadFile(filepath.Join(folder, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(data)
			if got := hex.EncodeToString(sum[:]); got != sums[e.Name()] {
				t.Errorf("%s/%s has the sum %s, and SHA256SUMS says %q: it must be the published file, unmodified", folder, e.Name(), got, sums[e.Name()])
			}
			delete(sums, e.Name())
		}
		for name := range sums {
			t.Errorf("%s/SHA256SUMS lists %s, which is not there", folder, name)
		}
		if _, err := os.Stat(filepath.Join(folder, "README.md")); err != nil {
			t.Errorf("%s: want a README.md that names package, version and licence: %v", folder, err)
		}
	}
	if found == 0 {
		t.Error("no folder of third-party files")
	}
}

// readSums reads lines of "sum  name".
func readSums(t *testing.T, path string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		if sum, name, ok := strings.Cut(lines.Text(), "  "); ok {
			sums[name] = sum
		}
	}
	return sums
}
