package diag

import (
	"embed"
	"strings"

	"golang.org/x/tools/txtar"
)

// Case shows a rule at work: content in which it finds something, and the same
// content mended. A test of package check runs every case through the program.
type Case struct {
	// Words tells a case that cannot be shown, such as a file of many megabytes;
	// it has no files then.
	Words     string
	Bad, Good []CaseFile
}

// CaseFile is a file of a content root.
type CaseFile struct {
	Path string
	Text string
}

//go:embed cases/*.txtar
var cases embed.FS

// Case returns the rule's case. Every rule has one.
func (r *Rule) Case() Case {
	data, err := cases.ReadFile("cases/" + r.Code + ".txtar")
	if err != nil {
		panic(err) // a test holds every rule to its file
	}
	a := txtar.Parse(data)
	c := Case{Words: strings.TrimSpace(string(a.Comment))}
	for _, f := range a.Files {
		if path, ok := strings.CutPrefix(f.Name, "bad/"); ok {
			c.Bad = append(c.Bad, CaseFile{path, string(f.Data)})
		} else if path, ok := strings.CutPrefix(f.Name, "good/"); ok {
			c.Good = append(c.Good, CaseFile{path, string(f.Data)})
		}
	}
	return c
}
