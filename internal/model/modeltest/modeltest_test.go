package modeltest

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"demarc/internal/model"
)

func TestEveryResponsibilityCitesLinesThatSayIt(t *testing.T) {
	c := Catalog()
	for _, r := range c.Responsibilities {
		doc := c.Documents[slices.IndexFunc(c.Documents, func(d model.Document) bool { return d.ID == r.Document })]
		f := file(doc.Path)
		for _, a := range r.Assignments {
			for _, y := range a.Duties {
				if !strings.Contains(string(f.LineText(y.Line)), strings.Fields(y.Text)[0]) {
					t.Errorf("%s: line %d of %s does not begin %q", r.ID, y.Line, doc.Path, y.Text)
				}
			}
		}
	}
}

func TestCatalogHasOneOfEverything(t *testing.T) {
	c := Catalog()
	forms, owners, kinds, layers := map[model.Form]int{}, map[model.Owner]int{}, map[model.Kind]int{}, map[string]int{}
	layer := map[string]string{}
	for _, x := range c.Topics {
		layer[x.ID] = x.Layer
	}
	for _, r := range c.Responsibilities {
		forms[r.Form]++
		owners[r.Owner]++
		layers[layer[r.Topic()]]++
		for _, a := range r.Assignments {
			for _, y := range a.Duties {
				kinds[y.Kind]++
				for _, x := range y.Topics {
					if layer[x] == "" {
						t.Errorf("%s: unknown topic %q", y.Clause, x)
					}
				}
			}
		}
	}
	if len(forms) != 6 || len(owners) != 6 || len(kinds) != 3 || len(layers) != 11 {
		t.Errorf("forms %v, owners %v, kinds %v, layers (with unclassified) %v", forms, owners, kinds, layers)
	}
}

func TestSlotsOfBodiesNameWhatIsThere(t *testing.T) {
	c := Catalog()
	slot := regexp.MustCompile("\x01([A-Z])([0-9]+)\x02")
	for _, d := range c.Documents {
		size := map[string]int{"L": len(d.Body.Links), "I": len(d.Body.Links), "K": len(d.Body.Codes)}
		for _, r := range c.Responsibilities {
			if r.Document != d.ID {
				continue
			}
			if cell := "\x01C" + strconv.Itoa(size["C"]) + "\x02"; bytes.Count(d.Body.HTML, []byte(cell)) != 1 {
				t.Errorf("%s: body shows %s %d times", d.ID, r.ID, bytes.Count(d.Body.HTML, []byte(cell)))
			}
			size["C"]++
			for _, a := range r.Assignments {
				size["D"] += len(a.Duties)
			}
		}
		size["O"], size["M"] = size["C"], size["C"]
		for _, m := range slot.FindAllSubmatch(d.Body.HTML, -1) {
			if n, _ := strconv.Atoi(string(m[2])); n >= size[string(m[1])] {
				t.Errorf("%s: slot %s%d, but there are %d", d.ID, m[1], n, size[string(m[1])])
			}
		}
	}
}
