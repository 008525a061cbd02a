package page

import (
	"demarc/internal/model"
)

// Document is the page of a whole document, with the owner of each
// responsibility in the margin.
type Document struct {
	Frame
	Heading string
	Lede    string
	// BodyLang is the document's language, "" where it is the page's; LedeLang that of
	// the lede.
	BodyLang, LedeLang string
	Facts              DocumentFacts
	Contents           []Heading
	Body               Body
	// Components are those that the document describes.
	Components []Link
	// Siblings are the provider's other documents.
	Siblings []Link
}

// DocumentFacts is what is known about a document.
type DocumentFacts struct {
	Provider  Link
	Dated     string
	Retrieved string // "" where it is not known
	Forms     string // "matrix, columns"; "" where nothing was read
	Read      string // "92 responsibilities, 80 duties"
	Unread    string // the share of words that no reader took; "" for none
	Sources   []Link // the publisher's page, where it is known, and the file
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
	trail := []crumb{{s.t("nav.providers"), ProvidersPath}, {s.name(provider), ProviderPath(provider.ID)}, {doc.Title, p}}
	v := Document{
		Heading: doc.Title, BodyLang: s.quoted(doc),
		Lede:     s.t("document.lede"),
		Facts:    s.documentFacts(l, d),
		Contents: s.contents(l, doc),
		Body:     s.body(l, d),
		Siblings: s.siblings(l, doc), Components: s.componentLinks(l, s.described[doc.ID]),
	}
	if doc.Description != "" {
		v.Lede, v.LedeLang = doc.Description, v.BodyLang
	}
	v.Frame = s.frame(p, s.t("document.about", s.name(provider), doc.Title), trail, []int{d})
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
		Dated:    s.date(doc), Retrieved: doc.Retrieved,
		Forms:  s.forms(s.of[d]),
		Read:   s.join([]string{s.count(len(s.of[d]), "responsibility"), s.count(duties, "duty")}),
		Unread: s.unread(doc.Unread),
	}
	if address := webAddress(doc.SourceURL); address != "" {
		f.Sources = append(f.Sources, Link{Text: s.t("source.original", partyName(provider)), URL: address, External: true})
	}
	f.Sources = append(f.Sources, Link{Text: s.t("document.source"), URL: l.To(SourcePath(doc.ID))})
	if n := len(s.findingsOf(d)); n > 0 {
		f.Findings = Link{Text: s.count(n, "finding"), URL: l.At(SourcePath(doc.ID), findingsAnchor)}
	}
	return f
}

// formOrder lists the forms as MODEL.md does, in falling order of trust.
var formOrder = []model.Form{
	model.FormMatrix, model.FormRACI, model.FormMarks, model.FormColumns, model.FormList, model.FormProse,
}

// form returns what a page calls a form.
func (s *Set) form(f model.Form) string { return s.t("form." + string(f)) }

// forms names the forms that the responsibilities were read from.
func (s *Set) forms(responsibilities []int) string {
	seen := map[model.Form]bool{}
	for _, i := range responsibilities {
		seen[s.cat.Responsibilities[i].Form] = true
	}
	var words []string
	for _, f := range formOrder {
		if seen[f] {
			words = append(words, s.form(f))
		}
	}
	return s.join(words)
}

// unread says how much of what looks as if it assigned something no reader
// took.
func (s *Set) unread(u model.Unread) string {
	if u.Words == 0 {
		return ""
	}
	return s.t("document.unread", u.Words, s.count(u.Of, "word"))
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
			return append(links, Link{Text: s.t("document.all"), URL: l.At(ProviderPath(doc.Provider), documentsAnchor)})
		}
		links = append(links, Link{Text: other.Title, URL: l.To(DocumentPath(other.ID))})
	}
	return links
}
