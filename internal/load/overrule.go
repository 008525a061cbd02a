package load

import (
	"maps"
	"slices"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// unusedPins finds pins whose id no responsibility has.
func unusedPins(c *model.Catalog, providers []*provider) []diag.Finding {
	have := make(map[string]bool)
	for _, p := range providers {
		for id := range p.pins {
			have[id] = false
		}
	}
	for i := range c.Responsibilities {
		if id := c.Responsibilities[i].ID; len(have) > 0 {
			if _, pinned := have[id]; pinned {
				have[id] = true
			}
		}
	}
	var fs []diag.Finding
	for _, p := range providers {
		for _, id := range slices.Sorted(maps.Keys(p.pins)) {
			if !have[id] {
				fs = append(fs, diag.PinUnused.InCatalog(p.file(), p.pins[id][0].line, "", id, "no responsibility has the id %s", id))
			}
		}
	}
	return fs
}

// accept drops the findings that authors accept and returns the rest. Day is the
// day of a check, "" in a build, whose output must not depend on it: on a day an
// acceptance past its date accepts nothing, and one of no finding is told.
func accept(fs []diag.Finding, providers []*provider, day string) []diag.Finding {
	type entry struct {
		*acceptance
		path string
		used bool
	}
	entries := map[string]*entry{}
	var about []diag.Finding
	for _, p := range providers {
		for i := range p.accept {
			a := &p.accept[i]
			if day != "" && a.until != "" && a.until < day {
				about = append(about, diag.AcceptanceExpired.InCatalog(p.file(), a.line, "", a.fingerprint,
					"the acceptance of %s ended on %s", a.fingerprint, a.until))
				continue
			}
			entries[a.fingerprint] = &entry{acceptance: a, path: p.file()}
		}
	}
	fs = slices.DeleteFunc(fs, func(f diag.Finding) bool {
		e := entries[f.Fingerprint]
		if e != nil {
			e.used = true
		}
		return e != nil
	})
	for _, fingerprint := range slices.Sorted(maps.Keys(entries)) {
		if e := entries[fingerprint]; day != "" && !e.used {
			about = append(about, diag.AcceptanceUnused.InCatalog(e.path, e.line, "", fingerprint, "no finding has the fingerprint %s", fingerprint))
		}
	}
	if len(about) == 0 {
		return fs
	}
	fs = append(fs, about...)
	diag.Sort(fs)
	return fs
}
