package taxonomy

// The points that an area needs in the place where it is read. A column and the
// nearest heading are there to name the kind of work; an ancestor says less, and
// a label speaks of it only in clear words.
const (
	areaNear  = 300
	areaFar   = 500
	areaLabel = 600
)

// Area returns the area of s: from the column, else the heading, else its
// ancestors, else the words of the label, else "".
func (t *Taxonomy) Area(s Subject) string {
	c := t.borrow(s.Lang)
	defer c.giveBack()
	area, _ := t.areaOf(c, s)
	return area
}

func (t *Taxonomy) areaOf(c *scratch, s Subject) (string, []Win) {
	if id, wins := t.areaIn(c, s.Column, PlaceColumn, 0, areaNear); id != "" {
		return id, wins
	}
	least := areaNear
	for i, h := range s.Headings {
		if id, wins := t.areaIn(c, h, PlaceHeading, i, least); id != "" {
			return id, wins
		}
		least = areaFar
	}
	return t.areaIn(c, s.Label, PlaceLabel, 0, areaLabel)
}

// areaIn returns the strongest area of text, "" where none has the least points.
// Of equal ones the earlier in the file wins.
func (t *Taxonomy) areaIn(c *scratch, text string, place Place, nth, least int) (string, []Win) {
	if text == "" {
		return "", nil
	}
	clear(c.area)
	c.wins = c.wins[:0]
	c.scan(text)
	c.tally(ofArea, c.area, win{place: place, nth: int32(nth), points: labelPoints})
	best := -1
	for i, p := range c.area {
		if p >= least && (best < 0 || p > c.area[best]) {
			best = i
		}
	}
	if best < 0 {
		return "", nil
	}
	id := t.areas[best].ID
	return id, t.winsOf(c, areaTarget(best), id)
}
