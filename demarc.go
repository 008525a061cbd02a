// Package demarc carries the files that the program ships with: documents to
// show, templates, static files and a site's configuration.
//
// It lies at the root of the module because go:embed cannot reach upward, and it
// does nothing else: each accessor returns a read-only file system or bytes.
// Everything under internal/ is given such a value and never asks where its files
// come from, so that a content folder on disk and the embedded one are the same
// to it.
package demarc

import (
	"embed"
	"io/fs"
)

// Version is the version of the program. The export names it, so it is written
// here and not taken from the build.
const Version = "0.1.0"

//go:embed all:content all:templates all:static third_party/minisearch demarc.yaml
var files embed.FS

// Content returns the content root that comes with the program: a folder a
// provider, and taxonomy.yaml.
func Content() fs.FS { return sub("content") }

// Templates returns the page templates.
func Templates() fs.FS { return sub("templates") }

// Static returns the style sheets, scripts and icons that a site copies as they
// are.
func Static() fs.FS { return sub("static") }

// Library returns the search library that a site carries: minisearch.js and its
// LICENSE.
func Library() fs.FS { return sub("third_party/minisearch") }

// Config returns the text of the demarc.yaml that belongs to [Content].
func Config() []byte {
	data, err := files.ReadFile("demarc.yaml")
	if err != nil {
		panic(err) // the go:embed line above names it
	}
	return data
}

func sub(dir string) fs.FS {
	fsys, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // only for a name that is no path
	}
	return fsys
}
