package cache

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestWhatWasMadeIsKeptByKindVersionAndKey(t *testing.T) {
	d, made := Dir(filepath.Join(t.TempDir(), "new", "folder")), 0
	get := func(k Kind, key string) string {
		data, err := d.Get(k, []byte(key), func() ([]byte, error) { made++; return []byte(k.Name + k.Version + key), nil })
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	a := Kind{Name: "a", Version: "1", Extension: ".txt"}
	for _, c := range []struct {
		kind Kind
		key  string
		want string
		made int
	}{
		{a, "x", "a1x", 1},
		{a, "x", "a1x", 1},
		{a, "y", "a1y", 2},
		{Kind{Name: "a", Version: "2", Extension: ".txt"}, "x", "a2x", 3},
		{Kind{Name: "b", Version: "1", Extension: ".txt"}, "x", "b1x", 4},
		{a, "x", "a1x", 4},
	} {
		if got := get(c.kind, c.key); got != c.want || made != c.made {
			t.Errorf("%v %s: %q after %d were made, want %q after %d", c.kind, c.key, got, made, c.want, c.made)
		}
	}
}

func TestAFolderThatCannotBeUsedIsNoFault(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, d := range []Dir{"", Dir(file), Dir(filepath.Join(file, "below"))} {
		data, err := d.Get(Kind{Name: "a"}, nil, func() ([]byte, error) { return []byte("x"), nil })
		if err != nil || string(data) != "x" {
			t.Errorf("%s: %q, %v, want x", d, data, err)
		}
	}
}

func TestWhatFailsIsNotKept(t *testing.T) {
	d, fault := Dir(t.TempDir()), errors.New("no ink")
	if _, err := d.Get(Kind{Name: "a"}, nil, func() ([]byte, error) { return nil, fault }); !errors.Is(err, fault) {
		t.Errorf("%v, want %v", err, fault)
	}
	if data, err := d.Get(Kind{Name: "a"}, nil, func() ([]byte, error) { return []byte("x"), nil }); err != nil || string(data) != "x" {
		t.Errorf("%q, %v, want x", data, err)
	}
}
