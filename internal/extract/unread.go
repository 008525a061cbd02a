package extract

import (
	"strings"

	"demarc/internal/diag"
	"demarc/internal/markdown"
	"demarc/internal/source"
)

// A region looks as if it assigned something if it is a table with columns of
// parties or owners, an introduced list, a footnote of such a table, or a sentence
// that names a party beside a noun or adjective of responsibility. The words of
// such regions are counted, and apart those that no reader took.
//
// Two words are a title. Four kinds of sentence speak of responsibility and give nobody any:
//   - one that points the reader elsewhere: "For your responsibilities, see …";
//   - one about the text itself: "This section lists the duties of …";
//   - one that speaks of a "responsibility model" and no other responsibility;
//   - one that says what may be: "These responsibilities can be delegated to X".

// region is a passage that looks as if it assigned something and that no reader
// took.
type region struct {
	span  source.Span
	words int
}

// measure counts the words of a region and keeps the region where no reader took it.
func (r *reader) measure(span source.Span, words int, read bool) {
	r.result.Unread.Of += words
	if !read {
		r.result.Unread.Words += words
		r.unread = append(r.unread, region{span, words})
	}
}

// measureNode counts the words of a block.
func (r *reader) measureNode(n *markdown.Node, read bool) {
	r.measure(n.Span, len(strings.Fields(n.PlainText())), read)
}

// measureSentence counts a sentence of running text that looks assigning.
func (r *reader) measureSentence(span source.Span, ts []token, read bool) {
	if r.looksAssigning(ts) {
		r.measure(span, len(wordsOnly(ts)), read)
	}
}

// looksAssigning reports whether a sentence names a party and speaks of a
// responsibility that somebody has.
func (g *grammar) looksAssigning(ts []token) bool {
	if len(wordsOnly(ts)) < 3 || !g.namesParty(ts) || g.points(ts) {
		return false
	}
	for i := range ts {
		if g.phrase(ts, i, &g.Responsible) > 0 && !g.describes(ts, i) {
			return true
		}
		if !g.has(&g.Responsibility, ts[i].text) || i+1 < len(ts) && g.has(&g.Models, ts[i+1].text) {
			continue
		}
		if !g.describes(ts, i) && !g.maybe(ts[i+1:]) {
			return true
		}
	}
	return false
}

// points reports whether a sentence sends its reader elsewhere: a clause of it
// begins with "see", "you can view" or the like.
func (g *grammar) points(ts []token) bool {
	for i := range ts {
		opens := i == 0 || !ts[i-1].word || g.has(&g.Openers, ts[i-1].text)
		if opens && g.phrase(ts, i, &g.Pointing) > 0 {
			return true
		}
	}
	return false
}

// describes reports whether what stands at token i is the object of a verb by
// which a part of the text says what it holds.
func (g *grammar) describes(ts []token, i int) bool {
	about := false
	for k := range i {
		about = about || g.has(&g.Texts, ts[k].text)
		if (about || k == 0) && g.has(&g.Describing, ts[k].text) {
			return true
		}
	}
	return false
}

// maybe reports whether the tokens hold "may be", "can be" and the like.
func (g *grammar) maybe(ts []token) bool {
	for i := 1; i < len(ts); i++ {
		if g.has(&g.May, ts[i-1].text) && g.has(&g.Be, ts[i].text) {
			return true
		}
	}
	return false
}

// findUnread makes each region that no reader took a finding that says how much
// of the document is lost so.
func (r *reader) findUnread() {
	for _, u := range r.unread {
		r.findings.Add(diag.UnreadRegion, u.span, "", "no reader took these %d words, which look as if they assigned something: %.1f %% of the document's %d such words are unread",
			u.words, r.result.Unread.Percent(), r.result.Unread.Of)
	}
}
