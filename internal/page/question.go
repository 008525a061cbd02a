package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// Question is a topic's question with each provider's answer.
type Question struct {
	Topic   Link
	Text    string
	Answers []Answer
	// Owners counts the answers where many are asked; Answers then has those who
	// say something, and none of a crowd. Silent names the others.
	Owners []OwnerCount
	Silent string
}

// Answer is who carries a topic, with the words that say so. A shared owner never
// stands without its split.
type Answer struct {
	Provider string
	Owner    Owner
	Excluded int
	Split    Split
	// Says is one passage of each side that carries the topic.
	Says []Item
	URL  string // of all that the provider says
}

// questions chooses one question of a layer, the top layer first: that on which
// providers say most and differ. Where only one of several speaks nothing compares.
func (s *Set) questions(l Linker, k *comparison) []Question {
	var best []*compare.Row
	least := 2 * min(2, len(k.providers))
	for _, g := range fromTheTop(k.matrix, layerOf) {
		var chosen *compare.Row
		for r := range g.Rows {
			row := &g.Rows[r]
			if row.Topic.Question != "" && questionScore(row) >= least && questionScore(row) > questionScore(chosen) {
				chosen = row
			}
		}
		if chosen != nil {
			best = append(best, chosen)
		}
	}
	if len(best) > homeQuestions {
		order := slices.Clone(best)
		slices.SortStableFunc(order, func(a, b *compare.Row) int { return questionScore(b) - questionScore(a) })
		best = slices.DeleteFunc(best, func(r *compare.Row) bool { return !slices.Contains(order[:homeQuestions], r) })
	}
	var out []Question
	for _, row := range best {
		if len(k.providers) < wideFrom {
			out = append(out, s.question(l, row))
		} else {
			out = append(out, s.countedQuestion(l, row))
		}
	}
	return out
}

// questionScore prefers rows on which many speak, and differ: 2 for each provider
// that speaks, and 3.
func questionScore(row *compare.Row) int {
	if row == nil {
		return 0
	}
	score := 0
	for i := range row.Cells {
		if !row.Cells[i].Silent() {
			score += 2
		}
	}
	if row.Verdict == model.VerdictDiffer {
		score += 3
	}
	return score
}

// allQuestions leads to the list of a kind's topics, which has the question of each.
func (s *Set) allQuestions(l Linker, k *comparison) Link {
	n, first := 0, ""
	for _, g := range fromTheTop(k.matrix, layerOf) {
		first = cmp.Or(first, LayerAnchor(g.Layer.ID))
		for i := range g.Rows {
			if g.Rows[i].Topic.Question != "" {
				n++
			}
		}
	}
	return Link{Text: s.t("home.all-questions", n), URL: l.At(TopicsPath, first)}
}

func (s *Set) question(l Linker, row *compare.Row) Question {
	q := Question{Topic: Link{Text: row.Topic.Title, URL: l.To(TopicPath(row.Topic.ID))}, Text: row.Topic.Question}
	for i := range row.Cells {
		q.Answers = append(q.Answers, s.answerOf(l, &row.Cells[i], row.Topic))
	}
	return q
}

// countedQuestion counts the answers of many, and of a crowd it only counts them.
func (s *Set) countedQuestion(l Linker, row *compare.Row) Question {
	q := Question{Topic: Link{Text: row.Topic.Title, URL: l.To(TopicPath(row.Topic.ID))}, Text: row.Topic.Question}
	var owners []model.Owner
	var silent []string
	for i := range row.Cells {
		c := &row.Cells[i]
		owners = append(owners, c.Owner)
		switch {
		case c.Silent():
			silent = append(silent, s.name(c.Provider))
		case len(row.Cells) < crowdFrom:
			q.Answers = append(q.Answers, s.answerOf(l, c, row.Topic))
		}
	}
	q.Owners = s.countOwners(owners, "")
	if len(silent) > 0 {
		q.Silent = s.t("aspect.silent", s.opts.Texts.List(silent))
	}
	return q
}

