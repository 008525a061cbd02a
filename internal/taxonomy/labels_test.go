package taxonomy_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"demarc/internal/taxonomy"
)

// labelCase is a line of testdata/labels.txt.
type labelCase struct {
	line    string
	topics  []string
	area    string
	subject taxonomy.Subject
}

func labelCases(t *testing.T) []labelCase {
	t.Helper()
	data, err := os.ReadFile("testdata/labels.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []labelCase
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.SplitN(line, "|", 3)
		if strings.HasPrefix(line, "|") {
			fields = append([]string{""}, strings.SplitN(line[1:], "|", 2)...)
		}
		if len(fields) != 3 {
			t.Fatalf("labels.txt: %q: want topics | area | label", line)
		}
		c := labelCase{line: line, topics: strings.Fields(fields[0]), area: strings.Trim(fields[1], " -")}
		c.subject = subjectOf(strings.TrimSpace(fields[2]))
		out = append(out, c)
	}
	return out
}

// subjectOf reads "fr: label [column] < heading < heading above // duty // duty".
func subjectOf(s string) taxonomy.Subject {
	out := taxonomy.Subject{Lang: "en"}
	if rest, ok := strings.CutPrefix(s, "fr: "); ok {
		out.Lang, s = "fr", rest
	}
	said := strings.Split(s, " // ")
	s, out.Duties = said[0], said[1:]
	parts := strings.Split(s, " < ")
	out.Label, out.Headings = parts[0], parts[1:]
	if label, column, ok := strings.Cut(out.Label, " ["); ok {
		out.Label, out.Column = label, strings.TrimSuffix(column, "]")
	}
	return out
}

func TestLabelsAreReadAsPeopleReadThem(t *testing.T) {
	tax := builtIn(t)
	for _, c := range labelCases(t) {
		got := tax.Classify(c.subject)
		primary := ""
		if len(got.Topics) > 0 {
			primary = got.Topics[0]
		}
		if len(c.topics) == 0 && primary != "" || len(c.topics) > 0 && !slices.Contains(c.topics, primary) || got.Area != c.area {
			t.Errorf("%s\n%s", c.line, got.Explain())
		}
		if area := tax.Area(c.subject); area != got.Area {
			t.Errorf("%s: Area reads %q, Classify %q", c.line, area, got.Area)
		}
	}
}
