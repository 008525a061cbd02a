package load_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// TestFootnotesAreLinkedFromTheirLetters checks that a letter's mark leads to the
// paragraph that holds its note.
func TestFootnotesAreLinkedFromTheirLetters(t *testing.T) {
	c, err := loadFS(t, fstest.MapFS{
		"acme/provider.yaml": provider(""),
		"acme/a.md":          {Data: []byte("# A\n\n| Task | Acme | Customer |\n|---|---|---|\n| Roof | RA (1) | I |\n\n(1) By ladder.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	html := string(c.Documents[0].Body.HTML)
	link := regexp.MustCompile(`<sup class="fn"><a role="doc-noteref" href="#([^"]+)">`).FindStringSubmatch(html)
	if link == nil {
		t.Fatalf("no letter links to a note:\n%s", html)
	}
	if !strings.Contains(html, `<p id="`+link[1]+`">(1) By ladder.`) {
		t.Errorf("#%s is not the note:\n%s", link[1], html)
	}
}
