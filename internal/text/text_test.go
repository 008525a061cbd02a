package text

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"demarc"
)

const english = `language: English
direction: ltr
texts:
  list: {comma: ",", last: "%[1]s and %[2]s"}
  count:
    duty: {"=0": no duty, one: "%d duty", other: "%d duties"}
  foot:
    made: "%[1]s of %[2]s"
    start: Start
`

const polish = `language: Polski
direction: ltr
texts:
  count:
    duty: {one: "%d zadanie", few: "%d zadania", many: "%d zadań", other: "%d zadania"}
  foot:
    made: "%[2]s: %[1]s"
`

func load(t *testing.T, lang string) *Texts {
	t.Helper()
	texts, err := Load(fstest.MapFS{"en.yaml": {Data: []byte(english)}, "pl.yaml": {Data: []byte(polish)}}, lang, Wording{})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestSay(t *testing.T) {
	for _, c := range []struct {
		lang, key string
		args      []any
		want      string
	}{
		{"en", "foot.start", nil, "Start"},
		{"en", "count.duty", []any{0}, "no duty"},
		{"en", "count.duty", []any{1}, "1 duty"},
		{"en", "count.duty", []any{12345}, "12,345 duties"},
		{"en", "foot.made", []any{"a", "b"}, "a of b"},
		{"en", "foot.maid", nil, "?foot.maid?"},
		{"pl", "foot.made", []any{"a", "b"}, "b: a"},
		{"pl", "count.duty", []any{1}, "1 zadanie"},
		{"pl", "count.duty", []any{3}, "3 zadania"},
		{"pl", "count.duty", []any{5}, "5 zadań"},
		{"pl", "foot.start", nil, "Start"}, // what a language lacks is said in English
		{"pl-PL", "count.duty", []any{1}, "1 zadanie"},
		{"nl", "count.duty", []any{1}, "1 duty"},
	} {
		if got := load(t, c.lang).Say(c.key, c.args...); got != c.want {
			t.Errorf("%s %s %v: %q, want %q", c.lang, c.key, c.args, got, c.want)
		}
	}
}

func TestTheLanguageOfTheTextsIsSaid(t *testing.T) {
	for asked, want := range map[string]string{"pl": "pl", "pl-PL": "pl-PL", "en-GB": "en-GB", "nl": "en", "": "en", "no tag!": "en"} {
		if got := load(t, asked).Lang(); got != want {
			t.Errorf("asked for %q: texts in %q, want %q", asked, got, want)
		}
	}
}

func TestLanguagesHaveTheDirectionOfTheirScript(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "ltr", "he": "rtl", "ar-EG": "rtl", "fa": "rtl", "ur": "rtl", "az": "ltr", "az-Arab": "rtl", "yi": "rtl",
		"ja": "ltr", "": "ltr", "no tag!": "ltr",
	} {
		if got := DirectionOf(lang); got != want {
			t.Errorf("%q: %s, want %s", lang, got, want)
		}
	}
}

func TestListJoinsWords(t *testing.T) {
	texts := load(t, "en")
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := texts.List(words); got != want {
			t.Errorf("%v: %q, want %q", words, got, want)
		}
	}
}

func TestFaultsOfAFileAreNamed(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"language: X\ndirection: up\ntexts: {}", `en.yaml:2:12: key "direction" is "up": want ltr or rtl`},
		{"language: X\ndirection: ltr\n", `has no "texts"`},
		{"language: X\ndirection: ltr\ntexts:\n  a: {b: {one: x}}", `"b" has no form "other": want one`},
		{"language: X\ndirection: ltr\ntexts:\n  a: {b: {some: x, other: y}}", `form "some" of "b": want a number after =`},
		{"language: X\ndirection: ltr\ntexts:\n  a: {b: 3}", `key "b" is a number: want text`},
	} {
		_, err := Load(fstest.MapFS{"en.yaml": {Data: []byte(c.data)}}, "en", Wording{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.data, err, c.want)
		}
	}
}

func TestAWordingStandsBeforeTheTextsOfTheProgram(t *testing.T) {
	fsys := fstest.MapFS{"en.yaml": {Data: []byte(english)}, "pl.yaml": {Data: []byte(polish)}}
	for _, c := range []struct {
		lang, data, key string
		args            []any
		want            string
		tag, direction  string
	}{
		{"en", "texts: {foot: {start: Home}}", "foot.start", nil, "Home", "en", "ltr"},
		{"en", "texts: {foot: {start: Home}}", "count.duty", []any{2}, "2 duties", "en", "ltr"},
		{"pl", "texts: {foot: {start: Dom}}", "foot.start", nil, "Dom", "pl", "ltr"},
		{"pl", "texts: {foot: {start: Dom}}", "count.duty", []any{3}, "3 zadania", "pl", "ltr"},
		{"he", "language: עברית\ndirection: rtl\ntexts: {foot: {start: בית}}", "foot.start", nil, "בית", "he", "rtl"},
		{"he", "direction: rtl\ntexts: {foot: {made: '%[2]s, %[1]s'}}", "foot.made", []any{"a", "b"}, "b, a", "he", "rtl"},
	} {
		texts, err := Load(fsys, c.lang, Wording{"own.yaml", []byte(c.data)})
		if err != nil {
			t.Errorf("%s %q: %v", c.lang, c.data, err)
			continue
		}
		if got := texts.Say(c.key, c.args...); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.lang, c.data, got, c.want)
		}
		if texts.Lang() != c.tag || texts.Direction() != c.direction {
			t.Errorf("%s %q: %s %s, want %s %s", c.lang, c.data, texts.Lang(), texts.Direction(), c.tag, c.direction)
		}
	}
}

