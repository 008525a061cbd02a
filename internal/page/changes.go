package page

import (
	"cmp"
	"strconv"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/diff"
	"demarc/internal/model"
)

// Changes is the page of what changed in the documents, revision by revision.
type Changes struct {
	Frame
	Heading   string
	Lede      string
	Feed      string
	Revisions []Revision
}

// Revision is a revision of the content.
type Revision struct {
	Anchor  string
	Title   string // when, and whose documents
	URL     string // leads to the anchor
	Summary string
	Subject string // what its author said of it
	Commit  string // the short hash
	Changes []Change
	More    string // says how many changes are not listed
}

// Change is one shift.
type Change struct {
	Moved    bool // ownership or a commitment: the gravest
	Kind     string
	Heading  string
	Lang     string // of the documents' words, "" where it is the page's
	Topics   []Link
	Was, Is  Owner // the class is "" where a side is not there, or nothing moved
	Drawing  *Balance
	Lines    []ChangeLine
	Evidence Link
}

// ChangeLine is one difference.
type ChangeLine struct {
	Head string
	// Was and Is are two short values, or Runs the words that differ.
	Was, Is string
	Runs    []diff.Run
	In      string // the sentence around a value
}

// Balance draws where the line ran through a responsibility and where it runs now, in
// per cent of its duties.
type Balance struct {
	ID          string
	Title       string
	Description string
	Was, Is     BalanceBar
	// The part that changed hands.
	MovedX, MovedWidth string
}

// BalanceBar is one of the two bars.
type BalanceBar struct {
	Provider, Customer int
	Width, Rest        string // "62.5%"
}

// listedChanges is how many changes of a revision a page lists.
const listedChanges = 200

// RevisionAnchor is the anchor of a revision on the page of changes.
func RevisionAnchor(commit string) string { return "r-" + short(commit) }

func short(commit string) string { return commit[:min(len(commit), 12)] }

// hasChanges reports whether the history of the content is known.
func (s *Set) hasChanges() bool { return len(s.opts.Changes) > 0 }

func (s *Set) changesPage() Changes {
	l := s.linker(ChangesPath)
	v := Changes{Heading: s.t("nav.changes"), Lede: s.t("changes.lede"), Feed: l.To(ChangesFeedPath), Revisions: s.revisions(l)}
	v.Frame = s.frame(ChangesPath, v.Lede, []crumb{{v.Heading, ChangesPath}}, nil)
	return v
}

func (s *Set) revisions(l Linker) []Revision {
	now := map[string]*model.Responsibility{}
	for i := range s.cat.Responsibilities {
		now[s.cat.Responsibilities[i].ID] = &s.cat.Responsibilities[i]
	}
	var out []Revision
	for i := range s.opts.Changes {
		r := &s.opts.Changes[i]
		v := Revision{
			Anchor: RevisionAnchor(r.Commit), URL: l.At(ChangesPath, RevisionAnchor(r.Commit)), Subject: r.Subject, Commit: short(r.Commit),
			Title: s.t("changes.title", r.Date[:min(len(r.Date), len("2006-01-02"))], s.opts.Texts.List(r.Names)),
		}
		if r.First {
			v.Summary = s.t("changes.first", s.count(r.After, "responsibility"))
		} else {
			v.Summary = s.t("changes.summary", s.count(len(r.Changes), "change"), s.opts.Texts.Number(r.Unchanged))
		}
		for n := range r.Changes[:min(len(r.Changes), listedChanges)] {
			v.Changes = append(v.Changes, s.change(l, &r.Changes[n], v.Anchor+"-"+strconv.Itoa(n), now))
		}
		if more := len(r.Changes) - listedChanges; more > 0 {
			v.More = s.t("changes.more", s.opts.Texts.Number(more))
		}
		out = append(out, v)
	}
	return out
}

func (s *Set) change(l Linker, c *diff.Change, id string, now map[string]*model.Responsibility) Change {
	v := Change{
		Moved: c.Level == diag.SeverityError, Kind: s.t("shift." + c.Rule), Heading: c.Label, Topics: s.topicLinks(l, c.Topics[:min(len(c.Topics), 1)]),
	}
	if page, _, _ := strings.Cut(s.opts.Texts.Lang(), "-"); c.Lang != page {
		v.Lang = c.Lang
	}
	if c.Was != nil {
		v.Was = s.owner(c.Was.Owner, "")
	}
	if c.Is != nil {
		v.Is = s.owner(c.Is.Owner, "")
	}
	if v.Was == v.Is {
		v.Was = Owner{} // said once
	}
	if c.Rule == diag.MovedToCustomer.Code || c.Rule == diag.MovedToProvider.Code {
		v.Drawing = s.balance(c, id)
	}
	for i := range c.Details {
		if d := &c.Details[i]; d.Aspect != diff.AspectOwner {
			v.Lines = append(v.Lines, s.changeLine(c, d))
		}
	}
	if r := now[c.ID]; r != nil && c.Is != nil {
		v.Evidence = s.reference(l, r).Clause
	}
	return v
}

func (s *Set) changeLine(c *diff.Change, d *diff.Detail) ChangeLine {
	line := ChangeLine{Head: s.changeHead(c, d), In: d.Text}
	none := s.t("owner.none")
	switch d.Aspect {
	case diff.AspectLetters, diff.AspectQuantity:
		line.Was, line.Is = cmp.Or(d.Was, none), cmp.Or(d.Is, none)
	case diff.AspectModality, diff.AspectPlace:
		line.Was, line.Is = d.Was, d.Is
	default:
		line.Runs = diff.Words(d.Was, d.Is)
	}
	return line
}

// changeHead says whose duty a detail is about, or what changed.
func (s *Set) changeHead(c *diff.Change, d *diff.Detail) string {
	switch d.Aspect {
	case diff.AspectPlace:
		return s.t("changes.place")
	case diff.AspectLabel:
		return s.t("changes.label")
	}
	from, to := s.called(d.From, c.Parties[d.From]), s.called(d.To, c.Parties[d.To])
	switch {
	case from == "" || from == to:
		return to
	case to == "":
		return from
	}
	return from + " → " + to
}

// balance draws a responsibility whose owner changed. One without duties on a side is
// drawn by its owner.
func (s *Set) balance(c *diff.Change, id string) *Balance {
	if c.Was == nil || c.Is == nil {
		return nil
	}
	was, is := share(c.Was), share(c.Is)
	if was == is {
		return nil
	}
	return &Balance{
		ID: id, Title: s.t("changes.drawing", c.Label, c.Provider),
		Description: s.t("changes.drawn", s.count(c.Was.Provider, "duty"), s.count(c.Was.Customer, "duty"), s.count(c.Is.Provider, "duty"), s.count(c.Is.Customer, "duty")),
		Was:         bar(c.Was, was), Is: bar(c.Is, is),
		MovedX: percent(min(was, is)), MovedWidth: percent(max(was, is) - min(was, is)),
	}
}

func bar(s *diff.Standing, share float64) BalanceBar {
	return BalanceBar{Provider: s.Provider, Customer: s.Customer, Width: percent(share), Rest: percent(100 - share)}
}

// share is the provider's part of a responsibility in per cent.
func share(s *diff.Standing) float64 {
	switch n := s.Provider + s.Customer; {
	case s.Owner == model.OwnerCustomer:
		return 0
	case s.Owner != model.OwnerShared:
		return 100
	case n > 0:
		return 100 * float64(s.Provider) / float64(n)
	}
	return 50
}

func percent(p float64) string {
	return strconv.FormatFloat(float64(int(p*10+.5))/10, 'f', -1, 64) + "%"
}
