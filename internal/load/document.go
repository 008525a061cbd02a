package load

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/dialect"
	"demarc/internal/extract"
	"demarc/internal/markdown"
	"demarc/internal/model"
	"demarc/internal/source"
	"demarc/internal/taxonomy"
)

// maxDocument is the size of the largest document that is read, in bytes. The
// largest ever seen has 400 kB.
const maxDocument = 16 << 20

// nearEmpty is the number of words below which a document that assigns nothing
// says next to nothing.
const nearEmpty = 25

// work is one document on its way through the pipeline.
type work struct {
	provider *provider
	facts    *documentFacts
	document model.Document
	tax      *taxonomy.Taxonomy // of the document's kind of service
	reading  *extract.Reading
	findings []diag.Finding
	included []model.Input
	topicID  string // the publisher's own id, for links to the document
	anchors  map[string]bool
}

// plan prepares the work on one file of the provider.
func (p *provider) plan(file string) *work {
	w := &work{provider: p, facts: p.facts[file], reading: &extract.Reading{}}
	if w.facts == nil {
		w.facts = &documentFacts{}
	}
	id := documentID(p.ID, file)
	w.document = model.Document{
		ID: id, Provider: p.ID, Path: path.Join(p.dir, file), Lang: p.Lang,
		SourceURL: w.facts.source, Updated: w.facts.updated, Retrieved: w.facts.retrieved,
		Title: w.facts.title, Code: cmp.Or(w.facts.code, defaultCode(p.ID, file)),
	}
	w.topicID = w.facts.topic
	return w
}

// defaultCode makes a short name of a provider and a file: "OVHCLOUD-R".
func defaultCode(provider, file string) string {
	var initials strings.Builder
	for word := range strings.FieldsFuncSeq(strings.TrimSuffix(file, path.Ext(file)), func(r rune) bool { return !isWordRune(r) }) {
		initials.WriteString(word[:1])
	}
	return strings.ToUpper(provider + "-" + initials.String())
}

func isWordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// read runs the pipeline. Only a file that cannot be read, and what a configuration
// file says of it, is an error.
func (w *work) read(fsys fs.FS) error {
	data, err := w.bytes(fsys)
	if err != nil {
		return fmt.Errorf("load %s: %w", w.document.Path, err)
	}
	w.document.Hash = hashOf(data)
	f := source.NewFile(w.document.Path, data)
	view, wrong := source.Decode(f)
	for _, s := range wrong {
		w.find(diag.SourceEncoding.At(f, s, "", "", "these bytes are not UTF-8"))
	}
	m, body, err := splitMatter(view.Text)
	if err != nil {
		w.find(diag.FrontMatter.At(f, view.Span(0, min(3, len(view.Text))), "", "", "%v", err))
	}
	w.describe(m)
	w.chooseLanguage(f, m)
	w.chooseKind(f, m)
	if len(bytes.TrimSpace(view.Text[body:])) == 0 {
		w.find(diag.SourceEmpty.At(f, source.Span{}, "", "", "the document has no text"))
	}
	words := len(bytes.Fields(view.Text[body:]))
	w.document.Dialect = cmp.Or(w.facts.dialect, string(dialect.Detect(w.document.Path, view.Text)))
	view = view.Edit([]source.Edit{{Start: 0, End: body}})
	keyed := bytes.Contains(view.Text, []byte("{{"))
	view, repaired := dialect.Prepare(view, dialect.Options{
		Dialect: dialect.Name(w.document.Dialect), Keyrefs: w.provider.keyrefs, Include: w.include(fsys),
	})
	w.noteInputs(keyed)
	doc, faults := markdown.Parse(view)
	w.findings = append(append(w.findings, repaired...), faults...)
	if err := w.extract(doc, m); err != nil {
		return err
	}
	if words > 0 && words < nearEmpty && len(w.reading.Responsibilities) == 0 {
		w.find(diag.SourceNearEmpty.At(f, source.Span{}, "", "", "the document has %d words", words))
	}
	return nil
}

