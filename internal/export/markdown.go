package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// markdown is an overview of topics by provider, and a document a provider.
func (s *Set) markdown() []File {
	files := []File{{Name: "overview.md", Media: mediaMarkdown, Text: "Every topic by provider, as Markdown.", Write: s.markdownOverview}}
	for i, name := range s.providerNames {
		files = append(files, File{"providers/" + name + ".md", mediaMarkdown, "What " + s.c.Providers[i].Name + " says, as Markdown.", "What each provider says, as Markdown.",
			func(w io.Writer) error { return s.markdownProvider(w, i) }})
	}
	return files
}

// markdownWriter writes lines; the first error stays in it.
type markdownWriter struct {
	out *bufio.Writer
}

func (m markdownWriter) line(format string, args ...any) {
	fmt.Fprintf(m.out, format+"\n", args...)
}

func (m markdownWriter) end() error {
	if err := m.out.Flush(); err != nil {
		return fmt.Errorf("export Markdown: %w", err)
	}
	return nil
}

func (s *Set) markdownOverview(w io.Writer) error {
	m := markdownWriter{bufio.NewWriter(w)}
	m.line("# Who does what")
	m.line("\nWho carries each topic, as the documents of each provider say it. Where duties are counted, they are those of the provider and those of the customer.")
	m.line("\n%s", legend())
	for _, x := range s.compared() {
		m.line("\n## %s", Escape(s.kindTitle(x.Kind())))
		m.comparison(x)
	}
	m.line("\n## Documents\n")
	for i := range s.c.Documents {
		d := &s.c.Documents[i]
		m.line("- %s: %s", Escape(s.provider(d).Name), documentLine(d))
	}
	return m.end()
}

// comparison writes a table a layer: topics by provider.
func (m markdownWriter) comparison(x *compare.Index) {
	header, rule := "| Topic |", "| --- |"
	for _, p := range x.Providers() {
		header += " " + cmp.Or(Escape(p.Name), p.ID) + " |"
		rule += " --- |"
	}
	for _, g := range x.Matrix() {
		m.line("\n### %s\n\n%s\n%s", Escape(g.Layer.Title), header, rule)
		for _, r := range g.Rows {
			row := "| " + Escape(r.Topic.Title) + " |"
			for i := range r.Cells {
				row += " " + Escape(rolled(&r.Cells[i])) + " |"
			}
			m.line("%s", row)
		}
	}
}

// legend explains letters and words of owners.
func legend() string {
	var b strings.Builder
	for _, o := range model.Owners() {
		fmt.Fprintf(&b, "- **%s**: %s\n", ownerText(o), ownerMeanings[o])
	}
	return strings.TrimRight(b.String(), "\n")
}

// documentLine names a document with its date and where it is published.
func documentLine(d *model.Document) string {
	text := cmp.Or(Escape(d.Title), Escape(d.ID))
	if leads(d.SourceURL) {
		text = Link(text, d.SourceURL)
	}
	return text + ", " + cmp.Or(Escape(d.Updated), "undated") + ", `" + strings.ReplaceAll(oneLine(d.Path), "`", "'") + "`"
}

func (s *Set) markdownProvider(w io.Writer, i int) error {
	p := &s.c.Providers[i]
	m := markdownWriter{bufio.NewWriter(w)}
	m.line("# %s: who does what", markupLine(cmp.Or(p.Service, p.Name), p.ID))
	m.line("\nRead from these documents, which alone are authoritative:\n")
	for d := range at(s.c.Documents, s.ofProvider[i].documents) {
		m.line("- %s", documentLine(d))
	}
	m.line("\n%s", legend())
	layer := ""
	for t, numbers := range s.byPrimary(i) {
		if len(numbers) == 0 {
			continue
		}
		title, of, question := unclassifiedTitle, unclassifiedTitle, ""
		if t < len(s.c.Topics) {
			topic := &s.c.Topics[t]
			title, of, question = topic.Title, s.layerTitle(topic.Layer), topic.Question
		}
		if of != layer {
			layer = of
			m.line("\n## %s", Escape(of))
		}
		m.line("\n### %s", Escape(title))
		if question != "" {
			m.line("\n%s", Escape(question))
		}
		m.line("")
		for r := range at(s.c.Responsibilities, numbers) {
			s.markdownResponsibility(m, p, r)
		}
	}
	return m.end()
}

// besideWords say what a party does that does not count as its own.
var besideWords = map[model.Kind]string{model.KindHelps: " helps", model.KindExcluded: " excludes"}

// markdownResponsibility writes a responsibility as an item of a list, what each
// party does in a list below it.
func (s *Set) markdownResponsibility(m markdownWriter, p *model.Provider, r *model.Responsibility) {
	where := Escape(evidence(r, s.documents[r.Document]))
	if address := cmp.Or(s.sourceLine(r), s.documents[r.Document].SourceURL); leads(address) {
		where = Link(where, address)
	}
	m.line("- **%s**: %s. %s, %s", cmp.Or(Escape(label(r)), Escape(r.ID)), ownerText(r.Owner), Escape(r.Clause), where)
	for i := range r.Assignments {
		a := &r.Assignments[i]
		by := Escape(p.Named(a.Party).Name)
		if a.Letters != "" {
			m.line("  - %s: %s", by, strings.Join(strings.Split(a.Letters, ""), ", "))
		}
		for j := range a.Duties {
			if y := &a.Duties[j]; y.Text != r.Label { // the item of a list is its own duty
				m.line("  - %s%s: %s", by, besideWords[y.Kind], Escape(y.Text))
			}
		}
	}
}
