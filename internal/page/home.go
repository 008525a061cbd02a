package page

import "demarc/internal/model"

// Home is the first page: what was read, the lines of all services, questions,
// silences.
type Home struct {
	Frame
	Heading string
	Lede    string
	Tally   []Tally
	Compare string
	// Checklists and Gaps are the pages of all of them.
	Checklists, Gaps Link
	// Kinds are the kinds of service, usually one.
	Kinds     []HomeKind
	Documents []DocumentRow
	More      Link
	Method    string
	Changes   string // "" where the history is not known
}

// HomeKind is what the home page shows of the services of one kind.
type HomeKind struct {
	// Suffix makes the anchors of a further kind unique, Title names the kind; both
	// are "" where there is only one.
	Suffix, Title string
	Lines         []HomeLine
	MoreLines     Link
	Pairs         []Link
	Questions     []Question
	// Counted says that the questions count their answers, which are folded away.
	Counted      bool
	Columns      []Column
	AllQuestions Link
	// SilentText introduces the topics that hardly anybody speaks of.
	SilentText string
	Silent     []Link
}

// Tally is a number that leads to what it counts.
type Tally struct {
	Count string
	Word  string
	URL   string
}

// HomeLine is a provider's line with its numbers.
type HomeLine struct {
	Provider Link
	Service  string
	Dated    string
	Line     Line
	Sums     []Link
	Links    []Link
}

// The limits of the home page.
const (
	homeLines     = 12
	homeQuestions = 8
	homeDocuments = 40
	homeSilent    = 16
)

func (s *Set) homePage() Home {
	l := s.linker(HomePath)
	responsibilities, documents, topics, silences := len(s.cat.Responsibilities), len(s.cat.Documents), len(s.cat.Topics), 0
	for _, k := range s.comparisons {
		silences += k.totals.Silences
	}
	v := Home{
		Heading: s.t("home.heading"), Lede: s.homeLede(), Compare: l.To(ComparePath),
		Checklists: Link{Text: s.t("home.checklists"), URL: l.To(ChecklistsPath)}, Gaps: Link{Text: s.t("home.gaps"), URL: l.To(GapsPath)},
		Method: l.To(MethodPath),
		Tally: []Tally{
			s.tally(responsibilities, "responsibilities", "#"+documentsAnchor),
			s.tally(documents, "documents", "#"+documentsAnchor),
			s.tally(topics, "topics", l.To(ComparePath)),
			s.tally(silences, "silences", l.To(ComparePath)+"?show=gap"),
		},
	}
	if s.hasChanges() {
		v.Changes = l.To(ChangesPath)
	}
	for _, k := range s.comparisons {
		v.Kinds = append(v.Kinds, s.homeKind(l, k))
	}
	for d := range s.cat.Documents[:min(len(s.cat.Documents), homeDocuments)] {
		v.Documents = append(v.Documents, s.documentRow(l, d))
	}
	if more := len(s.cat.Documents) - homeDocuments; more > 0 {
		v.More = Link{Text: s.t("home.more-documents", more), URL: l.At(MethodPath, documentsAnchor)}
	}
	v.Frame = s.frame(HomePath, v.Lede, nil, s.all())
	if s.brand() == "demarc" {
		v.Title = s.t("frame.title", v.Brand, s.t("home.heading"))
	}
	return v
}

func (s *Set) homeKind(l Linker, k *comparison) HomeKind {
	n := len(k.providers)
	v := HomeKind{
		Columns: s.columns(l, k), Pairs: s.pairLinks(l, k, ""), AllQuestions: s.allQuestions(l, k),
	}
	if len(s.comparisons) > 1 {
		v.Title = k.kind.Title
	}
	if k.path != ComparePath {
		v.Suffix = "-" + k.kind.ID
	}
	for _, p := range k.providers[:min(n, homeLines)] {
		v.Lines = append(v.Lines, s.homeLine(l, k, p))
	}
	if more := n - homeLines; more > 0 {
		v.MoreLines = Link{Text: s.t("home.more-providers", more), URL: l.To(ProvidersPath)}
	}
	v.Questions, v.Counted = s.questions(l, k), n >= wideFrom
	v.Silent, v.SilentText = s.quiet(l, k)
	return v
}

// tally is a number that stands apart from its noun.
func (s *Set) tally(n int, noun, url string) Tally {
	return Tally{Count: s.opts.Texts.Number(n), Word: s.t("tally."+noun, n), URL: url}
}

func (s *Set) homeLede() string {
	if s.opts.Site.Description != "" {
		return s.opts.Site.Description
	}
	return s.t("home.lede", len(s.cat.Providers))
}

func (s *Set) homeLine(l Linker, k *comparison, p *model.Provider) HomeLine {
	index, column := s.providers[p.ID], k.columns[p.ID]
	path := ProviderPath(p.ID)
	h := HomeLine{
		Provider: Link{Text: p.Name, URL: l.To(path)}, Dated: s.dated(p),
		Line: s.demarcation(k.Line(p.ID), false, func(layer *model.Layer) string { return l.At(path, LayerAnchor(layer.ID)) }),
		Links: []Link{{Text: s.t("label.duties"), URL: l.At(path, layersAnchor)},
			{Text: s.t("service.checklist"), URL: l.To(ChecklistPath(p.ID))}, {Text: s.t("nav.compare"), URL: l.To(k.path)}},
	}
	if p.Service != p.Name {
		h.Service = p.Service
	}
	row := s.providerRow(l, index)
	for _, c := range row.Balance {
		h.Sums = append(h.Sums, Link{Text: s.t("balance."+c.Owner.Class, c.Count), URL: c.URL})
	}
	excluded, silent := 0, 0
	for _, g := range k.matrix {
		for r := range g.Rows {
			if g.Rows[r].Cells[column].Silent() {
				silent++
			}
		}
	}
	for _, d := range s.ofProvider[index] {
		for _, i := range s.of[d] {
			_, _, n := s.dutyCounts(&s.cat.Responsibilities[i])
			excluded += n
		}
	}
	if excluded > 0 {
		h.Sums = append(h.Sums, Link{Text: s.t("balance.x", excluded), URL: l.At(path, excludedAnchor)})
	}
	if silent > 0 {
		h.Sums = append(h.Sums, Link{
			Text: s.t("home.silent-on", silent, s.count(len(k.topics), "topic")), URL: l.At(path, silentAnchor),
		})
	}
	return h
}

// Anchors of a provider's page.
const (
	layersAnchor   = "layers"
	excludedAnchor = "excluded"
	silentAnchor   = "silent"
)

// quiet lists the topics on which at most one provider names an owner.
func (s *Set) quiet(l Linker, k *comparison) ([]Link, string) {
	n := len(k.providers)
	if n < 2 {
		return nil, ""
	}
	var links []Link
	count := 0
	for _, g := range k.matrix {
		for i := range g.Rows {
			r := &g.Rows[i]
			speaking := 0
			for c := range r.Cells {
				if !r.Cells[c].Silent() {
					speaking++
				}
			}
			if speaking > 1 {
				continue
			}
			count++
			if len(links) < homeSilent {
				links = append(links, Link{Text: r.Topic.Title, URL: l.At(k.path, TopicAnchor(r.Topic.ID))})
			}
		}
	}
	if count == 0 {
		return nil, ""
	}
	text := s.t("home.quiet", s.count(count, "topic"), s.count(n, "provider"))
	if count > len(links) {
		links = append(links, Link{Text: s.t("item.more", count-len(links)), URL: l.To(k.path) + "?show=gap"})
	}
	return links, text
}
