package page

import (
	"strings"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Checklists lists the checklists of all providers.
type Checklists struct {
	Frame
	Heading string
	Lede    string
	Rows    []ChecklistRow
}

// ChecklistRow is a provider with its checklist.
type ChecklistRow struct {
	Checklist Link
	Service   string
	Dated     string
	Tasks     string
	// Views are the same list by topic and as files.
	Views []Link
}

// Checklist is what a provider leaves to the reader, to be ticked, printed and
// taken along.
type Checklist struct {
	Frame
	Heading  string
	Lede     string
	Name     string // how the documents call the provider
	Provider Link
	// Key names the ticks of this list in a browser: those of another site or
	// provider have another.
	Key string
	// Groupings are the two ways to divide the list, a page each; Files are the
	// list to take along.
	Groupings []Link
	Files     []Link
	Documents []Dated
	Groups    []TaskGroup
	Tasks     int
	// Excluded are the duties that the provider says it will not do, Silent the
	// topics that its documents say nothing about.
	Excluded []Item
	Silent   []Link
}

// TaskGroup is the tasks of an area or a topic.
type TaskGroup struct {
	ID    string
	Title Link
	Count string
	Parts []TaskPart
}

// TaskPart is the tasks of an area in a topic.
type TaskPart struct {
	Title Link
	Tasks []Task
}

// Task is one line of a checklist.
type Task struct {
	// ID is that of the duty, or of the responsibility where its document names
	// no work: it names the tick.
	ID string
	Item
	// Note says what is odd about the task, "" where nothing is.
	Note string
	// Help says who helps, "" where nobody does.
	Help     string
	Document Link
	Dated    string
	Original string // the publisher's page, if it is known
	Section  string
	Row      string // the label of the responsibility
	Line     int    // of the document's file
	// Others is what the other parties do in the same responsibility; Rest leads to
	// what is not listed.
	Others []Item
	Rest   Link
}

// othersAtMost is how many duties of the other parties a task lists.
const othersAtMost = 4

// ChecklistFile is a checklist to take along.
type ChecklistFile struct {
	Path Path
	// Of names what the file holds, for an error about two files on one address.
	Of   string
	make func() Checklist
}

// View makes the checklist.
func (f ChecklistFile) View() Checklist { return f.make() }

// ChecklistFiles lists the files of all checklists: for each provider one in
// Markdown and one of comma-separated values.
func (s *Set) ChecklistFiles() []ChecklistFile {
	var out []ChecklistFile
	for i := range s.cat.Providers {
		p := &s.cat.Providers[i]
		for _, path := range []Path{ChecklistMarkdownPath(p.ID), ChecklistCSVPath(p.ID)} {
			out = append(out, ChecklistFile{path, "checklist of " + p.ID, func() Checklist {
				return s.checklist(fileLinker(path, s.opts.Site.Base), i, ChecklistPath(p.ID))
			}})
		}
	}
	return out
}

func (s *Set) checklistsPage() Checklists {
	l := s.linker(ChecklistsPath)
	v := Checklists{Heading: s.t("nav.checklists"), Lede: s.t("checklists.lede")}
	for i := range s.cat.Providers {
		p := &s.cat.Providers[i]
		row := ChecklistRow{
			Checklist: Link{Text: s.name(p), URL: l.To(ChecklistPath(p.ID))}, Dated: s.dated(p),
			Tasks: s.t("checklist.tasks", len(s.comparisonOf(p.Kind).Checklist(p.ID).Tasks)),
			Views: append([]Link{{Text: s.t("checklist.by-topic"), URL: l.To(ChecklistTopicsPath(p.ID))}}, s.checklistFiles(l, p.ID)...),
		}
		if !strings.HasSuffix(s.name(p), p.Service) {
			row.Service = p.Service
		}
		v.Rows = append(v.Rows, row)
	}
	v.Frame = s.frame(ChecklistsPath, v.Lede, []crumb{{v.Heading, ChecklistsPath}}, s.all())
	return v
}

func (s *Set) checklistFiles(l Linker, provider string) []Link {
	return []Link{
		{Text: s.t("checklist.markdown"), URL: l.To(ChecklistMarkdownPath(provider))},
		{Text: s.t("checklist.csv"), URL: l.To(ChecklistCSVPath(provider))},
	}
}

// checklistPage is the page at path: the list by area or by topic.
func (s *Set) checklistPage(index int, path Path) Checklist {
	p := &s.cat.Providers[index]
	v := s.checklist(s.linker(path), index, path)
	trail := []crumb{{s.t("nav.checklists"), ChecklistsPath}, {s.name(p), ChecklistPath(p.ID)}}
	if path != ChecklistPath(p.ID) {
		trail = append(trail, crumb{s.t("checklist.by-topic"), path})
	}
	v.Frame = s.frame(path, s.t("checklist.about", serviceName(p)), trail, s.documentsOfProvider(p.ID))
	v.Title = s.t("frame.title", v.Heading, v.Brand)
	return v
}

// checklist makes the list without a frame.
func (s *Set) checklist(l Linker, index int, path Path) Checklist {
	p := &s.cat.Providers[index]
	list := s.comparisonOf(p.Kind).Checklist(p.ID)
	v := Checklist{
		Heading: s.t("checklist.heading", serviceName(p)), Name: partyName(p), Provider: s.providerLink(l, p),
		Key: s.siteKey() + " " + p.ID, Files: s.checklistFiles(l, p.ID), Tasks: len(list.Tasks),
		Groupings: []Link{
			{Text: s.t("checklist.by-area"), URL: l.To(ChecklistPath(p.ID)), Current: path == ChecklistPath(p.ID)},
			{Text: s.t("checklist.by-topic"), URL: l.To(ChecklistTopicsPath(p.ID)), Current: path != ChecklistPath(p.ID)},
		},
	}
	for _, d := range s.documentsOfProvider(p.ID) {
		v.Documents = append(v.Documents, s.datedDocument(l, &s.cat.Documents[d]))
	}
	groups, byArea := list.ByArea, path == ChecklistPath(p.ID)
	if !byArea {
		groups = list.ByTopic
	}
	for i := range groups {
		v.Groups = append(v.Groups, s.taskGroup(l, &groups[i], byArea))
	}
	for _, d := range list.Excluded {
		v.Excluded = append(v.Excluded, s.item(l, d))
	}
	v.Silent = s.silentTopics(l, list.Silent)
	v.Lede = s.t("checklist.lede", s.t("checklist.tasks", v.Tasks), s.count(len(v.Documents), "document"), s.dated(p))
	return v
}

// siteKey tells the ticks of this site from those of others that a browser keeps in
// one place, as it does for all sites that are opened from files.
func (s *Set) siteKey() string {
	if s.opts.Site.Base != "" {
		return s.opts.Site.Base
	}
	return s.brand()
}

// taskGroup is a group by area, or else by topic, and divided the other way.
func (s *Set) taskGroup(l Linker, g *compare.TaskGroup, byArea bool) TaskGroup {
	title, id := s.groupTitle(l, g, byArea)
	out := TaskGroup{ID: id, Title: title, Count: s.t("checklist.tasks", g.Count())}
	for i := range g.Parts {
		part := &g.Parts[i]
		title, _ := s.groupTitle(l, part, !byArea)
		tp := TaskPart{Title: title}
		for j := range part.Tasks {
			tp.Tasks = append(tp.Tasks, s.task(l, &part.Tasks[j]))
		}
		out.Parts = append(out.Parts, tp)
	}
	return out
}

// groupTitle names a group of tasks by area, or else by topic, and returns its
// anchor.
func (s *Set) groupTitle(l Linker, g *compare.TaskGroup, byArea bool) (Link, string) {
	switch {
	case g.Area != nil:
		return Link{Text: g.Area.Title, URL: l.To(AreaPath(g.Area.ID))}, AreaAnchor(g.Area.ID)
	case g.Topic != nil:
		return Link{Text: g.Topic.Title, URL: l.To(TopicPath(g.Topic.ID))}, TopicAnchor(g.Topic.ID)
	case byArea:
		return Link{Text: s.t("topic.no-area")}, AreaAnchor("")
	}
	return Link{Text: s.t("checklist.no-topic")}, TopicAnchor("")
}

func (s *Set) task(l Linker, t *compare.Task) Task {
	r := t.Of
	doc := &s.cat.Documents[s.placed[r].document]
	dated := s.datedDocument(l, doc)
	out := Task{
		ID: r.ID, Document: Link{Text: dated.Title, URL: dated.URL}, Dated: s.date(doc), Original: dated.Original,
		Section: sectionTitle(doc, r.Section), Row: label(r), Line: r.Source.Line,
	}
	if t.Whole() {
		out.Item = s.whole(l, &compare.Entry{Responsibility: r, Owner: r.Owner})
		out.Note = s.t("checklist.whole")
		if r.Owner == model.OwnerShared {
			out.Note = s.t("checklist.whole-shared")
		}
	} else {
		out.ID, out.Item, out.Line = DutyAnchor(r.ID, t.Number), s.item(l, t.Duty), t.Line
	}
	for _, d := range t.Others {
		if d.Kind == model.KindHelps {
			out.Help = s.t("owner.helps", d.Party.Name)
		}
		if len(out.Others) < othersAtMost {
			out.Others = append(out.Others, s.item(l, d))
		}
	}
	if left := len(t.Others) - len(out.Others); left > 0 {
		out.Rest = Link{Text: s.t("item.more", left), URL: s.place(l, r)}
	}
	return out
}

// sectionTitle returns the title of a section of the document, "" where it has
// none.
func sectionTitle(doc *model.Document, id string) string {
	for i := range doc.Sections {
		if doc.Sections[i].ID == id {
			return doc.Sections[i].Title
		}
	}
	return ""
}
