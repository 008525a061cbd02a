package check

import (
	"fmt"
	"time"

	"demarc/internal/diag"
	"demarc/internal/model"
)

// origins finds documents whose date or whose publisher's page nobody knows.
func origins(x *reading) []diag.Finding {
	var fs []diag.Finding
	for i := range x.Documents {
		d := &x.Documents[i]
		if d.Updated == "" {
			fs = append(fs, diag.SourceUndated.InCatalog(d.Path, 1, d.ID, "", "neither the document nor provider.yaml says when it was last changed"))
		}
		if d.SourceURL == "" {
			fs = append(fs, diag.SourceUnaddressed.InCatalog(d.Path, 1, d.ID, "", "neither the document nor provider.yaml says where it was published"))
		}
	}
	return fs
}

// Old returns a finding for each document that was last changed more than months
// before day, which is a date (YYYY-MM-DD). It is no rule of [Run]: a site must not
// depend on the day it is built. It fails where day is no date.
func Old(c *model.Catalog, day string, months int) ([]diag.Finding, error) {
	today, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil, fmt.Errorf("find old documents: %w", err)
	}
	limit := today.AddDate(0, -months, 0).Format(time.DateOnly)
	var fs []diag.Finding
	for i := range c.Documents {
		if d := &c.Documents[i]; d.Updated != "" && d.Updated < limit {
			fs = append(fs, diag.SourceOld.InCatalog(d.Path, 1, d.ID, "", "the document was last changed on %s, more than %d months ago", d.Updated, months))
		}
	}
	return fs, nil
}
