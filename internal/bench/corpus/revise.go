package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Revise writes one document in so many of a content root anew, as its publisher would
// between two revisions: of twelve rows and items one is gone, one says something else,
// and in one the parties change places. [Write] made the root, of n documents.
func Revise(dir string, n int, seed uint64, every int) error {
	for i := 0; i < n; i += every {
		provider := i / PerProvider
		d := newDocument(seed, i, companyName(provider))
		if err := os.WriteFile(filepath.Join(folderOf(dir, provider), d.fileName(i)), []byte(d.revised()), 0o644); err != nil {
			return fmt.Errorf("write revised document: %w", err)
		}
	}
	return nil
}

// revised is the text of the document's next revision.
func (d *document) revised() string {
	var out []string
	lines := strings.Split(d.text.String(), "\n")
	for i, line := range lines {
		cells := strings.Split(line, " | ")
		row := len(cells) > 2 && i+1 < len(lines) && !strings.HasPrefix(strings.TrimLeft(lines[i+1], "| "), "--")
		change := d.r.IntN(12)
		if !row && !strings.HasPrefix(line, "- ") {
			change = -1
		}
		switch last := len(cells) - 1; {
		case change == 0:
			continue
		case change == 1 && row:
			cells[last] = strings.TrimSuffix(cells[last], " |")
			cells[last-1], cells[last] = cells[last], cells[last-1]+" |"
			line = strings.Join(cells, " | ")
		case change == 2:
			line = strings.ReplaceAll(line, d.pick(verbs), d.pick(verbs))
			line = strings.ReplaceAll(line, " the ", " each ")
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
