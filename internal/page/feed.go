package page

import (
	"cmp"
	"slices"
)

// Feed lists the newest documents, for those who follow the site.
type Feed struct {
	Lang     string
	Title    string
	ID       string // the address of the site
	Self     string // that of the feed
	Author   string
	Modified string // RFC 3339
	Entries  []FeedEntry
}

// FeedEntry is a document in the revision that was read.
type FeedEntry struct {
	ID       string // the address of its page, which stays when it is revised
	Title    string
	Summary  string
	Original string // the publisher's page, if it is known
	Modified string // RFC 3339
}

// feedEntries is how many documents a feed lists.
const feedEntries = 50

// feeds reports whether the site has a feed: its entries need absolute addresses,
// and a date.
func (s *Set) feeds() bool { return s.opts.Site.Base != "" && s.newestOfAll != "" }

// Feed returns the feed, and whether the site has one.
func (s *Set) Feed() (Feed, bool) {
	if !s.feeds() {
		return Feed{}, false
	}
	f := Feed{
		Lang: s.opts.Texts.Lang(), Title: s.t("frame.title", s.brand(), s.t("foot.feed")), Author: s.brand(),
		ID: s.opts.Site.Base, Self: canonical(s.opts.Site, FeedPath), Modified: timestamp(s.newestOfAll),
	}
	dated := slices.DeleteFunc(s.all(), func(d int) bool { return s.cat.Documents[d].Updated == "" })
	slices.SortStableFunc(dated, func(a, b int) int {
		return cmp.Compare(s.cat.Documents[b].Updated, s.cat.Documents[a].Updated)
	})
	for _, d := range dated[:min(len(dated), feedEntries)] {
		doc := &s.cat.Documents[d]
		f.Entries = append(f.Entries, FeedEntry{
			ID:      canonical(s.opts.Site, DocumentPath(doc.ID)),
			Title:   s.t("frame.title", s.name(s.provider(doc)), doc.Title),
			Summary: s.t("foot.entry", s.count(len(s.of[d]), "responsibility"), doc.Updated), Original: webAddress(doc.SourceURL),
			Modified: timestamp(doc.Updated),
		})
	}
	return f, true
}

// timestamp makes a point in time of a date, which says no hour.
func timestamp(date string) string { return date + "T00:00:00Z" }
