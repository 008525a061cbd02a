package taxonomy

import (
	"strings"
	"testing"
	"testing/fstest"

	"demarc"
	"demarc/internal/model"
)

func TestTitlesTranslateWhatIsShown(t *testing.T) {
	titles, err := LoadTitles(fstest.MapFS{"t.yaml": {Data: []byte(`
areas: {change: {title: Changements}}
layers: {data: {title: Données, short: Don, summary: Tout.}}
topics: {keys: {title: Clés, question: "Qui ?"}}
`)}}, "t.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c := &model.Catalog{
		Areas:  []model.Area{{ID: "change", Title: "Change management", Short: "Change"}, {ID: "exit", Title: "Exit"}},
		Layers: []model.Layer{{ID: "data", Title: "Data", Short: "Data", Summary: "All."}},
		Topics: []model.Topic{{ID: "keys", Title: "Keys", Summary: "Secrets.", Question: "Who?"}},
	}
	before := c.Topics
	titles.Translate(c)
	for got, want := range map[string]string{
		c.Areas[0].Title: "Changements", c.Areas[0].Short: "Change", c.Areas[1].Title: "Exit",
		c.Layers[0].Title: "Données", c.Layers[0].Short: "Don", c.Layers[0].Summary: "Tout.",
		c.Topics[0].Title: "Clés", c.Topics[0].Summary: "Secrets.", c.Topics[0].Question: "Qui ?",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if before[0].Title != "Keys" {
		t.Error("the taxonomy's own topics were changed")
	}
}

func TestWithoutAFileOfTitlesNothingIsTranslated(t *testing.T) {
	titles, err := LoadTitles(fstest.MapFS{}, "t.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c := &model.Catalog{Topics: []model.Topic{{ID: "keys", Title: "Keys"}}}
	titles.Translate(c)
	if c.Topics[0].Title != "Keys" {
		t.Errorf("title %q, want Keys", c.Topics[0].Title)
	}
}

func TestFaultsOfTitlesAreNamed(t *testing.T) {
	tax, err := Load(demarc.Content(), "taxonomy.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ data, want string }{
		{"topics:\n  dta: {title: x}", `t.yaml:2:3: topic "dta" is not in the taxonomy: want the id of one`},
		{"layers:\n  change: {title: x}", `layer "change" is not in the taxonomy`},
		{"topics:\n  data: {summary: x}", `has no "title"`},
		{"topics:\n  data: {title: x, terms: y}", `unknown key "terms"`},
		{"words: {}", `unknown key "words"`},
	} {
		titles, err := LoadTitles(fstest.MapFS{"t.yaml": {Data: []byte(c.data)}}, "t.yaml")
		if err == nil {
			err = titles.Check(Kinds{tax})
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.data, err, c.want)
		}
	}
}

// The titles that come with the program name all that its taxonomy has.
func TestTheFrenchTitlesAreWhole(t *testing.T) {
	tax, err := Load(demarc.Content(), "taxonomy.yaml")
	if err != nil {
		t.Fatal(err)
	}
	titles, err := LoadTitles(demarc.Content(), "taxonomy.fr.yaml")
	if err == nil {
		err = titles.Check(Kinds{tax})
	}
	if err != nil {
		t.Fatal(err)
	}
	if k := tax.Kind(); titles.kinds[k.ID].Title == "" {
		t.Errorf("kind %s lacks words", k.ID)
	}
	for _, v := range tax.Areas() {
		if own := titles.areas[v.ID]; own.Title == "" || own.Short == "" {
			t.Errorf("area %s lacks words", v.ID)
		}
	}
	for _, v := range tax.Layers() {
		if own := titles.layers[v.ID]; own.Title == "" || own.Short == "" || own.Summary == "" {
			t.Errorf("layer %s lacks words", v.ID)
		}
	}
	for _, v := range tax.Topics() {
		if own := titles.topics[v.ID]; own.Title == "" || own.Summary == "" || own.Question == "" {
			t.Errorf("topic %s lacks words", v.ID)
		}
	}
}
