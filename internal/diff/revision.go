package diff

import (
	"strings"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// Revision is a revision of the content that changed the model, as plain data that
// can be kept and shown where the two catalogs are gone.
type Revision struct {
	Commit  string   `json:"commit"` // the hash
	Date    string   `json:"date"`   // RFC 3339, UTC
	Subject string   `json:"subject"`
	First   bool     `json:"first"` // nothing of those providers was there before
	Names   []string `json:"names"` // of the providers whose documents changed
	Changes []Change `json:"changes"`
	// After counts the responsibilities that those providers have now, Unchanged those
	// of them without a change.
	After     int `json:"after"`
	Unchanged int `json:"unchanged"`
}

// Change is a shift of a revision.
type Change struct {
	Rule     string        `json:"rule"`
	Level    diag.Severity `json:"level"`
	ID       string        `json:"id"`
	Label    string        `json:"label"`
	Provider string        `json:"provider"` // its name
	Topics   []string      `json:"topics"`
	Lang     string        `json:"lang"` // of the document
	Was      *Standing     `json:"was,omitempty"`
	Is       *Standing     `json:"is,omitempty"`
	// Parties names those of the details, by id.
	Parties map[string]string `json:"parties"`
	Details []Detail          `json:"details"`
}

// Standing is one side of a responsibility: its owner and how many duties each side
// has. The provider's are those of all but the customer.
type Standing struct {
	Owner    model.Owner `json:"owner"`
	Provider int         `json:"provider"`
	Customer int         `json:"customer"`
}

// Changes puts the shifts that documents made into plain data. Names of providers and
// languages come from either catalog.
func (r *Report) Changes(catalogs ...*model.Catalog) []Change {
	names, langs := map[string]string{}, map[string]string{}
	for _, c := range catalogs {
		for i := range c.Providers {
			names[c.Providers[i].ID] = c.Providers[i].Name
		}
		for i := range c.Documents {
			langs[c.Documents[i].ID] = c.Documents[i].Lang
		}
	}
	out := []Change{}
	for i := range r.Shifts {
		s := &r.Shifts[i]
		if s.Reading {
			continue
		}
		c := Change{
			Rule: s.Rule.Code, Level: s.Level, ID: s.ID(), Label: s.Title(), Provider: names[s.Provider],
			Topics: s.Topics(), Lang: langs[s.Document()], Was: standing(s.Before), Is: standing(s.After),
			Parties: map[string]string{}, Details: s.Details,
		}
		for _, d := range s.Details {
			for _, id := range []string{d.From, d.To} {
				if id != "" {
					c.Parties[id] = r.Party(s.Provider, id)
				}
			}
		}
		out = append(out, c)
	}
	return out
}

func standing(r *model.Responsibility) *Standing {
	if r == nil {
		return nil
	}
	s := &Standing{Owner: r.Owner}
	for i := range r.Assignments {
		a := &r.Assignments[i]
		n := 0
		for j := range a.Duties {
			if a.Duties[j].Kind != model.KindExcluded {
				n++
			}
		}
		if strings.EqualFold(a.Party, string(model.RoleCustomer)) {
			s.Customer += n
		} else {
			s.Provider += n
		}
	}
	return s
}
