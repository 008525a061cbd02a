package check

import (
	"strings"
	"unicode/utf8"

	"demarc/internal/diag"
	"demarc/internal/model"
)

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

// Contradiction is a place where a document says two things of one work: its
// overview gives it to one side, a detailed row to the other.
type Contradiction struct {
	Overview, Detail *model.Responsibility
	// Duty is what the detail asks of the customer, nil where the detail gives the
	// whole row to the provider. Number counts the duties of the detail from 1.
	Duty   *model.Duty
	Number int
}

// Contradictions finds where documents contradict themselves, in the order of the
// catalog.
func Contradictions(c *model.Catalog) []Contradiction { return read(c).contradictions() }

// contradictions makes the findings of [Contradictions].
func contradictions(x *reading) []diag.Finding {
	var fs []diag.Finding
	for _, c := range x.contradictions() {
		cell, r := c.Overview, c.Detail
		if c.Duty == nil {
			fs = append(fs, x.at(diag.OwnerContradiction, r, cell.ID,
				"%q is the provider's here, but line %d gives %q to the customer", r.Label, cell.Source.Line, cell.Label))
			continue
		}
		fs = append(fs, x.at(diag.OwnerContradiction, r, cell.ID,
			"line %d gives %q to the provider, but %s asks of the customer: %s", cell.Source.Line, cell.Label, c.Duty.Clause, short(c.Duty.Text)))
	}
	return fs
}

// contradictions finds detailed rows that say otherwise than the overview of
// their document: it gives a topic in an area to the provider, and they ask
// something of the customer; or it gives it to the customer, and a row about the
// same gives it to the provider. Prose introduces an area as a whole and is no
// detailed row.
func (x *reading) contradictions() []Contradiction {
	o := x.overview()
	var found []Contradiction
	for i := range x.Responsibilities {
		r := &x.Responsibilities[i]
		if r.Form == model.FormMatrix || r.Form == model.FormProse || r.Area == "" {
			continue
		}
		if cell := o.byTopic[place{r.Document, r.Area, r.Topic()}]; cell != nil &&
			cell.Owner == model.OwnerCustomer && r.Owner == model.OwnerProvider {
			found = append(found, Contradiction{Overview: cell, Detail: r})
		}
		found = append(found, x.hiddenDuties(o, r)...)
	}
	return found
}

// hiddenDuties finds the customer's duties in r on what the overview gives to
// the provider, one a cell.
func (x *reading) hiddenDuties(o *overview, r *model.Responsibility) []Contradiction {
	var found []Contradiction
	told := map[*model.Responsibility]bool{}
	number := 0
	for i := range r.Assignments {
		a := &r.Assignments[i]
		customer := x.role(r, a.Party) == model.RoleCustomer
		for j := range a.Duties {
			d := &a.Duties[j]
			number++
			if !customer || d.Kind != model.KindDoes || d.Modality == model.ModalityMay {
				continue
			}
			for _, cell := range o.cells(r, d) {
				if cell.Owner != model.OwnerProvider || told[cell] {
					continue
				}
				told[cell] = true
				found = append(found, Contradiction{cell, r, d, number})
			}
		}
	}
	return found
}

func (x *reading) overview() *overview {
	o := &overview{map[place]*model.Responsibility{}, map[place]*model.Responsibility{}, 0}
	for i := range x.Responsibilities {
		r := &x.Responsibilities[i]
		if r.Form != model.FormMatrix || r.Area == "" {
			continue
		}
		if r.Topic() != "" {
			o.byTopic[place{r.Document, r.Area, r.Topic()}] = r
		}
		if ws := words(r.Label); len(ws) > 1 {
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
	ws := words(d.Text)
	for i := range ws {
		for n := 2; n <= o.longest && i+n <= len(ws); n++ {
			if cell := o.byLabel[place{r.Document, r.Area, strings.Join(ws[i:i+n], " ")}]; cell != nil {
				out = append(out, cell)
			}
		}
	}
	return out
}

// words returns the words of a text in lower case. A plural s does not tell two
// words apart: an overview says "worker nodes", a duty "worker node".
func words(text string) []string {
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

// short cuts a text for a message.
func short(text string) string {
	const most = 80
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	cut := string([]rune(text)[:most])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return cut + " …"
}
