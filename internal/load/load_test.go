package load_test

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"demarc/internal/load"
	"demarc/internal/model"
	"demarc/internal/source"
)

// TestContentIsWhole loads the project's content like code: it must be free of
// errors and warnings that its authors can avoid.
func TestContentIsWhole(t *testing.T) {
	c := content(t, "../../content")
	if len(c.Providers) != 4 || len(c.Documents) != 5 {
		t.Fatalf("%d providers and %d documents, want 4 and 5", len(c.Providers), len(c.Documents))
	}
	for _, f := range c.Findings {
		if f.Severity == "error" {
			t.Errorf("%s:%d: %s", f.Path, f.Line, f.Message)
		}
	}
	for _, r := range c.Responsibilities {
		if len(r.Topics) == 0 {
			t.Errorf("%s has no topic", r.ID)
		}
	}
}

// TestQuotedTextStandsWhereItIsCited checks the first law: the bytes that a
// responsibility, an assignment or a duty cites say what the model quotes.
func TestQuotedTextStandsWhereItIsCited(t *testing.T) {
	for name, root := range map[string]string{"content": "../../content", "seeds": "seeds", "corpus": "corpus"} {
		t.Run(name, func(t *testing.T) {
			if name != "content" {
				root = filepath.Join(shared(t), root)
			}
			values := keyrefs(t, root)
			c := content(t, root)
			files := map[string]*source.File{}
			for _, d := range c.Documents {
				data, err := os.ReadFile(root + "/" + d.Path)
				if err != nil {
					t.Fatal(err)
				}
				files[d.ID] = source.NewFile(d.Path, data)
			}
			for _, r := range c.Responsibilities {
				f := files[r.Document]
				if r.Form != model.FormProse {
					quoted(t, values, f, r.ID, r.Label, r.Source)
				}
				for _, a := range r.Assignments {
					for _, d := range a.Duties {
						quoted(t, values, f, d.Clause, d.Text, d.Source)
					}
				}
			}
		})
	}
}

// quoted checks that the letters of text stand in the cited bytes, in order. Markup
// may stand between them; keyrefs are read as their values.
func quoted(t *testing.T, values map[string]string, f *source.File, id, text string, s model.Source) {
	t.Helper()
	cited := string(f.Text(source.Span{Start: s.Start, End: s.End}))
	if f.Line(s.Start) != s.Line {
		t.Errorf("%s: byte %d is on line %d, cited is %d", id, s.Start, f.Line(s.Start), s.Line)
	}
	cited = strings.ToLower(keyref.ReplaceAllStringFunc(cited, func(ref string) string {
		name := keyref.FindStringSubmatch(ref)[1]
		return cmp.Or(values[name], name)
	}))
	rest := letters(cited)
	for _, r := range letters(strings.ToLower(text)) {
		i := strings.IndexRune(rest, r)
		if i < 0 {
			t.Errorf("%s: %q is not in the cited text %q", id, text, cited)
			return
		}
		rest = rest[i+utf8.RuneLen(r):]
	}
}

// letters returns the letters and digits of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

var keyref = regexp.MustCompile(`\{\{site\.data\.keyword\.([\w-]+)\}\}`)

// keyrefs returns the values of a content root's keyrefs.
func keyrefs(t *testing.T, root string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, "*keyrefs.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	inside, err := filepath.Glob(filepath.Join(root, "*", "*keyrefs.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for _, name := range append(files, inside...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if key, value, ok := strings.Cut(line, ": "); ok {
				values[strings.TrimSpace(key)] = strings.TrimSpace(value)
			}
		}
	}
	return values
}

func provider(extra string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("name: Acme\n" + extra)}
}

func loadFS(t *testing.T, files fstest.MapFS) (*model.Catalog, error) {
	t.Helper()
	return load.Content(context.Background(), files, load.Options{Taxonomy: os.DirFS("../../content")})
}

