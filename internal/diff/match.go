package diff

import (
	"cmp"
	"math"
	"slices"
)

// item is something that is paired by its words. Items are like each other within
// a group only; of two that are equally alike, one with the same bias is preferred.
type item struct {
	words []string
	group string
	bias  string
}

// match is a pair of items, by their numbers in the two lists.
type match struct{ was, is int }

// The bounds keep the work linear: a word that many items have tells nothing, and
// the best candidate shares a rare word.
const (
	maxPostings   = 64  // items that a word leads to, at the most
	maxCandidates = 512 // items that one item is compared with
	keptLikely    = 6   // candidates of an item that take part in the choice
)

// biased is what the same bias adds to a likeness.
const biased = 0.1

// likely is a candidate with its likeness, 0 to 1 and biased.
type likely struct {
	match
	score float64
}

// alike pairs items of two lists whose words are alike at least so much, the most
// alike first and each item once. A likeness of 1 is all words in common, weighted by
// how rare they are.
func alike(was, is []item, least float64) []match {
	if len(was) == 0 || len(is) == 0 {
		return nil
	}
	x := newIndex(was, is)
	var all []likely
	for i := range was {
		all = append(all, x.candidates(i, least)...)
	}
	slices.SortFunc(all, func(a, b likely) int {
		return cmp.Or(cmp.Compare(b.score, a.score), a.was-b.was, a.is-b.is)
	})
	usedWas, usedIs := make([]bool, len(was)), make([]bool, len(is))
	var out []match
	for _, l := range all {
		if !usedWas[l.was] && !usedIs[l.is] {
			usedWas[l.was], usedIs[l.is] = true, true
			out = append(out, l.match)
		}
	}
	slices.SortFunc(out, func(a, b match) int { return a.was - b.was })
	return out
}

// index finds items by their words.
type index struct {
	was, is  []indexed
	weights  []float64 // of each word
	postings [][]int   // of each word: items of is
}

// indexed is an item with numbers for words, the rarest first.
type indexed struct {
	group, bias string
	words       []int
	weight      float64 // of all its words
}

func newIndex(was, is []item) *index {
	x := &index{}
	numbers := map[[2]string]int{}
	var counts []int
	number := func(items []item) []indexed {
		out := make([]indexed, len(items))
		for i, it := range items {
			out[i] = indexed{group: it.group, bias: it.bias}
			for _, w := range it.words {
				key := [2]string{it.group, w}
				n, ok := numbers[key]
				if !ok {
					n = len(counts)
					numbers[key] = n
					counts = append(counts, 0)
				}
				out[i].words = append(out[i].words, n)
			}
			slices.Sort(out[i].words)
			out[i].words = slices.Compact(out[i].words)
			for _, n := range out[i].words {
				counts[n]++
			}
		}
		return out
	}
	x.was, x.is = number(was), number(is)
	x.weigh(counts)
	x.postings = make([][]int, len(counts))
	for i := range x.is {
		for _, n := range x.is[i].words {
			if len(x.postings[n]) < maxPostings {
				x.postings[n] = append(x.postings[n], i)
			}
		}
	}
	return x
}

// weigh gives each word its weight and sorts the words of each item by it.
func (x *index) weigh(counts []int) {
	total := float64(len(x.was) + len(x.is))
	x.weights = make([]float64, len(counts))
	for n, c := range counts {
		x.weights[n] = 1 + math.Log(total/float64(c))/4
	}
	for _, items := range [][]indexed{x.was, x.is} {
		for i := range items {
			slices.SortFunc(items[i].words, func(a, b int) int { return cmp.Or(counts[a]-counts[b], a-b) })
			for _, n := range items[i].words {
				items[i].weight += x.weights[n]
			}
		}
	}
}

// candidates returns the items that are most like the item i of was.
func (x *index) candidates(i int, least float64) []likely {
	a := &x.was[i]
	shared := map[int]float64{}
	for _, n := range a.words {
		if len(shared) >= maxCandidates {
			break
		}
		for _, j := range x.postings[n] {
			if x.is[j].group == a.group {
				shared[j] = 0
			}
		}
	}
	var out []likely
	for j := range shared {
		b := &x.is[j]
		score := 2 * x.common(a, b) / (a.weight + b.weight)
		if score < least {
			continue
		}
		if a.bias == b.bias {
			score += biased
		}
		out = append(out, likely{match{i, j}, score})
	}
	slices.SortFunc(out, func(a, b likely) int { return cmp.Or(cmp.Compare(b.score, a.score), a.is-b.is) })
	return out[:min(len(out), keptLikely)]
}

// common is the weight of the words that two items share.
func (x *index) common(a, b *indexed) float64 {
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	has := make(map[int]bool, len(a.words))
	for _, n := range a.words {
		has[n] = true
	}
	sum := 0.0
	for _, n := range b.words {
		if has[n] {
			sum += x.weights[n]
		}
	}
	return sum
}
