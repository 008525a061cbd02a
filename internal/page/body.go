package page

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"demarc/internal/model"
)

// Body is a document's body and what its slots stand for, by number.
type Body struct {
	HTML   []byte
	Links  []BodyLink
	Stated []Stated
	Duties []Permalink
	Codes  []model.Code
}

// BodyLink is a link of a document. A link that leads nowhere has no URL and is
// shown as text; a picture has an Image.
type BodyLink struct {
	URL      string
	External bool
	Image    *Image
}

// Stated is a responsibility where its document states it.
type Stated struct {
	Anchor string
	// Formerly are earlier anchors, which lead here too.
	Formerly []string
	Owner    Owner
	Clause   string
	// Self and Source lead to the responsibility itself and to its line.
	Self, Source string
	// Cell says that it is a cell of a matrix, which has no margin of its own.
	Cell bool
	// Cites says that its mark must cite it, because nothing else there does.
	Cites  bool
	Line   Link
	Margin Margin
}

// Margin says how a passage or row was read.
type Margin struct {
	Owner      Owner
	Excluded   int
	HasSplit   bool
	Split      Split
	Topics     []Link
	Components []Link
	Clause     Link
	Source     Link
}

// Permalink is the number of a duty and its anchor.
type Permalink struct {
	Anchor, Self string
	Number       string // "2.1.1.3"
	Mark         Mark   // only where the column does not tell it: excluded, helps
	// Listed says that the duty is an item of a list and not of a table's cell.
	Listed bool
	Clause string
	// Line leads to the duty's line where that is not the responsibility's.
	Line Link
}

// body resolves the slots of a document.
func (s *Set) body(l Linker, d int) Body {
	doc := &s.cat.Documents[d]
	b := Body{HTML: doc.Body.HTML, Codes: doc.Body.Codes}
	for _, link := range doc.Body.Links {
		b.Links = append(b.Links, s.bodyLink(l, doc, link))
	}
	for _, i := range s.of[d] {
		r := &s.cat.Responsibilities[i]
		b.Stated = append(b.Stated, s.stated(l, r))
		b.Duties = s.appendPermalinks(b.Duties, l, r)
	}
	return b
}

func (s *Set) bodyLink(l Linker, doc *model.Document, link model.Link) BodyLink {
	if link.Image {
		img := s.image(l, doc, link)
		return BodyLink{Image: &img}
	}
	return s.resolve(l, doc, link.Target)
}

// resolve returns where a link of a document leads: a place of the document, a
// document of this site, another site, or nowhere.
func (s *Set) resolve(l Linker, doc *model.Document, target string) BodyLink {
	if id, ok := strings.CutPrefix(target, "demarc:"); ok {
		id, fragment, _ := strings.Cut(id, "#")
		return s.toDocument(l, id, fragment)
	}
	u, err := url.Parse(target)
	if err != nil {
		return BodyLink{}
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return BodyLink{}
		}
		return BodyLink{URL: u.String(), External: true}
	case "mailto":
		return BodyLink{URL: u.String(), External: true}
	case "":
		return s.relative(l, doc, u)
	}
	return BodyLink{}
}

// relative resolves a link without a scheme.
func (s *Set) relative(l Linker, doc *model.Document, u *url.URL) BodyLink {
	if u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return BodyLink{}
	}
	if u.Path == "" {
		if u.Fragment != "" && hasAnchor(doc, u.Fragment) {
			return BodyLink{URL: l.At(DocumentPath(doc.ID), u.Fragment)}
		}
		return BodyLink{}
	}
	if d, ok := s.byPath[path.Join(path.Dir(doc.Path), u.Path)]; ok {
		return s.toDocument(l, s.cat.Documents[d].ID, u.Fragment)
	}
	return BodyLink{}
}

// toDocument links to an anchor of a document, to the document where it has no
// such anchor, and nowhere where there is no such document.
func (s *Set) toDocument(l Linker, id, fragment string) BodyLink {
	d, ok := s.documents[id]
	if !ok {
		return BodyLink{}
	}
	if fragment == "" || !hasAnchor(&s.cat.Documents[d], fragment) {
		return BodyLink{URL: l.To(DocumentPath(id))}
	}
	return BodyLink{URL: l.At(DocumentPath(id), fragment)}
}

// hasAnchor reports whether the body of the document holds the id. Ids of slots
// are not looked for: no publisher links to them.
func hasAnchor(doc *model.Document, id string) bool {
	if strings.ContainsAny(id, `"<>&`) {
		return false
	}
	return bytes.Contains(doc.Body.HTML, []byte(` id="`+id+`"`))
}

