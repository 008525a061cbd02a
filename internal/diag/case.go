package diag

import (
	"embed"
	"strings"

	"golang.org/x/tools/txtar"
)

// Case shows a rule at work: content in which it finds something, and the same
// content mended. For a rule about shifts they are two revisions that follow on a
// third, one with the shift and one without. Tests of the packages check and diff run
// every case through the program.
type Case struct {
	// Words tells a case that cannot be shown, such as a file of many megabytes;
	// it has no files then.
	Words string
	// Base is set for rules about shifts only.
	Base, Bad, Good []CaseFile
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
		side, path, _ := strings.Cut(f.Name, "/")
		file := CaseFile{path, string(f.Data)}
		switch side {
		case "base":
			c.Base = append(c.Base, file)
		case "bad":
			c.Bad = append(c.Bad, file)
		case "good":
			c.Good = append(c.Good, file)
		}
	}
	return c
}
