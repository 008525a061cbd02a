package taxonomy

import (
	"fmt"
	"slices"
	"sync"
)

// matcher finds all terms of a language in a text at once. The words of the text
// become symbols (see lexicon); a trie over symbols follows every phrase that
// could begin at any word, so that the time is that of reading the text.
type matcher struct {
	lexicon *lexicon
	phrases []phraseNode // the trie; its root is 0
	// starts holds the root's children by symbol; 0 is none.
	starts []int32
	// spellings holds, for each phrase of the trie, the parts that it spells.
	spellings []spelling
	// anchored holds, for each part, the terms whose first part it is.
	anchored [][]int32
	terms    []compiledTerm
	pool     sync.Pool // of *scratch
}

type phraseNode struct {
	next []phraseEdge
	ends int32 // one more than the index into spellings of the phrase that ends here
}

type phraseEdge struct {
	by symbol
	to int32
}

// spelling is one phrase: which parts it stands for, and whether it alone makes
// a term of a topic or of an area.
type spelling struct {
	parts []int32
	alone [kinds]bool
	words int32
}

// A term is evidence for a topic or for an area. Longer phrases hide shorter
// ones only within their kind.
const (
	ofTopic = iota
	ofArea
	kinds
)

func (t target) kind() int {
	if t.isArea() {
		return ofArea
	}
	return ofTopic
}

// compiledTerm is a term whose phrases are parts.
type compiledTerm struct {
	text        string
	target      target
	weight      int
	whole       bool
	need, never []int32
}

// matcherBuilder compiles terms. Its sets are those of the language.
type matcherBuilder struct {
	words *lexiconBuilder
	sets  map[string][]string
	parts map[string]int32
	m     *matcher
	// edges finds a node's child while the trie grows.
	edges map[phraseKey]int32
}

type phraseKey struct {
	from int32
	by   symbol
}

func newMatcherBuilder(skip []string, sets map[string][]string) *matcherBuilder {
	b := &matcherBuilder{
		words: newLexiconBuilder(), sets: sets, parts: map[string]int32{},
		m: &matcher{phrases: make([]phraseNode, 1)}, edges: map[phraseKey]int32{},
	}
	b.words.skip(skip)
	return b
}

// add compiles a term.
func (b *matcherBuilder) add(t term) error {
	c := compiledTerm{text: t.text, target: t.target, weight: t.weight, whole: t.whole}
	alone := len(t.need) == 1 && len(t.never) == 0 && !t.whole
	for i, phrase := range slices.Concat(t.need, t.never) {
		part, err := b.part(phrase, alone, t.target.kind())
		if err != nil {
			return err
		}
		if i < len(t.need) {
			c.need = append(c.need, part)
		} else {
			c.never = append(c.never, part)
		}
	}
	anchor := c.need[0]
	b.m.anchored[anchor] = append(b.m.anchored[anchor], int32(len(b.m.terms)))
	b.m.terms = append(b.m.terms, c)
	return nil
}

// part returns the number of a phrase with sets and enters all its spellings.
func (b *matcherBuilder) part(phrase string, alone bool, kind int) (int32, error) {
	id, known := b.parts[phrase]
	if !known {
		id = int32(len(b.m.anchored))
		b.parts[phrase] = id
		b.m.anchored = append(b.m.anchored, nil)
	}
	if known && !alone {
		return id, nil
	}
	spellings, err := spell(phrase, b.sets)
	if err != nil {
		return 0, err
	}
	found := false
	for _, s := range spellings {
		if symbols := b.words.phrase(s); len(symbols) > 0 {
			found = true
			b.enter(symbols, id, alone, kind)
		}
	}
	if !found {
		return 0, fmt.Errorf("no word of %q is ever read: want one that is neither skipped nor a number", phrase)
	}
	return id, nil
}

// enter adds one spelling of a part to the trie.
func (b *matcherBuilder) enter(symbols []symbol, part int32, alone bool, kind int) {
	at := int32(0)
	for _, s := range symbols {
		key := phraseKey{at, s}
		to, ok := b.edges[key]
		if !ok {
			to = int32(len(b.m.phrases))
			b.edges[key] = to
			b.m.phrases = append(b.m.phrases, phraseNode{})
			b.m.phrases[at].next = append(b.m.phrases[at].next, phraseEdge{s, to})
		}
		at = to
	}
	node := &b.m.phrases[at]
	if node.ends == 0 {
		b.m.spellings = append(b.m.spellings, spelling{words: int32(len(symbols))})
		node.ends = int32(len(b.m.spellings))
	}
	s := &b.m.spellings[node.ends-1]
	s.alone[kind] = s.alone[kind] || alone
	if !slices.Contains(s.parts, part) {
		s.parts = append(s.parts, part)
	}
}

func (b *matcherBuilder) build() *matcher {
	b.m.lexicon = b.words.build()
	b.m.starts = make([]int32, len(b.words.symbols))
	for _, e := range b.m.phrases[0].next {
		b.m.starts[e.by] = e.to
	}
	return b.m
}
