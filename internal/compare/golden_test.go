package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"demarc/internal/compare"
	"demarc/internal/golden"
	"demarc/internal/model"
	"demarc/internal/model/modeltest"
)

// The views of the fixture, written out: one file a view.
func TestViewsOfTheFixture(t *testing.T) {
	const path = "testdata/views.txtar"
	x := compare.New(modeltest.Catalog(), modeltest.Kind)
	a := &txtar.Archive{Comment: []byte("What compare makes of the catalog of modeltest. Rewrite with go test -update and review.\n")}
	add := func(name, text string) { a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)}) }

	add("matrix", groupsText(x.Matrix()))
	add("area security", groupsText(x.Area("security").Groups))
	add("topic app-backup", topicText(x.Topic("app-backup")))
	for _, p := range []string{"alder", "birch", "dune"} {
		add("line "+p, lineText(x.Line(p)))
		add("checklist "+p, checklistText(x.Checklist(p)))
		add("balance "+p, balanceText(x.Provider(p)))
	}
	add("pair alder dune", pairText(x.Pair("alder", "dune")))
	add("gaps", gapsText(x.Gaps()))
	add("components", componentsText(compare.Components(modeltest.Catalog())))
	add("totals", fmt.Sprintf("%+v\n", x.Totals()))

	golden.Check(t, path, a)
}

// cellText writes a cell as "shared 2:1 +1 ×1 customer=A 67%": owner, duties of
// provider and customer, helps, excluded, letters, share.
func cellText(c *compare.Cell) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d:%d", c.Owner, c.ByProvider, c.ByCustomer)
	if c.ByPartner > 0 {
		fmt.Fprintf(&b, ":%d", c.ByPartner)
	}
	if c.Helps > 0 {
		fmt.Fprintf(&b, " +%d", c.Helps)
	}
	if c.Excluded > 0 {
		fmt.Fprintf(&b, " ×%d", c.Excluded)
	}
	for _, l := range c.Letters {
		fmt.Fprintf(&b, " %s=%s", l.Party.ID, l.Letters)
	}
	if share, ok := c.Share(); ok {
		fmt.Fprintf(&b, " %.0f%%@%d", 100*share, c.Tick())
	}
	for _, p := range c.Partners {
		fmt.Fprintf(&b, " (%s)", p.Name)
	}
	if len(c.Entries) == 0 {
		return "·"
	}
	return b.String()
}

func rowText(name string, cells []compare.Cell, v model.Verdict, gap bool) string {
	out := fmt.Sprintf("  %s: %s", name, v)
	if gap {
		out += ", gap"
	}
	for i := range cells {
		out += " | " + cellText(&cells[i])
	}
	return out + "\n"
}

func groupsText(groups []compare.Group) string {
	var b strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&b, "%s\n", g.Layer.ID)
		for _, r := range g.Rows {
			b.WriteString(rowText(r.Topic.ID, r.Cells, r.Verdict, r.Gap))
		}
	}
	return b.String()
}

func topicText(v compare.TopicView) string {
	var b strings.Builder
	b.WriteString(rowText(v.Row.Topic.ID, v.Cells, v.Verdict, v.Gap))
	for _, r := range v.Areas {
		name := "no area"
		if r.Area != nil {
			name = r.Area.ID
		}
		b.WriteString(rowText(name, r.Cells, r.Verdict, r.Gap))
		for i := range r.Cells {
			for _, d := range r.Cells[i].Duties() {
				fmt.Fprintf(&b, "    %s %s %s: %s\n", d.Clause, d.Party.Name, d.Kind, d.Text)
			}
		}
	}
	return b.String()
}

