package page

import "testing"

func TestTwinsLeadToTwins(t *testing.T) {
	for base, links := range map[string]map[string]string{
		"": {
			"../data/index.html#a-b":                                  "../data/index.md#a-b",
			"../../index.html":                                        "../../index.md",
			"../../providers/alder/architecture/index.html":           "../../providers/alder/architecture/index.md",
			"../../providers/alder/architecture/source/index.html#L2": "../../providers/alder/architecture/source/index.html#L2",
			"../../checklists/birch/index.html":                       "../../checklists/birch/checklist.md",
			"../../checklists/index.html":                             "../../checklists/index.md",
			"../../search/index.html":                                 "../../search/index.html",
			"#here":                                                   "#here",
			"https://example.org/a/":                                  "https://example.org/a/",
			"mailto:team@example.org":                                 "mailto:team@example.org",
			"../../data/model.json":                                   "../../data/model.json",
			"../../compare/index.html?show=gap":                       "../../compare/index.html?show=gap",
		},
		"https://example.org/sub/": {"../data/#a": "../data/index.md#a", "../../": "../../index.md", "/sub/": "/sub/"},
	} {
		s := fixture(nil)
		s.opts.Site.Base = base
		link := s.twinLink(TopicPath("worker-nodes"))
		for address, want := range links {
			if got := link(address); got != want {
				t.Errorf("%s: %s, want %s", address, got, want)
			}
		}
	}
	s := fixture(nil)
	s.opts.Site.NoTwins = true
	for _, p := range s.Pages() {
		if twin, ok := s.Twin(p); ok {
			t.Errorf("%s has the twin %s, want none", p.Path, twin.Path)
		}
	}
}
