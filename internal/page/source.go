package page

import (
	"fmt"
	"io/fs"
	"slices"

	"demarc/internal/diag"
	"demarc/internal/model"
	"demarc/internal/source"
)

// Source is the page that shows a document's file, a link target for each line.
type Source struct {
	Frame
	Heading  string
	Document Link
	Original Link
	Path     string
	Size     string // "120 lines, 4 kB"
	Hash     string // the first digits of the file's SHA-256
	Text     []byte // decoded
	Dialect  string

	Evidence []Evidence // by line
	Findings []Finding
}

// Evidence is a line that something cites.
type Evidence struct {
	Line, EndLine int
	Clauses       []Link
}

// Finding is a diagnostic as a page shows it.
type Finding struct {
	Severity string
	Rule     string
	Title    string
	Message  string
	Hint     string
	Line     Link
}

// findingsAnchor is the list of findings on a source page.
const findingsAnchor = "findings"

func (s *Set) sourcePage(d int) (Source, error) {
	doc := &s.cat.Documents[d]
	p := SourcePath(doc.ID)
	l := s.linker(p)
	provider := s.provider(doc)
	v := Source{
		Heading: s.t("source.of", doc.Title), Path: doc.Path, Dialect: doc.Dialect,
		Document: Link{Text: doc.Title, URL: l.To(DocumentPath(doc.ID))},
		Evidence: s.evidence(l, d), Findings: s.findings(l, s.findingsOf(d), doc),
	}
	if address := webAddress(doc.SourceURL); address != "" {
		v.Original = Link{Text: s.t("source.original", partyName(provider)), URL: address, External: true}
	}
	v.Hash = doc.Hash[:min(len(doc.Hash), 12)]
	if err := s.readText(&v, doc); err != nil {
		return v, err
	}
	v.Frame = s.frame(p, s.t("source.about", s.name(provider), doc.Title), []crumb{
		{s.t("nav.providers"), ProvidersPath}, {s.name(provider), ProviderPath(provider.ID)},
		{doc.Title, DocumentPath(doc.ID)}, {s.t("label.source"), p},
	}, []int{d})
	return v, nil
}

// readText reads the document's file again: holding the text of every document
// from load to here would cost more than reading it twice.
func (s *Set) readText(v *Source, doc *model.Document) error {
	data, err := fs.ReadFile(s.opts.Content, doc.Path)
	if err != nil {
		return fmt.Errorf("read source of %s: %w", doc.ID, err)
	}
	f := source.NewFile(doc.Path, data)
	view, _ := source.Decode(f)
	v.Text = view.Text
	v.Size = s.join([]string{s.count(f.Lines(), "line"), s.size(len(data))})
	return nil
}

// size writes a number of bytes.
func (s *Set) size(n int) string {
	switch {
	case n >= 1<<20:
		return s.t("size.megabytes", float64(n)/(1<<20))
	case n >= 1<<10:
		return s.t("size.kilobytes", (n+512)/1024)
	}
	return s.t("size.bytes", n)
}

// evidence lists the lines that responsibilities and duties of the document cite.
func (s *Set) evidence(l Linker, d int) []Evidence {
	at := map[int]*Evidence{}
	cite := func(line, end int, clause Link) {
		e := at[line]
		if e == nil {
			e = &Evidence{Line: line, EndLine: line}
			at[line] = e
		}
		e.EndLine = max(e.EndLine, end)
		if !slices.Contains(e.Clauses, clause) {
			e.Clauses = append(e.Clauses, clause)
		}
	}
	for _, i := range s.of[d] {
		r := &s.cat.Responsibilities[i]
		cite(r.Source.Line, r.Source.EndLine, s.reference(l, r).Clause)
		k := 0
		for j := range r.Assignments {
			for _, y := range r.Assignments[j].Duties {
				k++
				if y.Line < r.Source.Line || y.Line > r.Source.EndLine {
					cite(y.Line, y.Line, s.dutyReference(l, r, k, &y).Clause)
				}
			}
		}
	}
	var out []Evidence
	for _, e := range at {
		out = append(out, *e)
	}
	slices.SortFunc(out, func(a, b Evidence) int { return a.Line - b.Line })
	return out
}

// findingsOf lists the findings about a document's file, as indexes.
func (s *Set) findingsOf(d int) []int { return s.found[s.cat.Documents[d].Path] }

func (s *Set) findings(l Linker, indexes []int, doc *model.Document) []Finding {
	var out []Finding
	for _, i := range indexes {
		f := &s.cat.Findings[i]
		out = append(out, Finding{
			Severity: string(f.Severity), Rule: f.Rule, Title: ruleTitle(f.Rule), Message: f.Message, Hint: f.Hint,
			Line: s.line(l, doc.ID, max(f.Line, 1)),
		})
	}
	return out
}

func ruleTitle(code string) string {
	for _, r := range diag.Rules() {
		if r.Code == code {
			return r.Title
		}
	}
	return code
}
