package load

import (
	"slices"
	"strings"
	"unicode"

	"demarc/internal/extract"
	"demarc/internal/model"
)

// joinComponents gives components their ids and links them from every
// responsibility and duty that names them, whichever provider describes them.
func joinComponents(c *model.Catalog) {
	names := &nameIndex{first: map[string][]componentName{}}
	used := map[string]bool{}
	kept := c.Components[:0]
	for _, one := range c.Components {
		slug := one.ID
		provider, _, _ := strings.Cut(one.Document, "/")
		one.ID = provider + "/" + slug
		if used[one.ID] {
			continue // described twice by one provider: the first stands
		}
		used[one.ID] = true
		kept = append(kept, one)
		if !extract.EverydayName(one.Name) {
			names.add(one.Name, slug)
		}
	}
	c.Components = kept
	for i := range c.Responsibilities {
		r := &c.Responsibilities[i]
		r.Components = names.in(r.Label)
		for a := range r.Assignments {
			for k := range r.Assignments[a].Duties {
				d := &r.Assignments[a].Duties[k]
				d.Components = names.in(d.Text)
			}
		}
	}
}

// nameIndex finds names of components in texts.
type nameIndex struct {
	first map[string][]componentName // by the name's first word
}

type componentName struct {
	words []string
	slug  string
}

func (x *nameIndex) add(name, slug string) {
	words := nameWords(name)
	if len(words) == 0 {
		return
	}
	x.first[words[0]] = append(x.first[words[0]], componentName{words, slug})
}

// in returns the slugs of the components that a text names, in order and once.
func (x *nameIndex) in(text string) []string {
	if len(x.first) == 0 {
		return nil
	}
	words := nameWords(text)
	var out []string
	for i, w := range words {
		for _, n := range x.first[w] {
			if i+len(n.words) <= len(words) && slices.Equal(words[i:i+len(n.words)], n.words) && !slices.Contains(out, n.slug) {
				out = append(out, n.slug)
			}
		}
	}
	return out
}

// nameWords returns the words of a text in lower case, without the plural's s; a
// hyphen joins no words here, so that kube-proxy and "kube proxy" are one.
func nameWords(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		if len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			words[i] = w[:len(w)-1]
		}
	}
	return words
}
