package extract

import (
	"strings"

	"demarc/internal/model"
)

// asks reports whether a text asks who does something or is responsible: "Who patches
// the nodes?"
func (g *grammar) asks(text string) bool {
	ts := tokens(text)
	if len(ts) == 0 || !strings.HasSuffix(strings.TrimRight(text, " *_"), "?") || !g.has(&g.Asking, ts[0].text) {
		return false
	}
	for i, t := range ts {
		if g.verbs[t.text] || g.has(&g.Responsibility, t.text) || g.phrase(ts, i, &g.Responsible) > 0 {
			return true
		}
	}
	return false
}

// answer reads a sentence that says no more than who: "Acme does.", "Both of you".
func (g *grammar) answer(ts []token) (clause, bool) {
	parties, k := g.subject(ts, 0)
	for k < len(ts) && (!ts[k].word || g.has(&g.Future, ts[k].text) || g.has(&g.Be, ts[k].text) || g.phrase(ts, k, &g.Responsible) > 0) {
		k++
	}
	if parties == 0 || k < len(ts) {
		return clause{}, false
	}
	return clause{parties: parties, kind: model.KindDoes, modality: model.ModalityDoes, start: ts[0].start, end: ts[len(ts)-1].end, firm: true, stated: true}, true
}
