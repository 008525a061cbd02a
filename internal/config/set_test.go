package config

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// doc is where the tests set "source".
var doc = []string{"documents", "terms.md", "source"}

func TestSetChangesNothingButTheValue(t *testing.T) {
	for name, tc := range map[string]struct{ before, after string }{
		"a file without the keys": {
			"# Who it is\nname:   Acme   # short\n\nnames: [Acme,  'A.']\n",
			"# Who it is\nname:   Acme   # short\n\nnames: [Acme,  'A.']\ndocuments:\n  terms.md:\n    source: https://example.org/\n",
		},
		"an empty file":         {"", "documents:\n  terms.md:\n    source: https://example.org/\n"},
		"a file of comments":    {"# nothing\n", "# nothing\ndocuments:\n  terms.md:\n    source: https://example.org/\n"},
		"no last line break":    {"name: Acme", "name: Acme\ndocuments:\n  terms.md:\n    source: https://example.org/\n"},
		"other line breaks":     {"name: Acme\r\n", "name: Acme\r\ndocuments:\r\n  terms.md:\r\n    source: https://example.org/\r\n"},
		"a key without a value": {"documents: # none yet\nname: A\n", "documents: # none yet\n  terms.md:\n    source: https://example.org/\nname: A\n"},
		"a key that is null":    {"documents: ~\nname: A\n", "documents:\n  terms.md:\n    source: https://example.org/\nname: A\n"},
		"a document without a value": {
			"documents:\n  a.md:\n  terms.md:\n  # after\n  z.md:\n    code: Z\n",
			"documents:\n  a.md:\n  terms.md:\n    source: https://example.org/\n  # after\n  z.md:\n    code: Z\n",
		},
		"a document with other keys": {
			"documents:\n    terms.md:\n        code: T   # as cited\n        # not sure of this\n        title: >-\n          The\n          terms\n\n\n    # the other\n    z.md: {}\npins: {}\n",
			"documents:\n    terms.md:\n        code: T   # as cited\n        # not sure of this\n        title: >-\n          The\n          terms\n        source: https://example.org/\n\n\n    # the other\n    z.md: {}\npins: {}\n",
		},
		"another document": {
			"documents:\n  a.md:\n    code: A\n\n# Pins\npins:\n  x: [y]\n",
			"documents:\n  a.md:\n    code: A\n  terms.md:\n    source: https://example.org/\n\n# Pins\npins:\n  x: [y]\n",
		},
		"a value in no quotes":     {"documents:\n  terms.md:\n    source: http://old/x  # moved\n", "documents:\n  terms.md:\n    source: https://example.org/  # moved\n"},
		"a value in double quotes": {"documents: {terms.md: {source: \"a \\\" b\", code: X}}\n", "documents: {terms.md: {source: \"https://example.org/\", code: X}}\n"},
		"a value in single quotes": {"documents:\n  'terms.md':\n    source: 'it''s' # no\n", "documents:\n  'terms.md':\n    source: \"https://example.org/\" # no\n"},
		"a value of another type":  {"documents:\n  terms.md:\n    source: 2026-01-01\n", "documents:\n  terms.md:\n    source: https://example.org/\n"},
		"the same value":           {"documents:\n  terms.md:\n    source: https://example.org/\n", "documents:\n  terms.md:\n    source: https://example.org/\n"},
		"braces":                   {"documents: {a.md: {code: É}}\n", "documents: {\"terms.md\": {\"source\": \"https://example.org/\"}, a.md: {code: É}}\n"},
		"empty braces":             {"documents:\n  terms.md: {}\n", "documents:\n  terms.md: {\"source\": \"https://example.org/\"}\n"},
		"a file in braces":         {"{name: Acme}\n", "{\"documents\": {\"terms.md\": {\"source\": \"https://example.org/\"}}, name: Acme}\n"},
		"letters before the value": {"documents: {é.md: {code: É}, terms.md: {source: x}}", "documents: {é.md: {code: É}, terms.md: {source: \"https://example.org/\"}}"},
		"the end of the file":      {"---\nname: Acme\n...\n", "---\nname: Acme\ndocuments:\n  terms.md:\n    source: https://example.org/\n...\n"},
	} {
		got, err := Set([]byte(tc.before), doc, "https://example.org/")
		if err != nil || string(got) != tc.after {
			t.Errorf("%s: got %v\n%s\nwant\n%s", name, err, got, tc.after)
		}
	}
}

func TestSetRefusesWhatItCannotEdit(t *testing.T) {
	for name, before := range map[string]string{
		"no YAML":              "name: [",
		"a list":               "- a\n",
		"a text":               "documents: none\n",
		"a list of documents":  "documents:\n  - terms.md\n",
		"a value over lines":   "documents:\n  terms.md:\n    source: >-\n      https://\n      example.org/\n",
		"quotes over lines":    "documents:\n  terms.md:\n    source: \"https://\n      example.org/\"\n",
		"a mapping as value":   "documents:\n  terms.md:\n    source: {a: b}\n",
		"an alias":             "x: &x {code: A}\ndocuments:\n  terms.md: *x\n",
		"an anchor that is us": "documents:\n  terms.md: &x\n    code: A\n  z.md: *x\n",
		"a rare line break":    "name: A\rservice: B\n",
		"nothing in braces":    "documents: {terms.md: , a.md: {code: A}}\n",
		"a key twice":          "name: a\nname: b\n",
	} {
		got, err := Set([]byte(before), doc, "https://example.org/")
		if err == nil || !strings.HasPrefix(err.Error(), "set documents: terms.md: source: ") {
			t.Errorf("%s: got %v\n%s", name, err, got)
		}
	}
}

func TestTextFindsOneValue(t *testing.T) {
	data := []byte("documents:\n  terms.md: {source: x}\n  list: [a]\n")
	for want, path := range map[string][]string{"x": doc, "": {"documents", "list", "source"}} {
		if got := Text(data, path...); got != want {
			t.Errorf("%v: got %q, want %q", path, got, want)
		}
	}
	for _, data := range []string{"", "a: [", "x", "documents:"} {
		if got := Text([]byte(data), doc...); got != "" {
			t.Errorf("%q: got %q", data, got)
		}
	}
}

func TestSetWritesAnyText(t *testing.T) {
	for _, s := range []string{"", " ", "2026-11-20", "true", "null", "~", "a: b", "a #b", "- a", "{a}", "'", `"`, "\\", "a\nb", "é ✓", "# a", "@a", "0x1f", "[", "%", "https://example.org/?a=1,2&b={c}#d"} {
		for _, before := range []string{"", "documents: {}\n", "documents:\n  terms.md:\n    source: x\n"} {
			got, err := Set([]byte(before), doc, s)
			if err != nil {
				t.Errorf("%q: %v", s, err)
			}
			if _, err := Set(got, []string{"documents", s, "source"}, s); err != nil {
				t.Errorf("%q as a key: %v", s, err)
			}
		}
	}
}

// FuzzSet looks for panics; that the file says the same is verified by Set itself.
func FuzzSet(f *testing.F) {
	f.Add("documents:\n  terms.md:\n    source: x # y\n", "a: b")
	f.Add("{documents: {terms.md: {source: \"x\"}}}", "é")
	f.Add("documents: ~\r\n", "\n")
	f.Fuzz(func(t *testing.T, before, value string) {
		after, err := Set([]byte(before), doc, value)
		if err != nil {
			return
		}
		var m map[string]map[string]map[string]any
		if err := yaml.Unmarshal(after, &m); err == nil && m["documents"]["terms.md"]["source"] != value {
			t.Errorf("%q became %q", before, after)
		}
	})
}
