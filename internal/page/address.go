package page

import (
	"net/url"
	"strconv"
	"strings"

	"demarc/internal/model"
)

// Path names a page or a file of the site, from its root: "" is the home page, a
// path with a final slash another page, any other a file.
type Path string

// The pages that every site has.
const (
	HomePath        Path = ""
	ComparePath     Path = "compare/"
	ProvidersPath   Path = "providers/"
	TopicsPath      Path = "topics/"
	AreasPath       Path = "areas/"
	ComponentsPath  Path = "components/"
	ChecklistsPath  Path = "checklists/"
	GapsPath        Path = "gaps/"
	MethodPath      Path = "method/"
	DataPath        Path = "data/"
	ChangesPath     Path = "changes/"
	ChangesFeedPath Path = "changes/feed.xml"
	SearchPath      Path = "search/"
	NotFoundPath    Path = "404.html"
	SitemapPath     Path = "sitemap.xml"
	RobotsPath      Path = "robots.txt"
	NoJekyllPath    Path = ".nojekyll" // keeps GitHub Pages from leaving out files
	IconPath        Path = "favicon.svg"
	TouchIconPath   Path = "apple-touch-icon.png"
	ManifestPath    Path = "site.webmanifest"
	FeedPath        Path = "feed.xml"
	GuidePath       Path = "llms.txt"
)

// assetsDir holds the files of the design, whose names carry a hash.
const assetsDir = "assets/"

// checklistName is the name of a checklist's files, without what says their form.
const checklistName = "checklist"

// sourceName is the reserved name of a document's source page.
const sourceName = "source/"

// KindPath is the comparison of services of a further kind; the first kind has
// [ComparePath].
func KindPath(kind string) Path { return ComparePath + segment(kind) }

// ProviderPath is the page of the provider with the id.
func ProviderPath(id string) Path { return ProvidersPath + segment(id) }

// DocumentPath is the page of the document with the id "provider/name".
func DocumentPath(id string) Path {
	provider, name, _ := strings.Cut(id, "/")
	return ProviderPath(provider) + segment(name)
}

// SourcePath is the page that shows the file of the document with the id.
func SourcePath(id string) Path { return DocumentPath(id) + sourceName }

// TopicPath is the page of the topic with the id.
func TopicPath(id string) Path { return TopicsPath + segment(id) }

// AreaPath is the page of the area with the id.
func AreaPath(id string) Path { return AreasPath + segment(id) }

// ComponentPath is the page of all components with the slug.
func ComponentPath(slug string) Path { return ComponentsPath + segment(slug) }

// DataFilePath is a file of the model, by its path among them.
func DataFilePath(name string) Path { return DataPath + Path(name) }

// ChecklistPath is the checklist of the provider with the id, by area.
func ChecklistPath(provider string) Path { return ChecklistsPath + segment(provider) }

// ChecklistTopicsPath is the same list by topic.
func ChecklistTopicsPath(provider string) Path { return ChecklistPath(provider) + "topics/" }

// ChecklistMarkdownPath is the same list as a file in Markdown.
func ChecklistMarkdownPath(provider string) Path {
	return ChecklistPath(provider) + checklistName + ".md"
}

// ChecklistCSVPath is the list as comma-separated values.
func ChecklistCSVPath(provider string) Path { return ChecklistPath(provider) + checklistName + ".csv" }

// AssetPath is the file of the design with the name.
func AssetPath(name string) Path { return Path(assetsDir + name) }

// SearchFile is a file of the search index.
func SearchFile(name string) Path { return SearchPath + Path(name) }

// segment makes a directory of an id: lower case, without a slash inside.
func segment(id string) Path {
	return Path(strings.ReplaceAll(strings.ToLower(id), "/", "--") + "/")
}

// File returns where the page or file lies in the written site.
func (p Path) File() string {
	if p.isPage() {
		return string(p) + "index.html"
	}
	return string(p)
}

func (p Path) isPage() bool { return p == HomePath || strings.HasSuffix(string(p), "/") }

// MainAnchor is the anchor of a page's content. Anchors of a document are its
// own; no slug of a heading begins with a tilde.
const MainAnchor = "~main"

// LineAnchor is the anchor of a line of a source page.
func LineAnchor(n int) string { return "L" + strconv.Itoa(n) }

