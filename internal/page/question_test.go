package page

import (
	"strings"
	"testing"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// cellFrom makes a cell of one entry for each line "owner|label|party: duty; party: duty".
func cellFrom(owner model.Owner, lines ...string) *compare.Cell {
	c := &compare.Cell{Owner: owner}
	for _, line := range lines {
		f := strings.SplitN(line, "|", 3)
		r := &model.Responsibility{Owner: model.Owner(f[0]), Label: f[1]}
		e := compare.Entry{Responsibility: r, Owner: r.Owner, Primary: true}
		for _, duty := range strings.Split(f[2], "; ") {
			if party, text, ok := strings.Cut(duty, ": "); ok {
				e.Duties = append(e.Duties, compare.Duty{
					Duty: &model.Duty{Kind: model.KindDoes, Text: text}, Of: r, Party: model.Party{Role: model.Role(party)},
				})
			}
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}

func TestAPassageAnswersTheQuestionThatIsAsked(t *testing.T) {
	asked := stems("Who patches the worker nodes?")
	of := func(role model.Role) func(*compare.Duty) bool {
		return func(d *compare.Duty) bool { return d.Party.Role == role }
	}
	for _, test := range []struct {
		name string
		cell *compare.Cell
		fits func(*compare.Duty) bool
		want string
	}{
		{"words of the question win", cellFrom("customer", "customer|A|customer: Order new machines in time", "customer|B|customer: Apply the patches of the operating system to each node"),
			of("customer"), "Apply the patches of the operating system to each node"},
		{"also those of the label", cellFrom("customer", "customer|Machines|customer: Keep them up to date at all times", "customer|Worker nodes|customer: Keep them in order at all times, please"),
			of("customer"), "Keep them in order at all times, please"},
		{"then the same owner", cellFrom("shared", "customer|A|customer: Do the work of patching", "shared|B|customer: Do the work of patching together with us"),
			of("customer"), "Do the work of patching together with us"},
		{"a fragment says little", cellFrom("customer", "customer|A|customer: patch it", "customer|B|customer: Install each patch within a month of its release"),
			of("customer"), "Install each patch within a month of its release"},
		{"then the shorter", cellFrom("customer", "customer|A|customer: Install each patch within a month of its release", "customer|B|customer: Install each patch within a month"),
			of("customer"), "Install each patch within a month"},
		{"of the other side nothing fits", cellFrom("provider", "provider|A|provider: Patch the nodes"), of("customer"), ""},
		{"any duty before an owner alone", cellFrom("customer", "customer|Worker nodes|", "customer|B|provider: Releases"), nil, "Releases"},
		{"an owner alone", cellFrom("customer", "customer|Worker nodes|"), nil, "Worker nodes"},
		{"silence", cellFrom("unstated"), nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			if x, ok := answer(test.cell, asked, test.fits); ok && x.duty != nil {
				got = x.duty.Text
			} else if ok {
				got = x.entry.Responsibility.Label
			}
			if got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}
