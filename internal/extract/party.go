package extract

import (
	"slices"
	"strings"

	"demarc/internal/model"
)

// side is a set of parties, a bit each: the provider, the customer, then the
// partners in order.
type side uint32

const (
	sideProvider side = 1 << iota
	sideCustomer
	sidePartner // the first partner; others shift on
)

// Parties recognises who a text names: the provider and its partners by their
// names, the customer by the words of the language and of the provider's file.
type Parties struct {
	words *Words
	list  []model.Party
	// names holds the spellings of all parties by their first word.
	names map[string][]name
}

// name is one spelling of a party's name, in lower-case words.
type name struct {
	words []string
	party side
}

// PartyNames is what a provider's file says about names.
type PartyNames struct {
	Provider, Customer []string
	Partners           []string
}

// NewParties prepares the parties of one provider's documents. list holds the
// model's parties: provider, customer, then a partner for each of names.Partners.
func NewParties(list []model.Party, names PartyNames, words *Words) *Parties {
	p := &Parties{words: words, list: list, names: map[string][]name{}}
	for _, n := range names.Provider {
		p.add(n, sideProvider)
	}
	for _, n := range slices.Concat(names.Customer, words.Customer) {
		p.add(n, sideCustomer)
	}
	for _, n := range words.Self {
		p.add(n, sideProvider)
	}
	p.addRoles(names.Partners)
	for i, n := range names.Partners {
		p.add(n, sidePartner<<i)
		if !strings.HasSuffix(n, "s") {
			p.add(n+"s", sidePartner<<i)
		}
	}
	for first := range p.names {
		slices.SortStableFunc(p.names[first], func(a, b name) int { return len(b.words) - len(a.words) })
	}
	return p
}

// addRoles adds the words for a provider's role. A partner that is named by one of
// them, such as "cloud provider", is meant by all of them.
func (p *Parties) addRoles(partners []string) {
	party := sideProvider
	for i, n := range partners {
		if p.words.has(&p.words.Roles, strings.ToLower(n)) {
			party = sidePartner << i
			break
		}
	}
	for _, n := range p.words.Roles {
		p.add(n, party)
	}
}

func (p *Parties) add(spelling string, party side) {
	var words []string
	for _, t := range wordsOnly(tokens(spelling)) {
		words = append(words, t.text)
	}
	if len(words) > 0 {
		p.names[words[0]] = append(p.names[words[0]], name{words, party})
	}
}

// at returns the party named by the tokens from i on and how many they are; 0
// where none is. A possessive word of the customer or the provider counts where
// possessive is set.
func (p *Parties) at(ts []token, i int, possessive bool) (side, int) {
	if !ts[i].word {
		return 0, 0
	}
	for _, n := range p.names[ts[i].text] {
		end := i + len(n.words)
		if !spells(ts, i, n.words) {
			continue
		}
		if n.party != sideCustomer && end < len(ts) && p.words.has(&p.words.Customer, ts[end].text) &&
			!ts[end-1].possessive && ts[end].start-ts[end-1].end <= 1 {
			return sideCustomer, len(n.words) + 1 // "X customers", but not "X / customer"
		}
		if possessive || !ts[end-1].possessive {
			return n.party, len(n.words)
		}
	}
	if possessive {
		switch w := ts[i].text; {
		case p.words.has(&p.words.Possessive, w):
			return sideCustomer, 1
		case p.words.has(&p.words.SelfPossessive, w):
			return sideProvider, 1
		}
	}
	return 0, 0
}

// all returns every party that the tokens name, and how many tokens their names
// take together.
func (p *Parties) all(ts []token) (parties side, used int) {
	for i := 0; i < len(ts); {
		s, n := p.at(ts, i, true)
		if n == 0 {
			i++
			continue
		}
		parties |= s
		used += n
		i += n
	}
	return parties, used
}

// id returns the model's id of a single party.
func (p *Parties) id(s side) string {
	i := 0
	for s > 1 {
		s >>= 1
		i++
	}
	if i < len(p.list) {
		return p.list[i].ID
	}
	return p.list[0].ID
}

// each calls visit for each single party of s, the provider first.
func (s side) each(visit func(side)) {
	for one := sideProvider; one != 0 && one <= s; one <<= 1 {
		if s&one != 0 {
			visit(one)
		}
	}
}

// owner returns who carries what the parties of s carry together.
func (s side) owner() model.Owner {
	switch {
	case s == 0:
		return model.OwnerUnstated
	case s == sideProvider:
		return model.OwnerProvider
	case s == sideCustomer:
		return model.OwnerCustomer
	case s&(sideProvider|sideCustomer) == 0 && s&(s-1) == 0:
		return model.OwnerPartner
	}
	return model.OwnerShared
}
