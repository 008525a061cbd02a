package export

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// What a reader of Markdown sees of an escaped text is the text, wherever it
// stands.
func TestEscapedTextShowsAsItIs(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	tags := regexp.MustCompile(`</?(p|ul|li|h2|strong|table|thead|tbody|tr|th|td|a)( [^>]*)?>|\n`)
	for _, text := range []string{
		"plain", "# no heading", "#", "- no item", "-", "+ x", "+", "= x", "===", "---", "1. no item", "12) no item", "2024", "> no quote",
		"*a* _b_ **c** __d__ ~~e~~", "`code` ``", "[a](b) ![c](d) [e]: f", "<b>x</b> <!-- y -->", "a | b", `back\slash \*`,
		"&amp; &#65; & &copy;", "two\nlines", "  spaced  out ", "a_b_c", "{: .x}", "x\u2028y", "_", "\\",
	} {
		for _, frame := range []string{"%s", "- %s", "## %s", "- **x** %s", "| a |\n| --- |\n| %s |"} {
			source := strings.Replace(frame, "%s", Escape(text), 1)
			var b bytes.Buffer
			if err := md.Convert([]byte(source), &b); err != nil {
				t.Fatal(err)
			}
			got := html.UnescapeString(tags.ReplaceAllString(b.String(), ""))
			want := strings.Replace(strings.NewReplacer("- **x** ", "x ", "- ", "", "## ", "", "| a |\n| --- |\n| ", "a", " |", "").Replace(frame), "%s", oneLine(text), 1)
			if got != want {
				t.Errorf("%q shows as %q, want %q", source, got, want)
			}
		}
	}
}
