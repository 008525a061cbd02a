package taxonomy

import (
	"cmp"
	"slices"
	"strings"
)

// symbol stands for a word of the terms, in all its forms, or for a stem.
type symbol int32

// skipped is the set of a word that counts as not written: an article, a number.
const skipped = -1

// lexicon recognises the words of the terms in a text. It is a trie over folded
// bytes, laid out as one table; a word that leaves the trie early costs no more
// than its bytes.
type lexicon struct {
	class [256]uint8 // column of a folded byte; 0 for a byte of no term
	width int
	// next holds the successor of node n by class c at n*width+c; 0 is none,
	// because nothing leads back to the root.
	next []int32

	// The symbols of a word, by the node that it ends at, as indexes into sets:
	// exact as a word of the terms, capital the same when it is written in
	// capitals, begun where the word goes on beyond the node, so that only stems
	// count.
	exact, capital, begun []int32
	sets                  [][]symbol
}

// lexiconBuilder gives words their symbols.
type lexiconBuilder struct {
	symbols map[string]symbol
	root    *trieNode
}

type trieNode struct {
	children             []trieEdge // in the order of their bytes
	exact, abbrev, stems []symbol
	skip                 bool
}

type trieEdge struct {
	by byte
	to *trieNode
}

func newLexiconBuilder() *lexiconBuilder {
	return &lexiconBuilder{symbols: map[string]symbol{}, root: &trieNode{}}
}

// skip makes the words count as not written.
func (b *lexiconBuilder) skip(words []string) {
	for _, w := range words {
		for _, f := range foldWords(w) {
			b.root.walk(f).skip = true
		}
	}
}

// phrase returns the symbols of a phrase as a term writes it; words that a text
// is read without are left out.
func (b *lexiconBuilder) phrase(s string) []symbol {
	var out []symbol
	for _, field := range strings.Fields(s) {
		stem := strings.HasSuffix(field, "*")
		words := foldWords(field)
		for i, w := range words {
			switch n := b.root.walk(w); {
			case stem && i == len(words)-1:
				out = append(out, b.define(w+"*", n.addStem))
			case isAbbreviation(field):
				out = append(out, b.define(strings.ToUpper(w), func(id symbol) {
					n.addAbbreviation(id)
					b.root.walk(w + "s").addAbbreviation(id)
				}))
			case n.skip || isNumber(w):
			default:
				out = append(out, b.define(singular(w), func(id symbol) {
					for _, f := range forms(w) {
						b.root.walk(f).addExact(id)
					}
				}))
			}
		}
	}
	return out
}

// define returns the symbol of key and lets add enter it under its spellings.
func (b *lexiconBuilder) define(key string, add func(symbol)) symbol {
	id, ok := b.symbols[key]
	if !ok {
		id = symbol(len(b.symbols))
		b.symbols[key] = id
	}
	add(id)
	return id
}

// walk returns the node that word leads to from n, and makes the way there.
func (n *trieNode) walk(word string) *trieNode {
	for _, by := range []byte(word) {
		i, ok := slices.BinarySearchFunc(n.children, by, func(e trieEdge, by byte) int { return cmp.Compare(e.by, by) })
		if !ok {
			n.children = slices.Insert(n.children, i, trieEdge{by, &trieNode{}})
		}
		n = n.children[i].to
	}
	return n
}

func (n *trieNode) addExact(id symbol)        { n.exact = addSymbol(n.exact, id) }
func (n *trieNode) addAbbreviation(id symbol) { n.abbrev = addSymbol(n.abbrev, id) }
func (n *trieNode) addStem(id symbol)         { n.stems = addSymbol(n.stems, id) }

func addSymbol(list []symbol, id symbol) []symbol {
	if slices.Contains(list, id) {
		return list
	}
	return append(list, id)
}

// build lays the trie out as tables.
func (b *lexiconBuilder) build() *lexicon {
	x := &lexicon{width: 1, sets: [][]symbol{nil}}
	b.root.each(func(c byte) {
		if x.class[c] == 0 {
			x.class[c] = uint8(x.width)
			x.width++
		}
	})
	x.lay(b.root, nil)
	return x
}

func (n *trieNode) each(f func(byte)) {
	for _, e := range n.children {
		f(e.by)
		e.to.each(f)
	}
}

// lay appends n and its descendants and returns n's number. Stems that end on the
// way to n are inherited.
func (x *lexicon) lay(n *trieNode, inherited []symbol) int32 {
	id := int32(len(x.exact))
	x.next = append(x.next, make([]int32, x.width)...)
	stems := slices.Concat(inherited, n.stems)
	exact, capital := slices.Concat(stems, n.exact), slices.Concat(stems, n.exact, n.abbrev)
	x.begun = append(x.begun, x.set(stems))
	if n.skip && len(exact) == len(stems) {
		x.exact = append(x.exact, skipped)
	} else {
		x.exact = append(x.exact, x.set(exact))
	}
	if n.skip && len(n.abbrev) == 0 {
		x.capital = append(x.capital, x.exact[id])
	} else {
		x.capital = append(x.capital, x.set(capital))
	}
	for _, e := range n.children {
		x.next[int(id)*x.width+int(x.class[e.by])] = x.lay(e.to, stems)
	}
	return id
}

// set returns the index of the list in sets.
func (x *lexicon) set(list []symbol) int32 {
	if len(list) == 0 {
		return 0
	}
	// Sibling nodes mostly share their inherited stems: the last set often serves.
	if last := len(x.sets) - 1; slices.Equal(x.sets[last], list) {
		return int32(last)
	}
	x.sets = append(x.sets, list)
	return int32(len(x.sets) - 1)
}
