package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"demarc/internal/extract"
	"demarc/internal/model"
)

// A target for each reader: the fuzzer fills the cells, items or sentences of a
// document that has the reader's form.

var owners = map[model.Owner]bool{
	model.OwnerProvider: true, model.OwnerCustomer: true, model.OwnerPartner: true,
	model.OwnerShared: true, model.OwnerNone: true, model.OwnerUnstated: true,
}

// sound checks what holds for every reading, whatever the words are.
func sound(t *testing.T, doc string, r *extract.Reading) {
	t.Helper()
	for _, x := range r.Responsibilities {
		if !owners[x.Owner] || x.ID == "" || x.Clause == "" {
			t.Errorf("%q: responsibility %+v", doc, x)
		}
		if x.Source.Line < 1 || x.Source.EndLine < x.Source.Line || x.Source.EndLine > strings.Count(doc, "\n")+1 {
			t.Errorf("%q: %s cites lines %d–%d", doc, x.ID, x.Source.Line, x.Source.EndLine)
		}
		seen := map[string]bool{}
		for _, a := range x.Assignments {
			if seen[a.Party] && x.Form != model.FormRACI && x.Form != model.FormColumns {
				t.Errorf("%q: %s names %s twice", doc, x.ID, a.Party)
			}
			seen[a.Party] = true
			if strings.Trim(a.Letters, "RASCI") != "" {
				t.Errorf("%q: letters %q", doc, a.Letters)
			}
		}
	}
}

// cellText makes fuzzed text stand in one cell.
func cellText(s string) string {
	return strings.NewReplacer("|", "/", "\n", " ", "\r", " ").Replace(s)
}

func fuzzTable(f *testing.F, header string, seeds ...[2]string) {
	for _, s := range seeds {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		doc := fmt.Sprintf("## Section\n\n%s\n|---|---|---|\n| Disks | %s | %s |\n| Keys | Acme | You |\n", header, cellText(a), cellText(b))
		sound(t, doc, read(t, "", "doc.md", []byte(doc)))
	})
}

func FuzzMatrix(f *testing.F) {
	fuzzTable(f, "| Resource | Operations | Change |", [2]string{"Shared", "n/a"}, [2]string{"Acme and customer", "-"}, [2]string{"[You](#x)", "Nobody"})
}

func FuzzRACI(f *testing.F) {
	fuzzTable(f, "| Activity | Acme | Customer |", [2]string{"RA", "I*"}, [2]string{"**R/A**", "C, I"}, [2]string{"А (2)", "-"})
}

func FuzzMarks(f *testing.F) {
	fuzzTable(f, "| Control | Acme | Hosted Customer |", [2]string{"✅", ""}, [2]string{":x:", "●"}, [2]string{"x", "no"})
}

func FuzzColumns(f *testing.F) {
	fuzzTable(f, "| Resource | How Acme helps | Your responsibilities |", [2]string{"<ul><li>a</li></li></ul>", `- a \n - b`}, [2]string{"None. You do.", "**Responsibility:** Total All of it"})
}

func FuzzList(f *testing.F) {
	f.Add("It is Acme's responsibility to:", "Patch. Note that Acme does not sing.")
	f.Add("**Your responsibilities**", "You and Acme share it.")
	f.Add("Acme does not support:", "(a) b")
	f.Fuzz(func(t *testing.T, intro, item string) {
		doc := "## Section\n\n" + cellText(intro) + "\n\n- " + cellText(item) + "\n- last\n"
		sound(t, doc, read(t, "", "doc.md", []byte(doc)))
	})
}

func FuzzProse(f *testing.F) {
	f.Add("Acme owns the hosts, while you must secure your applications.")
	f.Add("It's the responsibility of the customer; Acme isn't responsible (see [x](y)).")
	f.Add("A task for which both you and Acme's support team share responsibility: it is managed by Acme.")
	f.Add("Team: \"keys are handled by Acme and disks are handled by you.\"")
	f.Fuzz(func(t *testing.T, text string) {
		doc := "## Section\n\n" + text
		sound(t, doc, read(t, "", "doc.md", []byte(doc)))
	})
}
