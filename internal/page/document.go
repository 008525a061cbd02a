package page

import (
	"fmt"
	"strings"

	"demarc/internal/model"
)

// Document is the page of a whole document, with the owner of each
// responsibility in the margin.
type Document struct {
	Frame
	Heading  string
	Lede     string
	BodyLang string // the document's language
	Facts    DocumentFacts
	Contents []Heading
	Body     Body
	// Components are those that the document describes.
	Components []Link
	// Siblings are the provider's other documents.
	Siblings []Link
}

// DocumentFacts is what is known about a document.
type DocumentFacts struct {
	Provider  Link
	Dated     string
	Retrieved string
	Forms     string // "matrix, columns"; "" where nothing was read
	Read      string // "92 responsibilities, 80 duties"
	Unread    string // the share of words that no reader took; "" for none
	Original  Link   // the publisher's page
	Source    Link   // the file
	Findings  Link   // what is wrong with it; no text for nothing
}

// Heading is an entry of a table of contents with those below it.
type Heading struct {
	Number, Title, URL string
	Children           []Heading
}

func (s *Set) documentPage(d int) Document {
	doc := &s.cat.Documents[d]
	p := DocumentPath(doc.ID)
	l := s.linker(p)
	provider := s.provider(doc)
	trail := []crumb{{"Providers", ProvidersPath}, {s.name(provider), ProviderPath(provider.ID)}, {doc.Title, p}}
	v := Document{
		Heading: doc.Title, BodyLang: doc.Lang,
		Lede:     "The whole document, passage by passage. The margin shows how each passage was read; every number is a permanent link.",
		Facts:    s.documentFacts(l, d),
		Contents: s.contents(l, doc),
		Body:     s.body(l, d),
		Siblings: s.siblings(l, doc), Components: s.componentLinks(l, s.described[doc.ID]),
	}
	if doc.Description != "" {
		v.Lede = doc.Description
	}
	v.Frame = s.frame(p, fmt.Sprintf("%s: %s, with the owner of each responsibility.", s.name(provider), doc.Title), trail, []int{d})
	return v
}

func (s *Set) documentFacts(l Linker, d int) DocumentFacts {
	doc := &s.cat.Documents[d]
	provider := s.provider(doc)
	duties := 0
	for _, i := range s.of[d] {
		for j := range s.cat.Responsibilities[i].Assignments {
			duties += len(s.cat.Responsibilities[i].Assignments[j].Duties)
		}
	}
	f := DocumentFacts{
		Provider: s.providerLink(l, provider),
		Dated:    date(doc), Retrieved: doc.Retrieved,
		Forms:  s.forms(s.of[d]),
		Read:   plural(len(s.of[d]), "responsibility") + ", " + plural(duties, "duty"),
		Unread: unreadText(doc.Unread),
		Source: Link{Text: "as read", URL: l.To(SourcePath(doc.ID))},
	}
	if address := webAddress(doc.SourceURL); address != "" {
		f.Original = Link{Text: partyName(provider) + "’s own document", URL: address, External: true}
	}
	if n := len(s.findingsOf(d)); n > 0 {
		f.Findings = Link{Text: plural(n, "finding"), URL: l.At(SourcePath(doc.ID), findingsAnchor)}
	}
	return f
}

// formOrder lists the forms as MODEL.md does, in falling order of trust.
var formOrder = []model.Form{
	model.FormMatrix, model.FormRACI, model.FormMarks, model.FormColumns, model.FormList, model.FormProse,
}

// formWords are the forms as a page calls them.
var formWords = map[model.Form]string{
	model.FormMatrix: "matrix", model.FormRACI: "RACI", model.FormMarks: "marks",
	model.FormColumns: "columns", model.FormList: "lists", model.FormProse: "prose",
}

// forms names the forms that the responsibilities were read from.
func (s *Set) forms(responsibilities []int) string {
	seen := map[model.Form]bool{}
	for _, i := range responsibilities {
		seen[s.cat.Responsibilities[i].Form] = true
	}
	var words []string
	for _, f := range formOrder {
		if seen[f] {
			words = append(words, formWords[f])
		}
	}
	return strings.Join(words, ", ")
}

// unreadText says how much of what looks as if it assigned something no reader
// took.
func unreadText(u model.Unread) string {
	if u.Words == 0 {
		return ""
	}
	return fmt.Sprintf("%s of %s", thousands(u.Words), plural(u.Of, "word"))
}

// contentsLevels is how many levels of headings a table of contents shows.
const contentsLevels = 2

// contents makes the tree of a document's headings.
func (s *Set) contents(l Linker, doc *model.Document) []Heading {
	numbers := map[string]string{}
	for _, sec := range doc.Sections {
		numbers[sec.ID] = sec.Number
	}
	page := DocumentPath(doc.ID)
	top := topLevel(doc.Body.Contents)
	var tree []Heading
	for _, h := range doc.Body.Contents {
		depth := h.Level - top
		if depth >= contentsLevels || h.ID == "" {
			continue
		}
		entry := Heading{Number: numbers[h.ID], Title: h.Title, URL: l.At(page, h.ID)}
		if startsWithDigit(h.Title) {
			entry.Number = "" // the publisher numbers headings
		}
		if depth > 0 && len(tree) > 0 {
			last := &tree[len(tree)-1]
			last.Children = append(last.Children, entry)
			continue
		}
		tree = append(tree, entry)
	}
	return tree
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func topLevel(headings []model.Heading) int {
	top := 0
	for _, h := range headings {
		if top == 0 || h.Level < top {
			top = h.Level
		}
	}
	return top
}

// siblings links the provider's other documents, up to a number that a reader
// can take in.
func (s *Set) siblings(l Linker, doc *model.Document) []Link {
	const most = 12
	var links []Link
	for _, d := range s.documentsOfProvider(doc.Provider) {
		other := &s.cat.Documents[d]
		if other.ID == doc.ID {
			continue
		}
		if len(links) == most {
			return append(links, Link{Text: "all documents", URL: l.At(ProviderPath(doc.Provider), documentsAnchor)})
		}
		links = append(links, Link{Text: other.Title, URL: l.To(DocumentPath(other.ID))})
	}
	return links
}
