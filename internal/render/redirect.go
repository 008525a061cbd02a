package render

import "demarc/internal/page"

// Redirect renders a page that leads to another at once, or by its link.
func Redirect(r page.Redirect) []byte {
	var w writer
	w.raw("<!doctype html>\n<html")
	w.attr("lang", r.Lang)
	w.raw(`><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"`)
	w.attr("content", page.Policy)
	w.raw(`><meta name="viewport"`)
	w.attr("content", "width=device-width, initial-scale=1")
	w.raw(`><title>`)
	w.text(r.Title)
	w.raw(`</title>`)
	if r.Canonical != "" {
		w.raw(`<link rel="canonical"`)
		w.href("href", r.Canonical)
		w.raw(`>`)
	}
	w.raw(`<meta http-equiv="refresh"`)
	w.attr("content", "0; url="+r.To.URL)
	w.raw("></head>\n<body><main><h1>")
	writeLink(&w, r.To)
	w.raw("</h1></main></body></html>\n")
	return []byte(w.b.String())
}
