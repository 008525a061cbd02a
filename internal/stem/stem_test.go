package stem_test

import (
	"testing"

	"demarc/internal/stem"
)

func TestFormsOfAWordHaveOneStem(t *testing.T) {
	for lang, forms := range map[string][]string{
		"en":    {"patch", "patches", "patched", "patching"},
		"fr":    {"gère", "gères"},
		"de-CH": {"wartung", "wartungen"},
		"es":    {"clave", "claves"},
		"it":    {"servizio", "servizi"},
	} {
		for _, f := range forms[1:] {
			if got, want := stem.Of(f, lang), stem.Of(forms[0], lang); got != want {
				t.Errorf("%s: %s has the stem %q, and %s %q", lang, f, got, forms[0], want)
			}
		}
	}
}

func TestAWordOfAnotherLanguageIsItsOwnStem(t *testing.T) {
	for _, lang := range []string{"pt", "", "x-"} {
		if got := stem.Of("patches", lang); got != "patches" {
			t.Errorf("%q: got %q", lang, got)
		}
	}
}
