package page

import (
	"strings"

	"demarc/internal/diag"
)

// Rule says what a kind of finding is, with a case, and lists where it was found.
type Rule struct {
	Frame
	Heading, Code, Severity string
	Why, Hint               string
	// Words tells a case that cannot be shown; it has no sides then.
	Words string
	Sides []CaseSide
	// Shift says that the rule is about two revisions, and so never found in one.
	Shift bool
	Count string
	Found []RuleFound
	More  Link
}

// CaseSide is one side of a rule's case: content in which the rule finds something,
// or the same content mended.
type CaseSide struct {
	Title string
	Files []diag.CaseFile
}

// RuleFound is a place where the rule was found.
type RuleFound struct {
	Document Link // no address for a file that is no document
	Message  string
	Line     Link
}

// ruleFound is how many findings a rule's page lists.
const ruleFound = 100

// RulesPath holds the pages of rules.
const RulesPath = MethodPath + "rules/"

// RulePath is the page of the rule with the code.
func RulePath(code string) Path { return RulesPath + segment(code) }

func (s *Set) rulePage(r *diag.Rule) Rule {
	path := RulePath(r.Code)
	l := s.linker(path)
	c := r.Case()
	v := Rule{
		Heading: r.Title, Code: r.Code, Severity: string(r.Severity), Why: r.Why, Hint: sentence(r.Hint) + ".",
		Words: c.Words, Shift: len(c.Base) > 0,
	}
	side := func(key string, files []diag.CaseFile) {
		if len(files) > 0 {
			v.Sides = append(v.Sides, CaseSide{s.t(key), shownFiles(files)})
		}
	}
	if v.Shift {
		side("rule.base", c.Base)
		side("rule.shift", c.Bad)
		side("rule.no-shift", c.Good)
	} else {
		side("rule.bad", c.Bad)
		side("rule.good", c.Good)
	}
	n := 0
	for i := range s.cat.Findings {
		f := &s.cat.Findings[i]
		if f.Rule != r.Code {
			continue
		}
		if n++; n <= ruleFound {
			v.Found = append(v.Found, s.ruleFound(l, f))
		}
	}
	v.Count = s.count(n, "finding")
	if more := n - len(v.Found); more > 0 {
		v.More = Link{Text: s.t("item.more", more), URL: l.At(MethodPath, findingsAnchor)}
	}
	v.Frame = s.frame(path, s.t("rule.about", r.Title), []crumb{{s.t("nav.method"), MethodPath}, {r.Title, path}}, nil)
	return v
}

func (s *Set) ruleFound(l Linker, f *diag.Finding) RuleFound {
	found := RuleFound{Document: Link{Text: f.Path}, Message: f.Message, Line: Link{Text: LineAnchor(max(f.Line, 1))}}
	if d, ok := s.byPath[f.Path]; ok {
		doc := &s.cat.Documents[d]
		found.Document.URL = l.To(DocumentPath(doc.ID))
		found.Line.URL = l.At(SourcePath(doc.ID), found.Line.Text)
	}
	return found
}

// shownFiles are the files of a case as text of a page.
func shownFiles(files []diag.CaseFile) []diag.CaseFile {
	out := make([]diag.CaseFile, len(files))
	for i, f := range files {
		out[i] = diag.CaseFile{Path: f.Path, Text: strings.ToValidUTF8(strings.TrimRight(f.Text, "\n"), "\uFFFD")}
	}
	return out
}
