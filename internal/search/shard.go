package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// shardBytes is the size up to which groups of terms share a shard, and which no
// shard exceeds. Its numbers compress to less than half.
const shardBytes = 64 << 10

// fewestListed is how many entries a term lists at least, however full its shard.
const fewestListed = 64

// shard is a file of terms. Groups lists the first letters of its terms.
type shard struct {
	groups []string
	data   []byte
}

// shards groups the terms by their first letters, and joins neighbouring groups.
func (v *vocabulary) shards() []shard {
	groups := map[string][]*term{}
	for i := range v.terms {
		t := &v.terms[i]
		slices.Sort(t.forms)
		first := cut(t.forms[0], shardLetters)
		groups[first] = append(groups[first], t)
	}
	names := make([]string, 0, len(groups))
	for name := range groups {
		names = append(names, name)
	}
	slices.Sort(names)
	var out []shard
	for _, name := range names {
		data := group(groups[name])
		if n := len(out); n == 0 || len(out[n-1].data)+len(data) > shardBytes {
			out = append(out, shard{})
		}
		last := &out[len(out)-1]
		last.groups = append(last.groups, name)
		last.data = append(last.data, data...)
	}
	return out
}

// group writes the terms that share their first letters. Where they are too many,
// each lists fewer entries; where that is not enough, the rarest are left out, whose
// entries have other words.
func group(terms []*term) []byte {
	slices.SortFunc(terms, func(a, b *term) int {
		return cmp.Or(
			cmp.Compare(len(b.label)+len(b.others), len(a.label)+len(a.others)),
			strings.Compare(a.forms[0], b.forms[0]),
		)
	})
	for listed := 1 << 14; ; listed /= 2 {
		last := listed <= fewestListed
		if data, ok := writeTerms(terms, listed, last); ok {
			return data
		}
	}
}

// writeTerms writes terms of so many entries each. Without force it fails where they
// exceed a shard; with it what exceeds is left out.
func writeTerms(terms []*term, listed int, force bool) ([]byte, bool) {
	var b []byte
	for _, t := range terms {
		start := len(b)
		b = t.write(b, listed)
		if len(b) > shardBytes {
			return b[:start], force
		}
	}
	return b, true
}

// write appends a term: its forms, the letters they share, how many entries are left
// out, and its postings.
func (t *term) write(b []byte, listed int) []byte {
	label, others := mostTelling(t.label, listed), mostTelling(t.others, listed)
	shared := sharedLetters(t.forms, t.stem)
	b = append(b, '"')
	b = append(b, strings.Join(t.forms, " ")...)
	b = append(b, '"', ',')
	b = strconv.AppendInt(b, int64(shared), 10)
	b = append(b, ',')
	b = strconv.AppendInt(b, int64(len(t.label)-len(label)+len(t.others)-len(others)), 10)
	b = append(b, ',')
	b = appendPostings(b, label)
	b = append(b, ',')
	b = appendPostings(b, others)
	return append(b, ',', '\n')
}

func appendPostings(b []byte, list []posting) []byte {
	b = append(b, '[')
	before := posting(0)
	for i, p := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendUint(b, uint64(p-before), 10)
		before = p
	}
	return append(b, ']')
}
