package load_test

import (
	"testing"
	"testing/fstest"
)

// TestADocumentsLanguage checks who says it: the provider's file for the document,
// the document's front matter, the provider's file for all.
func TestADocumentsLanguage(t *testing.T) {
	const german = "Der Kunde ist für die Schlüssel verantwortlich.\n"
	for name, c := range map[string]struct {
		provider, matter, lang, owner string
	}{
		"nobody":            {"", "", "en", ""},
		"the provider":      {"lang: de\n", "", "de", "customer"},
		"the front matter":  {"", "---\nlang: DE\n---\n", "de", "customer"},
		"the document's":    {"documents: {a.md: {lang: de}}\n", "---\nlang: fr\n---\n", "de", "customer"},
		"a language unread": {"lang: de\n", "---\nlang: nl\n---\n", "de", "customer"},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{"acme/provider.yaml": provider(c.provider), "acme/a.md": {Data: []byte(c.matter + "# A\n\n" + german)}}
			catalog, err := loadFS(t, files)
			if err != nil {
				t.Fatal(err)
			}
			owner := ""
			for _, r := range catalog.Responsibilities {
				owner = string(r.Owner)
			}
			if d := catalog.Documents[0]; d.Lang != c.lang || owner != c.owner {
				t.Errorf("language %q and owner %q, want %q and %q", d.Lang, owner, c.lang, c.owner)
			}
		})
	}
}
