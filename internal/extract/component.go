package extract

import (
	"strings"
	"unicode"

	"demarc/internal/markdown"
	"demarc/internal/model"
)

// isComponents reports whether a table describes components: its first header
// speaks of them, another of a description.
func (r *reader) isComponents(t *table) bool {
	return r.holds(t.columns[0].title, &r.ComponentHeaders) && r.descriptionColumn(t) > 0
}

// holds reports whether a title has a word of the list, by itself or beside a slash.
func (r *reader) holds(text string, list *[]string) bool {
	for _, t := range wordsOnly(tokens(strings.ReplaceAll(text, "/", " / "))) {
		if r.has(list, t.text) {
			return true
		}
	}
	return false
}

// descriptionColumn returns the last column whose header announces a description,
// 0 where none does.
func (r *reader) descriptionColumn(t *table) int {
	for c := len(t.columns) - 1; c > 0; c-- {
		if r.holds(t.columns[c].title, &r.DescriptionHeaders) {
			return c
		}
	}
	return 0
}

// readComponents makes each row a component, or two where its first cell names two.
func (r *reader) readComponents(t *table) {
	about := r.descriptionColumn(t)
	for row, node := range t.rows {
		for _, name := range componentNames(t.text(row, 0)) {
			r.result.Components = append(r.result.Components, model.Component{
				ID: model.Slug(name), Name: name, Document: r.Document, Section: r.section.ID,
				Description: t.text(row, about), Topics: []string{}, Source: r.source(node.Span),
			})
		}
	}
}

// componentNames reads "A (…) or B (…)": what stands in parentheses tells when, and
// is no name.
func componentNames(text string) []string {
	var b strings.Builder
	depth := 0
	for _, c := range text {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth == 0:
			b.WriteRune(c)
		}
	}
	var names []string
	for name := range strings.SplitSeq(b.String(), " or ") {
		if name = markdown.CollapseSpace(name); model.Slug(name) != "" {
			names = append(names, name)
		}
	}
	return names
}

// EverydayName reports whether a component's name is a single everyday word, such
// as "Storage", that must not link wherever it stands: no digit, hyphen or capital
// inside, and not in lower case throughout as names of programs are.
func EverydayName(name string) bool {
	if strings.ContainsAny(name, " -_./0123456789") {
		return false
	}
	for i, c := range name {
		if i == 0 && !unicode.IsUpper(c) || i > 0 && unicode.IsUpper(c) {
			return false
		}
	}
	return true
}
