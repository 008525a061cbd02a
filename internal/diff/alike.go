package diff

import (
	"cmp"
	"math"
	"slices"
)

// item is something that is paired by its words. Items are like each other within
// a group only; of two that are equally alike, one with the same bias is preferred.
type item struct {
	stems []int32 // in any order
	group group
	bias  string
}

// group names what is paired with one another only.
type group struct {
	provider, kind, column, document string
	pair                             int
}

// match is a pair of items, by their numbers in the two lists.
type match struct{ was, is int }

// The bounds keep the work linear: a word that many items have tells nothing, and
// the best candidate shares a rare word.
const (
	maxPostings   = 32  // items that a word leads to, at the most
	maxCandidates = 128 // items that one item is compared with
	keptLikely    = 6   // candidates of an item that take part in the choice
)

// biased is what the same bias adds to a likeness.
const biased = 0.1

// alike pairs items of two lists whose words are alike at least so much, the most
// alike first and each item once. A likeness of 1 is all words in common, weighted by
// how rare they are in the group.
func alike(was, is []item, least float64) []match {
	var out []match
	for _, m := range groupsOf(was, is) {
		out = append(out, newIndex(was, is, m).pairs(least)...)
	}
	slices.SortFunc(out, func(a, b match) int { return a.was - b.was })
	return out
}

// members are the items of a group, by their numbers in the two lists.
type members struct{ was, is []int }

// groupsOf lists the groups that have items in both lists.
func groupsOf(was, is []item) []members {
	numbers := map[group]int{}
	var all []members
	number := func(g group) *members {
		n, ok := numbers[g]
		if !ok {
			n = len(all)
			numbers[g] = n
			all = append(all, members{})
		}
		return &all[n]
	}
	for i := range was {
		m := number(was[i].group)
		m.was = append(m.was, i)
	}
	for j := range is {
		m := number(is[j].group)
		m.is = append(m.is, j)
	}
	return slices.DeleteFunc(all, func(m members) bool { return len(m.was) == 0 || len(m.is) == 0 })
}

// index finds the items of a group by their words.
type index struct {
	was, is  []indexed
	weights  []float64 // of each word
	postings [][]int   // of each word: places in is
	// compared is, for each place in is, the item of was that it was compared with last.
	compared []int
}

// indexed is an item with numbers for words.
type indexed struct {
	at     int // its number in the list
	bias   string
	words  []int   // ascending
	rare   []int   // the same, the rarest first
	weight float64 // of all its words
}

func newIndex(was, is []item, m members) *index {
	x := &index{compared: make([]int, len(m.is))}
	numbers := map[int32]int{}
	var counts []int
	number := func(items []item, at []int) []indexed {
		out := make([]indexed, len(at))
		for i, n := range at {
			out[i] = indexed{at: n, bias: items[n].bias}
			for _, w := range items[n].stems {
				number, ok := numbers[w]
				if !ok {
					number = len(counts)
					numbers[w] = number
					counts = append(counts, 0)
				}
				out[i].words = append(out[i].words, number)
			}
			slices.Sort(out[i].words)
			out[i].words = slices.Compact(out[i].words)
			for _, n := range out[i].words {
				counts[n]++
			}
		}
		return out
	}
	x.was, x.is = number(was, m.was), number(is, m.is)
	x.weigh(counts)
	x.postings = make([][]int, len(counts))
	for j := range x.is {
		x.compared[j] = -1
		for _, n := range x.is[j].words {
			if len(x.postings[n]) < maxPostings {
				x.postings[n] = append(x.postings[n], j)
			}
		}
	}
	return x
}

// weigh gives each word its weight and lists the words of each item by it.
func (x *index) weigh(counts []int) {
	total := float64(len(x.was) + len(x.is))
	x.weights = make([]float64, len(counts))
	for n, c := range counts {
		x.weights[n] = 1 + math.Log(total/float64(c))/4
	}
	for _, items := range [][]indexed{x.was, x.is} {
		for i := range items {
			items[i].rare = slices.SortedFunc(slices.Values(items[i].words), func(a, b int) int { return cmp.Or(counts[a]-counts[b], a-b) })
			for _, n := range items[i].words {
				items[i].weight += x.weights[n]
			}
		}
	}
}

// likely is a candidate, as places in the index, with its likeness, 0 to 1 and biased.
type likely struct {
	was, is int
	score   float64
}

func byScore(a, b likely) int {
	return cmp.Or(cmp.Compare(b.score, a.score), a.was-b.was, a.is-b.is)
}

// pairs chooses the pairs of the group.
func (x *index) pairs(least float64) []match {
	var all []likely
	for i := range x.was {
		all = append(all, x.candidates(i, least)...)
	}
	slices.SortFunc(all, byScore)
	usedWas, usedIs := make([]bool, len(x.was)), make([]bool, len(x.is))
	var out []match
	for _, l := range all {
		if !usedWas[l.was] && !usedIs[l.is] {
			usedWas[l.was], usedIs[l.is] = true, true
			out = append(out, match{x.was[l.was].at, x.is[l.is].at})
		}
	}
	return out
}

// candidates returns the items that are most like the item i of was.
func (x *index) candidates(i int, least float64) []likely {
	a := &x.was[i]
	var out []likely
	compared := 0
	for _, n := range a.rare {
		for _, j := range x.postings[n] {
			if x.compared[j] == i || compared == maxCandidates {
				continue
			}
			x.compared[j] = i
			compared++
			b := &x.is[j]
			score := x.likeness(a, b)
			if score < least {
				continue
			}
			if a.bias == b.bias {
				score += biased
			}
			out = append(out, likely{i, j, score})
		}
	}
	slices.SortFunc(out, byScore)
	return out[:min(len(out), keptLikely)]
}

// contained is the least likeness of two items of which one has all words of the other,
// if they are two or more: it says the same and something else beside.
const contained = 0.6

func (x *index) likeness(a, b *indexed) float64 {
	common := x.common(a, b)
	score := 2 * common / (a.weight + b.weight)
	if least := min(len(a.words), len(b.words)); least > 1 && common >= min(a.weight, b.weight) {
		score = max(score, contained)
	}
	return score
}

// common is the weight of the words that two items share.
func (x *index) common(a, b *indexed) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a.words) && j < len(b.words); {
		switch n, m := a.words[i], b.words[j]; {
		case n < m:
			i++
		case m < n:
			j++
		default:
			sum += x.weights[n]
			i, j = i+1, j+1
		}
	}
	return sum
}
