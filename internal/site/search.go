package site

import (
	"fmt"
	"io/fs"

	"demarc/internal/page"
	"demarc/internal/search"
)

// The scripts that ask the index, one of static/ and one of the search library.
const (
	finderFile  = "search/finder.js"
	libraryFile = "minisearch.js"
)

// fromIndex leads from the folder of the index to the root of the site.
const fromIndex = "../"

// planSearch lists the files of the search index and of its library, with the licence.
func planSearch(set *page.Set, design assets, opts Options) ([]job, error) {
	if opts.Site.NoSearch {
		return nil, nil
	}
	var lib assets
	for _, file := range []struct{ name, as string }{{libraryFile, libraryFile}, {"LICENSE", "minisearch.license.txt"}} {
		data, err := fs.ReadFile(opts.Library, file.name)
		if err != nil {
			return nil, fmt.Errorf("read search library: %w", err)
		}
		lib.add(file.name, file.as, data)
	}
	var scripts []string
	for _, f := range append(lib.files, design.files...) {
		if f.name == libraryFile || f.name == finderFile {
			scripts = append(scripts, fromIndex+f.path.File())
		}
	}
	var jobs []job
	for _, f := range lib.files {
		jobs = append(jobs, job{file: f.path.File(), of: "search library " + f.name, make: bytesOf(f.data)})
	}
	for _, f := range search.Build(set.SearchEntries()).Files(scripts...) {
		jobs = append(jobs, job{file: page.SearchFile(f.Name).File(), of: "search index " + f.Name, make: f.Write})
	}
	return jobs, nil
}
