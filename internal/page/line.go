package page

import (
	"fmt"
	"strings"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Line is a demarcation line ready to be drawn, the top layer first.
type Line struct {
	ID       string // of the drawing, unique on a page
	Provider string
	Title    string
	// Description says every layer in words.
	Description string
	// Big gives layers their full titles and summaries, where there is room.
	Big  bool
	Bars []Bar
	// Partner says that a table needs a column for third companies.
	Partner bool
}

// Bar is one layer of a line.
type Bar struct {
	Short, Title, Summary string
	URL                   string // of the layer's duties
	// Words say what the bar counts.
	Words string
	// At is where the line crosses the bar, in per cent from the left.
	At       float64
	Dotted   bool
	Silent   bool
	Segments []Segment
	// Provider to Excluded count what the bar shows; Value is the provider's
	// part of all weight, "" where nobody carries anything.
	Provider, Shared, Customer, Partner, Excluded int
	Value                                         string
}

// Segment is a part of a bar; X and Width are per cent.
type Segment struct {
	Class    string // of the owner
	X, Width float64
	Label    string
	// FromRight puts the label at the segment's right end.
	FromRight bool
}

// demarcation prepares the line of a provider; layer is the address of a layer's
// duties.
func (s *Set) demarcation(line compare.Line, big bool, layer func(*model.Layer) string) Line {
	p := line.Provider
	v := Line{
		ID: "dl-" + p.ID, Provider: p.Name, Big: big,
		Title: s.t("line.title", serviceName(p)), Description: s.t("line.description"),
	}
	for i := range line.Bars {
		b := &line.Bars[i]
		v.Description += " " + s.t("line.layer", b.Layer.Title, s.barCounts(b))
	}
	for i := len(line.Bars) - 1; i >= 0; i-- {
		b := &line.Bars[i]
		v.Bars = append(v.Bars, s.drawnBar(b, layer(b.Layer)))
		v.Partner = v.Partner || b.Partner > 0
	}
	return v
}

// besideTitleRoom is how much text fits between a layer's title and its bar where
// a drawing is widest, in characters of the title's size.
const besideTitleRoom = 46

// besideTitle is as much of a layer's summary as fits beside its title: the text
// of a drawing does not wrap.
func besideTitle(l *model.Layer) string {
	text := lowerFirst(l.Summary)
	for len(text)*5/6+len(l.Title) > besideTitleRoom {
		i := max(strings.LastIndex(text, ","), strings.LastIndex(text, " and "))
		if i < 0 {
			return ""
		}
		text = strings.TrimRight(text[:i], ", ")
	}
	return text
}

func (s *Set) drawnBar(b *compare.Bar, url string) Bar {
	v := Bar{
		Short: b.Layer.ShortTitle(), Title: b.Layer.Title, Summary: besideTitle(b.Layer), URL: url,
		Words: s.barCounts(b), At: b.At, Dotted: b.Dotted, Silent: b.Silent(),
		Provider: b.Provider, Shared: b.Shared, Customer: b.Customer, Partner: b.Partner, Excluded: b.Excluded,
	}
	if b.Stated {
		v.Value = s.opts.Texts.Place(b.Value)
	}
	for _, x := range b.Segments {
		v.Segments = append(v.Segments, s.drawnSegment(b, x))
	}
	return v
}

func (s *Set) drawnSegment(b *compare.Bar, x compare.Segment) Segment {
	v := Segment{X: x.X, Width: x.Width}
	counted := func(letter string) string { return fmt.Sprint(letter, " ", x.Count) }
	switch x.Kind {
	case compare.SegmentProvider:
		v.Class, v.Label = classProvider, counted("P")
	case compare.SegmentShared:
		v.Class, v.Label = classShared, counted("S")
		// The line crosses what is shared: the label keeps to the larger part.
		v.FromRight = b.At-x.X < x.Width/2
	case compare.SegmentPartner:
		v.Class, v.Label = classPartner, counted("T")
	case compare.SegmentCustomer:
		v.Class, v.Label, v.FromRight = classCustomer, counted("C"), true
	case compare.SegmentExcluded:
		v.Class, v.Label, v.FromRight = classExcluded, counted("×"), true
	case compare.SegmentNone:
		v.Class, v.Label = classNone, s.t("line.nobody")
	default:
		v.Class, v.Label, v.FromRight = classUnstated, s.t("line.silent"), b.At < 50
	}
	return v
}

// barCounts says in words what a bar counts and where the line crosses it.
func (s *Set) barCounts(b *compare.Bar) string {
	if b.Silent() {
		return s.t("line.counts-silent")
	}
	var parts []string
	for _, c := range []struct {
		n   int
		key string
	}{
		{b.Provider, "line.provider"}, {b.Shared, "line.shared"}, {b.Partner, "line.partner"},
		{b.Customer, "line.customer"}, {b.None, "line.none"}, {b.Excluded, "line.excluded"},
	} {
		if c.n > 0 {
			parts = append(parts, s.t(c.key, c.n))
		}
	}
	if b.Stated {
		parts = append(parts, s.t("line.at", s.opts.Texts.Place(b.Value)))
	}
	return s.join(parts)
}
