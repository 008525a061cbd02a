package page

import (
	"strings"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Cell is what one provider says of a topic: the owner, the split, and where to
// read it.
type Cell struct {
	Provider string
	Column   int // from 1, for the filter of providers
	Owner    Owner
	Excluded int
	Split    Split
	URL      string
}

func cell(c *compare.Cell, column int, url string) Cell {
	return Cell{
		Provider: c.Provider.Name, Column: column, Owner: cellOwner(c), Excluded: c.Excluded,
		Split: cellSplit(c), URL: url,
	}
}

// cellOwner returns the mark of a cell's owner; a partner is called by its name.
func cellOwner(c *compare.Cell) Owner {
	var names []string
	for _, p := range c.Partners {
		names = append(names, p.Name)
	}
	return owner(c.Owner, listed(names))
}

// cellSplit counts a cell's duties by side. A responsibility without a duty, such
// as a cell of an overview, counts as one of each side that carries it.
func cellSplit(c *compare.Cell) Split {
	s := Split{Provider: c.ByProvider, Customer: c.ByCustomer, Others: "customer"}
	for i := range c.Entries {
		if len(c.Entries[i].Duties) > 0 {
			continue
		}
		switch c.Entries[i].Owner {
		case model.OwnerProvider:
			s.Provider++
		case model.OwnerCustomer:
			s.Customer++
		case model.OwnerShared:
			s.Provider++
			s.Customer++
		case model.OwnerPartner:
			s.Customer++
			s.Others = "partner"
		}
	}
	if c.ByPartner > 0 {
		s.Customer += c.ByPartner
		s.Others = "customer and partner"
	}
	s.Step = c.Tick()
	s.Silent = s.Step < 0 && c.Silent()
	s.Empty = s.Step < 0 && !c.Silent()
	return s
}

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
