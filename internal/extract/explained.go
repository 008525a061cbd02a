package extract

import (
	"demarc/internal/diag"
	"demarc/internal/model"
)

// findUnexplained tells of RACI letters in a document that nowhere says what they
// mean: none of the words behind A stands in it.
func (r *reader) findUnexplained() {
	var first *draft
	for _, d := range r.drafts {
		if d.Form == model.FormRACI {
			first = d
			break
		}
	}
	if first == nil {
		return
	}
	for _, word := range wordsOnly(tokens(string(r.doc.View.Text))) {
		if r.Letters[word.text] == "A" {
			return
		}
	}
	span := first.node.Span
	r.findings.Add(diag.RaciLegend, span, "", "letters begin here, and the document nowhere says what A means")
}
