package page

import (
	"demarc/internal/diag"
	"demarc/internal/model"
)

// Method is the page that says how the documents were read, and what was not.
type Method struct {
	Frame
	Heading   string
	Lede      string
	Forms     []FormRow
	Rules     []RuleRow
	Documents []DocumentRow
	Unread    string
	// Findings lists the documents with findings, unless there are too many.
	Findings []DocumentFindings
	// Outside are findings of files that are no document.
	Outside []OutsideFinding
	Leaves  []Item // responsibilities without a topic
	More    Link
	Newest  string
}

// FormRow is a form, what it looks like and how many responsibilities were read
// from it.
type FormRow struct {
	Name, Text string
	Count      int
}

// RuleRow is a rule and how often it was found.
type RuleRow struct {
	ID, Code, Severity, Why string
	Title                   Link
	Count                   int
}

// DocumentRow is a document with what was read of it.
type DocumentRow struct {
	ID               string
	Document         Link
	Provider         Link
	Forms            string
	Dated            string
	Responsibilities int
	Unread           string
	Findings         Link // text "3", no URL for none
}

// DocumentFindings is what is wrong with one document.
type DocumentFindings struct {
	Document Link
	Path     string
	Count    string // "12 findings"
	Findings []Finding
	More     Link
}

// OutsideFinding is a finding about a file that is no document of this site.
type OutsideFinding struct {
	Finding
	Path string
}

// The limits of the page.
const (
	methodDocuments = 200 // documents whose findings are listed
	methodFindings  = 20  // findings listed of one document
	methodLeaves    = 200
)

func (s *Set) methodPage() Method {
	l := s.linker(MethodPath)
	v := Method{
		Heading: s.t("foot.method"), Lede: s.t("method.lede"), Newest: s.newest(s.all()),
	}
	counts, leaves := map[model.Form]int{}, 0
	for i := range s.cat.Responsibilities {
		r := &s.cat.Responsibilities[i]
		counts[r.Form]++
		if len(r.Topics) > 0 {
			continue
		}
		if leaves++; leaves <= methodLeaves {
			v.Leaves = append(v.Leaves, Item{Mark: Mark(s.ownerOf(r)), Text: r.Label, Lang: s.langOf(r), Ref: s.reference(l, r)})
		}
	}
	if more := leaves - len(v.Leaves); more > 0 {
		v.More = Link{Text: s.t("method.leaves-more", more), URL: l.To(ProvidersPath)}
	}
	for _, f := range formOrder {
		v.Forms = append(v.Forms, FormRow{sentence(s.form(f)), s.t("reading." + string(f)), counts[f]})
	}
	unread := model.Unread{}
	for d := range s.cat.Documents {
		v.Documents = append(v.Documents, s.documentRow(l, d))
		unread.Words += s.cat.Documents[d].Unread.Words
		unread.Of += s.cat.Documents[d].Unread.Of
	}
	v.Unread = s.unreadSentence(unread)
	v.Rules = s.ruleRows(l)
	v.Findings, v.Outside = s.allFindings(l)
	v.Frame = s.frame(MethodPath, s.t("method.about"), []crumb{{s.t("nav.method"), MethodPath}}, s.all())
	return v
}

func (s *Set) unreadSentence(u model.Unread) string {
	switch {
	case u.Of == 0:
		return s.t("method.unread-nothing")
	case u.Words == 0:
		return s.t("method.unread-none", s.count(u.Of, "word"))
	}
	return s.t("method.unread-some", s.count(u.Of, "word"), u.Words, u.Percent())
}

func (s *Set) documentRow(l Linker, d int) DocumentRow {
	doc := &s.cat.Documents[d]
	p := s.provider(doc)
	row := DocumentRow{
		ID:       DocumentAnchor(doc.ID),
		Document: Link{Text: doc.Title, URL: l.To(DocumentPath(doc.ID))},
		Provider: s.providerLink(l, p),
		Forms:    s.forms(s.of[d]), Dated: s.date(doc), Responsibilities: len(s.of[d]), Unread: s.unread(doc.Unread),
		Findings: Link{Text: s.opts.Texts.Number(0)},
	}
	if n := len(s.findingsOf(d)); n > 0 {
		row.Findings = Link{Text: s.opts.Texts.Number(n), URL: l.At(SourcePath(doc.ID), findingsAnchor)}
	}
	return row
}

func (s *Set) ruleRows(l Linker) []RuleRow {
	counts := map[string]int{}
	for i := range s.cat.Findings {
		counts[s.cat.Findings[i].Rule]++
	}
	var out []RuleRow
	for _, r := range diag.Rules() {
		out = append(out, RuleRow{"rule-" + r.Code, r.Code, string(r.Severity), r.Why, Link{Text: r.Title, URL: l.To(RulePath(r.Code))}, counts[r.Code]})
	}
	return out
}

// allFindings lists the findings of each document, and those of other files.
func (s *Set) allFindings(l Linker) ([]DocumentFindings, []OutsideFinding) {
	var out []DocumentFindings
	for d := range s.cat.Documents {
		doc := &s.cat.Documents[d]
		found := s.findingsOf(d)
		if len(found) == 0 || len(out) == methodDocuments {
			continue
		}
		df := DocumentFindings{Document: Link{Text: doc.Title, URL: l.To(DocumentPath(doc.ID))}, Path: doc.Path, Count: s.count(len(found), "finding")}
		df.Findings = s.findings(l, found[:min(len(found), methodFindings)], doc)
		if more := len(found) - methodFindings; more > 0 {
			df.More = Link{Text: s.t("item.more", more), URL: l.At(SourcePath(doc.ID), findingsAnchor)}
		}
		out = append(out, df)
	}
	var outside []OutsideFinding
	for i := range s.cat.Findings {
		f := &s.cat.Findings[i]
		if _, ok := s.byPath[f.Path]; ok || len(outside) == methodLeaves {
			continue
		}
		outside = append(outside, OutsideFinding{Path: f.Path, Finding: Finding{
			Severity: string(f.Severity), Rule: f.Rule, Title: ruleTitle(f.Rule), Message: f.Message, Hint: f.Hint,
			Line: Link{Text: LineAnchor(max(f.Line, 1))},
		}})
	}
	return out, outside
}
