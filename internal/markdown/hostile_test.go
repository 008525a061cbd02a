package markdown_test

import (
	"strings"
	"testing"

	"demarc/internal/markdown"
	"demarc/internal/source"
)

// monotonous lists texts that parsers are known to take the square of their length
// for, or the stack: what comes once, and what is repeated behind it.
var monotonous = map[string][2]string{
	"quotes on a line":              {"", ">"},
	"quotes":                        {"", "> "},
	"quotes over lines":             {"", "> > > > a\n"},
	"lists on a line":               {"", "- "},
	"lists, blank lines":            {strings.Repeat("- ", 60) + "a", "\n\n"},
	"lists further in":              {"", growing(" ", "- a\n")},
	"ordered lists":                 {"", "1. "},
	"items":                         {"", "- a\n"},
	"empty items":                   {"", "-\n"},
	"brackets":                      {"", "["},
	"brackets that close":           {strings.Repeat("[", 500_000), "]"},
	"nested brackets":               {"", strings.Repeat("[", 400) + "a" + strings.Repeat("]", 400) + "\n\n"},
	"links without an end":          {"", "[a](b"},
	"links in angles without end":   {"", "[a](<b"},
	"links with titles without end": {"", "[a](b \"c"},
	"images":                        {"", "![["},
	"brackets and parentheses":      {"", "[ (]("},
	"links and emphasis":            {"", "[ a_"},
	"references":                    {"", "[a]: b\n"},
	"references with titles":        {"", "[a]: b 'c\n"},
	"references without an end":     {"", "[a]: \n"},
	"references in use":             {"[a]: b\n\n", "[a][a]"},
	"stars":                         {"", "*"},
	"strong in emphasis":            {"", "*a **a "},
	"openers of emphasis":           {"", "a **a"},
	"closers of emphasis":           {"", "a** "},
	"mixed marks of emphasis":       {"", "*a_ "},
	"marks in threes":               {"a**b", "c* "},
	"struck":                        {"", "~~a "},
	"long marks":                    {strings.Repeat("*", 500_000) + "a", "*"},
	"underscores in words":          {"", "a_"},
	"backticks":                     {"", "`a"},
	"backticks of many lengths":     {"", growing("`", "a")},
	"angles":                        {"", "<"},
	"angles and letters":            {"", "<a"},
	"tags with attributes":          {"", "<a b='"},
	"tags with other attributes":    {"", "<a b=\"<a b='"},
	"tags over lines":               {"a ", "<a\n"},
	"comments":                      {"a ", "<!-- "},
	"comments as blocks":            {"", "<!--\n"},
	"declarations":                  {"a ", "<!A "},
	"instructions":                  {"a ", "<?"},
	"character data":                {"a ", "<![CDATA["},
	"addresses":                     {"", "<a:b"},
	"mail addresses":                {"", "<a@b."},
	"divisions":                     {"", "<div>"},
	"divisions on lines":            {"", "<div>\n"},
	"paragraphs of HTML":            {"", "<p>"},
	"lists of HTML":                 {"", "<ul><li>"},
	"tables of HTML":                {"", "<table><tr><td>"},
	"rows of HTML":                  {"<table>", "<tr><td>"},
	"cells of HTML":                 {"<table><tr>", "<td>a"},
	"bold":                          {"a ", "<b>"},
	"bold that closes nothing":      {"a ", "</b>"},
	"bold, and what it is not":      {"a " + strings.Repeat("<b>", 100_000), "</i>"},
	"elements that nobody knows":    {"a ", "<xy>"},
	"many elements":                 {"a ", "<a href=x><b id=y><i class=z>"},
	"scripts":                       {"", "<script>"},
	"scripts that close":            {"", "<script></script>\n"},
	"drawings":                      {"", "<svg>\n\n"},
	"preformatted":                  {"", "<pre>"},
	"Markdown in HTML":              {"", "<td>**a** `b` [c](d)"},
	"Markdown in one cell":          {"<table><tr><td>", "**a** `b` [c](d) "},
	"pipes":                         {"", "|"},
	"pipes on lines":                {"", "|\n"},
	"a table of a million cells":    {"|a|\n|-|\n|", "a|"},
	"a wide table and short rows":   {strings.Repeat("|a", 999) + "|\n" + strings.Repeat("|-", 999) + "|\n", "a\n"},
	"a table too wide":              {strings.Repeat("|a", 200_000) + "|\n" + strings.Repeat("|-", 200_000) + "|\n", "a\n"},
	"tables":                        {"", "|a|\n|-|\n\n"},
	"delimiters":                    {"", "|-|\n"},
	"delimiters on a line":          {"|", "-|"},
	"cells with code":               {"|a|\n|-|\n|", "`|"},
	"cells with escaped pipes":      {"|a|\n|-|\n|`", `\|`},
	"headings":                      {"", "# a\n"},
	"headings with anchors":         {"", "# a {#b}\n"},
	"a heading with braces":         {"# ", "{#a"},
	"a heading with attributes":     {"# a {", "#a "},
	"headings below lines":          {"", "a\n-\n"},
	"attribute lists":               {"", "{: #a}\n"},
	"attribute lists on a line":     {"", "{: #a}"},
	"attribute lists without end":   {"a ", "{: a"},
	"attribute lists with quotes":   {"a ", "{: a=\""},
	"definitions":                   {"", "a\n: b\n\n"},
	"terms":                         {strings.Repeat("a\n", 250_000), ": b\n"},
	"notes":                         {"", ":::note\n"},
	"notes on lines":                {"", "!!! note\n    "},
	"marks of notes":                {"", "> [!NOTE]\n\n"},
	"rules":                         {"", "***\n"},
	"a rule":                        {"", "* "},
	"fences":                        {"", "```\n"},
	"code":                          {"", "    a\n"},
	"entities":                      {"", "&"},
	"entities that are none":        {"", "&a"},
	"characters by number":          {"", "&#1;"},
	"backslashes":                   {"", `\`},
	"escapes":                       {"", `\*`},
	"breaks":                        {"", "a  \n"},
	"breaks in a cell":              {"|a|\n|-|\n|", `a \n `},
	"items in a cell":               {"|a|\n|-|\n|", `- a \n `},
	"breaks of HTML":                {"a", "<br>"},
	"tabs":                          {"", "\t"},
	"blank lines":                   {"", "\n"},
	"one line":                      {"", "word "},
	"lines":                         {"", "word\n"},
	"names without a value":         {"", "\ue000a\ue001 "},
	"labels":                        {"", "a{: tag-red} "},
}

func growing(s, end string) string {
	var b strings.Builder
	for i := range 1000 {
		b.WriteString(strings.Repeat(s, i+1) + end)
	}
	return b.String()
}

// A text that took the square of its length would not end here; one that took the
// stack would end the test.
func TestMonotonousTextIsReadAndWritten(t *testing.T) {
	const size = 200_000
	for name, p := range monotonous {
		t.Run(name, func(t *testing.T) {
			text := p[0] + strings.Repeat(p[1], max(size-len(p[0]), 0)/len(p[1])+1)
			d, found := markdown.Parse(source.NewView(source.NewFile("doc.md", []byte(text))))
			body, more := markdown.Render(d, markdown.NewMarks(), "")
			checkTree(t, d)
			checkBody(t, body)
			if n := len(found) + len(more); n > 1000 {
				t.Errorf("%d findings", n)
			}
		})
	}
}
