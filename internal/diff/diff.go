// Package diff tells what changed between two readings of documents, and what that
// means for whoever relies on them.
//
// Nothing is paired across the folders of providers; each is compared by itself.
// Responsibilities of one provider are paired by id; those left over by the same
// words elsewhere, also in another form; those still left over by similar words. So
// are the sentences of the duties of a pair, first with the same party, then with
// another, and what is left of all rows with each other; facts are paired in their
// document first. What differs between the two sides of a pair becomes a [Shift]: a
// rule of [diag.Shifts], the responsibility, and details that each say what was and
// what is. One responsibility has at most one shift a rule.
//
// A shift is made by the documents or by the reading: where no byte of a document
// changed, and none of what its text is made with, the program or its configuration
// reads it differently. Such a shift is told apart and never alarms.
//
// The package knows the model only. What depends on a language, such as the words
// that bind a duty to a condition, is asked of a [Language]. The work grows with the
// responsibilities and not with their pairs, and the result depends on nothing but
// the two catalogs.
package diff

import (
	"cmp"
	"slices"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// Language answers what the comparison has to know of the words of a text. It is asked
// by several goroutines at once.
type Language interface {
	// Quantities lists the numbers with units that a text states.
	Quantities(text string) []model.Quantity
	// Measure says what a quantity of a text measures: "interval", "response",
	// "retention", "notice", "support", or "" where nothing says so.
	Measure(text, quantity string) string
	// Conditions lists the words that bind or narrow what a text says.
	Conditions(text string) []string
	// Sentences divides a text into its sentences.
	Sentences(text string) []string
	// Content lists the stems of the words that say what is done to what: none that
	// only joins others, says who does it or how much it binds.
	Content(text string) []string
}

// Options say how to compare.
type Options struct {
	// Language returns the words of a language, nil where there are none. Where it is
	// not set, quantities of duties and conditions are not told from other words.
	Language func(lang string) Language
}

// Aspect is what a detail speaks of.
type Aspect string

// The aspects.
const (
	AspectOwner    Aspect = "owner"
	AspectLetters  Aspect = "letters"
	AspectDuty     Aspect = "duty"
	AspectModality Aspect = "modality" // was and is are a bearing: "must", "helps, should"
	AspectContext  Aspect = "context"  // the introduction of the list that a duty stands in
	AspectQuantity Aspect = "quantity"
	AspectLabel    Aspect = "label"
	AspectPlace    Aspect = "place" // was and is are a document with a section's title
	AspectFact     Aspect = "fact"
)

// Detail is one difference. Was is empty for what is new, Is for what is gone.
type Detail struct {
	Aspect Aspect `json:"aspect"`
	// From and To are ids of parties, the same where nothing moved between them and
	// empty where no party is concerned.
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
	Was  string `json:"was,omitempty"`
	Is   string `json:"is,omitempty"`
	// Text is the sentence as it is now, or was, around a quantity or a modality.
	Text string `json:"text,omitempty"`
	// Line is where it stands now, 0 where it is gone.
	Line int `json:"line,omitempty"`
}

// Shift is one change of one responsibility or fact.
type Shift struct {
	Rule *diag.Rule
	// Level is the rule's severity, and a note where only the reading changed.
	Level diag.Severity
	// Before and After are the responsibility's two sides; one that was added has no
	// Before, one that was removed no After. A duty that moved between rows has
	// different ones. Both are nil for a fact.
	Before, After *model.Responsibility
	// BeforeFact and AfterFact are the two sides of a fact.
	BeforeFact, AfterFact *model.Fact
	Provider              string // its id
	// Path and Line cite the new side, also for what is gone: the section that it
	// stood in. Where the whole document is gone they cite the old side.
	Path    string
	Line    int
	Details []Detail
	// Reading says that no document changed, only how it is read.
	Reading bool
	// Fingerprint is the same as long as the shift is: the rule, the id and, but for
	// case and punctuation, the words of its details.
	Fingerprint string
	// Acknowledged says who took note of it and why, nil where nobody did.
	Acknowledged *Acknowledgement
}

// Open reports whether the shift waits for somebody: the documents made it and
// nobody acknowledged it.
func (s *Shift) Open() bool { return !s.Reading && s.Acknowledged == nil }

// ID is that of the responsibility as it is now, where it still is, or of a fact's
// section.
func (s *Shift) ID() string {
	if f := cmp.Or(s.AfterFact, s.BeforeFact); f != nil {
		return f.Document + "#" + f.Section
	}
	return cmp.Or(s.After, s.Before).ID
}

// Title is the label of the responsibility; a fact has its own words.
func (s *Shift) Title() string {
	if f := cmp.Or(s.AfterFact, s.BeforeFact); f != nil {
		return f.Text
	}
	return cmp.Or(s.After, s.Before).Label
}

// Topics are those of the responsibility or fact as it is now, where it still is.
func (s *Shift) Topics() []string {
	if f := cmp.Or(s.AfterFact, s.BeforeFact); f != nil {
		return f.Topics
	}
	return cmp.Or(s.After, s.Before).Topics
}

// Document is the id of the document that it stands in.
func (s *Shift) Document() string {
	if f := cmp.Or(s.AfterFact, s.BeforeFact); f != nil {
		return f.Document
	}
	return cmp.Or(s.After, s.Before).Document
}

// Report is what differs between two catalogs.
type Report struct {
	// Shifts are ordered by rule, from the gravest, then as the new catalog has them,
	// what is gone behind it; those that only the reading made come last.
	Shifts []Shift
	// Before and After count the responsibilities of either side, Unchanged those that
	// have no shift.
	Before, After, Unchanged int
	// Unused lists acknowledgements that no shift needs.
	Unused []Acknowledgement

	parties parties
}

// Party is what the documents of a provider call a party, its id where they do not
// name it.
func (r *Report) Party(provider, id string) string {
	if p, ok := r.parties.find(provider, id); ok {
		return p.Name
	}
	return id
}

// Count counts the open shifts of a level or graver.
func (r *Report) Count(level diag.Severity) int {
	n := 0
	for i := range r.Shifts {
		if s := &r.Shifts[i]; s.Open() && s.Level.AtLeast(level) {
			n++
		}
	}
	return n
}

// Compare tells what changed from one catalog to another.
func Compare(before, after *model.Catalog, o Options) *Report {
	r := &Report{Before: len(before.Responsibilities), After: len(after.Responsibilities), parties: partiesOf(before, after)}
	r.Unchanged = r.After
	var shifts []*Shift
	for _, c := range compareFolders(before, after, r.parties, o) {
		shifts = append(shifts, c.shifts...)
		r.Unchanged -= c.changed
	}
	arrange(shifts)
	r.Shifts = make([]Shift, len(shifts))
	for i, s := range shifts {
		r.Shifts[i] = *s
	}
	return r
}

// arrange orders shifts as [Report] has them.
func arrange(shifts []*Shift) {
	ranks := map[*diag.Rule]int{}
	for n, rule := range diag.Shifts() {
		ranks[rule] = n
	}
	rank := func(s *Shift) int {
		if s.Reading {
			return len(ranks) + ranks[s.Rule]
		}
		return ranks[s.Rule]
	}
	slices.SortStableFunc(shifts, func(a, b *Shift) int { return cmp.Or(rank(a)-rank(b), a.part()-b.part()) })
}

// part is where a shift stands among those of its rule: before what is gone, and that
// before facts.
func (s *Shift) part() int {
	switch {
	case s.BeforeFact != nil || s.AfterFact != nil:
		return 2
	case s.After == nil:
		return 1
	}
	return 0
}
