package extract

import (
	"cmp"
	"slices"
	"strings"

	"demarc/internal/markdown"
)

// readTeams names the columns of a party's people, such as "X Cloud Operations", beside
// a column that names another party outright: the name opens the header, and a word for
// people ends it.
func (r *reader) readTeams(t *table) {
	named := t.together(t.partyColumns())
	for i := range t.columns {
		ts := wordsOnly(tokens(withoutRemark(t.columns[i].title)))
		if t.columns[i].named || len(ts) < 2 || len(ts) > 5 || !r.has(&r.Teams, ts[len(ts)-1].text) {
			continue
		}
		if s, n := r.Parties.at(ts, 0, false); n > 0 && named&^s != 0 && named&s == 0 {
			t.columns[i].parties, t.columns[i].named = s, true
		}
	}
}

// readKinds names the columns of kinds of a party, such as two kinds of customer,
// beside a column that names a party outright: the kind stands before the name.
func (r *reader) readKinds(t *table) {
	if len(t.partyColumns()) == 0 {
		return
	}
	for i := range t.columns {
		ts := wordsOnly(tokens(t.columns[i].title))
		if t.columns[i].named || len(ts) < 2 || len(ts) > 4 {
			continue
		}
		for k := 1; k < len(ts); k++ {
			before := ts[k-1].text
			if r.has(&r.To, before) || r.has(&r.For, before) || r.has(&r.Of, before) || r.has(&r.By, before) || r.has(&r.Between, before) {
				continue // "visible to customers"
			}
			if s, n := r.Parties.at(ts, k, false); n > 0 && k+n == len(ts) {
				t.columns[i].parties, t.columns[i].named = s, true
			}
		}
	}
}

// tellRolesApart takes a header such as "Cloud provider" for a third company where
// another column has the provider's own name.
func (r *reader) tellRolesApart(t *table) {
	var roles []int
	own := false
	for i, c := range t.columns {
		switch {
		case !c.named || c.parties != sideProvider:
		case r.onlyRole(c.title):
			roles = append(roles, i)
		default:
			own = true
		}
	}
	for _, i := range roles {
		if own {
			t.columns[i].parties, t.columns[i].named = 0, false
		}
	}
}

// onlyRole reports whether a title calls the provider by its role alone.
func (r *reader) onlyRole(title string) bool {
	title, _, _ = strings.Cut(title, "(")
	var words []string
	for _, t := range wordsOnly(tokens(title)) {
		if !r.has(&r.HeaderFillers, t.text) {
			words = append(words, t.text)
		}
	}
	return r.has(&r.Roles, strings.Join(words, " "))
}

// readsAsHeader reports whether a row without header cells heads a table: at least
// two of its cells name parties and nothing else.
func (r *reader) readsAsHeader(cells []*markdown.Node) bool {
	n := 0
	for _, c := range cells {
		if r.readHeader(c.PlainText()).named {
			n++
		}
	}
	return n >= 2
}

// readHeader reads a header cell or a heading. It names parties only where all its other words
// are fillers: "How X helps" does, "Customer data" does not.
func (r *reader) readHeader(title string) column {
	c := column{title: title}
	ts := wordsOnly(tokens(r.withoutKey(title)))
	parties, used := r.Parties.all(ts)
	shared := 0
	for _, t := range ts {
		switch {
		case r.has(&r.Shared, t.text):
			shared++
		case r.has(&r.HeaderFillers, t.text) || r.has(&r.And, t.text):
			used++
		}
		c.helps = c.helps || r.has(&r.HelpHeaders, t.text)
	}
	// A customer's words may be fillers too; parties are counted first.
	if parties != 0 && used >= len(ts) {
		c.parties, c.named = parties, true
		c.helps = c.helps && parties == sideProvider
	} else if shared > 0 && used+shared >= len(ts) && len(ts) <= 3 {
		c.parties, c.named = sideProvider|sideCustomer, true
	} else {
		c.helps = false
	}
	return c
}

// withoutKey returns a header without the key to its cells in parentheses: "X (Y/N)".
func (r *reader) withoutKey(title string) string {
	head := withoutRemark(title)
	for _, t := range wordsOnly(tokens(strings.ReplaceAll(title[len(head):], "/", " / "))) {
		if !r.has(&r.Yes, t.text) && !r.has(&r.No, t.text) && !slices.Contains(symbols.Ticks, t.text) {
			return title
		}
	}
	return cmp.Or(head, title)
}
