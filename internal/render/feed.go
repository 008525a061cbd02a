package render

import "demarc/internal/page"

// Feed renders a feed in Atom (RFC 4287).
func Feed(f page.Feed) []byte {
	var w writer
	element := func(name, text string) {
		w.start(name, "")
		w.text(text)
		w.raw("</" + name + ">\n")
	}
	link := func(rel, url string) {
		w.raw(`<link`)
		w.attr("rel", rel)
		w.href("href", url)
		w.raw("/>\n")
	}
	w.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<feed xmlns="http://www.w3.org/2005/Atom"`)
	w.attr("xml:lang", f.Lang)
	w.raw(">\n")
	element("id", f.ID)
	element("title", f.Title)
	element("updated", f.Modified)
	w.raw(`<author>`)
	element("name", f.Author)
	w.raw("</author>\n")
	link("self", f.Self)
	link("alternate", f.ID)
	for _, e := range f.Entries {
		w.raw("<entry>\n")
		element("id", e.ID)
		element("title", e.Title)
		element("updated", e.Modified)
		link("alternate", e.ID)
		if e.Original != "" {
			link("via", e.Original)
		}
		element("summary", e.Summary)
		w.raw("</entry>\n")
	}
	w.raw("</feed>\n")
	return []byte(w.b.String())
}
