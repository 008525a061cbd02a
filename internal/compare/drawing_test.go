package compare

import (
	"fmt"
	"testing"

	"demarc/internal/model"
)

// entriesOf makes entries with an owner each: p, c, t, s, - (none), and × for a
// customer's responsibility with one excluded duty.
func entriesOf(owners string) []Entry {
	var out []Entry
	for _, o := range owners {
		e := Entry{Responsibility: &model.Responsibility{}, Owner: map[rune]model.Owner{
			'p': model.OwnerProvider, 'c': model.OwnerCustomer, 't': model.OwnerPartner,
			's': model.OwnerShared, '-': model.OwnerNone, '×': model.OwnerCustomer}[o]}
		if o == '×' {
			e.Duties = []Duty{{Duty: &model.Duty{Kind: model.KindExcluded}}}
		}
		out = append(out, e)
	}
	return out
}

func TestSegmentsHaveWidthsByCountAndRoomForTheirLabels(t *testing.T) {
	for _, test := range []struct{ owners, want string }{
		{"", "silent 0–100 dotted"},
		{"--", "none 0–100 dotted"},
		{"p", "provider 0–100 at 100"},
		{"c", "customer 0–100 at 0"},
		{"s", "shared 0–100 at 50"},
		{"sc", "shared 0–50, customer 50–100 at 25"},
		{"ppc", "provider 0–66.7, customer 66.7–100 at 66.7"},
		{"pssscccccc", "provider 0–18, shared 18–47.6, customer 47.6–100 at 38"},
		{"psssccccccccccccccccccccccccccccc", "provider 0–18, shared 18–46, customer 46–100 at 38"},
		{"pppppppsssssc", "provider 0–45.9, shared 45.9–82, customer 82–100 at 65.9"},
		{"pst×", "provider 0–18, shared 18–46, partner 46–64, customer 64–82, excluded 82–100 at 38"},
		{"-p", "provider 0–100 at 100"},
	} {
		b := bar(&model.Layer{}, entriesOf(test.owners))
		got := ""
		for i, s := range b.Segments {
			if i > 0 {
				got += ", "
			}
			got += fmt.Sprintf("%s %v–%v", s.Kind, s.X, tenth(s.X+s.Width))
		}
		if b.Dotted {
			got += " dotted"
		} else {
			got += fmt.Sprintf(" at %v", b.At)
		}
		if got != test.want {
			t.Errorf("%q: %s\nwant %s", test.owners, got, test.want)
		}
	}
}

func TestTheLineRunsOnWhereALayerIsSilent(t *testing.T) {
	for _, test := range []struct{ layers, want string }{
		{"p - c", "100 0 0"}, // the next stated one above
		{"p c -", "100 0 0"}, // else below
		{"- - p", "100 100 100"},
		{"- -", "50 50"}, // nobody knows
		{"c - - p -", "0 100 100 100 100"},
	} {
		var bars []Bar
		for _, l := range test.layers {
			switch l {
			case ' ':
			case '-':
				bars = append(bars, bar(&model.Layer{}, nil))
			default:
				bars = append(bars, bar(&model.Layer{}, entriesOf(string(l))))
			}
		}
		bridge(bars)
		got := ""
		for i := range bars {
			if i > 0 {
				got += " "
			}
			got += fmt.Sprint(bars[i].At)
		}
		if got != test.want {
			t.Errorf("%q: line at %s, want %s", test.layers, got, test.want)
		}
	}
}
