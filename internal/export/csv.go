package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strings"

	"demarc/internal/model"
)

// CSV writes a row a responsibility under a row of column names. Several duties
// of a cell stand on lines of their own. A cell that a spreadsheet would run as
// a formula begins with an apostrophe.
func CSV(w io.Writer, c *model.Catalog) error { return New(c, Options{}).csv(w) }

func (s *Set) csv(w io.Writer) error {
	return writeCSV(w, responsibilityColumns, s.rows(each(s.c.Responsibilities), false))
}

// crm writes a customer responsibility matrix: a row a responsibility, by topic
// in the order of the taxonomy, what is unclassified last.
func (s *Set) crm(w io.Writer) error {
	return writeCSV(w, crmColumns, s.rows(s.byTopic(), true))
}

// byTopic yields every responsibility once, under its primary topic.
func (s *Set) byTopic() iter.Seq[*model.Responsibility] {
	return func(yield func(*model.Responsibility) bool) {
		for _, numbers := range s.primary {
			for _, i := range numbers {
				if !yield(&s.c.Responsibilities[i]) {
					return
				}
			}
		}
	}
}

func writeCSV(w io.Writer, columns []column, rows iter.Seq[*row]) error {
	out := csv.NewWriter(w)
	cells := make([]string, len(columns))
	for i := range columns {
		cells[i] = columns[i].title
	}
	if err := out.Write(cells); err != nil {
		return fmt.Errorf("export CSV: %w", err)
	}
	for r := range rows {
		for i := range columns {
			cells[i] = Inert(columns[i].cell(r))
		}
		if err := out.Write(cells); err != nil {
			return fmt.Errorf("export CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("export CSV: %w", err)
	}
	return nil
}

// Inert keeps a spreadsheet from running a document's words as a formula. The
// characters are those that OWASP names under CSV injection.
func Inert(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r\n", s[0]) >= 0 {
		return "'" + s
	}
	return s
}