func lineText(l compare.Line) string {
	var b strings.Builder
	for _, r := range l.Bars {
		fmt.Fprintf(&b, "%s: value %.3f at %v", r.Layer.ID, r.Value, r.At)
		if r.Dotted {
			b.WriteString(" dotted")
		}
		for _, s := range r.Segments {
			fmt.Fprintf(&b, " | %s %d %v+%v", s.Kind, s.Count, s.X, s.Width)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func checklistText(c compare.Checklist) string {
	var b strings.Builder
	for _, g := range c.ByArea {
		for _, part := range g.Parts {
			fmt.Fprintf(&b, "%s, %s\n", groupName(&g), groupName(&part))
			for _, task := range part.Tasks {
				b.WriteString(taskText(&task))
			}
		}
	}
	for _, d := range c.Excluded {
		fmt.Fprintf(&b, "will not: %s %s\n", d.Clause, d.Text)
	}
	fmt.Fprintf(&b, "silent: %s\n", topicIDs(c.Silent))
	return b.String()
}

func groupName(g *compare.TaskGroup) string {
	switch {
	case g.Area != nil:
		return g.Area.ID
	case g.Topic != nil:
		return g.Topic.ID
	}
	return "none"
}

func taskText(t *compare.Task) string {
	others := ""
	for _, d := range t.Others {
		others += fmt.Sprintf(" + %s %s %s", d.Party.Name, d.Kind, d.Clause)
	}
	if t.Whole() {
		return fmt.Sprintf("  %s (%s) %s%s\n", t.Of.Clause, t.Of.Owner, t.Of.Label, others)
	}
	return fmt.Sprintf("  %s %s%s\n", t.Clause, t.Text, others)
}

func balanceText(v compare.ProviderView) string {
	var b strings.Builder
	fmt.Fprintf(&b, "all: %+v\nforms: %v\n", v.Balance, v.Forms)
	for _, a := range v.Areas {
		name := "no area"
		if a.Area != nil {
			name = a.Area.ID
		}
		fmt.Fprintf(&b, "%s: %+v\n", name, a.Balance)
	}
	for i := range v.Layers {
		fmt.Fprintf(&b, "layer %s: %s, %d topics\n", v.Layers[i].Layer.ID, cellText(&v.Layers[i].Cell), len(v.Layers[i].Topics))
	}
	fmt.Fprintf(&b, "silent: %s\n", topicIDs(v.Silent))
	for _, r := range v.Unclassified {
		fmt.Fprintf(&b, "unclassified: %s\n", r.ID)
	}
	return b.String()
}

func topicIDs(ts []*model.Topic) string {
	ids := make([]string, len(ts))
	for i, t := range ts {
		ids[i] = t.ID
	}
	return strings.Join(ids, " ")
}

func pairText(v compare.PairView) string {
	var b strings.Builder
	for _, l := range []struct {
		name string
		rows []compare.Row
	}{{"differ", v.Differ}, {"split", v.Split}, {"only a", v.OnlyA}, {"only b", v.OnlyB}, {"agree", v.Agree}} {
		fmt.Fprintln(&b, l.name)
		for _, r := range l.rows {
			b.WriteString(rowText(r.Topic.ID, r.Cells, r.Verdict, r.Gap))
		}
	}
	fmt.Fprintf(&b, "silent %d, to customer %d, to provider %d, shared %d of %d\n", len(v.Silent), v.ToCustomer, v.ToProvider, v.BothSpeak, v.Topics)
	for _, o := range v.Overlay {
		fmt.Fprintf(&b, "%s: %v %v, %v %v", o.A.Layer.ID, o.A.Stated, o.AtA, o.B.Stated, o.AtB)
		for _, s := range o.Segments {
			fmt.Fprintf(&b, " | %s %v+%v", s.Kind, s.X, s.Width)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func gapsText(v compare.GapsView) string {
	var b strings.Builder
	for _, p := range v.Providers {
		fmt.Fprintf(&b, "%s is silent on:", p.Provider.ID)
		for _, s := range p.Silent {
			fmt.Fprintf(&b, " %s", s.Topic.ID)
			if len(s.Cell.Entries) > 0 {
				b.WriteString("(open)")
			}
			for _, c := range s.Speaking {
				fmt.Fprintf(&b, "/%s %s", c.Provider.ID, c.Owner)
			}
		}
		b.WriteByte('\n')
		for _, d := range p.Excluded {
			fmt.Fprintf(&b, "  excludes %s %s\n", d.Clause, d.Text)
		}
	}
	b.WriteString("nobody:")
	for _, r := range v.Nobody {
		fmt.Fprintf(&b, " %s", r.Topic.ID)
	}
	b.WriteByte('\n')
	for _, d := range v.Disagreements {
		fmt.Fprintf(&b, "disagree on %s", d.Topic.ID)
		if d.Area != nil {
			fmt.Fprintf(&b, ", %s", d.Area.ID)
		}
		b.WriteString(":" + entriesText(d.ByProvider) + " |" + entriesText(d.ByCustomer) + "\n")
	}
	for _, g := range v.Quantities {
		b.WriteString(quantityText(&g))
	}
	return b.String()
}

func entriesText(cells []compare.Cell) string {
	out := ""
	for _, c := range cells {
		for _, e := range c.Entries {
			out += " " + e.Responsibility.Clause
		}
	}
	return out
}

func componentsText(views []compare.ComponentView) string {
	var b strings.Builder
	for _, v := range views {
		fmt.Fprintf(&b, "%s: %s, %d parts\n", v.Slug, v.Name, len(v.Parts))
		for _, m := range v.Mentions {
			fmt.Fprintf(&b, "  %s label %v", m.Responsibility.ID, m.Label)
			for _, d := range m.Duties {
				fmt.Fprintf(&b, " [%s] %s", d.Clause, d.Text)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