// bytes returns the document's content. A file that is no text, or too large, is
// read as empty, with a finding.
func (w *work) bytes(fsys fs.FS) ([]byte, error) {
	info, err := fs.Stat(fsys, w.document.Path)
	if err != nil {
		return nil, err
	}
	empty := source.NewFile(w.document.Path, nil)
	if info.Size() > maxDocument {
		w.find(diag.SourceTooLarge.At(empty, source.Span{}, "", "", "the document has %d bytes; %d are read at the most", info.Size(), maxDocument))
		return nil, nil
	}
	data, err := readInside(fsys, w.document.Path)
	if err != nil {
		return nil, err
	}
	if head := data[:min(len(data), 8<<10)]; bytes.Count(head, []byte{0})*16 > len(head) {
		w.find(diag.SourceBinary.At(empty, source.Span{}, "", "", "the file holds NUL bytes"))
		return nil, nil
	}
	return data, nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// noteInputs notes the other files that the document's text is made with, each once;
// keyed says that it holds references.
func (w *work) noteInputs(keyed bool) {
	inputs := w.included
	if keyed {
		inputs = append(inputs, w.provider.keyrefInputs...)
	}
	slices.SortFunc(inputs, func(a, b model.Input) int { return cmp.Compare(a.Path, b.Path) })
	w.document.Inputs = slices.Compact(inputs)
}

func (w *work) find(f diag.Finding) { w.findings = append(w.findings, f) }

// include returns the reader of files that the document includes: from the content
// root only, relative to the document.
func (w *work) include(fsys fs.FS) func(string) (string, bool) {
	return func(name string) (string, bool) {
		full := path.Join(path.Dir(w.document.Path), name)
		data, err := readInside(fsys, full)
		if err != nil || len(data) > maxDocument || !isText(full) {
			return "", false
		}
		w.included = append(w.included, model.Input{Path: full, Hash: hashOf(data)})
		view, _ := source.Decode(source.NewFile(full, data))
		_, body, _ := splitMatter(view.Text)
		return string(view.Text[body:]), true
	}
}

func isText(name string) bool {
	return slices.Contains(documentEndings, strings.ToLower(path.Ext(name)))
}

// describe takes what the front matter says of the document.
func (w *work) describe(m matter) {
	d := &w.document
	d.Updated = cmp.Or(d.Updated, m.date("lastupdated", "lastUpdated", "updated", "last_updated", "last_update", "lastmod", "last_modified_at", "date", "ms.date"))
	d.Title = cmp.Or(d.Title, m.text("title"))
	d.Description = m.text("description", "summary", "excerpt")
	d.SourceURL = cmp.Or(d.SourceURL, absoluteOnly(m.text("url", "source", "canonical")))
}

// chooseLanguage takes the document's language from what the provider's file says
// of it, or from its front matter; else it is the provider's.
func (w *work) chooseLanguage(f *source.File, m matter) {
	said := m.text("lang", "language", "locale")
	if _, err := extract.WordsOf(said); said != "" && w.facts.lang == "" && err != nil {
		w.find(diag.SourceLanguage.At(f, source.Span{}, "", "declared", "the front matter says %q: %v", said, err))
		said = ""
	}
	w.document.Lang = cmp.Or(w.facts.lang, strings.ToLower(said), w.document.Lang)
}

func absoluteOnly(s string) string {
	if absolute(s) {
		return s
	}
	return ""
}

// extract reads the responsibilities, classifies them and renders the body.
func (w *work) extract(doc *markdown.Document, m matter) error {
	d := &w.document
	d.Title = cmp.Or(d.Title, doc.Title, firstHeading(doc), strings.TrimSuffix(path.Base(d.Path), path.Ext(d.Path)))
	if sub := m.text("subcollection"); w.topicID == "" && sub != "" && doc.Title != "" {
		w.topicID = sub + "-" + doc.Sections[1].ID
	}
	d.Sections = sectionsOf(doc)
	w.reading = extract.Read(doc, extract.Options{
		Document: d.ID, Code: d.Code, Title: d.Title, Parties: w.provider.partiesIn(d.Lang),
		Area: func(column string) string {
			return w.tax.Name(w.tax.Area(taxonomy.Subject{Column: column, Lang: d.Lang}))
		},
	})
	d.Unread = w.reading.Unread
	if err := w.classify(); err != nil {
		return err
	}
	var rendered []diag.Finding
	d.Body, rendered = markdown.Render(doc, w.reading.Marks, d.Title)
	w.reading.Marks = nil // they hold the document's tree
	w.anchors = map[string]bool{}
	for _, id := range d.Body.Anchors {
		w.anchors[id] = true
	}
	w.findings = append(append(w.findings, w.reading.Findings...), rendered...)
	w.locate()
	return nil
}

func firstHeading(doc *markdown.Document) string {
	if len(doc.Sections) > 1 {
		return doc.Sections[1].Title
	}
	return ""
}

func sectionsOf(doc *markdown.Document) []model.Section {
	out := []model.Section{}
	for _, s := range doc.Sections[1:] {
		one := model.Section{ID: s.ID, Title: s.Title, Level: s.Level, Number: s.Number, Line: doc.View.File.Line(s.Span().Start)}
		if s.Parent != nil {
			one.Parent = s.Parent.ID
		}
		out = append(out, one)
	}
	return out
}

// locate names the section that each finding stands in, so that its fingerprint
// lives through changes elsewhere.
func (w *work) locate() {
	for i := range w.findings {
		f := &w.findings[i]
		f.Near = w.near(f.Line)
	}
}

// near returns the id of the section that a line stands in, or of the document.
func (w *work) near(line int) string {
	behind, _ := slices.BinarySearchFunc(w.document.Sections, line+1, func(s model.Section, line int) int { return cmp.Compare(s.Line, line) })
	if behind == 0 {
		return w.document.ID
	}
	return w.document.ID + "#" + w.document.Sections[behind-1].ID
}
