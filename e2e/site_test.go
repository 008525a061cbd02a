package e2e

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// base is the path that the served site lies under, so that an address that
// forgets the base path is found.
const base = "/docs/who/"

// built is the project's own site: once as files, once served under [base].
type built struct {
	program string // the binary
	files   string // folder of the site that opens without a server
	url     string // address of the served one, with a final slash
}

var site = sync.OnceValues(func() (built, error) {
	dir, err := os.MkdirTemp("", "demarc-e2e-")
	if err != nil {
		return built{}, err
	}
	closers = append(closers, func() { os.RemoveAll(dir) })
	program := filepath.Join(dir, "demarc")
	if err := run("go", "build", "-o", program, "demarc/cmd/demarc"); err != nil {
		return built{}, err
	}
	b := built{program: program, files: filepath.Join(dir, "files")}
	served := filepath.Join(dir, "served")
	mux := http.NewServeMux()
	mux.Handle(base, http.StripPrefix(base, http.FileServer(http.Dir(served))))
	server := httptest.NewServer(mux)
	closers = append(closers, server.Close)
	b.url = server.URL + base
	root, err := history(filepath.Join(dir, "repository"))
	if err != nil {
		return built{}, err
	}
	if err := run(program, "build", "--content", root, "--out", b.files); err != nil {
		return built{}, err
	}
	return b, run(program, "build", "--content", root, "--out", served, "--base", b.url)
})

// history copies the content into a repository of its own, with an earlier revision in
// which a duty was the provider's, so that the site has changes to show.
func history(dir string) (root string, err error) {
	root = filepath.Join(dir, "content")
	if err := os.CopyFS(root, os.DirFS(filepath.Join("..", "content"))); err != nil {
		return "", err
	}
	facts, err := os.ReadFile(filepath.Join("..", "demarc.yaml"))
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, "demarc.yaml"), facts, 0o644); err != nil {
		return "", err
	}
	name := filepath.Join(root, "ovhcloud", "responsibility-model.md")
	now, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	earlier := strings.Replace(string(now), "| RA           | I            |", "| I            | RA           |", 1)
	if err := os.WriteFile(name, []byte(earlier), 0o644); err != nil {
		return "", err
	}
	git := func(args ...string) error {
		return run("git", append([]string{"-C", dir, "-c", "user.name=e2e", "-c", "user.email=e2e@example.org"}, args...)...)
	}
	return root, errors.Join(git("init", "-q"), git("add", "."), git("commit", "-q", "-m", "earlier"),
		os.WriteFile(name, now, 0o644), git("commit", "-q", "-a", "-m", "now"))
}

func run(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return &commandError{strings.Join(cmd.Args, " "), string(out), err}
	}
	return nil
}

type commandError struct {
	command, output string
	err             error
}

func (e *commandError) Error() string { return e.command + ": " + e.err.Error() + "\n" + e.output }

func (e *commandError) Unwrap() error { return e.err }

// theSite returns the built site.
func theSite(t *testing.T) built {
	t.Helper()
	b, err := site()
	if err != nil {
		t.Fatal(err)
	}
	return b
}
