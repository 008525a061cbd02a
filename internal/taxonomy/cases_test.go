package taxonomy_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"demarc/internal/golden"
	"demarc/internal/taxonomy"
)

// Each case opens with a sentence of why. It holds taxonomy.yaml and either
// "error", what Load says, or texts to read and what is read from them:
// "subjects" with "readings", "duties" ("parent topics: text") with "topics".
func TestCases(t *testing.T) {
	golden.Each(t, "testdata/*.txtar", func(_ *testing.T, a *txtar.Archive) { answerCase(a) })
}

// answerCase writes the answers into a.
func answerCase(a *txtar.Archive) {
	files := map[string]string{}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
	}
	fsys := fstest.MapFS{"taxonomy.yaml": {Data: []byte(files["taxonomy.yaml"])}}
	tax, err := taxonomy.Load(fsys, "taxonomy.yaml")
	for i := range a.Files {
		f := &a.Files[i]
		switch f.Name {
		case "error":
			f.Data = fmt.Appendf(nil, "%v\n", err)
		case "readings":
			f.Data = answer(files["subjects"], err, func(line string) string {
				return tax.Classify(subjectOf(line)).Explain()
			})
		case "topics":
			f.Data = answer(files["duties"], err, func(line string) string {
				parent, text, _ := strings.Cut(line, ": ")
				return fmt.Sprintln(tax.ClassifyDuty(text, "en", strings.Fields(parent)))
			})
		}
	}
}

func answer(lines string, err error, read func(string) string) []byte {
	if err != nil {
		return fmt.Appendf(nil, "%v\n", err)
	}
	var b bytes.Buffer
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if line != "" {
			fmt.Fprintf(&b, "%s\n%s", line, read(line))
		}
	}
	return b.Bytes()
}
