// Package page makes what each template is given: one struct a kind of page,
// with every number counted, every sentence composed and every address written.
//
// It is the one place that knows addresses. A [Path] names a page or a file of
// the site, an anchor a place in a page, and a [Linker] writes both as the page
// that holds the link must: relative, so that the site works under any base path
// and from a folder; with index.html where it is opened from files; from the
// root for the one page that is shown under any address, 404.html.
//
// The package asks a catalog and package compare, and never a template, a
// browser or a disk beyond the size of a picture. What it makes is text: escaping
// is the business of package render.
package page
