package extract_test

import (
	"slices"
	"strings"
	"testing"

	"demarc/internal/extract"
)

func TestContentIsWhatIsDoneToWhat(t *testing.T) {
	for _, c := range []struct{ lang, a, b string }{
		{"en", "You back up etcd.", "The customer will also back up the etcd"},
		{"en", "You must rotate your keys.", "Key rotation"},
		{"en", "Back up etcd every 15 minutes.", "Hourly etcd back up of two days"},
		{"en", "Sizes the worker-node pools", "Size worker node pools."},
		{"de", "Der Kunde ist für die Sicherung der Daten zuständig.", "Zuständig für Sicherung von Daten"},
		{"fr", "Vous sauvegardez les données.", "Sauvegarder vos données"},
	} {
		w, err := extract.WordsOf(c.lang)
		if err != nil {
			t.Fatal(err)
		}
		a, b := slices.Sorted(slices.Values(w.Content(c.a))), slices.Sorted(slices.Values(w.Content(c.b)))
		if !slices.Equal(a, b) || len(a) < 2 {
			t.Errorf("%q has %q, and %q %q", c.a, a, c.b, b)
		}
	}
}

// Without it a promise would be the same as its opposite.
func TestANegationIsContent(t *testing.T) {
	for lang, text := range map[string]string{"en": "Does not restore data.", "de": "Stellt Daten nicht wieder her.", "fr": "Ne restaure pas les données."} {
		w, err := extract.WordsOf(lang)
		if err != nil {
			t.Fatal(err)
		}
		without := strings.NewReplacer("not ", "", "nicht ", "", "pas ", "").Replace(text)
		if a, b := w.Content(text), w.Content(without); slices.Equal(a, b) {
			t.Errorf("%q and %q both have %q", text, without, a)
		}
	}
}

func TestSentencesOfADuty(t *testing.T) {
	w, err := extract.WordsOf("en")
	if err != nil {
		t.Fatal(err)
	}
	got := w.Sentences("Patches nodes, e.g. Linux ones. Keeps v1.30 (and newer)!\nScans images")
	want := []string{"Patches nodes, e.g. Linux ones.", "Keeps v1.30 (and newer)!", "Scans images"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
