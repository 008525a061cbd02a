package extract

import (
	"strings"

	"demarc/internal/markdown"
	"demarc/internal/model"
)

// titled returns who a title gives the rows of a table to, where its first column
// lists tasks: its caption, else the block before it, else the heading.
func (r *reader) titled(t *table, before *markdown.Node) (introduction, bool) {
	if len(t.rows) == 0 || t.label < 0 {
		return introduction{}, false
	}
	title := t.columns[t.label].title
	if !r.has(&r.SubjectHeaders, strings.ToLower(title)) && !r.holds(title, &r.Responsibility) && !r.holds(title, &r.Tasks) {
		return introduction{}, false
	}
	for _, c := range t.node.Children {
		if c.Kind == markdown.KindCaption {
			if intro, ok := r.readTitle(c.PlainText()); ok {
				return intro, true
			}
		}
	}
	if before != nil {
		if intro, ok := r.introductionOf(before); ok {
			return intro, true
		}
	}
	return r.introductionOf(nil)
}

// readTitled makes each row of a table that a title gives to a party one of the
// party's tasks, as it would be in a list.
func (r *reader) readTitled(t *table, intro introduction) {
	r.mark(t, string(model.FormList), false)
	if intro.node != nil {
		r.dropIntroduction(intro.node)
	}
	for row := range t.rows {
		if label := t.rowLabel(row); !t.grouping(row) && label != "" {
			r.task(r.rowDraft(t, row, label, model.FormList), label, intro)
		}
	}
}
