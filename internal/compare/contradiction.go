package compare

import (
	"strings"
	"unicode/utf8"

	"demarc/internal/model"
)

// Contradiction is a place where a document says two things of one work: its
// overview gives it to one side, a detailed row to the other.
type Contradiction struct {
	Provider         *model.Provider
	Overview, Detail *model.Responsibility
	// Duty is what the detail asks of the customer. It has a nil model.Duty where
	// the detail gives the whole row to the provider.
	Duty Duty
}

// Contradictions finds where the documents of a catalog contradict themselves, in
// its order: an overview gives a topic in an area to the provider, and a detailed
// row asks something of the customer; or it gives it to the customer, and a row
// about the same gives it to the provider. Prose introduces an area as a whole and
// is no detailed row.
func Contradictions(c *model.Catalog) []Contradiction {
	o := overviewOf(c)
	providers := listOf(c.Providers, func(p *model.Provider) (string, bool) { return p.ID, true })
	var found []Contradiction
	each(c, providers, func(p int, r *model.Responsibility) {
		if r.Form == model.FormMatrix || r.Form == model.FormProse || r.Area == "" {
			return
		}
		provider := providers.all[p]
		if cell := o.byTopic[place{r.Document, r.Area, r.Topic()}]; cell != nil &&
			cell.Owner == model.OwnerCustomer && r.Owner == model.OwnerProvider {
			found = append(found, Contradiction{Provider: provider, Overview: cell, Detail: r})
		}
		found = append(found, hiddenDuties(o, provider, r)...)
	})
	return found
}

// hiddenDuties finds the customer's duties in r on what the overview gives to
// the provider, one a cell.
func hiddenDuties(o *overview, p *model.Provider, r *model.Responsibility) []Contradiction {
	var found []Contradiction
	told := map[*model.Responsibility]bool{}
	for _, d := range dutiesOf(r, p) {
		if d.Party.Role != model.RoleCustomer || d.Kind != model.KindDoes || d.Modality == model.ModalityMay {
			continue
		}
		for _, cell := range o.cells(r, d.Duty) {
			if cell.Owner != model.OwnerProvider || told[cell] {
				continue
			}
			told[cell] = true
			found = append(found, Contradiction{p, cell, r, d})
		}
	}
	return found
}

// place is where an overview and a detailed row of one document meet.
type place struct{ document, area, subject string }

// overview finds the matrix cells that give a place to one side.
type overview struct {
	byTopic map[place]*model.Responsibility
	// byLabel holds labels of several words: "worker nodes" in a duty's text
	// means the row of that name, "service" may mean anything.
	byLabel map[place]*model.Responsibility
	longest int // words of the longest such label
}

// overviewOf indexes the overviews of all documents.
func overviewOf(c *model.Catalog) *overview {
	o := &overview{map[place]*model.Responsibility{}, map[place]*model.Responsibility{}, 0}
	for i := range c.Responsibilities {
		r := &c.Responsibilities[i]
		if r.Form != model.FormMatrix || r.Area == "" {
			continue
		}
		if r.Topic() != "" {
			o.byTopic[place{r.Document, r.Area, r.Topic()}] = r
		}
		if ws := Words(r.Label); len(ws) > 1 {
			o.byLabel[place{r.Document, r.Area, strings.Join(ws, " ")}] = r
			o.longest = max(o.longest, len(ws))
		}
	}
	return o
}

// cells returns the cells of the overview that a duty of r speaks of: that of
// the row's topic, and those whose row it names. Topics of the duty's own are
// no ground to say that a document contradicts itself: a duty may touch many.
func (o *overview) cells(r *model.Responsibility, d *model.Duty) []*model.Responsibility {
	var out []*model.Responsibility
	if cell := o.byTopic[place{r.Document, r.Area, r.Topic()}]; cell != nil {
		out = append(out, cell)
	}
	ws := Words(d.Text)
	for i := range ws {
		for n := 2; n <= o.longest && i+n <= len(ws); n++ {
			if cell := o.byLabel[place{r.Document, r.Area, strings.Join(ws[i:i+n], " ")}]; cell != nil {
				out = append(out, cell)
			}
		}
	}
	return out
}

// Words returns the words of a text in lower case. A plural s does not tell two
// words apart: an overview says "worker nodes", a duty "worker node".
func Words(text string) []string {
	ws := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r >= utf8.RuneSelf)
	})
	for i, w := range ws {
		if len(w) > 3 {
			ws[i] = strings.TrimSuffix(w, "s")
		}
	}
	return ws
}
