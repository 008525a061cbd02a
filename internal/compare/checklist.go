package compare

import (
	"maps"
	"slices"

	"demarc/internal/model"
)

// Checklist is what a provider leaves to the customer.
type Checklist struct {
	Provider *model.Provider
	// Tasks are in document order, each once.
	Tasks []Task
	// ByArea groups them by area, in the catalog's order, and within it by topic,
	// from the ground up; ByTopic the other way round. What has none comes last.
	ByArea, ByTopic []TaskGroup
	// Excluded are the duties that the provider says it will not do.
	Excluded []Duty
	// Silent are the topics of which the provider says nothing.
	Silent []*model.Topic
}

// Task is one line of a checklist: a duty of the customer, or a responsibility
// that the customer carries or shares and of which the document names no work.
type Task struct {
	// Duty has a nil model.Duty where the task is the responsibility as a whole.
	Duty
	// Topic is the first that it counts under, nil where it is unclassified; Area
	// is nil where the responsibility has none.
	Topic *model.Topic
	Area  *model.Area
	// Others are the duties of the other parties in the same responsibility.
	Others []Duty
}

// Whole reports whether the task is a responsibility without a duty of the
// customer.
func (t *Task) Whole() bool { return t.Duty.Duty == nil }

// TaskGroup is the tasks of one area or one topic; both are nil for those that
// have none.
type TaskGroup struct {
	Area  *model.Area
	Topic *model.Topic
	// Parts divide the tasks, an area by topic and a topic by area.
	Parts []TaskGroup
	// Tasks are those of a part.
	Tasks []Task
}

// Count returns how many tasks there are in the group.
func (g *TaskGroup) Count() int {
	n := len(g.Tasks)
	for i := range g.Parts {
		n += g.Parts[i].Count()
	}
	return n
}

// Checklist returns what a provider leaves to the customer: each duty that the
// customer does or helps with, and each responsibility that the customer carries
// or shares without one. What is the customer's only because the provider
// excludes it stands among the excluded duties.
func (x *Index) Checklist(provider string) Checklist {
	p := x.providers.position("provider", provider)
	c := Checklist{Provider: x.providers.all[p]}
	for _, r := range x.own[p] {
		x.addTasks(&c, r, dutiesOf(r, c.Provider))
	}
	for t := range x.topics.all {
		if cell := roll(c.Provider, x.byTopic[p][t]); cell.Silent() {
			c.Silent = append(c.Silent, x.topics.all[t])
		}
	}
	c.ByArea = grouped(c.Tasks, x.byArea(), x.byTopics())
	c.ByTopic = grouped(c.Tasks, x.byTopics(), x.byArea())
	return c
}

// addTasks adds what a responsibility leaves to the customer, and what of it the
// provider excludes.
func (x *Index) addTasks(c *Checklist, r *model.Responsibility, duties []Duty) {
	var own, others []Duty
	excluded := 0
	for _, d := range duties {
		switch {
		case d.Party.Role != model.RoleCustomer:
			others = append(others, d)
			if d.Kind == model.KindExcluded {
				excluded++
				c.Excluded = append(c.Excluded, d)
			}
		case d.Kind != model.KindExcluded:
			own = append(own, d)
		}
	}
	if leftOver := excluded > 0 && excluded == len(others); len(own) == 0 && carriers(r.Owner)&sideCustomer != 0 && !leftOver {
		own = []Duty{{Of: r, Party: c.Provider.Named(string(model.RoleCustomer))}}
	}
	for _, d := range own {
		t := Task{Duty: d, Others: others}
		topics := r.Topics
		if !t.Whole() {
			topics = d.topicIDs()
		}
		if len(topics) > 0 {
			if i, ok := x.topics.at[topics[0]]; ok {
				t.Topic = x.topics.all[i]
			}
		}
		if i, ok := x.areas.at[r.Area]; ok {
			t.Area = x.areas.all[i]
		}
		c.Tasks = append(c.Tasks, t)
	}
}

// grouping is a way to divide tasks: rank orders them, those of one rank are a
// group, and of makes it.
type grouping struct {
	rank func(*Task) int
	of   func(*Task) TaskGroup
}

// byArea groups tasks by area, in the catalog's order.
func (x *Index) byArea() grouping {
	return grouping{func(t *Task) int {
		if t.Area == nil {
			return len(x.areas.all)
		}
		return x.areas.at[t.Area.ID]
	}, func(t *Task) TaskGroup { return TaskGroup{Area: t.Area} }}
}

// byTopics groups tasks by topic: by layer, and within it as the catalog does.
func (x *Index) byTopics() grouping {
	topics := len(x.topics.all)
	return grouping{func(t *Task) int {
		if t.Topic == nil {
			return topics * (len(x.layers.all) + 1)
		}
		layer, ok := x.layers.at[t.Topic.Layer]
		if !ok {
			layer = -1
		}
		return topics*(layer+1) + x.topics.at[t.Topic.ID]
	}, func(t *Task) TaskGroup { return TaskGroup{Topic: t.Topic} }}
}

// grouped divides tasks one way, and each group another.
func grouped(tasks []Task, by, then grouping) []TaskGroup {
	groups := by.divide(tasks)
	for i := range groups {
		groups[i].Parts, groups[i].Tasks = then.divide(groups[i].Tasks), nil
	}
	return groups
}

// divide makes a group of each rank; tasks of one rank keep their order.
func (by grouping) divide(tasks []Task) []TaskGroup {
	groups := map[int]*TaskGroup{}
	for i := range tasks {
		rank := by.rank(&tasks[i])
		if groups[rank] == nil {
			g := by.of(&tasks[i])
			groups[rank] = &g
		}
		groups[rank].Tasks = append(groups[rank].Tasks, tasks[i])
	}
	var out []TaskGroup
	for _, rank := range slices.Sorted(maps.Keys(groups)) {
		out = append(out, *groups[rank])
	}
	return out
}
