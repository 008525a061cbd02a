package diag

import (
	"encoding/json"
	"io"
)

// JSON writes findings as a JSON array in the form of the export contract. It
// is an empty array where there are none.
func JSON(w io.Writer, fs []Finding) error {
	if fs == nil {
		fs = []Finding{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // the output is data, and its readers are people too
	e.SetIndent("", "  ")
	return e.Encode(fs)
}
