package page

import (
	"strings"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Item is a duty as a list shows it, or a responsibility that has none.
type Item struct {
	Mark    Mark
	Context string // the introduction that the duty continues
	Text    string
	// Lang is the language of Context and Text, "" where it is the page's.
	Lang string
	// Tag says how binding it is, or that it is help or refused; its word is "" for
	// what is plainly done.
	Tag     Tag
	Letters []Letters
	Notes   []Footnote
	Ref     Reference
}

// limits say how much of a cell is listed on each side. A page of many providers,
// or of one with hundreds of documents, leaves the rest to the provider's page: it
// would else repeat most of theirs.
type limits struct {
	items, folded, bare int
}

var (
	fullCell   = limits{items: 6, folded: 40, bare: 12}
	listedCell = limits{items: 6, folded: 12, bare: 6}
	briefCell  = limits{items: 2, bare: 2}
)

// said lists what an entry says: its duties, or where it has none its owner.
func (s *Set) said(l Linker, e *compare.Entry) []Item {
	if len(e.Duties) == 0 {
		return []Item{s.whole(l, e)}
	}
	var out []Item
	for _, d := range e.Duties {
		out = append(out, s.item(l, d))
	}
	return out
}

// item is one duty.
func (s *Set) item(l Linker, d compare.Duty) Item {
	item := Item{
		Mark: s.dutyMark(d.Party, d.Kind), Text: sentence(d.Text), Context: d.Context, Lang: s.langOf(d.Of),
		Tag: s.tag(d.Duty), Ref: s.dutyReference(l, d.Of, d.Number, d.Duty),
	}
	if d.Of.Form == model.FormRACI {
		item = s.lettered(l, d.Of, item)
	}
	return item
}

// whole is a responsibility without its duties.
func (s *Set) whole(l Linker, e *compare.Entry) Item {
	r := e.Responsibility
	o := s.owner(e.Owner, "")
	if e.Owner == r.Owner {
		o = s.ownerOf(r)
	}
	return s.lettered(l, r, Item{Mark: Mark(o), Text: label(r), Lang: s.langOf(r), Ref: s.reference(l, r)})
}

// langOf returns the language of what a responsibility quotes, "" where it is the
// page's.
func (s *Set) langOf(r *model.Responsibility) string {
	return s.quoted(&s.cat.Documents[s.placed[r].document])
}

// quoted returns the language of a document's words, "" where it is the page's.
func (s *Set) quoted(doc *model.Document) string { return s.foreign(doc.Lang) }

// foreign returns a language, "" where it is the page's.
func (s *Set) foreign(lang string) string {
	page, _, _ := strings.Cut(s.opts.Texts.Lang(), "-")
	if words, _, _ := strings.Cut(lang, "-"); words != page {
		return lang
	}
	return ""
}

// label is a responsibility's label; a cell of a matrix has that of its column
// with it.
func label(r *model.Responsibility) string {
	if r.Column == "" {
		return r.Label
	}
	return r.Label + ", " + r.Column
}

// sentence gives a clause of prose its capital.
func sentence(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	// A word with a capital or a sign inside, such as kube-proxy or iOS, is a name.
	word, _, _ := strings.Cut(s, " ")
	if strings.ContainsAny(word[1:], "-._/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// Duties is a list of items, some of them folded. Left leads to those that are
// not listed.
type Duties struct {
	Items []Item
	More  []Item
	Left  Link
}

// Empty reports whether there is nothing in the list.
func (d Duties) Empty() bool { return len(d.Items) == 0 }

// The limits of a list of duties: what is shown at once, and what is shown when
// it is unfolded. Only providers with dozens of documents reach the second.
const (
	dutiesAtOnce = 40
	dutiesFolded = 160
	dutiesCrowd  = 12 // of each provider, where a page lists those of a crowd
)

// dutyList collects a list of duties. It asks only for the items that it lists.
type dutyList struct {
	crowded bool // one of a crowd's lists on a page
	items   []Item
	left    int
}

func (d *dutyList) add(item func() Item) {
	most := dutiesAtOnce + dutiesFolded
	if d.crowded {
		most = dutiesCrowd
	}
	if len(d.items) < most {
		d.items = append(d.items, item())
	} else {
		d.left++
	}
}

// folded divides the list; documents is the address of the documents where those
// that are not listed can be read.
func (s *Set) folded(d *dutyList, documents string) Duties {
	out := Duties{Items: d.items}
	if len(d.items) > dutiesAtOnce+5 {
		out = Duties{Items: d.items[:dutiesAtOnce], More: d.items[dutiesAtOnce:]}
	}
	if d.left > 0 {
		out.Left = Link{Text: s.t("item.elsewhere", d.left), URL: documents}
	}
	return out
}
