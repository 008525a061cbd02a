package load

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"demarc/internal/config"
	"demarc/internal/model"
)

// Site reads a site's facts from the file at path. Without the file the defaults
// hold.
func Site(path string) (model.Site, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return SiteFrom(path, []byte("{}"))
	}
	if err != nil {
		return model.Site{}, fmt.Errorf("load site: %w", err)
	}
	return SiteFrom(path, data)
}

// SiteFrom reads a site's facts from the content of a file, which path names in
// errors.
func SiteFrom(path string, data []byte) (model.Site, error) {
	s := model.Site{Title: "demarc", Lang: "en", Changes: defaultChanges}
	search, twins := true, true
	d := &config.Decoder{Path: path}
	if root := d.Parse(data); root != nil {
		d.Mapping(root, "the site", config.Keys{
			"title": d.Into(&s.Title), "description": d.Into(&s.Description), "lang": d.Into(&s.Lang), "notice": d.Into(&s.Notice),
			"search":     d.Flag(&search),
			"twins":      d.Flag(&twins),
			"base":       siteAddress(d, &s.Base),
			"repository": siteAddress(d, &s.Repository),
			"pairs":      pairs(d, &s.Pairs),
			"outputs":    outputs(d, &s.Outputs),
			"edit": func(key string, n *yaml.Node) {
				siteAddress(d, &s.Edit)(key, n)
				if s.Edit != "" && !strings.Contains(s.Edit, model.EditPath) {
					d.Fail(n, "key %q is %q: want %s in it, for the path of a document", key, s.Edit, model.EditPath)
				}
			},
			"texts":   d.Into(&s.Texts),
			"changes": changes(d, &s.Changes),
		})
	}
	s.NoSearch, s.NoTwins = !search, !twins
	if s.Base != "" && !strings.HasSuffix(s.Base, "/") {
		s.Base += "/"
	}
	return s, d.Err()
}

// defaultChanges is how many revisions the page of changes tells.
const defaultChanges = 20

// changes reads how much of the history the site tells.
func changes(d *config.Decoder, into *int) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		d.Mapping(n, key, config.Keys{"limit": func(key string, n *yaml.Node) {
			limit, err := strconv.Atoi(n.Value)
			if err != nil || limit < 0 {
				d.Fail(n, "key %q is %q: want a number of revisions, 0 for none", key, n.Value)
				return
			}
			*into = limit
		}})
	}
}

func siteAddress(d *config.Decoder, into *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		*into = d.Text(n, key)
		if *into != "" && !absolute(*into) {
			d.Fail(n, "key %q is %q: want an absolute address, https://…", key, *into)
		}
	}
}

func outputs(d *config.Decoder, into *[]model.Output) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		var names []string
		for _, o := range model.Outputs() {
			names = append(names, string(o))
		}
		*into = []model.Output{} // a list without any is none, and not the default
		d.List(n, key, func(item *yaml.Node) {
			o := model.Output(d.Text(item, key))
			if o != "" && !slices.Contains(model.Outputs(), o) {
				d.Fail(item, "key %q names %q: want any of %s", key, o, strings.Join(names, ", "))
			}
			*into = append(*into, o)
		})
	}
}
