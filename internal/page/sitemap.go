package page

// SitemapEntry is a page as a sitemap lists it.
type SitemapEntry struct {
	URL      string // absolute
	Modified string // YYYY-MM-DD, or "" where the page has no date of its own
}

// Sitemap lists the site's pages. It is empty for a site without a base, whose
// pages have no absolute address.
func (s *Set) Sitemap() []SitemapEntry {
	if s.opts.Site.Base == "" {
		return nil
	}
	var out []SitemapEntry
	for _, p := range s.Pages() {
		if p.Kind != KindNotFound {
			out = append(out, SitemapEntry{URL: canonical(s.opts.Site, p.Path), Modified: p.modified})
		}
	}
	return out
}

// Robots is the text of robots.txt: everything may be read, and the sitemap is
// there.
func (s *Set) Robots() string {
	text := "User-agent: *\nAllow: /\n"
	if s.opts.Site.Base != "" {
		text += "Sitemap: " + canonical(s.opts.Site, SitemapPath) + "\n"
	}
	return text
}
