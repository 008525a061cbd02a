package extract

import (
	"strings"

	"demarc/internal/markdown"
)

// A region looks as if it assigned something if it is a table with columns of
// parties or owners, an introduced list, or a sentence that names a party beside a
// noun or adjective of responsibility. The words of such regions are counted, and
// apart those that no reader took.

// measure counts the words of a region.
func (r *reader) measure(words int, read bool) {
	r.result.Unread.Of += words
	if !read {
		r.result.Unread.Words += words
	}
}

// measureNode counts the words of a block.
func (r *reader) measureNode(n *markdown.Node, read bool) {
	r.measure(len(strings.Fields(n.PlainText())), read)
}

// looksAssigning reports whether a sentence names a party and speaks of
// responsibility.
func (r *reader) looksAssigning(sentence string) bool {
	ts := r.expand(tokens(sentence))
	party, responsibility := false, false
	for i := range ts {
		if _, n := r.Parties.at(ts, i, true); n > 0 {
			party = true
		}
		responsibility = responsibility || r.has(&r.Responsibility, ts[i].text) || phraseAt(ts, i, r.Responsible) > 0
	}
	return party && responsibility
}

// measureSentence counts a sentence of running text that looks assigning.
func (r *reader) measureSentence(sentence string, read bool) {
	if r.looksAssigning(sentence) {
		r.measure(len(strings.Fields(sentence)), read)
	}
}
