package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"demarc/internal/dialect"
	"demarc/internal/extract"
	"demarc/internal/golden"
	"demarc/internal/markdown"
	"demarc/internal/model"
	"demarc/internal/source"
)

// TestCases walks testdata: each file opens with why the behaviour matters and
// holds a document and what is read from it. A line "lang:" or "partners:" of the
// comment sets the provider's; its names are Acme and Acme Cloud.
func TestCases(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *txtar.Archive) {
		golden.Set(a, "want", describe(read(t, string(a.Comment), a.Files[0].Name, a.Files[0].Data)))
	})
}

// read sends a document through the pipeline up to the readers.
func read(t testing.TB, comment, name string, data []byte) *extract.Reading {
	t.Helper()
	lang, names := "en", extract.PartyNames{Provider: []string{"Acme", "Acme Cloud"}}
	for line := range strings.Lines(comment) {
		if v, ok := strings.CutPrefix(strings.TrimSpace(line), "lang: "); ok {
			lang = v
		}
		if v, ok := strings.CutPrefix(strings.TrimSpace(line), "partners: "); ok {
			names.Partners = strings.Split(v, ", ")
		}
	}
	words, err := extract.WordsOf(lang)
	if err != nil {
		t.Fatal(err)
	}
	return readIn(t, words, names, name, data)
}

// readIn reads a document with the words of a language.
func readIn(t testing.TB, words *extract.Words, names extract.PartyNames, name string, data []byte) *extract.Reading {
	t.Helper()
	list := []model.Party{{ID: "provider", Role: model.RoleProvider, Name: "Acme"}, {ID: "customer", Role: model.RoleCustomer, Name: words.You}}
	for _, p := range names.Partners {
		list = append(list, model.Party{ID: model.Slug(p), Role: model.RolePartner, Name: p})
	}
	view, _ := source.Decode(source.NewFile(name, data))
	view, _ = dialect.Prepare(view, dialect.Options{Dialect: dialect.Detect(name, view.Text)})
	doc, _ := markdown.Parse(view)
	return extract.Read(doc, extract.Options{
		Document: "acme/doc", Code: "A", Title: "The document", Parties: extract.NewParties(list, names, words),
		Area: func(string) string { return "" },
	})
}

// describe writes a reading the way a reviewer wants to see it.
func describe(r *extract.Reading) string {
	var b strings.Builder
	for _, x := range r.Responsibilities {
		fmt.Fprintf(&b, "%s %s %s [%s] L%d\n", x.Form, x.Owner, x.ID, x.Clause, x.Source.Line)
		for _, a := range x.Assignments {
			fmt.Fprintf(&b, "  %s", a.Party)
			if a.Letters != "" {
				fmt.Fprintf(&b, " %s (%s)", a.Letters, a.Written)
			}
			if a.Inferred {
				b.WriteString(" inferred")
			}
			b.WriteByte('\n')
			for _, n := range a.Notes {
				fmt.Fprintf(&b, "    note %s: %s\n", n.Mark, n.Text)
			}
			for _, d := range a.Duties {
				fmt.Fprintf(&b, "    %s/%s L%d: %s\n", d.Kind, d.Modality, d.Line, d.Text)
			}
		}
	}
	for _, c := range r.Components {
		fmt.Fprintf(&b, "component %s L%d: %s\n", c.Name, c.Source.Line, c.Description)
	}
	for _, f := range r.Facts {
		fmt.Fprintf(&b, "fact L%d %v: %s\n", f.Source.Line, quantitiesText(f.Quantities), f.Text)
	}
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "finding %s L%d: %s\n", f.Rule, f.Line, f.Message)
	}
	return b.String()
}

// quantitiesText writes quantities as "[8 hour every 8 hours]".
func quantitiesText(qs []model.Quantity) string {
	parts := make([]string, len(qs))
	for i, q := range qs {
		parts[i] = fmt.Sprintf("{%g %s %s}", q.Value, q.Unit, q.Text)
		if q.Every {
			parts[i] = "every " + parts[i]
		}
	}
	return "[" + strings.Join(parts, " ") + "]"
}

// FuzzRead checks that no document makes a reader panic, and that what is read
// cites bytes of the file.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	editions, err := filepath.Glob("../../content/*/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range editions {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := read(t, "partners: Third Co", "doc.md", data)
		ids := map[string]bool{}
		for _, x := range r.Responsibilities {
			if ids[x.ID] {
				t.Errorf("two responsibilities have the id %s", x.ID)
			}
			ids[x.ID] = true
			if x.Source.Start < 0 || x.Source.End > len(data) || x.Source.Start > x.Source.End {
				t.Errorf("%s cites bytes %d–%d of %d", x.ID, x.Source.Start, x.Source.End, len(data))
			}
		}
	})
}
