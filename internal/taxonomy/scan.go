package taxonomy

// scratch is what one reading needs and the next may use again. It belongs to
// its matcher's pool.
type scratch struct {
	m *matcher
	// each is s.word, bound once.
	each func([]symbol, bool)

	tokens int
	active []int32 // nodes of the phrase trie that the last word led to
	spare  []int32
	hits   []hit

	// present and counted hold the number of the scan (epoch) in which a part was
	// found at all, and found outside a longer phrase of the same kind.
	epoch   uint32
	present []uint32
	counted [kinds][]uint32
	whole   []uint32
	parts   []int32 // found in this scan, once each
	// reach holds, for each word, how far the longest phrase of a kind reaches
	// that begins there.
	reach [kinds][]int32

	found []int32 // terms found in this scan

	points []int  // by topic
	strong []bool // by topic or area, within one tally
	area   []int  // by area
	wins   []win
	order  []int // see ranked
}

// hit is a phrase at the words [start, end).
type hit struct {
	spelling   int32
	start, end int32
}

func newScratch(m *matcher, topics, areas int) *scratch {
	s := &scratch{m: m, points: make([]int, topics), strong: make([]bool, max(topics, areas)), area: make([]int, areas)}
	s.each = s.word
	s.forget()
	return s
}

// forget takes fresh stamps.
func (s *scratch) forget() {
	s.epoch = 0
	s.present = make([]uint32, len(s.m.anchored))
	s.whole = make([]uint32, len(s.m.anchored))
	for k := range s.counted {
		s.counted[k] = make([]uint32, len(s.m.anchored))
	}
}

// scan fills s.found with the terms of the text, in no order that matters.
func (s *scratch) scan(text string) {
	s.begin()
	s.m.lexicon.words(text, s.each)
	if len(s.hits) == 0 {
		return
	}
	s.measure()
	for _, h := range s.hits {
		s.mark(h)
	}
	for _, p := range s.parts {
		for _, t := range s.m.anchored[p] {
			if s.holds(&s.m.terms[t]) {
				s.found = append(s.found, t)
			}
		}
	}
}

func (s *scratch) begin() {
	s.epoch++
	if s.epoch == 0 { // after four thousand million texts old stamps look new
		s.forget()
		s.epoch = 1
	}
	s.tokens = 0
	s.active, s.hits, s.parts, s.found = s.active[:0], s.hits[:0], s.parts[:0], s.found[:0]
}

// word follows the phrases by one more word of the text.
func (s *scratch) word(symbols []symbol, cut bool) {
	s.tokens++
	if cut {
		s.active = s.active[:0]
	}
	if len(symbols) == 0 {
		s.active = s.active[:0]
		return
	}
	next := s.spare[:0]
	for _, at := range s.active {
		for _, e := range s.m.phrases[at].next {
			for _, by := range symbols {
				if e.by == by {
					next = s.step(next, e.to)
				}
			}
		}
	}
	for _, by := range symbols {
		if to := s.m.starts[by]; to != 0 {
			next = s.step(next, to)
		}
	}
	s.active, s.spare = next, s.active
}

// step enters a node: what ends there is a hit, what goes on stays active.
func (s *scratch) step(next []int32, to int32) []int32 {
	n := &s.m.phrases[to]
	if p := n.ends - 1; p >= 0 {
		end := int32(s.tokens)
		s.hits = append(s.hits, hit{p, end - s.m.spellings[p].words, end})
	}
	if len(n.next) > 0 {
		next = append(next, to)
	}
	return next
}

// measure fills reach.
func (s *scratch) measure() {
	for k := range s.reach {
		r := s.reach[k]
		if cap(r) < s.tokens {
			r = make([]int32, s.tokens, 2*s.tokens)
		}
		r = r[:s.tokens]
		clear(r)
		for _, h := range s.hits {
			if s.m.spellings[h.spelling].alone[k] {
				r[h.start] = max(r[h.start], h.end)
			}
		}
		for i := 1; i < len(r); i++ {
			// What begins before i and reaches beyond it also covers what begins at
			// i: negative marks that the longest began earlier.
			if before := abs(r[i-1]); before >= r[i] && before > int32(i) {
				r[i] = -before
			}
		}
		s.reach[k] = r
	}
}

func abs(n int32) int32 { return max(n, -n) }

// hidden reports whether a longer phrase of the kind covers the hit.
func (s *scratch) hidden(h hit, kind int) bool {
	r := s.reach[kind][h.start]
	return -r >= h.end || r > h.end
}

// mark stamps the parts that the hit spells.
func (s *scratch) mark(h hit) {
	all := h.start == 0 && int(h.end) == s.tokens
	hidden := [kinds]bool{s.hidden(h, ofTopic), s.hidden(h, ofArea)}
	for _, p := range s.m.spellings[h.spelling].parts {
		if s.present[p] != s.epoch {
			s.present[p] = s.epoch
			s.parts = append(s.parts, p)
		}
		if all {
			s.whole[p] = s.epoch
		}
		for k := range hidden {
			if !hidden[k] {
				s.counted[k][p] = s.epoch
			}
		}
	}
}

// holds reports whether the term, whose first part was found, is in the text.
func (s *scratch) holds(t *compiledTerm) bool {
	if t.whole {
		return s.whole[t.need[0]] == s.epoch
	}
	if len(t.need) == 1 && s.counted[t.target.kind()][t.need[0]] != s.epoch {
		return false
	}
	for _, p := range t.need[1:] {
		if s.present[p] != s.epoch {
			return false
		}
	}
	for _, p := range t.never {
		if s.present[p] == s.epoch {
			return false
		}
	}
	return true
}
