// Package model is the responsibility model: plain data that the readers fill
// and every page, comparison and export is a view of.
//
// The words are those of the model's definition and have no synonyms: a provider
// publishes documents; a document has sections and responsibilities; a
// responsibility is one subject and who carries it; an assignment is one party's
// part in it, with RACI letters and duties. Everything cites the lines that say
// it. The package knows how nothing was read and how nothing is shown; only
// [Body] passes through it unread.
//
// The JSON form of [Catalog] is the export contract "demarc/model/v1".
package model

import (
	"cmp"

	"demarc/internal/diag"
)

// Schema names the version of the export contract.
const Schema = "demarc/model/v1"

// Catalog is everything that was read from one content root. Documents are
// ordered by id, everything else in document order.
type Catalog struct {
	Schema      string `json:"schema"`
	Generator   string `json:"generator"`
	GeneratedAt string `json:"generatedAt,omitempty"` // the content's newest revision date, RFC 3339

	// Kinds are the kinds of service that are compared, each within itself only;
	// the content's own kind comes first.
	Kinds            []ServiceKind    `json:"kinds"`
	Layers           []Layer          `json:"layers"`
	Topics           []Topic          `json:"topics"`
	Areas            []Area           `json:"areas"`
	Providers        []Provider       `json:"providers"`
	Documents        []Document       `json:"documents"`
	Responsibilities []Responsibility `json:"responsibilities"`
	Components       []Component      `json:"components"`
	Facts            []Fact           `json:"facts"`
	Notes            []EditorNote     `json:"notes,omitempty"` // in the order of their file
	Findings         []diag.Finding   `json:"findings"`

	// Aliases are earlier ids, so that addresses made of them lead on.
	Aliases []Alias `json:"-"`
}

// Alias is an earlier id of a provider, a document or a responsibility, and the one
// that took its place. Both are of one kind, those of responsibilities of one
// document.
type Alias struct {
	Old, New string
}

// ServiceKind is a kind of service, such as managed Kubernetes, with layers,
// topics and areas of its own. Services of two kinds are never compared.
//
// The ids of the content's own kind are those of its taxonomy; what belongs to a
// further kind has that kind before its ids, "database/backup", so that an id means
// one thing in the whole catalog.
type ServiceKind struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Layer is a group of topics; Line says whether the demarcation line runs
// through it. Layers are listed from the ground up.
type Layer struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"` // a ServiceKind's id
	Title string `json:"title"`
	// Short is a title for narrow drawings, Summary says what is in the layer.
	Short   string `json:"short,omitempty"`
	Summary string `json:"summary,omitempty"`
	Line    bool   `json:"line"`
}

// ShortTitle is the title where there is little room.
func (l *Layer) ShortTitle() string { return cmp.Or(l.Short, l.Title) }

// Topic is what a responsibility is about, the same across providers.
type Topic struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"` // a ServiceKind's id
	Title    string `json:"title"`
	Layer    string `json:"layer"`
	Summary  string `json:"summary,omitempty"`
	Question string `json:"question,omitempty"` // what a reader would ask
	// Also lists other names for it, Related the ids of neighbouring topics.
	Also    []string `json:"also,omitempty"`
	Related []string `json:"related,omitempty"`
	// Aliases are earlier ids.
	Aliases []string `json:"-"`
}

// Area is a kind of work.
type Area struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"` // a ServiceKind's id
	Title string `json:"title"`
	Short string `json:"short,omitempty"`
}

// Provider is an organisation that runs one managed service. Its id is its
// folder's name; a further service of the folder has its kind behind it,
// "acme/database".
type Provider struct {
	ID       string  `json:"id"`
	Kind     string  `json:"kind"` // a ServiceKind's id
	Name     string  `json:"name"`
	Service  string  `json:"service"`
	Homepage string  `json:"homepage,omitempty"`
	Lang     string  `json:"lang"`
	Parties  []Party `json:"parties"`
}

// Party returns the party with the id.
func (p *Provider) Party(id string) (Party, bool) {
	for _, q := range p.Parties {
		if q.ID == id {
			return q, true
		}
	}
	return Party{}, false
}

// Named returns the party that an assignment names. Of one that the provider does not
// list, which only a model of another program can have, the id tells the role: one of
// the two fixed ids, else a third company by that name.
func (p *Provider) Named(id string) Party {
	if q, ok := p.Party(id); ok {
		return q
	}
	switch Role(id) {
	case RoleProvider:
		return Party{ID: id, Role: RoleProvider, Name: p.Name}
	case RoleCustomer:
		return Party{ID: id, Role: RoleCustomer, Name: CustomerName}
	}
	return Party{ID: id, Role: RolePartner, Name: id}
}

// CustomerName is what a provider's customer is called where nothing names it
// otherwise; pages say it in their own language.
const CustomerName = "You"

// Party is who a document assigns work to. The ids "provider" and "customer"
// are fixed; a partner's is a slug of its name.
type Party struct {
	ID   string `json:"id"`
	Role Role   `json:"role"`
	Name string `json:"name"` // as a page says it: "IBM", "You", "Red Hat"
}

