package page

import "testing"

func TestAddressesAreMadeFromIDs(t *testing.T) {
	for _, tt := range []struct {
		got  Path
		want string
	}{
		{HomePath, "index.html"},
		{ComparePath, "compare/index.html"},
		{ProviderPath("ibm"), "providers/ibm/index.html"},
		{DocumentPath("ibm/architecture"), "providers/ibm/architecture/index.html"},
		{DocumentPath("ibm/sub--Notes"), "providers/ibm/sub--notes/index.html"},
		{SourcePath("ibm/architecture"), "providers/ibm/architecture/source/index.html"},
		{TopicPath("worker-nodes"), "topics/worker-nodes/index.html"},
		{AreaPath("change"), "areas/change/index.html"},
		{ComponentPath("etcd"), "components/etcd/index.html"},
		{MethodPath, "method/index.html"},
		{NotFoundPath, "404.html"},
		{AssetPath("site.0a1b.css"), "assets/site.0a1b.css"},
	} {
		if got := tt.got.File(); got != tt.want {
			t.Errorf("File() of %q = %q, want %q", string(tt.got), got, tt.want)
		}
	}
}

func TestLinksFromFilesEndInIndex(t *testing.T) {
	for _, tt := range []struct {
		from, to Path
		want     string
	}{
		{HomePath, HomePath, "index.html"},
		{HomePath, ComparePath, "compare/index.html"},
		{TopicPath("data"), HomePath, "../../index.html"},
		{TopicPath("data"), TopicPath("erasure"), "../erasure/index.html"},
		{SourcePath("a/b"), DocumentPath("a/b"), "../index.html"},
		{DocumentPath("a/b"), SourcePath("a/b"), "source/index.html"},
		{DocumentPath("a/b"), ProviderPath("c"), "../../c/index.html"},
		{DocumentPath("a/b"), ProviderPath("a"), "../index.html"},
		{DocumentPath("a/b"), DocumentPath("a/bc"), "../bc/index.html"},
		{NotFoundPath, HomePath, "index.html"},
		{MethodPath, AssetPath("x.css"), "../assets/x.css"},
	} {
		if got := newLinker(tt.from, "").To(tt.to); got != tt.want {
			t.Errorf("from %q to %q = %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestLinksUnderABaseAreDirectories(t *testing.T) {
	const base = "https://example.org/sub/"
	for _, tt := range []struct {
		from, to Path
		want     string
	}{
		{HomePath, HomePath, "./"},
		{HomePath, ComparePath, "compare/"},
		{TopicPath("data"), HomePath, "../../"},
		{TopicPath("data"), IconPath, "../../favicon.svg"},
		{NotFoundPath, HomePath, "/sub/"},
		{NotFoundPath, TopicsPath, "/sub/topics/"},
	} {
		if got := newLinker(tt.from, base).To(tt.to); got != tt.want {
			t.Errorf("from %q to %q = %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
	if got := newLinker(NotFoundPath, "https://example.org/").To(MethodPath); got != "/method/" {
		t.Errorf("404 page of a site at the root links to %q", got)
	}
}

func TestAnAnchorOfTheSamePageStandsAlone(t *testing.T) {
	doc := DocumentPath("a/b")
	l := newLinker(doc, "")
	if got := l.At(doc, "sec/label~2"); got != "#sec/label~2" {
		t.Errorf("same page: %q", got)
	}
	if got := l.At(SourcePath("a/b"), LineAnchor(69)); got != "source/index.html#L69" {
		t.Errorf("source line: %q", got)
	}
}

func TestOddIDsAreEscaped(t *testing.T) {
	l := newLinker(HomePath, "https://example.org/")
	if got := l.At(HomePath, "a:b"); got != "#a%3Ab" {
		t.Errorf("an anchor with a colon: %q", got)
	}
	if got := newLinker(ProviderPath("a"), "").To(DocumentPath("a/b:c")); got != "b%3Ac/index.html" {
		t.Errorf("a path with a colon: %q", got)
	}
	if got := l.At(TopicPath("a b?"), "é x"); got != "topics/a%20b%3F/#%C3%A9%20x" {
		t.Errorf("got %q", got)
	}
}

func TestAnchors(t *testing.T) {
	id := "ibm/responsibilities#ops/worker-nodes"
	if got := ResponsibilityAnchor(id); got != "ops/worker-nodes" {
		t.Errorf("responsibility: %q", got)
	}
	if got := DutyAnchor(ResponsibilityAnchor(id), 3); got != "ops/worker-nodes~3" {
		t.Errorf("duty: %q", got)
	}
}
