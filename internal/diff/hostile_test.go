package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"demarc/internal/diff"
	"demarc/internal/model"
)

// A duty may be as long as a document. A step that looked at all of it for each of its
// sentences, or at all sentences for each of them, would not end here.
func TestADutyOfManySentencesIsCompared(t *testing.T) {
	const many = 50_000
	catalog := func(hash string, sentence func(i int) string) *model.Catalog {
		var b strings.Builder
		for i := range many {
			b.WriteString(sentence(i) + " ")
		}
		return &model.Catalog{
			Providers: []model.Provider{{ID: "acme", Parties: []model.Party{{ID: "provider", Role: model.RoleProvider, Name: "Acme"}}}},
			Documents: []model.Document{{ID: "acme/terms", Provider: "acme", Path: "acme/terms.md", Hash: hash, Lang: "en"}},
			Responsibilities: []model.Responsibility{{
				ID: "acme/terms#t/running", Document: "acme/terms", Label: "Running", Owner: model.OwnerProvider, Form: model.FormColumns,
				Assignments: []model.Assignment{{Party: "provider", Duties: []model.Duty{{Kind: model.KindDoes, Modality: model.ModalityDoes, Text: b.String()}}}},
			}},
		}
	}
	base := catalog("1", func(i int) string { return fmt.Sprintf("Patch node-n%d in rack-r%d.", i, i%97) })
	head := catalog("2", func(i int) string {
		if i%2 == 0 {
			return fmt.Sprintf("Patch node-n%d.", i)
		}
		return fmt.Sprintf("Patch node-n%d in rack-r%d.", i, i%97)
	})
	shifts := diff.Compare(base, head, options()).Shifts
	if len(shifts) != 1 || shifts[0].Rule.Code != "condition-changed" || len(shifts[0].Details) != many/2 {
		t.Errorf("%d shifts, want one of the scope of half of the sentences", len(shifts))
	}
}