// ResponsibilityAnchor is the anchor of a responsibility on its document's page:
// what follows "#" in its id.
func ResponsibilityAnchor(id string) string {
	_, anchor, _ := strings.Cut(id, "#")
	return anchor
}

// DutyAnchor is the anchor of the n-th duty, from 1, of the responsibility whose
// anchor is given.
func DutyAnchor(responsibility string, n int) string {
	return responsibility + "~" + strconv.Itoa(n)
}

// LayerAnchor is the anchor of a layer where layers are listed.
func LayerAnchor(layer string) string { return "l-" + layer }

// TopicAnchor is the anchor of a topic where topics are listed.
func TopicAnchor(topic string) string { return "t-" + topic }

// AreaAnchor is the anchor of an area where areas are listed.
func AreaAnchor(area string) string { return "a-" + area }

// ProviderAnchor is the anchor of a provider on a page that sets them side by
// side.
func ProviderAnchor(provider string) string { return "p-" + provider }

// DocumentAnchor is the anchor of a document where documents are listed.
func DocumentAnchor(id string) string { return "d-" + strings.ReplaceAll(id, "/", ".") }

// Linker writes addresses as the page at From must.
type Linker struct {
	from Path
	// prefix leads from the page to the root of the site: "../../", or the
	// root's own path for a page that is shown under any address.
	prefix string
	rooted bool
	clean  bool
}

// newLinker returns the linker of the page at from, on a site with the base
// address, or "" for one that is opened from files.
func newLinker(from Path, base string) Linker {
	l := Linker{from: from, clean: base != ""}
	l.prefix = strings.Repeat("../", strings.Count(string(from), "/"))
	if from == NotFoundPath && l.clean {
		// The server shows this page for addresses of any depth.
		l.prefix, l.rooted = "/", true
		if u, err := url.Parse(base); err == nil {
			l.prefix = strings.TrimSuffix(u.EscapedPath(), "/") + "/"
		}
	}
	return l
}

// fileLinker returns the linker of a file that people take along: on a site with a
// base its addresses are absolute.
func fileLinker(from Path, base string) Linker {
	if base == "" {
		return newLinker(from, base)
	}
	return Linker{from: from, prefix: base, rooted: true, clean: true}
}

// To returns the address of the page or file.
func (l Linker) To(p Path) string {
	up, rest := l.prefix, string(p)
	if !l.rooted {
		shared := sharedFolder(string(l.from), rest)
		up, rest = up[3*strings.Count(string(l.from[:shared]), "/"):], rest[shared:]
	}
	s := up + escapePath(rest)
	switch {
	case !p.isPage():
		return s
	case !l.clean:
		return s + "index.html"
	case s == "":
		return "./"
	}
	return s
}

// sharedFolder returns the length of the folders that two paths begin with.
func sharedFolder(a, b string) int {
	shared := 0
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			break
		}
		if a[i] == '/' {
			shared = i + 1
		}
	}
	return shared
}

// At returns the address of the anchor on the page.
func (l Linker) At(p Path, anchor string) string {
	fragment := "#" + escapeFragment(anchor)
	if p == l.from {
		return fragment
	}
	return l.To(p) + fragment
}

// canonical returns the absolute address of the page, "" on a site without base.
func canonical(site model.Site, p Path) string {
	if site.Base == "" {
		return ""
	}
	return site.Base + escapePath(string(p))
}

// SourceAddress returns the absolute address of a line of a document's source
// page, on a site with the base address.
func SourceAddress(base, document string, line int) string {
	return base + escapePath(string(SourcePath(document))) + "#" + LineAnchor(line)
}

// escapePath escapes what may not stand in the path of an address. Almost every
// path is made of slugs and returned as it is.
func escapePath(p string) string {
	if plain(p, "/-._~") {
		return p
	}
	return colonFree((&url.URL{Path: p}).EscapedPath())
}

func escapeFragment(f string) string {
	if plain(f, "/-._~") {
		return f
	}
	return colonFree((&url.URL{Fragment: f}).EscapedFragment())
}

// colonFree escapes colons too: in front of any slash one would make the start of
// a relative address look like a scheme.
func colonFree(s string) string { return strings.ReplaceAll(s, ":", "%3A") }

func plain(s, more string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && strings.IndexByte(more, c) < 0 {
			return false
		}
	}
	return true
}
