package taxonomy_test

import (
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"demarc/internal/taxonomy"
)

func TestManyReadersAtOnceReadAlike(t *testing.T) {
	tax := builtIn(t)
	cases := labelCases(t)
	var want []taxonomy.Reading
	for _, c := range cases {
		want = append(want, tax.Classify(c.subject))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5 {
				for i, c := range cases {
					if got := tax.Classify(c.subject); !reflect.DeepEqual(got, want[i]) {
						t.Errorf("%s: %+v, want %+v", c.line, got, want[i])
					}
				}
			}
		})
	}
	wg.Wait()
}

func TestLoadNamesAMissingFile(t *testing.T) {
	_, err := taxonomy.Load(fstest.MapFS{}, "taxonomy.yaml")
	if !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "load taxonomy: ") {
		t.Errorf("got %v", err)
	}
}

func TestLoadRefusesBytesThatAreNotUTF8(t *testing.T) {
	_, err := taxonomy.Load(fstest.MapFS{"t.yaml": {Data: []byte("kind: test\nareas:\n  - {id: caf\xe9}\n")}}, "t.yaml")
	if err == nil || !strings.HasPrefix(err.Error(), "t.yaml:3:13: ") {
		t.Errorf("got %v", err)
	}
}

// A file from outside must not make the program grow without bound.
func TestLoadRefusesSetsThatMultiply(t *testing.T) {
	members := "[a" + strings.Repeat(", a", 99) + "]"
	text := "kind: test\nwords: {en: {many: " + members + "}}\nareas: [{id: a, title: A}]\nlayers: [{id: l, title: L}]\n" +
		"topics: [{id: t, title: T, layer: l, terms: {en: {5: [<many> <many> <many>]}}}]\n"
	_, err := taxonomy.Load(fstest.MapFS{"t.yaml": {Data: []byte(text)}}, "t.yaml")
	if err == nil || !strings.Contains(err.Error(), "spellings") {
		t.Errorf("got %v", err)
	}
}

// A label is decided by its own words whatever the language tag says.
func TestUnknownLanguagesAreReadAsEnglish(t *testing.T) {
	tax := builtIn(t)
	for _, lang := range []string{"", "de", "en-GB", "xx_YY", "-"} {
		if got := tax.Classify(taxonomy.Subject{Label: "Worker nodes", Lang: lang}).Topics; len(got) != 1 || got[0] != "worker-nodes" {
			t.Errorf("%q: %v", lang, got)
		}
	}
}
