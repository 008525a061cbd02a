package diff

import (
	"cmp"
	"strings"

	"demarc/internal/model"
)

// pair is a responsibility's two sides, one of them nil where it was added or
// removed.
type pair struct {
	was, is *model.Responsibility
	// duties are what became of the duties of the two.
	duties []dutyPair
	// elsewhere counts duties of a removed responsibility that stand in another now.
	elsewhere int
}

// likeEnough is how alike the words of two responsibilities or duties must be to be
// taken for one that was reworded.
const likeEnough = 0.5

// pairResponsibilities pairs those of both catalogs, in the order of the new one; the
// removed ones follow in the order of the old one. Pairs that are the same to the
// letter are left out.
func (c *comparison) pairResponsibilities() []pair {
	before, after := c.before.Responsibilities, c.after.Responsibilities
	byID := make(map[string]int, len(before))
	for i := range before {
		byID[before[i].ID] = i
	}
	paired := make([]*model.Responsibility, len(after))
	used := make([]bool, len(before))
	for j := range after {
		if i, ok := byID[after[j].ID]; ok && !used[i] {
			paired[j], used[i] = &before[i], true
		}
	}
	c.pairMoved(paired, used)
	var out []pair
	for j := range after {
		if paired[j] == nil || !identical(paired[j], &after[j]) {
			out = append(out, pair{was: paired[j], is: &after[j]})
		}
	}
	for i := range before {
		if !used[i] {
			out = append(out, pair{was: &before[i]})
		}
	}
	return out
}

// pairMoved pairs what has no partner with its id: by the same label and duties, by
// the same duties, by similar words.
func (c *comparison) pairMoved(paired []*model.Responsibility, used []bool) {
	before, after := c.before.Responsibilities, c.after.Responsibilities
	take := func(i, j int) { paired[j], used[i] = &before[i], true }
	for _, key := range []func(*model.Responsibility) string{c.labelAndDuties, c.dutiesOnly} {
		waiting := map[string][]int{}
		for i := range before {
			if k := ""; !used[i] {
				if k = key(&before[i]); k != "" {
					waiting[k] = append(waiting[k], i)
				}
			}
		}
		if len(waiting) == 0 {
			continue
		}
		for j := range after {
			if paired[j] != nil {
				continue
			}
			if k := key(&after[j]); len(waiting[k]) > 0 {
				take(waiting[k][0], j)
				waiting[k] = waiting[k][1:]
			}
		}
	}
	c.pairAlike(paired, used, func(r *model.Responsibility) string { return r.Document })
	c.pairAlike(paired, used, func(*model.Responsibility) string { return "" })
}

// pairAlike pairs what is left by similar words, within what narrow returns: most
// responsibilities stay in their document.
func (c *comparison) pairAlike(paired []*model.Responsibility, used []bool, narrow func(*model.Responsibility) string) {
	before, after := c.before.Responsibilities, c.after.Responsibilities
	var was, is []item
	var wasAt, isAt []int
	for i := range before {
		if !used[i] {
			was, wasAt = append(was, c.itemOf(&before[i], narrow(&before[i]))), append(wasAt, i)
		}
	}
	if len(was) == 0 {
		return
	}
	for j := range after {
		if paired[j] == nil {
			is, isAt = append(is, c.itemOf(&after[j], narrow(&after[j]))), append(isAt, j)
		}
	}
	for _, m := range alike(was, is, likeEnough) {
		paired[isAt[m.is]], used[wasAt[m.was]] = &before[wasAt[m.was]], true
	}
}

// group names those that a responsibility can be paired with: of its provider and of
// its kind. A matrix has many cells of one label, which its column tells apart.
func (c *comparison) group(r *model.Responsibility) string {
	kind := "duties"
	switch r.Form {
	case model.FormMatrix:
		kind = "matrix " + cmp.Or(r.Area, r.Column)
	case model.FormRACI, model.FormMarks:
		kind = "letters " + r.Column
	}
	return c.provider(r.Document) + "\x00" + kind
}

func (c *comparison) labelAndDuties(r *model.Responsibility) string {
	return c.group(r) + "\x00" + plain(r.Label) + "\x00" + dutiesText(r)
}

// fewWords is the number of words below which the same duties are a coincidence.
const fewWords = 4

func (c *comparison) dutiesOnly(r *model.Responsibility) string {
	text := dutiesText(r)
	if strings.Count(text, " ") < fewWords {
		return ""
	}
	return c.group(r) + "\x00" + text
}

func dutiesText(r *model.Responsibility) string {
	var b strings.Builder
	for i := range r.Assignments {
		for j := range r.Assignments[i].Duties {
			b.WriteString(plain(r.Assignments[i].Duties[j].Text))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (c *comparison) itemOf(r *model.Responsibility, within string) item {
	it := item{words: stems(r.Label), group: c.group(r) + "\x00" + within, bias: r.Section}
	for i := range r.Assignments {
		for j := range r.Assignments[i].Duties {
			it.words = append(it.words, stems(r.Assignments[i].Duties[j].Text)...)
		}
	}
	return it
}

// identical reports whether nothing of two responsibilities differs that a shift
// could speak of.
func identical(a, b *model.Responsibility) bool {
	if a.Owner != b.Owner || a.Label != b.Label || a.Section != b.Section || a.Document != b.Document ||
		a.Column != b.Column || len(a.Assignments) != len(b.Assignments) {
		return false
	}
	for i := range a.Assignments {
		x, y := &a.Assignments[i], &b.Assignments[i]
		if x.Party != y.Party || x.Letters != y.Letters || len(x.Duties) != len(y.Duties) {
			return false
		}
		for j := range x.Duties {
			d, e := &x.Duties[j], &y.Duties[j]
			if d.Kind != e.Kind || d.Modality != e.Modality || d.Text != e.Text || d.Context != e.Context {
				return false
			}
		}
	}
	return true
}
