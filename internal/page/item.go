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
	Letters []Letters
	Ref     Reference
}

// Passages are what a cell is made of.
type Passages struct {
	Items []Item
	// More are the items beyond those that a reader takes in at once.
	More []Item
	// Bare are responsibilities whose source names an owner and no duty.
	Bare []Item
}

// itemsAtOnce is how many items a cell shows before it folds the rest.
const itemsAtOnce = 8

// passages lists what the entries say.
func (s *Set) passages(l Linker, entries []compare.Entry) Passages {
	var p Passages
	for i := range entries {
		e := &entries[i]
		switch {
		case len(e.Duties) == 0:
			p.Bare = append(p.Bare, s.whole(l, e))
		case e.Responsibility.Form == model.FormRACI:
			p.Items = append(p.Items, s.whole(l, e))
		default:
			for _, d := range e.Duties {
				p.Items = append(p.Items, s.item(l, d))
			}
		}
	}
	if len(p.Items) > itemsAtOnce+1 {
		p.Items, p.More = p.Items[:itemsAtOnce], p.Items[itemsAtOnce:]
	}
	return p
}

// item is one duty.
func (s *Set) item(l Linker, d compare.Duty) Item {
	item := Item{
		Mark: dutyMark(d.Party, d.Kind), Text: sentence(d.Text), Context: d.Context,
		Ref: s.dutyReference(l, d.Of, d.Number, d.Duty),
	}
	if d.Of.Form == model.FormRACI {
		item.Letters = s.lettersOf(d.Of)
	}
	return item
}

// whole is a responsibility without its duties, or one of RACI letters, whose
// duty is its label.
func (s *Set) whole(l Linker, e *compare.Entry) Item {
	r := e.Responsibility
	o := owner(e.Owner, "")
	if e.Owner == r.Owner {
		o = s.ownerOf(r)
	}
	item := Item{Mark: Mark(o), Text: r.Label, Letters: s.lettersOf(r), Ref: s.reference(l, r)}
	if r.Column != "" {
		item.Text += ", " + r.Column
	}
	return item
}

func (s *Set) lettersOf(r *model.Responsibility) []Letters {
	var out []Letters
	p := s.providerOf(r)
	for i := range r.Assignments {
		if a := &r.Assignments[i]; a.Letters != "" {
			out = append(out, Letters{partyOf(p, a.Party).Name, letters(a.Letters)})
		}
	}
	return out
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

// Duties is a list of items with a number of them folded; Left counts those
// beyond the fold's limit.
type Duties struct {
	Items []Item
	More  []Item
	Left  Link
}

// Empty reports whether there is nothing in the list.
func (d Duties) Empty() bool { return len(d.Items) == 0 }

// The limits of a list of duties: what is shown at once, and what is shown when
// it is unfolded.
const (
	dutiesAtOnce = 40
	dutiesFolded = 300
)

// fold divides a list into what is shown at once, what is folded, and a number
// that is left to the documents' own pages.
func fold(items []Item, rest Link) Duties {
	d := Duties{Items: items}
	if len(items) <= dutiesAtOnce+5 {
		return d
	}
	d.Items, d.More = items[:dutiesAtOnce], items[dutiesAtOnce:]
	if left := len(d.More) - dutiesFolded; left > 0 {
		d.More = d.More[:dutiesFolded]
		d.Left = Link{Text: thousands(left) + " more in the " + rest.Text, URL: rest.URL}
	}
	return d
}
