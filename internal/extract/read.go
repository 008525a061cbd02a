// Package extract reads responsibilities out of a parsed document.
//
// There is one reader for each form that publishers use, named by the form and not
// by who uses it: matrix, raci, marks and columns read tables, list reads lists
// that a sentence or heading assigns, prose reads sentences. A table is taken by
// the first reader, in falling order of trust, whose form it has; what no reader
// takes stays text. Readers know forms and never documents: every word they look
// for is in words/, a file per language, or is a name from the provider's file.
//
// What is read cites the bytes that say it. What is not said is absent; what a
// form implies is marked as inferred.
package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"demarc/internal/diag"
	"demarc/internal/markdown"
	"demarc/internal/model"
	"demarc/internal/source"
)

// Options says whose document is read.
type Options struct {
	// Document is the document's id, Code its short name in clause numbers, Title
	// what labels prose before the first heading.
	Document, Code, Title string
	Parties               *Parties
	// Area returns the id of the area that a column's title names, or "".
	Area func(column string) string
}

// Reading is what was read from one document.
type Reading struct {
	Responsibilities []model.Responsibility
	Components       []model.Component
	Facts            []model.Fact
	Marks            *markdown.Marks
	Findings         []diag.Finding
	Unread           model.Unread
}

// draft is a responsibility before its number in the document is known.
type draft struct {
	model.Responsibility
	section *markdown.Section
	// item is its number in the section, column its matrix column from 1.
	item, column int
	// node states it; place records that in the marks.
	node  *markdown.Node
	place func(*markdown.Marks) map[*markdown.Node]int
	// duties holds the node of each duty, in order.
	duties []*markdown.Node
}

// reader reads one document.
type reader struct {
	Options
	*Words
	grammar
	doc     *markdown.Document
	file    *source.File
	drafts  []*draft
	result  Reading
	section *markdown.Section
	items   int    // counted in the section
	prose   []unit // of the section
	term    string // the term of a definition that is being read
	isAside bool   // the section is a procedure or report
	steps   bool   // of a procedure are being read
	duties  bool   // the document speaks of responsibility

	findings *diag.Collector
	unread   []region
	isNote   map[*markdown.Node]bool
	numbers  map[string][]note // the document's notes by mark; nil until asked for
	meanings map[string]string // of the signs in a legend
}

// Read reads a document.
func Read(doc *markdown.Document, o Options) *Reading {
	r := &reader{Options: o, Words: o.Parties.words, doc: doc, file: doc.View.File, findings: diag.NewCollector(doc.View.File), isNote: map[*markdown.Node]bool{}}
	r.grammar = grammar{Words: r.Words, parties: o.Parties}
	r.result.Marks = markdown.NewMarks()
	r.meanings = r.legend()
	r.duties = r.speaks()
	for _, s := range doc.Sections {
		r.section, r.items, r.prose = s, 0, nil
		r.isAside = r.aside()
		r.blocks(s.Blocks)
		r.readProse()
	}
	r.readFacts()
	r.finish()
	r.findUnread()
	r.findUnexplained()
	r.findLanguage()
	r.result.Findings = r.findings.Findings()
	reading := r.result // a copy, so that it does not keep the document's tree
	return &reading
}

// blocks reads a run of blocks; what stands below strong paragraphs that are headings is
// theirs.
func (r *reader) blocks(blocks []*markdown.Node) {
	titles := append(r.strongTitles(blocks), len(blocks))
	r.run(blocks[:titles[0]])
	for k, at := range titles[:len(titles)-1] {
		r.under(r.strongTitle(blocks[at]), blocks[at+1:titles[k+1]])
	}
}

// run reads blocks one by one; containers are read through.
func (r *reader) run(blocks []*markdown.Node) {
	for i, n := range blocks {
		var before, after *markdown.Node
		if i > 0 {
			before = blocks[i-1]
		}
		if i+1 < len(blocks) {
			after = blocks[i+1]
		}
		switch n.Kind {
		case markdown.KindTable:
			r.table(n, before, blocks[i+1:])
		case markdown.KindList:
			if !r.list(n, before) {
				outer := r.steps
				r.steps = outer || r.areSteps(n)
				for _, item := range n.Children {
					if title := r.strongItem(item); title != "" {
						r.under(title, item.Children[1:])
					} else {
						r.blocks(item.Children)
					}
				}
				r.steps = outer
			}
		case markdown.KindParagraph, markdown.KindHeading, markdown.KindTerm:
			if r.isNote[n] {
				r.measureNode(n, true)
				continue
			}
			r.prose = append(r.prose, unit{node: n, introduces: after, instructs: r.isAside || r.steps})
		case markdown.KindDefinitions:
			r.definitions(n)
		case markdown.KindCodeBlock, markdown.KindRule:
		default:
			r.blocks(n.Children)
		}
	}
}

