package load

import (
	"fmt"
	"slices"

	"demarc/internal/model"
	"demarc/internal/taxonomy"
)

// classify gives responsibilities, duties, components and facts their topics and
// areas. Pins overrule the classifier.
func (w *work) classify() error {
	tax, headings := w.tax, headingsOf(&w.document)
	for i := range w.reading.Responsibilities {
		r := &w.reading.Responsibilities[i]
		reading := tax.Classify(subject(r, headings[r.Section], w.document.Lang))
		r.Topics, r.Area = reading.Topics, reading.Area
		if pinned, ok := w.provider.pins[r.ID]; ok {
			var err error
			if r.Topics, err = pinnedTopics(tax, pinned); err != nil {
				return err
			}
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
	return nil
}

// pinnedTopics returns the ids of pinned topics, which the taxonomy must have.
func pinnedTopics(tax *taxonomy.Taxonomy, pinned []pin) ([]string, error) {
	ids := make([]string, len(pinned))
	for i, p := range pinned {
		id, ok := tax.TopicID(p.topic)
		if !ok {
			return nil, fmt.Errorf("%s: a pin names the topic %q: want one of the kind %q, which its document is of", p.place, p.topic, tax.Kind().ID)
		}
		ids[i] = id
	}
	return ids, nil
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

// Why classifies a responsibility of a catalog again, by the taxonomy of its kind of
// service, and says which terms decided.
func Why(c *model.Catalog, r *model.Responsibility, kinds taxonomy.Kinds) taxonomy.Reading {
	document := slices.IndexFunc(c.Documents, func(d model.Document) bool { return d.ID == r.Document })
	if document < 0 {
		return taxonomy.Reading{}
	}
	d := &c.Documents[document]
	provider := slices.IndexFunc(c.Providers, func(p model.Provider) bool { return p.ID == d.Provider })
	if provider < 0 {
		return taxonomy.Reading{}
	}
	tax := kinds.Of(c.Providers[provider].Kind)
	if tax == nil {
		return taxonomy.Reading{}
	}
	return tax.Classify(subject(r, headingsOf(d)[r.Section], d.Lang))
}
