package diff

import (
	"cmp"
	"encoding/binary"
	"slices"

	"demarc/internal/model"
)

// row is a responsibility on its side, with what it is compared by.
type row struct {
	*model.Responsibility
	provider string // its id
	lang     Language
	label    *wording
	duties   []duty
	partner  *row // on the other side, nil as long as none is found
}

// model returns the responsibility, nil where there is no row.
func (r *row) model() *model.Responsibility {
	if r == nil {
		return nil
	}
	return r.Responsibility
}

// pair is a responsibility's two sides, one of them nil where it was added or
// removed.
type pair struct {
	was, is *row
	// duties are what became of the duties of the two.
	duties []dutyPair
	// elsewhere counts duties of a removed responsibility that stand in another now.
	elsewhere int
	// loose is made by [comparison.looseWords].
	loose map[looseKey]map[int32]bool
}

// likeEnough is how alike the words of two responsibilities or duties must be to be
// taken for one that was reworded.
const likeEnough = 0.5

// pairResponsibilities pairs those of both catalogs: by id, by the same label and
// duties, by the same duties, by similar words. They come in the order of the new
// catalog; the removed ones follow in the order of the old one. Pairs that are the
// same to the letter are left out.
func (c *comparison) pairResponsibilities() []pair {
	gone, added := changed(c.before.responsibilities, c.after.responsibilities,
		func(r *model.Responsibility) string { return r.Document },
		func(a, b *model.Responsibility) bool { return a.ID == b.ID && identical(a, b) })
	before, after := c.rows(gone), c.rows(added)

	take := func(a, b *row) { a.partner, b.partner = b, a }
	was, is := pairByKey(before, after, func(r *row) (string, bool) { return r.ID, true }, take)
	was, is = pairByKey(was, is, labelAndDuties, take)
	was, is = pairByKey(was, is, c.dutiesOnly, take)
	was, is = pairByKey(was, is, c.labelOnly(was), take)
	// Most responsibilities stay in their document.
	was, is = pairAlike(was, is, likeEnough, func(r *row) item { return c.item(r, r.Document) }, take)
	was, _ = pairAlike(was, is, likeEnough, func(r *row) item { return c.item(r, "") }, take)

	var out []pair
	for _, r := range after {
		if r.partner == nil || !identical(r.partner.Responsibility, r.Responsibility) {
			out = append(out, pair{was: r.partner, is: r})
		}
	}
	for _, r := range was {
		out = append(out, pair{was: r})
	}
	return out
}

func (c *comparison) rows(rs []*model.Responsibility) []*row {
	out := make([]*row, len(rs))
	for i, r := range rs {
		out[i] = &row{Responsibility: r, provider: c.provider(r.Document), lang: c.language(r.Document), label: c.words.wording(r.Label)}
		out[i].duties = c.duties(out[i])
	}
	return out
}

// group returns what a responsibility can be paired within: its provider and its
// kind. A matrix has many cells of one label, which its column tells apart.
func (r *row) group() group {
	g := group{provider: r.provider, kind: "duties"}
	switch r.Form {
	case model.FormMatrix:
		g.kind, g.column = "matrix", cmp.Or(r.Area, r.Column)
	case model.FormRACI, model.FormMarks:
		g.kind, g.column = "letters", r.Column
	}
	return g
}

// wordsKey is equal for rows of one group with the same words.
type wordsKey struct {
	group group
	words string // numbers of wordings, four bytes each
}

func labelAndDuties(r *row) (wordsKey, bool) {
	return wordsKey{r.group(), r.numbers(r.label)}, true
}

// The numbers of words with content below which the same duties, and the same labels,
// are a coincidence.
const (
	fewWords      = 4
	fewLabelWords = 2
)

func (c *comparison) dutiesOnly(r *row) (wordsKey, bool) {
	n := 0
	for i := 0; i < len(r.duties) && n < fewWords; i++ {
		n += len(c.content(&r.duties[i]))
	}
	return wordsKey{r.group(), r.numbers()}, n >= fewWords
}

// labelOnly is the key of rows by the words of their label, which no other old row has.
// It pairs across forms: a row of ticks may have become an item of a list, or one for
// each party.
func (c *comparison) labelOnly(was []*row) func(*row) (wordsKey, bool) {
	key := func(r *row) string { return string(appendNumbers(nil, c.label(r))) }
	rows := make(map[string]int, len(was))
	for _, r := range was {
		rows[key(r)]++
	}
	return func(r *row) (wordsKey, bool) {
		k := key(r)
		return wordsKey{words: k}, len(c.label(r)) >= fewLabelWords && rows[k] == 1
	}
}

// numbers lists some wordings and those of the duties by their numbers.
func (r *row) numbers(ws ...*wording) string {
	for i := range r.duties {
		ws = append(ws, r.duties[i].words)
	}
	list := make([]int32, len(ws))
	for i, w := range ws {
		list[i] = w.number
	}
	return string(appendNumbers(make([]byte, 0, 4*len(list)), list))
}

// label returns the content of a row's label.
func (c *comparison) label(r *row) []int32 {
	return c.words.content(r.label, r.lang)
}

func appendNumbers(b []byte, list []int32) []byte {
	for _, n := range list {
		b = binary.NativeEndian.AppendUint32(b, uint32(n))
	}
	return b
}

func (c *comparison) item(r *row, document string) item {
	it := item{stems: c.label(r), group: r.group(), bias: r.Section}
	it.group.document = document
	if len(r.duties) > 0 {
		it.stems = slices.Clone(it.stems)
	}
	for i := range r.duties {
		it.stems = append(it.stems, c.content(&r.duties[i])...)
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
