package extract

import (
	"strings"

	"demarc/internal/model"
)

// maxLabel is how many words a label such as "Responsible party:" has at the most.
const maxLabel = 4

// labelled reads a line that is a label and names: "Responsible: X", "Owner: both".
func (g *grammar) labelled(ts []token) (clause, bool) {
	var title []string
	k := 0
	for ; k < len(ts) && k <= maxLabel && ts[k].word; k++ {
		title = append(title, ts[k].text)
	}
	if k == 0 || k+1 >= len(ts) || ts[k].text != ":" || !g.has(&g.OwnerHeaders, strings.Join(title, " ")) {
		return clause{}, false
	}
	parties, ok := g.names(ts[k+1:])
	if !ok {
		return clause{}, false
	}
	return clause{parties: parties, kind: model.KindDoes, modality: model.ModalityDoes, start: ts[0].start, end: ts[len(ts)-1].end, firm: true, stated: true, label: true}, true
}

// names returns the parties of tokens that name them, or say that they share, and say
// nothing else but what stands in parentheses.
func (g *grammar) names(ts []token) (parties side, ok bool) {
	for i := 0; i < len(ts); {
		if end := skipParenthesis(ts, i); end > i {
			i = end
			continue
		}
		s, n := g.parties.at(ts, i, false)
		switch word := ts[i].text; {
		case n > 0:
			parties |= s
			i += n
		case g.has(&g.Shared, word):
			parties |= sideProvider | sideCustomer
			i++
		case !ts[i].word, g.has(&g.And, word), g.has(&g.Articles, word), g.has(&g.Teams, word):
			i++
		case parties != 0 && i+1 < len(ts) && ts[i+1].text == ":":
			return parties, true // the next label on the same line
		default:
			return 0, false
		}
	}
	return parties, parties != 0
}
