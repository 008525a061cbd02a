package taxonomy_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"demarc/internal/taxonomy"
)

// FuzzClassify reads any text in any place: no panic, the same answer twice, and
// no answer that the taxonomy does not hold.
func FuzzClassify(f *testing.F) {
	tax := builtIn(f)
	for _, s := range []string{
		"Worker nodes", "Master", "General", "", "IS", "Sécurité du réseau\u0301", "=<app> + - *", "\xff\xfe\x00",
		strings.Repeat("patch the cluster network ", 50), "ＫＵＢＥＲＮＥＴＥＳ", "ſtorage İstio ẞ", "data,data.data(data)",
	} {
		f.Add(s, "Change management", "Apply patches", "en")
		f.Add("Nœuds", s, s, "fr-CA")
	}
	f.Fuzz(func(t *testing.T, label, heading, duty, lang string) {
		s := taxonomy.Subject{Label: label, Headings: []string{heading, label}, Column: heading, Duties: []string{duty, label}, Lang: lang}
		one := tax.Classify(s)
		if two := tax.Classify(s); !reflect.DeepEqual(one, two) {
			t.Fatalf("%+v\nand then\n%+v", one, two)
		}
		if one.Area != tax.Area(s) {
			t.Fatalf("area %q and %q", one.Area, tax.Area(s))
		}
		own := tax.ClassifyDuty(duty, lang, one.Topics)
		for _, id := range append(own, one.Topics...) {
			if !tax.HasTopic(id) {
				t.Fatalf("no topic %q", id)
			}
		}
		one.Explain()
	})
}

// FuzzLoad reads any file: no panic, and a taxonomy or a place in the file.
func FuzzLoad(f *testing.F) {
	f.Add("kind: test\nareas: [{id: a, title: A}]\nlayers: [{id: l, title: L}]\ntopics:\n- {id: t, title: T, layer: l, terms: {en: {5: [a b*, =c, d + e - f]}}}\n")
	f.Add("kind: [\n")
	f.Add("words: {en: {a: [b]}, fr: {}}\nskip: {en: [the]}\n")
	f.Add("topics: [{terms: {en: {5: [<a>, \"<\"]}}}]")
	f.Fuzz(func(t *testing.T, text string) {
		tax, err := taxonomy.Load(fstest.MapFS{"t.yaml": {Data: []byte(text)}}, "t.yaml")
		if err == nil {
			tax.Classify(taxonomy.Subject{Label: text, Headings: []string{text}, Duties: []string{text}})
			return
		}
		for line := range strings.Lines(err.Error()) {
			if !strings.HasPrefix(line, "t.yaml:") {
				t.Fatalf("a fault without its place: %q", line)
			}
		}
	})
}
