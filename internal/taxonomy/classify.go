package taxonomy

import (
	"cmp"
	"slices"
)

// Subject is what is known about a responsibility, a fact or a component when it
// is classified.
type Subject struct {
	Label    string
	Headings []string // innermost first
	Column   string   // a matrix cell's column title; it decides areas only
	Duties   []string // the duties' texts
	Lang     string   // of the document, such as "en" or "fr"
}

// Place is where a term was found.
type Place string

// The places, in falling order of weight.
const (
	PlaceColumn  Place = "column"
	PlaceLabel   Place = "label"
	PlaceHeading Place = "heading"
	PlaceDuty    Place = "duty"
)

// Win is a term that counted for what was read.
type Win struct {
	ID    string // of the topic or area
	Term  string // as the taxonomy writes it
	Place Place
	Nth   int // of the heading, innermost 0, or of the duty
	// Points are hundredths of the weight that the term had in its place.
	Points int
}

// Reading is what a subject is about, and why.
type Reading struct {
	// Topics holds the primary topic first, others only where they are strong;
	// it is empty where nothing was recognised.
	Topics []string
	// Area is "" where there is none.
	Area string
	// TopicWins holds every term that counted for Topics, AreaWins for Area; the
	// strongest first.
	TopicWins, AreaWins []Win
}

// The points of a term are its weight times the points of its place.
const (
	labelPoints = 100
	// Duties are asked only where label and headings leave the topic open; what
	// they say together counts as one text between label and heading.
	dutyPoints = 60
	openPoints = 300

	// furtherShare is what a topic's further terms in one text count, in percent.
	furtherShare = 25
)

// headingPoints are those of the headings from the innermost outwards; further
// ones count as the last.
var headingPoints = [...]int{25, 12, 6, 3}

// choice says which of the topics that have points count.
type choice struct {
	least  int // points that the primary topic needs
	others int // points that another needs
	share  int // what part of the primary's points another needs, in percent
	most   int // topics at most
}

var (
	// A word in passing classifies nothing; label and headings may well speak of
	// several topics.
	topicChoice = choice{least: 100, others: 400, share: 60, most: 3}
	// A duty is one act and mostly about one thing.
	dutyChoice = choice{least: 500, others: 500, share: 70, most: 2}
)

// win is a Win as long as it is a number.
type win struct {
	term, points int32
	place        Place
	nth          int32
}

// borrow returns a scratch for the language; [scratch.giveBack] ends its use.
func (t *Taxonomy) borrow(lang string) *scratch {
	s := t.matcher(lang).pool.Get().(*scratch)
	clear(s.points)
	s.wins = s.wins[:0]
	return s
}

func (s *scratch) giveBack() { s.m.pool.Put(s) }

// Classify reads the topics and the area of s. The same subject has the same
// reading always.
func (t *Taxonomy) Classify(s Subject) Reading {
	c := t.borrow(s.Lang)
	defer c.giveBack()
	c.collect(s)
	var out Reading
	if order := c.ranked(topicChoice); len(order) > 0 {
		out.Topics = t.ids(order)
		out.TopicWins = t.topicWins(c, order)
	}
	out.Area, out.AreaWins = t.areaOf(c, s)
	return out
}

// collect adds up the points of all topics.
func (s *scratch) collect(of Subject) {
	s.add(of.Label, PlaceLabel, 0, labelPoints)
	for i, h := range of.Headings {
		s.add(h, PlaceHeading, i, headingPoints[min(i, len(headingPoints)-1)])
	}
	if len(of.Duties) == 0 || s.best() >= openPoints {
		return
	}
	each := max(dutyPoints/len(of.Duties), 1)
	for i, d := range of.Duties {
		s.add(d, PlaceDuty, i, each)
	}
}

// add scans text and adds the points of its terms to their topics.
func (s *scratch) add(text string, place Place, nth, points int) {
	if text != "" {
		s.scan(text)
		s.tally(ofTopic, s.points, win{place: place, nth: int32(nth), points: int32(points)})
	}
}

// tally adds the terms of a kind that the last scan found. The strongest term of
// a topic or area counts in full; a further one mostly says the same again in
// other words and counts a part.
func (s *scratch) tally(kind int, sums []int, at win) {
	first := len(s.wins)
	for _, f := range s.found {
		if term := &s.m.terms[f]; term.target.kind() == kind {
			s.wins = append(s.wins, win{f, int32(term.weight) * at.points, at.place, at.nth})
		}
	}
	wins := s.wins[first:]
	slices.SortFunc(wins, func(a, b win) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.term, b.term))
	})
	for i := range wins {
		w := &wins[i]
		of := s.m.terms[w.term].target.index()
		if w.points > 0 && s.strong[of] {
			w.points = w.points * furtherShare / 100
		}
		s.strong[of] = true
		sums[of] += int(w.points)
	}
	clear(s.strong)
}

// best returns the most points of a topic, at least 0.
func (s *scratch) best() int {
	best := 0
	for _, p := range s.points {
		best = max(best, p)
	}
	return best
}

// ranked returns the indexes of the topics that count, best first; equal ones in
// the order of the file. The next call overwrites the answer.
func (s *scratch) ranked(by choice) []int {
	best := s.best()
	if best < by.least {
		return nil
	}
	order := s.order[:0]
	for i, p := range s.points {
		if p == best || p >= by.others && p*100 >= best*by.share {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.points[b], s.points[a]) })
	s.order = order
	return order[:min(len(order), by.most)]
}

// topicWins lists the terms that counted for the topics in order.
func (t *Taxonomy) topicWins(c *scratch, order []int) []Win {
	var out []Win
	for _, i := range order {
		out = append(out, t.winsOf(c, topicTarget(i), t.topics[i].ID)...)
	}
	return out
}

// winsOf lists the terms that counted for one target, the strongest first.
func (t *Taxonomy) winsOf(c *scratch, of target, id string) []Win {
	var out []Win
	for _, w := range c.wins {
		if term := &c.m.terms[w.term]; term.target == of {
			out = append(out, Win{id, term.text, w.place, int(w.nth), int(w.points)})
		}
	}
	slices.SortFunc(out, func(a, b Win) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(a.Place, b.Place),
			cmp.Compare(a.Nth, b.Nth), cmp.Compare(a.Term, b.Term))
	})
	return out
}

// leadPoints is the lead of the responsibility's primary topic in a duty that
// speaks of it, so that a word in passing does not move the duty away.
const leadPoints = 200

// ClassifyDuty returns a duty's own topics, primary first, where its words say
// more than its responsibility does, whose topics are parent; else nil.
func (t *Taxonomy) ClassifyDuty(text, lang string, parent []string) []string {
	c := t.borrow(lang)
	defer c.giveBack()
	c.add(text, PlaceDuty, 0, labelPoints)
	if len(parent) > 0 {
		if i, ok := t.index[parent[0]]; ok && c.points[i] > 0 {
			c.points[i] += leadPoints
		}
	}
	order := c.ranked(dutyChoice)
	more := func(i int) bool { return !slices.Contains(parent, t.topics[i].ID) }
	if !slices.ContainsFunc(order, more) {
		return nil
	}
	return t.ids(order)
}

// ids returns the ids of topics by their indexes.
func (t *Taxonomy) ids(order []int) []string {
	out := make([]string, len(order))
	for n, i := range order {
		out[n] = t.topics[i].ID
	}
	return out
}
