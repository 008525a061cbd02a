package extract

import (
	"strings"

	"demarc/internal/markdown"
)

// An instruction tells a reader how to get something done and gives nobody a lasting
// task: "You must replace NAME". Its words are those of an assignment, so its place
// tells it: a section of a procedure or report, such as "Before you begin" or "Release
// notes", and an ordered list most of whose items are orders and name no party. There a
// clause assigns only what it states in words of responsibility. In a document that
// nowhere speaks of responsibility, neither does a clause that only "must" binds, such
// as "You must be signed in".

// aside reports whether the section, or one above it, is a procedure or a report.
func (r *reader) aside() bool {
	for s := r.section; s != nil; s = s.Parent {
		if r.titlesAside(s.Title) {
			return true
		}
	}
	return r.titlesAside(r.Title)
}

func (r *reader) titlesAside(title string) bool {
	ts := tokens(title)
	return r.holdsPhrase(ts, &r.Asides) && !r.holds(title, &r.Responsibility)
}

// areSteps reports whether a list is an ordered one of more items that name no party as
// their subject than items that do, and is none of headings.
func (r *reader) areSteps(list *markdown.Node) bool {
	orders := 0
	for _, item := range list.Children {
		if r.strongItem(item) != "" {
			return false
		}
		ts := r.expand(tokens(item.PlainText()))
		if len(ts) == 0 {
			continue
		}
		if s, _ := r.subject(ts, 0); s == 0 {
			orders++
		} else {
			orders--
		}
	}
	return list.Ordered && orders > 0
}

// speaks reports whether the document has a word of responsibility anywhere.
func (r *reader) speaks() bool {
	found := false
	look := func(text string) {
		for word := range strings.FieldsSeq(text) {
			word = strings.ToLower(strings.Trim(word, ".,;:!?()*_\"'“”«»"))
			found = found || r.has(&r.Responsibility, word) || r.has(&r.Responsible, word)
			if found {
				return
			}
		}
	}
	look(r.Title)
	for _, s := range r.doc.Sections {
		look(s.Title)
		for _, b := range s.Blocks {
			b.Walk(func(n *markdown.Node) bool {
				if n.Kind == markdown.KindText && !found {
					look(n.Text)
				}
				return !found && n.Kind != markdown.KindCodeBlock
			})
		}
	}
	return found
}
