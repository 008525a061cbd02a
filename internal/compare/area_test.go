package compare_test

import (
	"testing"

	"demarc/internal/compare"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

func TestAreaCellsCountEachResponsibilityOnce(t *testing.T) {
	x := compare.New(modeltest.Catalog(), modeltest.Kind)
	for area, want := range map[string][3]int{"security": {7, 1, 0}, "support": {2, 3, 0}, "exit": {0, 0, 0}} {
		cells := x.AreaCells(area)
		for i, c := range cells {
			if len(c.Entries) != want[i] {
				t.Errorf("%s of %s: %d responsibilities, want %d", area, c.Provider.ID, len(c.Entries), want[i])
			}
		}
	}
	if o := x.AreaCells("security")[0].Owner; o != model.OwnerShared {
		t.Errorf("security of the first provider: %s", o)
	}
	if c := x.AreaCells("exit")[2]; !c.Silent() {
		t.Errorf("exit of the last provider: %s", c.Owner)
	}
}