// Document is one source text of a provider. Its id is "folder/name", with "--"
// for each slash of a subfolder.
type Document struct {
	ID        string `json:"id"`
	Provider  string `json:"provider"`
	Title     string `json:"title"`
	Dialect   string `json:"dialect"` // ibm, gfm or plain
	Path      string `json:"path"`    // within the content root
	Code      string `json:"code"`    // short name in clause numbers
	SourceURL string `json:"sourceUrl,omitempty"`
	Updated   string `json:"updated,omitempty"`   // YYYY-MM-DD
	Retrieved string `json:"retrieved,omitempty"` // YYYY-MM-DD
	Lang      string `json:"lang"`
	Hash      string `json:"hash"` // SHA-256 of the file, hexadecimal
	// Inputs are the other files that its text is made with: keyrefs and includes, by
	// path.
	Inputs   []Input   `json:"inputs,omitempty"`
	Sections []Section `json:"sections"`
	// Unread measures what no reader took in regions that look as if they
	// assigned something.
	Unread Unread `json:"unread"`

	// Description is a sentence from the front matter, if any.
	Description string `json:"-"`
	// Body is the rendered document.
	Body Body `json:"-"`
}

// Input is a file that a document's text is made with.
type Input struct {
	Path string `json:"path"` // within the content root
	Hash string `json:"hash"` // SHA-256 of the file, hexadecimal
}

// Unread counts words of assigning-looking regions.
type Unread struct {
	Words int `json:"words"` // that no reader took
	Of    int `json:"of"`    // all of them
}

// Percent returns how many in a hundred of the words no reader took.
func (u Unread) Percent() float64 {
	if u.Of == 0 {
		return 0
	}
	return 100 * float64(u.Words) / float64(u.Of)
}

// Section is a heading and what stands under it. Its id is the anchor, unique
// in the document; "" is the text before the first heading.
type Section struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Level  int    `json:"level"`
	Parent string `json:"parent,omitempty"` // the enclosing section's id
	Line   int    `json:"line"`
	Number string `json:"number,omitempty"` // its path in clause numbers: "2.1"
}

// Source cites lines of the document's file, 1-based and inclusive, and the
// bytes [Start, End) of it.
type Source struct {
	Line    int `json:"line"`
	EndLine int `json:"endLine"`
	Start   int `json:"-"`
	End     int `json:"-"`
}

// Responsibility is the atom: one subject in one section, and who carries it.
type Responsibility struct {
	ID       string   `json:"id"`
	Document string   `json:"document"`
	Section  string   `json:"section"`
	Label    string   `json:"label"`
	Clause   string   `json:"clause"`           // "OKE 6.4"
	Area     string   `json:"area,omitempty"`   // an Area's id
	Column   string   `json:"column,omitempty"` // a matrix cell's column title
	Topics   []string `json:"topics"`           // the primary one first; none: unclassified
	Owner    Owner    `json:"owner"`
	Form     Form     `json:"form"`
	// Assignments name each party once, in the order of the source.
	Assignments []Assignment `json:"assignments"`
	// Components are slugs of components that the label names.
	Components []string `json:"components,omitempty"`
	Source     Source   `json:"source"`
}

// Topic returns the primary topic's id, "" where it is unclassified.
func (r *Responsibility) Topic() string {
	if len(r.Topics) == 0 {
		return ""
	}
	return r.Topics[0]
}

// Assignment is one party's part in a responsibility.
type Assignment struct {
	Party string `json:"party"` // a Party's id
	// Letters are RACI letters in the order R A S C I; Written is how the source
	// spells them.
	Letters string `json:"letters,omitempty"`
	Written string `json:"written,omitempty"`
	// Inferred says that the form implies the assignment and no words state it.
	Inferred bool   `json:"inferred"`
	Notes    []Note `json:"notes,omitempty"`
	Duties   []Duty `json:"duties,omitempty"`
	Source   Source `json:"source"`
}

// Note is a footnote that a mark on the letters or on the label refers to.
type Note struct {
	Mark string `json:"mark"` // without brackets: "2", "*"
	Text string `json:"text"`
	Line int    `json:"line"`
	// Anchor is the footnote's place on its document's page.
	Anchor string `json:"-"`
}

// Duty is one thing that a party does.
type Duty struct {
	Kind     Kind     `json:"kind"`
	Modality Modality `json:"modality"`
	Text     string   `json:"text"` // plain text
	// Context is the introduction of the list that the duty stands in.
	Context string `json:"context,omitempty"`
	Clause  string `json:"clause"` // "OKE 6.4.7"
	// Topics are the duty's own, where its words say more than the label does;
	// else empty, and the responsibility's hold.
	Topics     []string `json:"topics,omitempty"`
	Components []string `json:"components,omitempty"`
	Line       int      `json:"line"`
	Source     Source   `json:"-"`
}

// Bearing says in a word or two how the party carries the duty: "does", "must",
// "helps", "helps, should".
func (d *Duty) Bearing() string {
	switch {
	case d.Kind == KindDoes:
		return string(d.Modality)
	case d.Modality == ModalityDoes || d.Modality == "":
		return string(d.Kind)
	}
	return string(d.Kind) + ", " + string(d.Modality)
}

// Component is a named part of a service that a document describes. Its id is
// "provider/slug"; components of several providers with one slug share a page.
type Component struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Document    string   `json:"document"`
	Section     string   `json:"section"`
	Description string   `json:"description"`
	Topics      []string `json:"topics"`
	Source      Source   `json:"source"`
}

// Fact is a sentence that states a quantity, whoever its subject is. It assigns
// nothing.
type Fact struct {
	Document   string     `json:"document"`
	Section    string     `json:"section"`
	Text       string     `json:"text"`
	Quantities []Quantity `json:"quantities"`
	Topics     []string   `json:"topics"`
	Source     Source     `json:"source"`
}

// Quantity is a number with its unit, such as every 8 hours.
type Quantity struct {
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
	Text  string  `json:"text"` // as the source writes it
	// Every says that it is an interval, how often something is done, and not how
	// long or how much.
	Every bool `json:"-"`
}
