package modeltest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/model"
	"demarc/internal/source"
)

// draft is a document under construction. Its methods look up the lines of what
// is quoted, so that a catalog cannot cite a line that does not say it.
type draft struct {
	model.Document
	file *source.File
	// text is the file with line breaks as spaces, so that a quotation may run
	// over lines.
	text string

	responsibilities []model.Responsibility
	components       []model.Component
	facts            []model.Fact
	findings         []diag.Finding
}

// open starts the document that lies at path; its id is the path without its
// extension.
func open(path string, d model.Document) *draft {
	f := file(path)
	sum := sha256.Sum256(f.Data)
	d.ID, _, _ = strings.Cut(path, ".")
	d.Provider, _, _ = strings.Cut(path, "/")
	d.Path, d.Hash, d.Lang = path, hex.EncodeToString(sum[:]), "en"
	d.Body.HTML = body(strings.ReplaceAll(d.ID, "/", "-") + ".html")
	return &draft{Document: d, file: f, text: strings.ReplaceAll(string(f.Data), "\n", " ")}
}

var slot = regexp.MustCompile(`\[\[([A-Z])(\d+)\]\]`)

// body returns a rendered document; its file writes a slot as [[C0]].
func body(name string) []byte {
	data, err := files.ReadFile("bodies/" + name)
	if err != nil {
		panic(err) // every document of the fixture has a body
	}
	return slot.ReplaceAll(data, []byte("\x01$1$2\x02"))
}

// find cites where quote stands at or after from. A quotation that is not there
// panics: the fixture is broken.
func (d *draft) find(quote string, from int) model.Source {
	i := strings.Index(d.text[from:], quote)
	if i < 0 {
		panic(fmt.Sprintf("modeltest: %s does not say %q", d.Path, quote))
	}
	start := from + i
	end := start + len(quote)
	return model.Source{Line: d.file.Line(start), EndLine: d.file.Line(end - 1), Start: start, End: end}
}

// section adds a section; heading is its line in the source.
func (d *draft) section(s model.Section, heading string) {
	s.Line = d.find(heading, 0).Line
	d.Sections = append(d.Sections, s)
	if s.Number != "" {
		d.Body.Contents = append(d.Body.Contents, model.Heading{ID: s.ID, Title: s.Title, Level: s.Level})
	}
}

// add adds a responsibility that quote states. r names its label, section and
// owner; slug ends its id and item its clause number. Duties are looked up
// behind the start of the quotation.
func (d *draft) add(slug, item string, r model.Responsibility, quote string, parts ...model.Assignment) {
	r.ID = d.ID + "#" + r.Section + "/" + slug
	r.Document = d.ID
	r.Clause = d.Code + " " + item
	r.Source = d.find(quote, 0)
	r.Assignments = append([]model.Assignment{}, parts...)
	if r.Topics == nil {
		r.Topics = []string{}
	}
	n := 0
	for i := range r.Assignments {
		a := &r.Assignments[i]
		a.Source = r.Source
		for j := range a.Duties {
			n++
			y := &a.Duties[j]
			y.Source = d.find(y.Text, r.Source.Start)
			y.Line = y.Source.Line
			y.Clause = fmt.Sprintf("%s.%d", r.Clause, n)
		}
	}
	d.responsibilities = append(d.responsibilities, r)
}

// part is a party's part; letters are as the source writes them.
func part(party, letters string, duties ...model.Duty) model.Assignment {
	a := model.Assignment{Party: party, Duties: duties}
	if letters == "" {
		return a
	}
	a.Written = letters
	for _, l := range "RASCI" {
		if strings.ContainsRune(letters, l) {
			a.Letters += string(l)
		}
	}
	return a
}

// duty is a duty of a kind with topics of its own.
func duty(k model.Kind, m model.Modality, text string, topics ...string) model.Duty {
	return model.Duty{Kind: k, Modality: m, Text: text, Topics: topics}
}

// does is a duty that a party does.
func does(text string, topics ...string) model.Duty {
	return duty(model.KindDoes, model.ModalityDoes, text, topics...)
}
