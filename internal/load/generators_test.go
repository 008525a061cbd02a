package load_test

import (
	"testing"
	"testing/fstest"
)

// TestFrontMatterOfGenerators reads title, date and description as the usual site
// generators have them.
func TestFrontMatterOfGenerators(t *testing.T) {
	for name, c := range map[string]struct{ matter, updated string }{
		"Docusaurus":      {"---\nid: split\ntitle: The split\ndescription: Who works.\nslug: /split\nlast_update:\n  date: 2024-05-06\n  author: me\n---\n", "2024-05-06"},
		"Hugo in YAML":    {"---\ntitle: \"The split\"\ndescription: Who works.\ndate: 2023-01-02T10:00:00+01:00\nlastmod: 2024-05-06T10:00:00+01:00\n---\n", "2024-05-06"},
		"Hugo in TOML":    {"+++\ntitle = 'The split'\ndescription = 'Who works.'\ndate = 2023-01-02T10:00:00Z\nlastmod = 2024-05-06\n+++\n", "2024-05-06"},
		"MkDocs":          {"---\ntitle: The split\ndescription: Who works.\ndate:\n  created: 2023-01-02\n  updated: 2024-05-06\n---\n", "2024-05-06"},
		"Jekyll":          {"---\nlayout: page\ntitle: The split\nexcerpt: Who works.\ndate: 2023-01-02 09:00:00 +0100\nlast_modified_at: 2024-05-06 09:00:00 +0100\n---\n", "2024-05-06"},
		"Azure":           {"---\ntitle: The split\ndescription: Who works.\nms.topic: concept\nms.date: 05/06/2024\n---\n", "2024-05-06"},
		"a date in words": {"---\ntitle: The split\nsummary: Who works.\nupdated: May 6, 2024\n---\n", "2024-05-06"},
		"no date at all":  {"---\ntitle: The split\ndescription: Who works.\ndate: soon\n---\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			catalog, err := loadFS(t, fstest.MapFS{"acme/provider.yaml": provider(""), "acme/a.md": {Data: []byte(c.matter + "\n# Another title\n\nYou are responsible for keys.\n")}})
			if err != nil {
				t.Fatal(err)
			}
			d := catalog.Documents[0]
			if d.Title != "The split" || d.Description != "Who works." || d.Updated != c.updated {
				t.Errorf("title %q, description %q, updated %q; want updated %q", d.Title, d.Description, d.Updated, c.updated)
			}
			for _, f := range catalog.Findings {
				if f.Rule == "front-matter" {
					t.Errorf("finding: %s", f.Message)
				}
			}
		})
	}
}