// definitions reads each definition of a list as a section is read, with its term as
// the heading.
func (r *reader) definitions(n *markdown.Node) {
	prose := r.prose
	for _, c := range n.Children {
		if c.Kind == markdown.KindTerm {
			r.term = c.PlainText()
			continue
		}
		if r.definesParty(c) {
			continue
		}
		r.prose = nil
		r.blocks(c.Children)
		r.readProse()
	}
	r.prose, r.term = prose, ""
}

// definesParty reads the line behind a term that is a party as a task of it. It reports
// whether it did.
func (r *reader) definesParty(n *markdown.Node) bool {
	parties := r.onlyParties(r.term)
	if parties == 0 || !r.duties || r.isAside || len(n.Children) != 1 || n.Children[0].Kind != markdown.KindParagraph {
		return false
	}
	text := n.PlainText()
	if _, ok := r.labelled(r.expand(tokens(text))); ok || text == "" {
		return false
	}
	d := r.draft(n.Children[0], text, model.FormList)
	d.place = func(m *markdown.Marks) map[*markdown.Node]int { return m.Passages }
	r.task(d, text, introduction{parties: parties, text: r.term})
	return true
}

// heading returns what labels prose and stands over a list: a definition's term, else
// the section's title.
func (r *reader) heading() string { return cmp.Or(r.term, r.section.Title) }

// source returns the citation of a span.
func (r *reader) source(s source.Span) model.Source {
	end := s.End
	if end > s.Start {
		end--
	}
	return model.Source{Line: r.file.Line(s.Start), EndLine: r.file.Line(end), Start: s.Start, End: s.End}
}

// add keeps a draft.
func (r *reader) add(d *draft) {
	d.section = r.section
	r.drafts = append(r.drafts, d)
}

// finish puts the drafts into document order, names and numbers them, and turns
// their nodes into marks.
func (r *reader) finish() {
	slices.SortStableFunc(r.drafts, func(a, b *draft) int { return cmp.Compare(a.Source.Start, b.Source.Start) })
	used, next := map[string]bool{}, map[string]int{}
	duty := 0
	for i, d := range r.drafts {
		r.name(d, used, next)
		if d.node != nil {
			d.place(r.result.Marks)[d.node] = i
		}
		number := 0
		for a := range d.Assignments {
			for k := range d.Assignments[a].Duties {
				number++
				d.Assignments[a].Duties[k].Clause = fmt.Sprintf("%s.%d", d.Clause, number)
				if n := d.duties[number-1]; n != nil {
					r.result.Marks.Duties[n] = duty
				}
				duty++
			}
		}
		if d.Assignments == nil {
			d.Assignments = []model.Assignment{}
		}
		r.result.Responsibilities = append(r.result.Responsibilities, d.Responsibility)
	}
}

// name gives a draft its id and its clause number (MODEL.md, Identity). next holds
// the last number that was tried for an id.
func (r *reader) name(d *draft, used map[string]bool, next map[string]int) {
	d.Document, d.Section = r.Document, d.section.ID
	id := r.Document + "#"
	if d.Section != "" {
		id += d.Section + "/"
	}
	id += cmp.Or(model.Slug(d.Label), "row")
	if d.column > 0 {
		id += "/" + cmp.Or(r.Area(d.Column), model.Slug(d.Column), strconv.Itoa(d.column))
	}
	d.ID = id
	for used[d.ID] {
		next[id] = max(next[id], 1) + 1
		d.ID = id + "-" + strconv.Itoa(next[id])
	}
	used[d.ID] = true
	number := cmp.Or(d.section.Number, "0")
	d.Clause = fmt.Sprintf("%s %s.%d", r.Code, number, d.item)
	if d.column > 0 {
		d.Clause += "." + strconv.Itoa(d.column)
	}
}

// assignment builds one party's part.
func (r *reader) assignment(s side, span source.Span) model.Assignment {
	return model.Assignment{Party: r.Parties.id(s), Source: r.source(span)}
}

// duty builds a duty from its words.
func (r *reader) duty(kind model.Kind, text string, span source.Span) model.Duty {
	src := r.source(span)
	return model.Duty{Kind: kind, Modality: r.modality(text), Text: text, Line: src.Line, Source: src}
}

// modality returns how binding the first sentence of a text is.
func (r *reader) modality(text string) model.Modality {
	if ss := sentences(text); len(ss) > 0 {
		text = text[ss[0].start:ss[0].end]
	}
	ts := tokens(text)
	for i := range ts {
		switch {
		case r.phrase(ts, i, &r.Must) > 0:
			return model.ModalityMust
		case r.phrase(ts, i, &r.Should) > 0:
			return model.ModalityShould
		case i < 4 && r.phrase(ts, i, &r.May) > 0:
			return model.ModalityMay
		}
	}
	return model.ModalityDoes
}
