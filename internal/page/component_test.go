package page

import (
	"testing"

	"demarc/internal/model"
)

// An item of a list is its own duty: said twice it would look like two statements.
func TestAComponentListsADutyOfItsLabelsWordsOnce(t *testing.T) {
	s := fixture(func(c *model.Catalog, _ *Options) {
		c.Components = []model.Component{{ID: "alder/kite", Name: "kite", Document: c.Documents[0].ID}}
		c.Responsibilities = []model.Responsibility{{
			ID: c.Documents[0].ID + "#s/fly-the-kite", Document: c.Documents[0].ID, Label: "Fly the kite", Form: model.FormList,
			Owner: model.OwnerCustomer, Components: []string{"kite"}, Assignments: []model.Assignment{{Party: "customer", Duties: []model.Duty{
				{Kind: model.KindDoes, Text: "Fly the kite", Components: []string{"kite"}},
				{Kind: model.KindDoes, Text: "Mend the kite", Components: []string{"kite"}},
			}}},
		}}
	})
	var texts []string
	for _, g := range s.componentPage(0).Mentions {
		for _, item := range g.List.Items {
			texts = append(texts, item.Text)
		}
	}
	if len(texts) != 2 || texts[0] != "Fly the kite" || texts[1] != "Mend the kite" {
		t.Errorf("the page lists %q", texts)
	}
}
