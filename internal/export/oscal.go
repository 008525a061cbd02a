package export

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/google/uuid"

	"demarc/internal/model"
)

// The forms of OSCAL (https://pages.nist.gov/OSCAL/) say what a compliance tool
// needs of the model. A topic is a control of the catalog. A provider has a
// component definition, in which a responsibility is an implemented requirement
// and each side's duties a statement of it; and a system security plan, whose
// this-system component exports what it provides and what it leaves to those who
// build on it. What OSCAL has no word for is a property in the namespace oscalNS.
// Every UUID is a version 5 one, made of the ids of the model.
const (
	oscalVersion = "1.2.1"
	oscalNS      = "urn:demarc:oscal"
	catalogName  = "catalog.json"
	catalogHref  = "../" + catalogName // as the other documents refer to it
	// oscalUnclassified is the control of what is unclassified: no topic's id begins so.
	oscalUnclassified = "_" + unclassified
)

// The names of properties in the namespace oscalNS.
const (
	propResponsibility = "responsibility" // the id of a responsibility
	propOwner          = "owner"          // who carries it
	propForm           = "form"           // the form that it was read from
	propClause         = "clause"         // its number for citing
	propArea           = "area"           // the id of its area
	propTopic          = "topic"          // a further topic of it
	propDocument       = "document"       // the id of its document
	propLetters        = "letters"        // RACI letters of a role
	propUnassigned     = "unassigned"     // a responsibility that nobody carries; its class is the owner
)

var oscalSpace = uuid.NewSHA1(uuid.NameSpaceURL, []byte(oscalNS))

// oscalID returns the UUID of what the words identify together.
func oscalID(words ...string) string {
	return uuid.NewSHA1(oscalSpace, []byte(strings.Join(words, "\n"))).String()
}

// oscal are a catalog of the taxonomy, and a component definition and a plan a
// provider. A plan must state something: a provider without responsibilities has
// none.
func (s *Set) oscal() []File {
	files := []File{{Name: catalogName, Media: mediaJSON, Text: "The taxonomy as an OSCAL catalog: layers are groups, topics controls.", Write: s.oscalCatalog}}
	for i, name := range s.providerNames {
		files = append(files, File{"component-definitions/" + name + ".json", mediaJSON,
			"What " + s.c.Providers[i].Name + " says, as an OSCAL component definition.", "What each provider says, as an OSCAL component definition.", s.provided(i, (*oscalProvider).componentDefinition)})
	}
	for i, name := range s.providerNames {
		if len(s.ofProvider[i].responsibilities) > 0 {
			files = append(files, File{"ssp/" + name + ".json", mediaJSON,
				"What " + s.c.Providers[i].Name + " provides and leaves to its customers, as an OSCAL system security plan.",
				"What each provider provides and leaves to its customers, as an OSCAL system security plan.", s.provided(i, (*oscalProvider).plan)})
		}
	}
	return files
}

// provided makes a document of a provider.
func (s *Set) provided(i int, write func(*oscalProvider, *stream)) func(io.Writer) error {
	return func(w io.Writer) error {
		st := newStream(w)
		if err := st.document(func() { write(s.oscalProvider(i), st) }); err != nil {
			return fmt.Errorf("export OSCAL: %w", err)
		}
		return nil
	}
}

// oscalCatalog writes the taxonomy. What is unclassified has a control too, so
// that nothing is dropped.
func (s *Set) oscalCatalog(w io.Writer) error {
	st := newStream(w)
	err := st.document(func() {
		st.object("catalog", func() {
			st.member("uuid", oscalID("catalog", s.revision(each(s.c.Documents))))
			st.member("metadata", oscalMetadata{
				Title: "Topics of responsibility", LastModified: cmp.Or(s.c.GeneratedAt, undated), Version: version(s.c.GeneratedAt), OSCALVersion: oscalVersion,
				Remarks: "What providers' documents are compared by.",
			})
			st.list("groups", func() {
				for i := range s.c.Layers {
					s.oscalGroup(st, &s.c.Layers[i])
				}
				st.member("", oscalGroup{ID: groupID(oscalUnclassified), Title: unclassifiedTitle, Controls: []oscalControl{
					control(&model.Topic{ID: oscalUnclassified, Title: unclassifiedTitle, Summary: "What no topic is about."})}})
			})
		})
	})
	if err != nil {
		return fmt.Errorf("export OSCAL: %w", err)
	}
	return nil
}

func (s *Set) oscalGroup(st *stream, l *model.Layer) {
	g := oscalGroup{ID: groupID(l.ID), Title: markupLine(l.Title, l.ID)}
	for i := range s.c.Topics {
		if s.c.Topics[i].Layer == l.ID {
			g.Controls = append(g.Controls, control(&s.c.Topics[i]))
		}
	}
	if len(g.Controls) > 0 {
		st.member("", g)
	}
}

// The sides of a statement, in order, each with what its part of a control says.
var oscalSides = []struct {
	role  model.Role
	prose string
}{
	{model.RoleProvider, "What the provider does."},
	{model.RoleCustomer, "What the customer does."},
	{model.RolePartner, "What third parties do."},
}

// control is a topic as a control, with a part of its statement for each side.
func control(t *model.Topic) oscalControl {
	id := token(t.ID)
	statement := oscalPart{ID: statementID(id, ""), Name: "statement", Prose: cmp.Or(Escape(t.Summary), markupLine(t.Title, t.ID))}
	for _, side := range oscalSides {
		statement.Parts = append(statement.Parts, oscalPart{ID: statementID(id, side.role), Name: "item", Prose: side.prose})
	}
	c := oscalControl{ID: id, Title: markupLine(t.Title, t.ID), Parts: []oscalPart{statement}}
	if t.Question != "" {
		c.Parts = append(c.Parts, oscalPart{ID: id + "_question", Name: "question", NS: oscalNS, Prose: Escape(t.Question)})
	}
	for _, other := range t.Related {
		c.Links = append(c.Links, oscalLink{Href: "#" + token(other), Rel: "related"})
	}
	return c
}

// groupID is the id of a layer's group. Groups, controls and parts have ids of one
// space in OSCAL; no topic's id has an underscore within.
func groupID(layer string) string { return "layer_" + token(layer) }

// statementID is the id of a control's statement, or of a side's part of it.
func statementID(control string, role model.Role) string {
	if role == "" {
		return control + "_smt"
	}
	return control + "_smt." + string(role)
}

// revision identifies what documents say: OSCAL wants another UUID of a document
// whose content is another.
func (s *Set) revision(documents iter.Seq[*model.Document]) string {
	words := []string{s.c.Generator}
	for d := range documents {
		words = append(words, d.ID, d.Hash)
	}
	return oscalID(words...)
}

// version is the day of a time, "undated" where there is none.
func version(at string) string {
	day, _, _ := strings.Cut(at, "T")
	return cmp.Or(day, "undated")
}

// newest returns the time of the latest revision of documents, "" where none is
// dated.
func newest(documents []*model.Document) string {
	day := ""
	for _, d := range documents {
		if _, err := time.Parse(time.DateOnly, d.Updated); err == nil {
			day = max(day, d.Updated)
		}
	}
	if day == "" {
		return ""
	}
	return day + "T00:00:00Z"
}
