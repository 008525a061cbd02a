package markdown

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"demarc/internal/diag"
)

// divide sorts the blocks of a document into sections, one a heading.
func (d *Document) divide(blocks []*Node) {
	s := &Section{}
	d.Sections = append(d.Sections, s)
	var open []*Section // the sections that enclose the next heading
	for _, n := range blocks {
		if n.Kind != KindHeading {
			s.Blocks = append(s.Blocks, n)
			continue
		}
		s = &Section{Title: trimLinkMark(n.PlainText()), Level: n.Level, Heading: n}
		for len(open) > 0 && open[len(open)-1].Level >= n.Level {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			s.Parent = open[len(open)-1]
			s.Parent.Children = append(s.Parent.Children, s)
		}
		open = append(open, s)
		d.Sections = append(d.Sections, s)
	}
	if len(d.Sections) > 1 && d.Sections[1].Level == 1 {
		d.title = d.Sections[1]
		d.Title = d.title.Title
	}
}

// trimLinkMark drops the glyph by which converters show a heading's permalink.
func trimLinkMark(title string) string {
	return strings.TrimSpace(strings.TrimRight(title, linkMarks))
}

const linkMarks = "🔗¶⚓\ufe0f "

// nameSections gives every section its anchor and its number.
func (d *Document) nameSections() []diag.Finding {
	found := diag.NewCollector(d.View.File)
	used := map[string]bool{}
	for _, s := range d.Sections[1:] {
		if id := s.Heading.ID; id != "" && !used[id] {
			s.ID = id
			used[id] = true
		} else if id != "" {
			found.Add(diag.AnchorDuplicate, s.Heading.Span, id, "the anchor %q is taken", id)
		}
	}
	next := map[string]int{}
	for _, s := range d.Sections[1:] {
		if s.ID == "" {
			s.ID = freeID(Slug(s.Title), used, next)
		}
		s.Heading.ID = s.ID
	}
	d.number()
	return found.Findings()
}

// headingSuffix ends the id of a heading whose section has the id before it.
const headingSuffix = ":h"

// cleanID returns an author's anchor as it can be one: without characters that do
// not show, "" with a blank in it, and never with the suffix that headings have.
func cleanID(id string) string {
	id = presentable(strings.TrimSpace(id))
	if strings.ContainsFunc(id, unicode.IsSpace) {
		return ""
	}
	for strings.HasSuffix(id, headingSuffix) {
		id = strings.TrimSuffix(id, headingSuffix)
	}
	return id
}

// freeID returns id, with -1, -2 … where it is used, and marks it as used. next
// holds the last number that was tried for an id.
func freeID(id string, used map[string]bool, next map[string]int) string {
	if id == "" {
		id = "section"
	}
	free := id
	for used[free] {
		next[id]++
		free = id + "-" + strconv.Itoa(next[id])
	}
	used[free] = true
	return free
}

// Slug returns the anchor that GitHub gives a heading: lower case, white space as
// hyphens, no punctuation but hyphens and underscores.
func Slug(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(title)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || r == '-' || r == '_':
			b.WriteRune(r)
		case r == ' ':
			b.WriteByte('-')
		}
	}
	return b.String()
}

// ownNumber is a number that a publisher gives a heading: "3.1.2." or "4 ".
var ownNumber = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})*)[.)]?\s`)

// number gives the sections under the title their path in clause numbers, the
// publisher's own where the heading carries one.
func (d *Document) number() {
	var top []*Section
	for _, s := range d.Sections[1:] {
		if s == d.title {
			continue
		}
		if s.Parent == nil || s.Parent == d.title {
			top = append(top, s)
		}
	}
	numberSections(top, "")
}

func numberSections(sections []*Section, prefix string) {
	for i, s := range sections {
		if m := ownNumber.FindStringSubmatch(s.Title); m != nil {
			s.Number, s.numbered = m[1], true
		} else {
			s.Number = prefix + strconv.Itoa(i+1)
		}
		numberSections(s.Children, s.Number+".")
	}
}
