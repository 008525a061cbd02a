package demarc_test

import (
	"io/fs"
	"testing"

	"demarc"
	"demarc/internal/check"
	"demarc/internal/diag"
	"demarc/internal/load"
)

// The bare binary must have something to show, so what it carries is complete.
func TestTheProgramCarriesAWholeSite(t *testing.T) {
	for _, tc := range []struct {
		name    string
		fsys    fs.FS
		pattern string
	}{
		{"providers", demarc.Content(), "*/provider.yaml"},
		{"taxonomy", demarc.Content(), "taxonomy.yaml"},
		{"templates", demarc.Templates(), "*.html"},
		{"partial templates", demarc.Templates(), "partials/*.html"},
		{"style sheets", demarc.Static(), "css/*.css"},
		{"scripts", demarc.Static(), "js/*.js"},
	} {
		if found, err := fs.Glob(tc.fsys, tc.pattern); err != nil || len(found) == 0 {
			t.Errorf("%s: nothing matches %s (%v)", tc.name, tc.pattern, err)
		}
	}
	if _, err := load.SiteFrom("demarc.yaml", demarc.Config()); err != nil {
		t.Error(err)
	}
}

// Content is code: it loads, and nothing in it is an error.
func TestTheContentIsReadWithoutAnError(t *testing.T) {
	cat, err := load.Content(t.Context(), demarc.Content(), load.Options{Check: check.Run})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range cat.Findings {
		if f.Severity == diag.SeverityError {
			t.Errorf("%s:%d:%d: %s [%s]", f.Path, f.Line, f.Column, f.Message, f.Rule)
		}
	}
	if len(cat.Responsibilities) == 0 {
		t.Error("no responsibility was read")
	}
}
