package compare_test

import (
	"reflect"
	"testing"

	"demarc/internal/compare"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

// twoKinds is the fixture with a database service of alder and one of elm.
func twoKinds() *model.Catalog {
	c := modeltest.Catalog()
	const kind = "database"
	c.Kinds = append(c.Kinds, model.ServiceKind{ID: kind, Title: "Managed databases"})
	c.Layers = append(c.Layers, model.Layer{ID: "database/engine", Kind: kind, Title: "Engine", Line: true})
	c.Topics = append(c.Topics, model.Topic{ID: "database/data", Kind: kind, Title: "Data", Layer: "database/engine"})
	c.Areas = append(c.Areas, model.Area{ID: "database/change", Kind: kind, Title: "Change"})
	for _, id := range []string{"alder/database", "elm"} {
		document := id + "/terms"
		c.Providers = append(c.Providers, model.Provider{ID: id, Kind: kind, Name: id, Service: id})
		c.Documents = append(c.Documents, model.Document{ID: document, Provider: id})
		c.Responsibilities = append(c.Responsibilities, model.Responsibility{
			ID: document + "#a/b", Document: document, Owner: model.OwnerProvider, Form: model.FormList,
			Topics: []string{"database/data"}, Area: "database/change",
		})
	}
	return c
}

// What one kind's services say must not move a figure of another's.
func TestAKindIsComparedAsIfItWereAlone(t *testing.T) {
	alone, beside := compare.New(modeltest.Catalog(), modeltest.Kind), compare.New(twoKinds(), modeltest.Kind)
	for name, view := range map[string]func(*compare.Index) any{
		"matrix":    func(x *compare.Index) any { return x.Matrix() },
		"area":      func(x *compare.Index) any { return x.Area("change") },
		"topic":     func(x *compare.Index) any { return x.Topic("data") },
		"provider":  func(x *compare.Index) any { return x.Provider("alder") },
		"checklist": func(x *compare.Index) any { return x.Checklist("alder") },
		"pair":      func(x *compare.Index) any { return x.Pair("alder", "dune") },
		"gaps":      func(x *compare.Index) any { return x.Gaps() },
		"totals":    func(x *compare.Index) any { return x.Totals() },
	} {
		if got, want := view(beside), view(alone); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: beside another kind\n%+v\nalone\n%+v", name, got, want)
		}
	}
}

func TestAnIndexHasOneKindOnly(t *testing.T) {
	x := compare.New(twoKinds(), "database")
	if x.Kind() != "database" || len(x.Providers()) != 2 || len(x.Topics()) != 1 || len(x.Areas()) != 1 {
		t.Fatalf("%s: %v, %v, %v", x.Kind(), x.Providers(), x.Topics(), x.Areas())
	}
	v := x.Topic("database/data")
	if len(v.Cells) != 2 || v.Cells[0].Provider.ID != "alder/database" || v.Verdict != model.VerdictAgree || v.Gap {
		t.Errorf("topic: %+v", v.Row)
	}
	defer func() {
		if recover() == nil {
			t.Error("a pair of two kinds is no error")
		}
	}()
	x.Pair("elm", "dune")
}
