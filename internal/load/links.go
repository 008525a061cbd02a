package load

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/model"
	"demarc/internal/source"
)

// library finds documents by the ways in which links name them.
type library struct {
	byPath  map[string]*work
	byTopic map[string]*work // a publisher's own ids
}

// resolveLinks rewrites the targets of all links in bodies: an anchor of the same
// document stays; what names a document of the content becomes "demarc:ID#anchor";
// a publisher-relative address becomes an absolute one; what leads nowhere becomes
// "" and a finding.
func resolveLinks(fsys fs.FS, works []*work) {
	lib := &library{byPath: map[string]*work{}, byTopic: map[string]*work{}}
	for _, w := range works {
		lib.byPath[w.document.Path] = w
		if w.topicID != "" {
			lib.byTopic[w.provider.ID+"\x00"+w.topicID] = w
		}
	}
	for _, w := range works {
		reported := map[string]bool{}
		for i := range w.document.Body.Links {
			l := &w.document.Body.Links[i]
			if l.Image {
				w.findImage(fsys, l)
				continue
			}
			target, rule := lib.resolve(w, l.Target)
			if rule != nil && !reported[l.Target] {
				reported[l.Target] = true
				w.reportLink(rule, l)
			}
			l.Target = target
		}
	}
}

// findImage tells of a picture that the document names and that did not come with
// it.
func (w *work) findImage(fsys fs.FS, l *model.Link) {
	u, err := url.Parse(l.Target)
	if err != nil || u.IsAbs() || u.Host != "" || u.Path == "" {
		return
	}
	name := path.Join(path.Dir(w.document.Path), u.Path)
	if info, err := fs.Stat(fsys, name); err == nil && info.Mode().IsRegular() {
		return
	}
	w.find(diag.ImageMissing.InCatalog(w.document.Path, l.Source.Line, w.near(l.Source.Line), l.Target, "no file %q lies in the content", l.Target))
}

// findOrphans finds documents that give the model nothing and that no other
// document leads to. A provider's only document is its whole word and no orphan.
func findOrphans(works []*work) {
	reached, documents := map[string]bool{}, map[*provider]int{}
	for _, w := range works {
		documents[w.provider]++
		for i := range w.document.Body.Links {
			if to, ok := strings.CutPrefix(w.document.Body.Links[i].Target, "demarc:"); ok {
				if id, _, _ := strings.Cut(to, "#"); id != w.document.ID {
					reached[id] = true
				}
			}
		}
	}
	for _, w := range works {
		r := w.reading
		if len(r.Responsibilities)+len(r.Components)+len(r.Facts) == 0 && !reached[w.document.ID] && documents[w.provider] > 1 {
			w.find(diag.DocumentOrphan.InCatalog(w.document.Path, 1, w.document.ID, "", "no other document leads to this one, and nothing was read from it"))
		}
	}
}

func (w *work) reportLink(rule *diag.Rule, l *model.Link) {
	f := rule.InCatalog(w.document.Path, l.Source.Line, w.near(l.Source.Line), l.Target, "the link to %q leads nowhere", l.Target)
	w.findings = append(w.findings, f)
}

// resolve returns where a link of the document leads, or the rule that it breaks.
func (lib *library) resolve(w *work, target string) (string, *diag.Rule) {
	target = strings.Map(func(r rune) rune {
		if r >= source.MarkFirst && r <= source.MarkLast || r < ' ' {
			return -1
		}
		return r
	}, strings.TrimSpace(target))
	u, err := url.Parse(target)
	switch {
	case target == "":
		return "", nil
	case err != nil:
		return "", diag.LinkUnresolved
	case u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto" || u.Scheme == "tel":
		return target, nil
	case u.Scheme != "":
		return "", diag.LinkUnsafe
	case u.Host != "":
		return "https:" + target, nil
	case u.Path == "" && u.RawQuery == "" && u.Fragment != "":
		if w.anchors[u.Fragment] {
			return "#" + u.Fragment, nil
		}
		return "", diag.LinkUnresolved
	}
	if id := lib.internal(w, u); id != "" {
		return id, nil
	}
	return w.publisher(target, u)
}

// internal returns the target of a link that names a document of the content.
func (lib *library) internal(w *work, u *url.URL) string {
	to := lib.byPath[path.Join(path.Dir(w.document.Path), u.Path)]
	if to == nil && u.Path != "" {
		for _, ending := range documentEndings {
			if to == nil {
				to = lib.byPath[path.Join(path.Dir(w.document.Path), u.Path)+ending]
			}
		}
	}
	if topic := u.Query().Get("topic"); to == nil && topic != "" {
		to = lib.byTopic[w.provider.ID+"\x00"+topic]
	}
	if to == nil {
		return ""
	}
	if u.Fragment != "" && to.anchors[u.Fragment] {
		return "demarc:" + to.document.ID + "#" + u.Fragment
	}
	return "demarc:" + to.document.ID
}

// publisher returns the publisher's address of a relative link: by the longest
// prefix of the provider's file, else relative to the document's own source.
func (w *work) publisher(target string, u *url.URL) (string, *diag.Rule) {
	prefixes := make([]string, 0, len(w.provider.links))
	for p := range w.provider.links {
		if strings.HasPrefix(target, p) {
			prefixes = append(prefixes, p)
		}
	}
	slices.SortFunc(prefixes, func(a, b string) int { return len(b) - len(a) })
	if len(prefixes) > 0 {
		return w.provider.links[prefixes[0]] + strings.TrimPrefix(target, prefixes[0]), nil
	}
	if base, err := url.Parse(w.document.SourceURL); err == nil && base.IsAbs() {
		return base.ResolveReference(u).String(), nil
	}
	return "", diag.LinkUnresolved
}
