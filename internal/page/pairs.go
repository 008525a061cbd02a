package page

import (
	"cmp"
	"slices"

	"demarc/internal/compare"
	"demarc/internal/model"
)

// pairsUpTo is the number of providers of a kind up to which each pair has a page,
// where the site does not name its pairs.
const pairsUpTo = 8

// pair is two providers of one kind, ordered by id.
type pair struct{ a, b *model.Provider }

func (p pair) has(q *model.Provider) bool { return p.a == q || p.b == q }

// ordered makes a pair of two providers.
func ordered(p, q *model.Provider) pair {
	if q.ID < p.ID {
		p, q = q, p
	}
	return pair{p, q}
}

// pairPath is the page of a pair; that of the other order leads there.
func (k *comparison) pairPath(p pair) Path { return k.path + versus(p.a, p.b) }

func versus(p, q *model.Provider) Path {
	return segment(p.ID + "-vs-" + q.ID)
}

// choosePairs sets the pairs of a kind that have a page: those that the site
// names, else all of them where they are not too many.
func (k *comparison) choosePairs(named []model.Pair) {
	if named == nil && len(k.providers) <= pairsUpTo {
		for i, p := range k.providers {
			for _, q := range k.providers[i+1:] {
				k.pairs = append(k.pairs, ordered(p, q))
			}
		}
	}
	for _, n := range named {
		i, ok := k.columns[n.A]
		j, both := k.columns[n.B]
		if ok && both && i != j {
			k.pairs = append(k.pairs, ordered(k.providers[i], k.providers[j]))
		}
	}
	slices.SortFunc(k.pairs, func(p, q pair) int {
		return cmp.Or(cmp.Compare(k.columns[p.a.ID], k.columns[q.a.ID]), cmp.Compare(k.columns[p.b.ID], k.columns[q.b.ID]))
	})
	k.pairs = slices.Compact(k.pairs)
}

// sortFromTheTop puts rows in the order of the matrix.
func (k *comparison) sortFromTheTop(rows []compare.Row) {
	slices.SortStableFunc(rows, func(a, b compare.Row) int {
		return cmp.Compare(k.order[a.Topic.ID], k.order[b.Topic.ID])
	})
}

func (s *Set) pairLink(l Linker, k *comparison, p pair) Link {
	return Link{Text: s.opts.Texts.List([]string{s.name(p.a), s.name(p.b)}), URL: l.To(k.pairPath(p))}
}

// pairsListed is how many pairs a page lists before it leads to the others.
const pairsListed = 12

// pairsAnchor is the list of all pairs on the page of a comparison.
const pairsAnchor = "pairs"

// pairLinks leads to the page of every pair of a kind, or to the anchor there.
func (s *Set) pairLinks(l Linker, k *comparison, anchor string) []Link {
	var out []Link
	for _, p := range k.pairs[:min(len(k.pairs), pairsListed)] {
		link := s.pairLink(l, k, p)
		if anchor != "" {
			link.URL = l.At(k.pairPath(p), anchor)
		}
		out = append(out, link)
	}
	if left := len(k.pairs) - len(out); left > 0 {
		out = append(out, Link{Text: s.t("item.more", left), URL: l.At(k.path, pairsAnchor)})
	}
	return out
}

// againstAtMost is how many providers a page offers to compare with.
const againstAtMost = 24

// against leads from a provider to its comparison with each other one of its kind.
func (s *Set) against(l Linker, k *comparison, p *model.Provider) []Link {
	var out []Link
	for _, q := range k.providers {
		if q == p || len(out) == againstAtMost {
			continue
		}
		out = append(out, Link{Text: s.name(q), URL: s.versusAddress(l, k, ordered(p, q), "")})
	}
	if left := len(k.providers) - 1 - len(out); left > 0 {
		out = append(out, Link{Text: s.t("item.more", left), URL: l.To(k.path)})
	}
	return out
}

// versusAddress is where two providers are compared, at the anchor or, where it is
// "", at the top: the page of the pair, else one that the browser composes.
func (s *Set) versusAddress(l Linker, k *comparison, p pair, anchor string) string {
	fragment := ""
	if anchor != "" {
		fragment = "#" + escapeFragment(anchor)
	}
	if slices.Contains(k.pairs, p) {
		return l.To(k.pairPath(p)) + fragment
	}
	return l.To(k.path) + "?p=" + escapePath(p.a.ID) + "," + escapePath(p.b.ID) + fragment
}

// Redirect is an address that leads to another page.
type Redirect struct {
	Path Path
	Of   string // what it is, for an error about two pages on one address
	Lang string
	To   Link // as the page must write it
	// Canonical is the absolute address of the page it leads to, "" on a site
	// without base.
	Canonical string
	Title     string
}

// Redirects lists the addresses that lead to another page: each pair's other order
// and those of earlier ids.
func (s *Set) Redirects() []Redirect {
	out := s.aliasRedirects()
	for _, k := range s.comparisons {
		for _, p := range k.pairs {
			from, to := k.path+versus(p.b, p.a), k.pairPath(p)
			link := s.pairLink(s.linker(from), k, p)
			out = append(out, Redirect{
				Path: from, Of: "the other order of " + string(to), Lang: s.opts.Texts.Lang(), To: link,
				Canonical: canonical(s.opts.Site, to), Title: s.t("frame.title", link.Text, s.brand()),
			})
		}
	}
	return out
}