// TestConfigurationFaultsNameFileKeyAndExpectation covers what an author can get
// wrong in provider.yaml.
func TestConfigurationFaultsNameFileKeyAndExpectation(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"unknown key":       {"nmae: x\n", `acme/provider.yaml:2:1: unknown key "nmae"`},
		"wrong type":        {"names: Acme\n", `acme/provider.yaml:2:8: key "names" is text: want a list`},
		"unknown language":  {"lang: xx\n", `acme/provider.yaml:2:7: find words of language "xx": want one of de, en`},
		"path out":          {"keyrefs: ../../x.yaml\n", `acme/provider.yaml:2:10: key "keyrefs" names "../../x.yaml": want a file inside`},
		"absent document":   {"documents: {b.md: {}}\n", `document "b.md" does not exist`},
		"bad date":          {"documents: {a.md: {updated: soon}}\n", `key "updated" is "soon": want a date`},
		"bad dialect":       {"documents: {a.md: {dialect: word}}\n", `key "dialect" is "word": want one of ibm, gfm, plain`},
		"unknown pin topic": {"pins: {\"acme/a#x\": [cheese]}\n", `names the topic "cheese"`},
		"relative link":     {"links: {\"/docs/\": docs/}\n", `want an absolute address`},
		"acceptance":        {"accept: [{fingerprint: abc}]\n", `an acceptance has no "reason"`},
		"not UTF-8":         {"service: \xff\n", `acme/provider.yaml:2:10: bytes that are not UTF-8`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := loadFS(t, fstest.MapFS{"acme/provider.yaml": provider(c.yaml), "acme/a.md": {Data: []byte("# A\n")}})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q in it", err, c.want)
			}
		})
	}
}

func TestRefusesWhatHasNoPlace(t *testing.T) {
	for name, c := range map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"two documents on one address": {fstest.MapFS{"acme/provider.yaml": provider(""), "acme/a.md": {Data: []byte("# A\n")}, "acme/a.txt": {Data: []byte("A\n")}},
			"load acme/a.txt: it has the same address as acme/a.md (acme/a)"},
		"a folder without provider.yaml": {fstest.MapFS{"acme/a.md": {Data: []byte("# A\n")}}, "load acme: no provider.yaml"},
		"an empty root":                  {fstest.MapFS{"notes.txt": {Data: []byte("x")}}, "no provider in it"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := loadFS(t, c.files); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %q in it", err, c.want)
			}
		})
	}
}

// TestBadDocumentsAreFindings sends documents through that no build may trip over.
func TestBadDocumentsAreFindings(t *testing.T) {
	bomb := "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n---\n# A\n"
	for name, c := range map[string]struct {
		text, rule string
	}{
		"empty":                      {"", "source-empty"},
		"only blanks":                {" \n\n", "source-empty"},
		"not UTF-8":                  {"# Caf\xe9\n", "source-encoding"},
		"not text":                   {strings.Repeat("a\x00", 200), "source-binary"},
		"alias bomb":                 {bomb, "front-matter"},
		"front matter without end":   {"---\ntitle: A\n\n# A\n", "front-matter"},
		"cut in a table":             {"## T\n\n| Task | Acme | Customer |\n|---|---|---|\n| x | RA | I", ""},
		"script":                     {"# A\n\n<script>alert(1)</script>\n", "markup-unsafe"},
		"handler":                    {"# A\n\n<img src=x onerror=alert(1)>\n", "markup-unsafe"},
		"link that runs":             {"# A\n\n[x](javascript:alert(1))\n", "link-unsafe"},
		"frame":                      {"# A\n\n<iframe src=\"https://example.org\"></iframe>\n", "markup-unsafe"},
		"style":                      {"# A\n\n<style>body{display:none}</style>\n", "markup-unsafe"},
		"keyref that holds itself":   {"# A\n{: #a}\n\n{{site.data.keyword.loop}}\n", "keyref-cycle"},
		"include out of the root":    {"# A\n{: #a}\n\n{{../../../etc/passwd.md}}\n", "include-missing"},
		"thematic break at the top":  {"---\n\n# A\n\n---\n", ""},
		"byte order mark and matter": {"\ufeff---\ntitle: Marked\n---\n# A\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			cat, err := loadFS(t, fstest.MapFS{
				"acme/provider.yaml": provider("keyrefs: k.yaml\n"), "acme/k.yaml": {Data: []byte("loop: \"{{site.data.keyword.loop}}\"\n")},
				"acme/a.md": {Data: []byte(c.text)},
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range cat.Findings {
				if f.Rule == c.rule {
					if f.Line < 1 || f.Column < 1 || f.Path != "acme/a.md" {
						t.Errorf("the finding stands at %s:%d:%d", f.Path, f.Line, f.Column)
					}
					return
				}
			}
			if c.rule != "" {
				t.Errorf("findings %v, want one of %s", cat.Findings, c.rule)
			} else if strings.Contains(name, "mark") && cat.Documents[0].Title != "Marked" {
				t.Errorf("the title is %q, want that of the front matter", cat.Documents[0].Title)
			}
		})
	}
}

