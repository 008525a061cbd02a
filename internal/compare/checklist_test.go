package compare_test

import (
	"testing"

	"demarc/internal/compare"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

// tasksOf lists the tasks of groups in order.
func tasksOf(groups []compare.TaskGroup) []compare.Task {
	var out []compare.Task
	for _, g := range groups {
		out = append(out, g.Tasks...)
		out = append(out, tasksOf(g.Parts)...)
	}
	return out
}

func TestTheChecklistHoldsEveryDutyOfTheCustomerOnce(t *testing.T) {
	onRandom(t, func(t *testing.T, c *model.Catalog) {
		x := compare.New(c, modeltest.Kind)
		for _, p := range c.Providers {
			want := customerDuties(c, p.ID)
			list := x.Checklist(p.ID)
			for _, groups := range [][]compare.TaskGroup{list.ByArea, list.ByTopic} {
				seen, duties := map[any]bool{}, 0
				tasks := tasksOf(groups)
				for _, task := range tasks {
					var key any = task.Of
					if !task.Whole() {
						key = task.Duty.Duty
						duties++
					}
					if seen[key] {
						t.Errorf("%s stands twice", task.Of.ID)
					}
					seen[key] = true
				}
				if duties != want || len(tasks) != len(list.Tasks) {
					t.Errorf("%s: %d duties in %d tasks, want %d in %d", p.ID, duties, len(tasks), want, len(list.Tasks))
				}
			}
		}
	})
}

// customerDuties counts the duties that the customer of a provider does or helps
// with.
func customerDuties(c *model.Catalog, provider string) int {
	of := map[string]string{}
	for _, d := range c.Documents {
		of[d.ID] = d.Provider
	}
	n := 0
	for _, r := range c.Responsibilities {
		for _, a := range r.Assignments {
			for _, y := range a.Duties {
				if of[r.Document] == provider && a.Party == "customer" && y.Kind != model.KindExcluded {
					n++
				}
			}
		}
	}
	return n
}

func TestWhatMakesATask(t *testing.T) {
	const p, c, s, n = model.OwnerProvider, model.OwnerCustomer, model.OwnerShared, model.OwnerNone
	for _, test := range []struct {
		name     string
		r        model.Responsibility
		tasks    int
		whole    bool
		excluded int
	}{
		{"each duty of the customer", doing(owned(c, "data"), "c c"), 2, false, 0},
		{"its side of what is shared", doing(owned(s, "data"), "p c"), 1, false, 0},
		{"what it helps with", doing(owned(p, "data"), "p c+"), 1, false, 0},
		{"what it carries, where no work is named", owned(c, "data"), 1, true, 0},
		{"what it shares, where its side is not named", doing(owned(s, "data"), "p"), 1, true, 0},
		{"what the provider only helps with", doing(owned(c, "data"), "p+"), 1, true, 0},
		{"not what the provider excludes", doing(owned(c, "data"), "p×"), 0, false, 1},
		{"its duty beside what the provider excludes", doing(owned(c, "data"), "p× c"), 1, false, 1},
		{"not what it says it will not do", doing(owned(p, "data"), "p c×"), 0, false, 0},
		{"not what the provider carries", doing(owned(p, "data"), "p"), 0, false, 0},
		{"not what is nobody's", owned(n, "data"), 0, false, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			list := compare.New(catalogOf(test.r), modeltest.Kind).Checklist("alder")
			if len(list.Tasks) != test.tasks || len(list.Excluded) != test.excluded {
				t.Fatalf("%d tasks, %d excluded; want %d, %d", len(list.Tasks), len(list.Excluded), test.tasks, test.excluded)
			}
			for _, task := range list.Tasks {
				if task.Whole() != test.whole {
					t.Errorf("the task is the whole responsibility: %v, want %v", task.Whole(), test.whole)
				}
			}
		})
	}
}
