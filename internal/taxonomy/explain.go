package taxonomy

import (
	"fmt"
	"strings"
)

// Explain says in a few lines of text what was read and which terms won, where
// and with how many points.
func (r Reading) Explain() string {
	var b strings.Builder
	if len(r.Topics) == 0 {
		b.WriteString("topics: unclassified, as no term reaches it\n")
	} else {
		fmt.Fprintf(&b, "topics: %s\n", strings.Join(r.Topics, ", "))
	}
	explainWins(&b, r.TopicWins)
	if r.Area == "" {
		b.WriteString("area: none\n")
	} else {
		fmt.Fprintf(&b, "area: %s\n", r.Area)
	}
	explainWins(&b, r.AreaWins)
	return b.String()
}

func explainWins(b *strings.Builder, wins []Win) {
	for _, w := range wins {
		fmt.Fprintf(b, "  %+6.2f  %s: %q in %s\n", float64(w.Points)/100, w.ID, w.Term, w.where())
	}
}

// where names the win's place in words.
func (w Win) where() string {
	switch {
	case w.Place == PlaceHeading && w.Nth == 0:
		return "the heading"
	case w.Place == PlaceHeading:
		return fmt.Sprintf("the heading %d above", w.Nth)
	case w.Place == PlaceDuty:
		return fmt.Sprintf("duty %d", w.Nth+1)
	}
	return "the " + string(w.Place)
}