// TestSymbolicLinksAreNotRead keeps files outside the content root out of a site.
func TestSymbolicLinksAreNotRead(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"secret.md": "# Secret\n", "root/acme/provider.yaml": "name: Acme\n", "root/acme/a.md": "# A\n"} {
		if err := os.MkdirAll(dir+"/root/acme", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(dir+"/secret.md", dir+"/root/acme/b.md"); err != nil {
		t.Fatal(err)
	}
	c := content(t, dir+"/root")
	if len(c.Documents) != 1 || c.Documents[0].ID != "acme/a" {
		t.Errorf("documents %v, want acme/a alone", c.Documents)
	}
	if len(c.Findings) == 0 || c.Findings[len(c.Findings)-1].Rule != "source-outside" && c.Findings[0].Rule != "source-outside" {
		t.Errorf("findings %v, want source-outside", c.Findings)
	}
}

// TestLinksLeadToDocumentsOrPublishers covers the ways in which documents name
// each other.
func TestLinksLeadToDocumentsOrPublishers(t *testing.T) {
	c, err := loadFS(t, fstest.MapFS{
		"acme/provider.yaml": provider("links: {\"/docs/\": https://acme.example/docs/}\ndocuments: {a.md: {topic: acme-a}, b.md: {source: https://acme.example/b/page.html}}\n"),
		"acme/a.md":          {Data: []byte("# A\n{: #top}\n\n[own](#top) [gone](#gone) [file](b.md#more) [topic](/docs/x?topic=acme-a#top) [pub](/docs/other) [web](https://example.org/) [lost](x.html)\n")},
		"acme/b.md":          {Data: []byte("# B\n\n## More {#more}\n\n[rel](sibling.html)\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range c.Documents {
		for _, l := range d.Body.Links {
			got = append(got, l.Target)
		}
	}
	want := []string{"#top", "", "demarc:acme/b#more", "demarc:acme/a#top", "https://acme.example/docs/other", "https://example.org/", "", "https://acme.example/b/sibling.html"}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("targets\n%q, want\n%q", got, want)
	}
	lost := 0
	for _, f := range c.Findings {
		if f.Rule == "link-unresolved" {
			lost++
		}
	}
	if lost != 2 {
		t.Errorf("%d links are reported, want 2", lost)
	}
}

// TestComponentsLinkFromWhatNamesThem links across providers, and everyday words
// not at all.
func TestComponentsLinkFromWhatNamesThem(t *testing.T) {
	c, err := loadFS(t, fstest.MapFS{
		"acme/provider.yaml":  provider(""),
		"acme/parts.md":       {Data: []byte("## Parts\n\n| Component | Description |\n|---|---|\n| `kube-thing` | It runs. |\n| Storage | Disks. |\n")},
		"other/provider.yaml": {Data: []byte("name: Other\n")},
		"other/tasks.md":      {Data: []byte("## Tasks\n\n| Task | Other | Customer |\n|---|---|---|\n| Mend the kube-thing and its storage | RA | |\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Components) != 2 || c.Components[0].ID != "acme/kube-thing" {
		t.Fatalf("components %v", c.Components)
	}
	for _, r := range c.Responsibilities {
		if strings.Join(r.Components, " ") != "kube-thing" {
			t.Errorf("%s names %v, want kube-thing alone", r.ID, r.Components)
		}
	}
}

// TestPinsOverruleTheClassifier lets an author correct a topic by id.
func TestPinsOverruleTheClassifier(t *testing.T) {
	c, err := loadFS(t, fstest.MapFS{
		"acme/provider.yaml": provider("pins: {\"acme/a#tasks/back-up-etcd\": [leaving]}\n"),
		"acme/a.md":          {Data: []byte("## Tasks\n\n| Task | Acme | Customer |\n|---|---|---|\n| Back up etcd | RA | |\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Responsibilities[0].Topic(); got != "leaving" {
		t.Errorf("topic %q, want the pinned one", got)
	}
}

// TestOutputDoesNotDependOnOrder loads with one worker and with many.
func TestOutputDoesNotDependOnOrder(t *testing.T) {
	var outlines []string
	for _, workers := range []int{1, 8} {
		c, err := load.Content(context.Background(), os.DirFS("../../content"), load.Options{Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		s := ""
		for _, d := range c.Documents {
			s += d.ID + d.Hash + string(d.Body.HTML)
		}
		for _, r := range c.Responsibilities {
			s += r.ID + r.Clause
		}
		outlines = append(outlines, s)
	}
	if outlines[0] != outlines[1] {
		t.Error("the catalogs differ")
	}
}
