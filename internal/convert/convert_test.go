package convert

import (
	"bytes"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/tools/txtar"

	"demarc/internal/golden"
)

var example = &url.URL{Scheme: "https", Host: "example.org", Path: "/docs/service/terms"}

// TestCases walks testdata: each file opens with why the behaviour matters and
// holds a page of https://example.org/docs/service/terms and the document that it
// becomes.
func TestCases(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, a *txtar.Archive) {
		d, err := Convert(Page{URL: example, Type: "text/html", Body: []byte(golden.Get(a, "page.html"))})
		if err != nil {
			t.Fatal(err)
		}
		golden.Set(a, "document.md", string(d.Text))
	})
}

func TestMarkdownAndTextStayAsTheyAre(t *testing.T) {
	const text = "# Terms\r\n\r\n<table><tr><td>x</td></tr></table>\r\n   trailing  \r\n\r\n\r\n- café **you**"
	for media, form := range map[string]Form{"text/markdown": FormMarkdown, "text/x-markdown": FormMarkdown, "text/plain": FormText, "": FormText} {
		d, err := Convert(Page{URL: example, Type: media, Body: []byte(text)})
		if err != nil || string(d.Text) != text || d.Form != form {
			t.Errorf("%q: got %+v, %v", media, d, err)
		}
	}
}

func TestEveryEncodingBecomesUTF8(t *testing.T) {
	const text = "Öffentliche Wolke – „teilen“"
	page := "<!DOCTYPE html><html><body><p>" + text + "</p></body></html>"
	latin, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	latinPage := strings.Replace(page, text, latin, 1)
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	// The first bytes of a long page say nothing of the rest.
	late := strings.Replace(page, "<p>", "<p>"+strings.Repeat("plain ", 1000)+"</p><p>", 1)
	for name, p := range map[string]Page{
		"UTF-8":                         {Type: "text/plain", Body: []byte(text)},
		"UTF-8 with a mark":             {Type: "text/plain", Body: []byte("\ufeff" + text)},
		"UTF-8 called something else":   {Type: "text/plain", Charset: "iso-8859-1", Body: []byte(text)},
		"Windows-1252":                  {Type: "text/plain", Charset: "windows-1252", Body: []byte(latin)},
		"Windows-1252 that nobody says": {Type: "text/markdown", Body: []byte(latin)},
		"an encoding that is none":      {Type: "text/plain", Charset: "x-none; \"", Body: []byte(latin)},
		"UTF-16":                        {Type: "text/plain", Body: []byte(wide)},
		"HTML":                          {Type: "text/html", Body: []byte(page)},
		"HTML with a mark":              {Type: "text/html", Body: []byte("\ufeff" + page)},
		"HTML in Windows-1252":          {Type: "text/html", Charset: "latin1", Body: []byte(latinPage)},
		"HTML that says so":             {Type: "text/html", Body: []byte(strings.Replace(latinPage, "<body>", `<meta charset="windows-1252"><body>`, 1))},
		"HTML whose words come late":    {Type: "text/html", Body: []byte(late)},
		"HTML without a type":           {Body: []byte(page)},
	} {
		d, err := Convert(p)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := strings.TrimSpace(string(d.Text)); !strings.HasSuffix(got, text) {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestWhatIsNoDocumentIsRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		page Page
		want string
	}{
		"nothing":                      {Page{Type: "text/plain"}, "it holds no text"},
		"white space":                  {Page{Type: "text/markdown", Body: []byte(" \r\n\t")}, "it holds no text"},
		"a page that scripts fill":     {Page{Type: "text/html", Body: []byte(`<title>App</title><div id="app"></div><script>run()</script>`)}, "scripts"},
		"a site without content":       {Page{Type: "text/html", Body: []byte(`<body><nav>Home</nav><footer>Terms</footer></body>`)}, "it holds no text"},
		"a PDF called HTML":            {Page{Type: "text/html", Body: []byte("%PDF-1.7 ...")}, "it is application/pdf: want HTML, Markdown or text"},
		"a picture called text":        {Page{Type: "text/plain", Body: []byte("\x89PNG\r\n\x1a\n\x00\x00")}, "it is image/png"},
		"a pack called Markdown":       {Page{Type: "text/markdown", Body: []byte("\x1f\x8b\x08\x00\x00\x00")}, "it is application/x-gzip"},
		"bytes called text":            {Page{Type: "text/plain", Body: []byte("a\x00\x01\x02b")}, "it holds NUL bytes"},
		"an error page, as Markdown":   {Page{Type: "text/markdown", Body: []byte("\n<!DOCTYPE HTML><h1>Sorry</h1>")}, `it is called "text/markdown" and is HTML`},
		"elements without end":         {Page{Type: "text/html", Body: []byte(strings.Repeat("<div>", 1000) + "x")}, "exceeds"},
		"lists in lists without end":   {Page{Type: "text/html", Body: []byte(strings.Repeat("<ul><li>a", 100))}, "more than 24 deep"},
		"quotes in quotes without end": {Page{Type: "text/html", Body: []byte(strings.Repeat("<blockquote>", 100) + "a")}, "more than 24 deep"},
	} {
		d, err := Convert(tc.page)
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: got %+v, %v, want %q", name, d, err, tc.want)
		}
	}
}

// FuzzConvert looks for panics and for text that is no UTF-8.
func FuzzConvert(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if a, err := txtar.ParseFile(file); err == nil {
			f.Add(a.Files[0].Data)
		}
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		d, err := Convert(Page{URL: example, Type: "text/html", Body: page})
		if err != nil {
			return
		}
		if !bytes.Equal(d.Text, bytes.ToValidUTF8(d.Text, nil)) {
			t.Errorf("the document is no UTF-8: %q", d.Text)
		}
	})
}
