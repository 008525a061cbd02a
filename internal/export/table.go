package export

import (
	"iter"
	"strconv"
	"strings"

	"demarc/internal/model"
)

// row is a responsibility as a line of a table.
type row struct {
	set   *Set
	r     *model.Responsibility
	d     *model.Document
	p     *model.Provider
	topic *model.Topic // the primary one; nil where it is unclassified
	sides sides
}

// column is a column of a table: its title, what it holds, and how to fill it.
type column struct {
	title, text string
	cell        func(*row) string
}

// rows yields the responsibilities with the numbers as rows.
func (s *Set) rows(numbers iter.Seq[*model.Responsibility], named bool) iter.Seq[*row] {
	return func(yield func(*row) bool) {
		for r := range numbers {
			d := s.documents[r.Document]
			if d == nil {
				d = &model.Document{}
			}
			p := s.provider(d)
			var topic *model.Topic
			if i, ok := s.topics[r.Topic()]; ok {
				topic = &s.c.Topics[i]
			}
			if !yield(&row{s, r, d, p, topic, sidesOf(r, p, named)}) {
				return
			}
		}
	}
}

// title is the title of the row's topic.
func (w *row) title() string {
	if w.topic == nil {
		return unclassifiedTitle
	}
	return w.topic.Title
}

// unclassified stands for the topic of what no term decides.
const (
	unclassified      = "unclassified"
	unclassifiedTitle = "Unclassified"
)

// layer is the title of the layer of the row's topic.
func (w *row) layer() string {
	if w.topic == nil {
		return ""
	}
	return w.set.layerTitle(w.topic.Layer)
}

// area is the title of the row's area.
func (w *row) area() string {
	for i := range w.set.c.Areas {
		if w.set.c.Areas[i].ID == w.r.Area {
			return w.set.c.Areas[i].Title
		}
	}
	return w.r.Area
}

// label is a responsibility's subject, with its column where it is the cell of a
// matrix.
func label(r *model.Responsibility) string {
	if r.Column != "" {
		return r.Label + " (" + r.Column + ")"
	}
	return r.Label
}

// does returns what fills a column with the duties of a role.
func does(role model.Role) func(*row) string {
	return func(w *row) string { return lines(w.sides[role].does) }
}

func letters(role model.Role) func(*row) string {
	return func(w *row) string { return strings.Join(w.sides[role].letters, " ") }
}

// beside returns what fills a column with the duties of all roles that pick has.
func beside(pick func(*side) []string) func(*row) string {
	return func(w *row) string {
		var all []string
		for _, role := range []model.Role{model.RoleProvider, model.RoleCustomer, model.RolePartner} {
			all = append(all, pick(w.sides[role])...)
		}
		return lines(all)
	}
}

func lines(texts []string) string { return strings.Join(texts, "\n") }

// responsibilityColumns are the columns of the format csv. Their titles are
// permanent; new ones are added at the end.
var responsibilityColumns = []column{
	{"id", "Permanent id of the responsibility.", func(w *row) string { return w.r.ID }},
	{"clause", "Number for reading and citing; may shift between revisions.", func(w *row) string { return w.r.Clause }},
	{"provider", "Id of the provider.", func(w *row) string { return w.d.Provider }},
	{"document", "Id of the document.", func(w *row) string { return w.r.Document }},
	{"section", "Anchor of the section.", func(w *row) string { return w.r.Section }},
	{"label", "Subject, as the source writes it.", func(w *row) string { return w.r.Label }},
	{"area", "Id of the kind of work, where the source tells it.", func(w *row) string { return w.r.Area }},
	{"column", "Title of a matrix cell's column.", func(w *row) string { return w.r.Column }},
	{"topic", "Id of the primary topic; empty where it is unclassified.", func(w *row) string { return w.r.Topic() }},
	{"topics", "Ids of all topics, the primary one first.", func(w *row) string { return strings.Join(w.r.Topics, " ") }},
	{"owner", "Who carries it: provider, customer, partner, shared, none or unstated.", func(w *row) string { return string(w.r.Owner) }},
	{"form", "Shape that it was read from.", func(w *row) string { return string(w.r.Form) }},
	{"provider_letters", "RACI letters of the provider.", letters(model.RoleProvider)},
	{"customer_letters", "RACI letters of the customer.", letters(model.RoleCustomer)},
	{"partner_letters", "RACI letters of third parties.", letters(model.RolePartner)},
	{"provider_duties", "What the provider does, a duty a line.", does(model.RoleProvider)},
	{"customer_duties", "What the customer does, a duty a line.", does(model.RoleCustomer)},
	{"partner_duties", "What third parties do, a duty a line.", does(model.RolePartner)},
	{"helps", "What a party helps with while the other side carries it.", beside(func(s *side) []string { return s.helps })},
	{"excluded", "What a party says it will not do.", beside(func(s *side) []string { return s.excluded })},
	{"path", "File of the document within the content.", func(w *row) string { return w.d.Path }},
	{"line", "First line of the source that says so, from 1.", func(w *row) string { return strconv.Itoa(w.r.Source.Line) }},
	{"source_url", "The publisher's page.", func(w *row) string { return w.d.SourceURL }},
	{"kind", "Id of the kind of service.", func(w *row) string { return w.p.Kind }},
}

// crmColumns are the columns of a customer responsibility matrix. Their titles
// are permanent; new ones are added at the end.
var crmColumns = []column{
	{"Control ID", "Id of the topic, which the OSCAL catalog has as a control.", func(w *row) string {
		if w.topic == nil {
			return unclassified
		}
		return w.topic.ID
	}},
	{"Control", "Title of the topic.", (*row).title},
	{"Layer", "Title of the layer that the topic is in.", (*row).layer},
	{"Area", "Kind of work, where the source tells it.", (*row).area},
	{"Provider", "Name of the provider.", func(w *row) string { return w.p.Name }},
	{"Service", "Service that the document is about.", func(w *row) string { return w.p.Service }},
	{"Responsibility", "Subject, as the source writes it; in brackets the column of a matrix cell.", func(w *row) string { return label(w.r) }},
	{"Owner", "Who carries it: Provider, Customer, Shared, Partner, None (the source says nobody) or Silent (it leaves it open).",
		func(w *row) string { return ownerWords[w.r.Owner].word }},
	{"Can be inherited", "Whether a customer can rely on the provider: Yes, Partial, No, From a partner, Not applicable, Not stated.",
		func(w *row) string { return ownerWords[w.r.Owner].inherited }},
	{"Provider's part", "RACI letters and duties of the provider, each on a line.", partText(model.RoleProvider)},
	{"Customer's part", "RACI letters and duties of the customer, each on a line.", partText(model.RoleCustomer)},
	{"Partner's part", "RACI letters and duties of third parties, by name.", partText(model.RolePartner)},
	{"Clause", "Number for reading and citing; may shift between revisions.", func(w *row) string { return w.r.Clause }},
	{"Evidence", "File and line of the source that says so.", func(w *row) string { return evidence(w.r, w.d) }},
	{"Published at", "The publisher's page, which is authoritative.", func(w *row) string { return w.d.SourceURL }},
	{"Source line", "The line on the site, where it is published.", func(w *row) string { return w.set.sourceLine(w.r) }},
	{"Responsibility ID", "Permanent id of the responsibility.", func(w *row) string { return w.r.ID }},
	{"Kind", "Kind of service; responsibilities of two kinds are not compared.", func(w *row) string { return w.set.kindTitle(w.p.Kind) }},
}

// partText returns what fills a column with the part of a role.
func partText(role model.Role) func(*row) string {
	return func(w *row) string { return w.sides[role].text() }
}
