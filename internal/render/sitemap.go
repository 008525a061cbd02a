package render

import "demarc/internal/page"

// Sitemap renders a sitemap.
func Sitemap(entries []page.SitemapEntry) []byte {
	var w writer
	w.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	w.raw(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, e := range entries {
		w.raw(`<url><loc>`)
		w.text(e.URL)
		w.raw(`</loc>`)
		if e.Modified != "" {
			w.raw(`<lastmod>`)
			w.text(e.Modified)
			w.raw(`</lastmod>`)
		}
		w.raw("</url>\n")
	}
	w.raw("</urlset>\n")
	return []byte(w.b.String())
}
