// Package corpus makes up a content root of any size for measurements: documents
// in all dialects and forms that the readers know, 10 to 27 KB each, as providers
// write them: tables with lists in their cells, letters, ticks, introduced lists,
// assigning sentences, and ordinary text between them.
//
// A seed gives the same bytes for ever, so that figures of two revisions compare.
// The words are its own; no published document is needed.
package corpus

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// PerProvider is how many documents a provider of the corpus has.
const PerProvider = 100

// The sizes of a document in bytes. A section is at most the difference between
// the greatest and the last planned size.
const (
	minSize     = 10 << 10
	lastPlanned = 22 << 10
	MaxSize     = 27 << 10
)

// Size is what was written.
type Size struct {
	Documents int
	Bytes     int64
	// Rows counts the rows, cells and items that a reader should take, by form.
	Rows map[string]int
}

// Write makes a content root of n documents under dir.
func Write(dir string, n int, seed uint64) (Size, error) {
	size := Size{Rows: map[string]int{}}
	for i := range n {
		provider := i / PerProvider
		folder := folderOf(dir, provider)
		if i%PerProvider == 0 {
			if err := writeProvider(folder, provider); err != nil {
				return size, err
			}
		}
		d := newDocument(seed, i, companyName(provider))
		name := filepath.Join(folder, d.fileName(i))
		if err := os.WriteFile(name, []byte(d.text.String()), 0o644); err != nil {
			return size, fmt.Errorf("write generated document: %w", err)
		}
		size.Documents++
		size.Bytes += int64(d.text.Len())
		for form, rows := range d.rows {
			size.Rows[form] += rows
		}
	}
	return size, nil
}

func folderOf(dir string, provider int) string {
	return filepath.Join(dir, fmt.Sprintf("provider-%03d", provider))
}

func companyName(provider int) string {
	return fmt.Sprintf("%s %03d", companies[provider%len(companies)], provider)
}

func writeProvider(folder string, provider int) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make a generated provider: %w", err)
	}
	name := companyName(provider)
	text := fmt.Sprintf("name: %s\nservice: %s Managed Clusters\nkeyrefs: keyrefs.yaml\n", name, name)
	if err := os.WriteFile(filepath.Join(folder, "provider.yaml"), []byte(text), 0o644); err != nil {
		return fmt.Errorf("write a generated provider: %w", err)
	}
	keys := fmt.Sprintf("company: %s\nservice: %s Managed Clusters\n", name, name)
	if err := os.WriteFile(filepath.Join(folder, "keyrefs.yaml"), []byte(keys), 0o644); err != nil {
		return fmt.Errorf("write generated keyrefs: %w", err)
	}
	return nil
}

// document is one text while it is made.
type document struct {
	r         *rand.Rand
	company   string
	dialect   string // ibm, gfm or plain
	extension string
	text      strings.Builder
	sections  int
	rows      map[string]int
}

// newDocument makes document number i. Each has its own generator, so that the
// thousandth is the same whether it was made alone or not.
func newDocument(seed uint64, i int, company string) *document {
	d := &document{
		r: rand.New(rand.NewPCG(seed, uint64(i))), company: company,
		extension: "md", rows: map[string]int{},
	}
	var forms []func(*document)
	switch i % 5 {
	case 0, 1:
		d.dialect = "ibm"
		forms = []func(*document){(*document).matrix, (*document).columns, (*document).columns, (*document).htmlColumns, (*document).list, (*document).prose}
	case 2, 3:
		d.dialect = "gfm"
		forms = []func(*document){(*document).raci, (*document).raci, (*document).marks, (*document).columns, (*document).list, (*document).prose}
	default:
		d.dialect, d.extension = "plain", "txt"
		forms = []func(*document){(*document).list, (*document).prose}
	}
	d.begin(i)
	size := minSize + d.r.IntN(lastPlanned-minSize)
	for next := d.r.IntN(len(forms)); d.text.Len() < size; next++ {
		d.sections++
		forms[next%len(forms)](d)
		d.talk()
	}
	return d
}

// fileName is that of document number i within its provider's folder.
func (d *document) fileName(i int) string {
	return fmt.Sprintf("document-%03d.%s", i%PerProvider, d.extension)
}

// begin writes the front matter and the title.
func (d *document) begin(i int) {
	title := fmt.Sprintf("Responsibilities for managed clusters, part %d", i)
	switch d.dialect {
	case "ibm":
		d.printf("---\nlastupdated: \"2026-%02d-%02d\"\nsubcollection: generated\n---\n\n", 1+i%12, 1+i%28)
		d.printf("{:note: .note}\n{:external: target=\"_blank\" .external}\n\n# %s\n{: #part-%d}\n\n", title, i)
		d.printf("%s\n{: shortdesc}\n\n", d.sentence())
	case "gfm":
		d.printf("---\ntitle: %s\nupdated: 2026-%02d-%02d\n---\n\n# %s\n\n%s\n\n", title, 1+i%12, 1+i%28, title, d.sentence())
	default:
		d.printf("%s\n\n%s\n\n", title, d.sentence())
	}
}

// heading begins a section.
func (d *document) heading(title string) {
	switch d.dialect {
	case "ibm":
		d.printf("## %s\n{: #section-%d}\n\n", title, d.sections)
	case "gfm":
		d.printf("## %d. %s\n\n", d.sections, title)
	default:
		d.printf("%s\n\n", title)
	}
}

func (d *document) printf(format string, args ...any) { fmt.Fprintf(&d.text, format, args...) }

func (d *document) pick(words []string) string { return words[d.r.IntN(len(words))] }

// between returns a number in [low, high].
func (d *document) between(low, high int) int { return low + d.r.IntN(high-low+1) }