func (s *Set) stated(l Linker, r *model.Responsibility) Stated {
	anchor := ResponsibilityAnchor(r.ID)
	st := Stated{
		Anchor: anchor, Formerly: s.formerly[r.ID], Owner: s.ownerOf(r), Clause: r.Clause, Cell: r.Form == model.FormMatrix,
		Self:   l.At(DocumentPath(r.Document), anchor),
		Source: l.At(SourcePath(r.Document), LineAnchor(r.Source.Line)),
	}
	st.Line = s.line(l, r.Document, r.Source.Line)
	st.Cites = !st.Cell && !s.citedBeside(r)
	st.Margin = s.margin(l, r, st)
	return st
}

// citedBeside reports whether a margin or the number of a duty cites the
// responsibility where it is stated.
func (s *Set) citedBeside(r *model.Responsibility) bool {
	at := s.placed[r]
	shown := &s.shown[at.document]
	if shown.margins[at.number] {
		return true
	}
	duty := at.duty
	for i := range r.Assignments {
		for range r.Assignments[i].Duties {
			if shown.duties[duty] {
				return true
			}
			duty++
		}
	}
	return false
}

func (s *Set) margin(l Linker, r *model.Responsibility, st Stated) Margin {
	m := Margin{
		Owner:  st.Owner,
		Clause: Link{Text: r.Clause, URL: st.Self},
		Source: Link{Text: s.lines(r.Source), URL: st.Source},
	}
	provider, customer, excluded := s.dutyCounts(r)
	m.Excluded = excluded
	if r.Form != model.FormRACI && provider+customer > 0 {
		m.HasSplit, m.Split = true, split(provider, customer)
	}
	topics, components := r.Topics, r.Components
	for i := range r.Assignments {
		for j := range r.Assignments[i].Duties {
			topics = append(topics[:len(topics):len(topics)], r.Assignments[i].Duties[j].Topics...)
			components = append(components[:len(components):len(components)], r.Assignments[i].Duties[j].Components...)
		}
	}
	m.Topics = s.topicLinks(l, unique(topics))
	m.Components = s.componentLinks(l, unique(components))
	return m
}

// dutyCounts counts the duties of a responsibility by side; helping and
// excluding ones do not carry it.
func (s *Set) dutyCounts(r *model.Responsibility) (provider, customer, excluded int) {
	p := s.providerOf(r)
	for i := range r.Assignments {
		a := &r.Assignments[i]
		role := p.Named(a.Party).Role
		for j := range a.Duties {
			switch {
			case a.Duties[j].Kind == model.KindExcluded:
				excluded++
			case a.Duties[j].Kind == model.KindHelps:
			case role == model.RoleProvider:
				provider++
			case role == model.RoleCustomer:
				customer++
			}
		}
	}
	return provider, customer, excluded
}

func (s *Set) appendPermalinks(out []Permalink, l Linker, r *model.Responsibility) []Permalink {
	anchor, page, n := ResponsibilityAnchor(r.ID), DocumentPath(r.Document), 0
	provider := s.providerOf(r)
	for i := range r.Assignments {
		a := &r.Assignments[i]
		party := provider.Named(a.Party)
		for j := range a.Duties {
			n++
			y := &a.Duties[j]
			p := Permalink{
				Anchor: DutyAnchor(anchor, n), Number: number(y.Clause), Clause: y.Clause,
				Listed: r.Form == model.FormList,
			}
			p.Self = l.At(page, p.Anchor)
			if y.Kind != model.KindDoes {
				p.Mark = s.dutyMark(party, y.Kind)
			}
			if p.Listed || y.Line != r.Source.Line {
				p.Line = s.line(l, r.Document, y.Line)
			}
			out = append(out, p)
		}
	}
	return out
}

// number returns a clause number without the document's code.
func number(clause string) string {
	return clause[strings.LastIndexByte(clause, ' ')+1:]
}

func (s *Set) lines(src model.Source) string {
	if src.EndLine > src.Line {
		return s.t("source.lines", src.Line, src.EndLine)
	}
	return s.t("source.line", src.Line)
}

func (s *Set) topicLinks(l Linker, ids []string) []Link {
	var links []Link
	for _, id := range ids {
		if i, ok := s.topics[id]; ok {
			links = append(links, Link{Text: s.cat.Topics[i].Title, URL: l.To(TopicPath(id))})
		}
	}
	return links
}

func (s *Set) componentLinks(l Linker, slugs []string) []Link {
	var links []Link
	for _, slug := range slugs {
		if i, ok := s.bySlug[slug]; ok {
			links = append(links, Link{Text: s.components[i].Name, URL: l.To(ComponentPath(slug))})
		}
	}
	return links
}

// unique returns the values in order, each once.
func unique[T comparable](values []T) []T {
	var out []T
	for _, v := range values {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