func TestFaultsOfAWordingAreNamed(t *testing.T) {
	fsys := fstest.MapFS{"en.yaml": {Data: []byte(english)}}
	for _, c := range []struct{ data, want string }{
		{"texts:\n  foot: {strat: Home}", `own.yaml:2:17: text "foot.strat" is in no page`},
		{"texts:\n  foot: {made: '%[3]s'}", `text "foot.made" fills in %[3]s: want only %[1]s %[2]s`},
		{"texts:\n  foot: {start: {one: a, other: b}}", `text "foot.start" does not count: want no forms`},
		{"language: x", `has no "texts"`},
		{"texts: [a]", "own.yaml:1:8"},
	} {
		_, err := Load(fsys, "en", Wording{"own.yaml", []byte(c.data)})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.data, err, c.want)
		}
	}
}

// The languages that come with the program say everything that English says, fill
// in the same arguments, and hold nothing that English has not.
func TestTranslationsAreWhole(t *testing.T) {
	fsys, err := fs.Sub(demarc.Templates(), "text")
	if err != nil {
		t.Fatal(err)
	}
	source, err := readFile(fsys, Source)
	if err != nil {
		t.Fatal(err)
	}
	langs, err := Languages(fsys)
	if err != nil || !slices.Contains(langs, "fr") {
		t.Fatalf("languages %v, %v: want fr among them", langs, err)
	}
	for _, lang := range langs {
		f, err := readFile(fsys, lang)
		if err != nil {
			t.Fatal(err)
		}
		for key, e := range source.entries {
			own, ok := f.entries[key]
			switch {
			case !ok:
				t.Errorf("%s: %s is not translated", lang, key)
			case (own.forms == nil) != (e.forms == nil):
				t.Errorf("%s: %s counts in one language and not in the other", lang, key)
			case !slices.Equal(own.arguments(), e.arguments()):
				t.Errorf("%s: %s fills in %v, want %v", lang, key, own.arguments(), e.arguments())
			}
		}
		for key := range f.entries {
			if _, ok := source.entries[key]; !ok {
				t.Errorf("%s: %s is in no page: English has no such text", lang, key)
			}
		}
	}
}

// French has a space that does not break before marks of two parts, and inside its
// quotation marks.
func TestFrenchSpacesDoNotBreak(t *testing.T) {
	faulty := regexp.MustCompile(`\S [;?!»]|\S :[ "]|« `)
	for fsys, name := range map[fs.FS]string{demarc.Templates(): "text/fr.yaml", demarc.Content(): "taxonomy.fr.yaml"} {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			if at := faulty.FindString(line); at != "" {
				t.Errorf("%s:%d: %q breaks: want U+202F before ; ? ! and U+00A0 before : »", name, i+1, at)
			}
		}
	}
}

func TestAPlaceHasTheMarkOfTheLanguage(t *testing.T) {
	for lang, want := range map[string]string{"en": "0.88", "pl": "0,88"} {
		if got := load(t, lang).Place(.875); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

var literal = regexp.MustCompile("[\"`]([a-z]+)\\.([a-z0-9-]*)[\"`]")

// Every key that the code and the templates write is a text, and every text is
// written by some of them: whole, or by its section where the name is chosen at
// run time ("owner."+id).
func TestEveryTextIsSaid(t *testing.T) {
	fsys, err := fs.Sub(demarc.Templates(), "text")
	if err != nil {
		t.Fatal(err)
	}
	source, err := readFile(fsys, Source)
	if err != nil {
		t.Fatal(err)
	}
	sections := map[string]bool{}
	for key := range source.entries {
		section, _, _ := strings.Cut(key, ".")
		sections[section] = true
	}
	said, chosen := map[string]bool{}, map[string]bool{}
	root := os.DirFS("../..")
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !speaks(name) {
			return err
		}
		data, err := fs.ReadFile(root, name)
		for _, m := range literal.FindAllStringSubmatch(string(data), -1) {
			key := m[1] + "." + m[2]
			switch _, ok := source.entries[key]; {
			case !sections[m[1]]:
			case m[2] == "":
				chosen[m[1]] = true
			case ok:
				said[key] = true
			default:
				t.Errorf("%s says %q, which en.yaml has not", name, key)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for key := range source.entries {
		section, _, _ := strings.Cut(key, ".")
		if !said[key] && !chosen[section] {
			t.Errorf("en.yaml has %q, which nothing says", key)
		}
	}
}

// speaks reports whether a file of the program may say interface texts.
func speaks(name string) bool {
	if strings.HasPrefix(name, "templates/") {
		return strings.HasSuffix(name, ".html")
	}
	return strings.HasPrefix(name, "internal/") && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
}
