package load

import (
	"demarc/internal/model"
	"demarc/internal/taxonomy"
)

// classify gives responsibilities, duties, components and facts their topics and
// areas. Pins overrule the classifier.
func (w *work) classify(tax *taxonomy.Taxonomy) {
	headings := headingsOf(&w.document)
	for i := range w.reading.Responsibilities {
		r := &w.reading.Responsibilities[i]
		reading := tax.Classify(subject(r, headings[r.Section], w.document.Lang))
		r.Topics, r.Area = reading.Topics, reading.Area
		if pinned, ok := w.provider.pins[r.ID]; ok {
			r.Topics = pinned
		}
		if r.Topics == nil {
			r.Topics = []string{}
		}
		classifyDuties(tax, r, w.document.Lang)
	}
	for i := range w.reading.Components {
		c := &w.reading.Components[i]
		c.Topics = topics(tax, taxonomy.Subject{Label: c.Name, Headings: headings[c.Section], Duties: []string{c.Description}, Lang: w.document.Lang})
	}
	for i := range w.reading.Facts {
		f := &w.reading.Facts[i]
		f.Topics = topics(tax, taxonomy.Subject{Label: f.Text, Headings: headings[f.Section], Lang: w.document.Lang})
	}
}

// classifyDuties gives duties their own topics where their words say more than the
// label does. A duty that is the label's own words says no more.
func classifyDuties(tax *taxonomy.Taxonomy, r *model.Responsibility, lang string) {
	for a := range r.Assignments {
		for k := range r.Assignments[a].Duties {
			d := &r.Assignments[a].Duties[k]
			if d.Text != r.Label {
				d.Topics = tax.ClassifyDuty(d.Text, lang, r.Topics)
			}
		}
	}
}

func topics(tax *taxonomy.Taxonomy, s taxonomy.Subject) []string {
	if t := tax.Classify(s).Topics; t != nil {
		return t
	}
	return []string{}
}

// subject is what the classifier is told of a responsibility.
func subject(r *model.Responsibility, headings []string, lang string) taxonomy.Subject {
	s := taxonomy.Subject{Label: r.Label, Headings: headings, Column: r.Column, Lang: lang}
	for _, a := range r.Assignments {
		for _, d := range a.Duties {
			if d.Text != r.Label {
				s.Duties = append(s.Duties, d.Text)
			}
		}
	}
	return s
}

// headingsOf returns for each section its own title and those around it, innermost
// first, without the document's title.
func headingsOf(d *model.Document) map[string][]string {
	out := map[string][]string{}
	for _, s := range d.Sections {
		titles := []string{s.Title}
		if s.Level == 1 && s.Parent == "" && s.ID == d.Sections[0].ID {
			titles = nil
		}
		out[s.ID] = append(titles, out[s.Parent]...)
	}
	return out
}

// Why classifies a responsibility of a catalog again and says which terms decided.
func Why(c *model.Catalog, r *model.Responsibility, tax *taxonomy.Taxonomy) taxonomy.Reading {
	for i := range c.Documents {
		if d := &c.Documents[i]; d.ID == r.Document {
			return tax.Classify(subject(r, headingsOf(d)[r.Section], d.Lang))
		}
	}
	return taxonomy.Reading{}
}
