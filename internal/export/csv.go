package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"demarc/internal/model"
)

// columns are the columns of [CSV]. Their names are permanent; new ones are
// added at the end.
var columns = []string{
	"id", "clause", "provider", "document", "section", "label", "area", "column", "topic", "topics",
	"owner", "form", "provider_letters", "customer_letters", "partner_letters",
	"provider_duties", "customer_duties", "partner_duties", "helps", "excluded",
	"path", "line", "source_url", "kind",
}

// CSV writes a row a responsibility under a row of column names. Several duties
// of a cell stand on lines of their own. A cell that a spreadsheet would run as
// a formula begins with an apostrophe.
func CSV(w io.Writer, c *model.Catalog) error {
	out := csv.NewWriter(w)
	if err := out.Write(columns); err != nil {
		return fmt.Errorf("export CSV: %w", err)
	}
	documents := make(map[string]*model.Document, len(c.Documents))
	for i := range c.Documents {
		documents[c.Documents[i].ID] = &c.Documents[i]
	}
	providers := make(map[string]*model.Provider, len(c.Providers))
	for i := range c.Providers {
		providers[c.Providers[i].ID] = &c.Providers[i]
	}
	for i := range c.Responsibilities {
		r := &c.Responsibilities[i]
		d := documents[r.Document]
		if d == nil {
			d = &model.Document{}
		}
		row := cells(r, d, providers[d.Provider])
		for k := range row {
			row[k] = inert(row[k])
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("export CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("export CSV: %w", err)
	}
	return nil
}

// cells returns a responsibility's row in the order of columns.
func cells(r *model.Responsibility, d *model.Document, p *model.Provider) []string {
	letters := map[model.Role][]string{}
	duties := map[model.Role][]string{}
	beside := map[model.Kind][]string{}
	for i := range r.Assignments {
		a := &r.Assignments[i]
		role := roleOf(p, a.Party)
		if a.Letters != "" {
			letters[role] = append(letters[role], a.Letters)
		}
		for j := range a.Duties {
			if y := &a.Duties[j]; y.Kind == model.KindDoes {
				duties[role] = append(duties[role], y.Text)
			} else {
				beside[y.Kind] = append(beside[y.Kind], y.Text)
			}
		}
	}
	kind := ""
	if p != nil {
		kind = p.Kind
	}
	lines := func(texts []string) string { return strings.Join(texts, "\n") }
	return []string{
		r.ID, r.Clause, d.Provider, r.Document, r.Section, r.Label, r.Area, r.Column, r.Topic(), strings.Join(r.Topics, " "),
		string(r.Owner), string(r.Form), strings.Join(letters[model.RoleProvider], " "),
		strings.Join(letters[model.RoleCustomer], " "), strings.Join(letters[model.RolePartner], " "),
		lines(duties[model.RoleProvider]), lines(duties[model.RoleCustomer]), lines(duties[model.RolePartner]),
		lines(beside[model.KindHelps]), lines(beside[model.KindExcluded]),
		d.Path, strconv.Itoa(r.Source.Line), d.SourceURL, kind,
	}
}

// roleOf returns a party's role; who is not listed is a third party, but for
// the two fixed ids.
func roleOf(p *model.Provider, id string) model.Role {
	if p != nil {
		if q, ok := p.Party(id); ok {
			return q.Role
		}
	}
	switch r := model.Role(id); r {
	case model.RoleProvider, model.RoleCustomer:
		return r
	}
	return model.RolePartner
}

// inert keeps a spreadsheet from running a document's words as a formula.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
