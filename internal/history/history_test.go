package history_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"demarc"
	"demarc/internal/cache"
	"demarc/internal/diff"
	"demarc/internal/history"
	"demarc/internal/load"
	"demarc/internal/model"
)

// repository makes one with a commit for each text of a document.
func repository(t *testing.T, texts ...string) (content string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	content = filepath.Join(dir, "content")
	git := func(args ...string) {
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=a", "-c", "user.email=a@example.org"}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(name, text string) {
		full := filepath.Join(content, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	git("init", "-q")
	for _, text := range texts {
		write("acme/provider.yaml", "name: Acme\n")
		write("acme/terms.md", "# Terms\n\n"+text+"\n")
		write("birch/provider.yaml", "name: Birch\n")
		git("add", ".")
		git("commit", "-q", "-m", text)
	}
	return content
}

// reader counts how often it reads, and keeps which providers it saw.
type reader struct {
	reads     int
	providers map[string]bool
}

func (r *reader) read(ctx context.Context, fsys fs.FS) (*model.Catalog, error) {
	r.reads++
	c, err := load.Content(ctx, fsys, load.Options{Taxonomy: demarc.Content()})
	if err == nil {
		for _, p := range c.Providers {
			r.providers[p.Name] = true
		}
	}
	return c, err
}

func TestAHistoryIsReadOnce(t *testing.T) {
	content := repository(t, "Acme patches the nodes.", "Acme patches the nodes. Read this.", "You patch the nodes.")
	r := &reader{providers: map[string]bool{}}
	o := history.Options{Limit: 5, Read: r.read, Cache: cache.Dir(t.TempDir()), Program: "one"}
	first, err := history.Of(t.Context(), content, o)
	if err != nil {
		t.Fatal(err)
	}
	var subjects []string
	for _, revision := range first {
		subjects = append(subjects, revision.Subject)
	}
	if want := []string{"You patch the nodes.", "Acme patches the nodes."}; !reflect.DeepEqual(subjects, want) {
		t.Fatalf("it tells %q, want %q", subjects, want)
	}
	if rule := first[0].Changes[0].Rule; rule != "moved-to-customer" || !first[1].First {
		t.Errorf("the newest is %s, the oldest the first: %v", rule, first[1].First)
	}
	reads := r.reads
	again, err := history.Of(t.Context(), content, o)
	if err != nil || !reflect.DeepEqual(again, first) || r.reads != reads {
		t.Errorf("told again it reads %d times more and tells %v, %v", r.reads-reads, again, err)
	}
	o.Program = "another"
	if _, err := history.Of(t.Context(), content, o); err != nil || r.reads != 2*reads {
		t.Errorf("another program reads %d times, want %d, %v", r.reads-reads, reads, err)
	}
}

func TestOnlyProvidersThatChangedAreRead(t *testing.T) {
	content := repository(t, "Acme patches the nodes.", "You patch the nodes.")
	r := &reader{providers: map[string]bool{}}
	if _, err := history.Of(t.Context(), content, history.Options{Limit: 1, Read: r.read}); err != nil {
		t.Fatal(err)
	}
	if want := map[string]bool{"Acme": true}; !reflect.DeepEqual(r.providers, want) {
		t.Errorf("it reads %v, want %v", r.providers, want)
	}
}

func TestWithoutARepositoryThereIsNoHistory(t *testing.T) {
	got, err := history.Of(t.Context(), t.TempDir(), history.Options{Limit: 5})
	if err != nil || got != nil {
		t.Errorf("got %v, %v", got, err)
	}
	empty := repository(t)
	if err := os.MkdirAll(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	if got, err := history.Of(t.Context(), empty, history.Options{Limit: 5}); err != nil || got != nil {
		t.Errorf("without a commit: %v, %v", got, err)
	}
}

func TestAHistoryEndsWhenItIsInterrupted(t *testing.T) {
	content := repository(t, "Acme patches the nodes.")
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	read := func(context.Context, fs.FS) (*model.Catalog, error) { return nil, errors.New("never read") }
	if got, err := history.Of(ctx, content, history.Options{Limit: 5, Read: read, Diff: diff.Options{}}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, %v", got, err)
	}
}