func (s *Set) answerOf(l Linker, c *compare.Cell, topic *model.Topic) Answer {
	return Answer{
		Provider: s.name(c.Provider), Owner: s.cellOwner(c), Excluded: c.Excluded, Split: cellSplit(c),
		Says: s.answers(l, c, topic.Question), URL: l.At(TopicPath(topic.ID), ProviderAnchor(c.Provider.ID)),
	}
}

// answers chooses the passages that answer a question: one of the side that carries
// the topic, where it is shared one of each.
func (s *Set) answers(l Linker, c *compare.Cell, question string) []Item {
	sides := []model.Role{model.RoleProvider, model.RoleCustomer, model.RolePartner}
	switch c.Owner {
	case model.OwnerProvider:
		sides = sides[:1]
	case model.OwnerCustomer:
		sides = sides[1:2]
	case model.OwnerPartner:
		sides = sides[2:]
	}
	asked := stems(question)
	var out []Item
	for _, side := range sides {
		if x, ok := answer(c, asked, func(d *compare.Duty) bool { return d.Kind == model.KindDoes && d.Party.Role == side }); ok {
			item := s.itemOf(l, x)
			if last := len(out) - 1; last >= 0 && out[last].Text == item.Text { // a sentence about both
				out[last].Mark = Mark(s.owner(model.OwnerShared, ""))
				continue
			}
			out = append(out, item)
		}
	}
	if len(out) == 0 { // who carries it has no duty: what another does says so, or an owner alone
		if x, ok := answer(c, asked, nil); ok {
			out = append(out, s.itemOf(l, x))
		}
	}
	return out
}

// itemOf is a statement as a list shows it.
func (s *Set) itemOf(l Linker, x statement) Item {
	if x.duty == nil {
		return s.whole(l, x.entry)
	}
	return s.item(l, *x.duty)
}

// answer chooses a passage among the duties that fit, where fits is nil among all
// and then among the owners without one: that which has most words of the question,
// is of a responsibility of the same owner, is no fragment, and is short.
func answer(c *compare.Cell, asked []string, fits func(*compare.Duty) bool) (statement, bool) {
	const bare, word, notSame, notPrimary, fragment = 1 << 28, 1 << 23, 1 << 22, 1 << 21, 1 << 20
	// A shorter passage says little without what stands around it, a longer one is
	// no answer at a glance; in words and in bytes.
	const shortest, longest = 6, 240
	var best statement
	least := -1
	offer := func(x statement, text string) {
		r := x.entry.Responsibility
		rank := (len(asked)-matches(asked, r.Label+" "+text))*word + min(len(text), fragment-1)
		if x.duty == nil {
			rank += bare
		}
		if r.Owner != c.Owner {
			rank += notSame
		}
		if !x.entry.Primary {
			rank += notPrimary
		}
		if len(strings.Fields(text)) < shortest {
			rank += fragment
		}
		if len(text) > longest {
			rank += word
		}
		if least < 0 || rank < least {
			best, least = x, rank
		}
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		for j := range e.Duties {
			if d := &e.Duties[j]; fits == nil || fits(d) {
				offer(statement{entry: e, duty: d}, d.Text)
			}
		}
		if fits == nil && len(e.Duties) == 0 {
			offer(statement{entry: e}, label(e.Responsibility))
		}
	}
	return best, least >= 0
}

// stemLetters is how much of a word must be the same: "patches" is asked for,
// "patch" and "patching" answer.
const stemLetters = 4

// stems returns the beginnings of the words of a text that are long enough to mean
// something, each once.
func stems(text string) []string {
	var out []string
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,.;:?!()/", r) }) {
		if utf8.RuneCountInString(word) >= stemLetters {
			out = append(out, string([]rune(word)[:stemLetters]))
		}
	}
	return unique(out)
}

// matches counts the stems of a question that a text has.
func matches(asked []string, text string) int {
	n, said := 0, stems(text)
	for _, stem := range asked {
		if slices.Contains(said, stem) {
			n++
		}
	}
	return n
}
