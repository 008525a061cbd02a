package page

import "cmp"

// ChangesFeed is the list of changes for programs that tell of news.
type ChangesFeed struct {
	Lang  string
	Title string
	// Base is the absolute address of the page of changes, "" on a site without one;
	// the addresses in the entries count from it.
	Base    string
	Updated string // RFC 3339, of the newest entry
	Author  string
	// Name is what the feed is known by for ever: its address, or the first commit.
	Name    string
	Entries []ChangesFeedEntry
}

// ChangesFeedEntry is a revision.
type ChangesFeedEntry struct {
	Commit   string // names it for ever
	Updated  string // RFC 3339
	URL      string // absolute where the feed has a base
	Revision Revision
}

// ChangesFeed makes the feed of changes; it has no entries where no history is known.
func (s *Set) ChangesFeed() ChangesFeed {
	if !s.hasChanges() {
		return ChangesFeed{}
	}
	l := s.linker(ChangesPath)
	f := ChangesFeed{
		Lang: s.opts.Texts.Lang(), Title: s.t("frame.title", s.t("nav.changes"), s.brand()), Author: s.brand(),
		Base: canonical(s.opts.Site, ChangesPath), Updated: s.opts.Changes[0].Date,
		Name: s.opts.Changes[len(s.opts.Changes)-1].Commit,
	}
	for i, r := range s.revisions(l) {
		f.Entries = append(f.Entries, ChangesFeedEntry{
			Commit: s.opts.Changes[i].Commit, Updated: s.opts.Changes[i].Date, Revision: r,
			URL: cmp.Or(f.Base, l.To(ChangesPath)) + "#" + r.Anchor,
		})
	}
	if f.Base != "" {
		f.Name = f.Base
	}
	return f
}
