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
func (r *reader) looksAssigning(ts []token) bool {
	for i := range ts {
		if r.has(&r.Responsibility, ts[i].text) || r.phrase(ts, i, &r.Responsible) > 0 {
			return r.namesParty(ts)
		}
	}
	return false
}

// measureSentence counts a sentence of running text that looks assigning.
func (r *reader) measureSentence(ts []token, read bool) {
	if r.looksAssigning(ts) {
		r.measure(len(wordsOnly(ts)), read)
	}
}
