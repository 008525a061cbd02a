package taxonomy

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// wholeWeight is what a title or other name counts where it is all that a label
// or heading says.
const wholeWeight = 12

// named makes names terms of the target where they are a whole text.
func (l *loader) named(n *yaml.Node, of target, names ...string) {
	seen := map[string]bool{}
	for _, name := range names {
		if words := strings.Join(foldWords(name), " "); words != "" && !seen[words] {
			seen[words] = true
			t := term{text: "=" + words, target: of, weight: wholeWeight, whole: true, need: []string{words}}
			l.terms = append(l.terms, placedTerm{t, baseLang, n})
		}
	}
}

var langForm = regexp.MustCompile(`^[a-z]{2,3}$`)

// languages calls f for every language of the mapping n.
func (l *loader) languages(n *yaml.Node, what string, f func(lang string, value *yaml.Node)) {
	l.Each(n, what, func(key, value *yaml.Node) {
		if !langForm.MatchString(key.Value) {
			l.Fail(key, "key %q in %s: want a language code such as en or fr", key.Value, what)
			return
		}
		f(key.Value, value)
	})
}

func (l *loader) skipped(key string, n *yaml.Node) {
	l.languages(n, key, func(lang string, value *yaml.Node) {
		l.List(value, lang, func(item *yaml.Node) {
			l.skip[lang] = append(l.skip[lang], l.Text(item, lang))
		})
	})
}

func (l *loader) words(key string, n *yaml.Node) {
	l.languages(n, key, func(lang string, value *yaml.Node) {
		l.sets[lang] = map[string][]string{}
		l.Each(value, key+" of "+lang, func(name, members *yaml.Node) {
			var list []string
			l.Texts(&list)(name.Value, members)
			l.sets[lang][name.Value] = list
		})
	})
}

// maxWeight bounds a term's weight either way.
const maxWeight = 10

// recognise returns a reader of a target's terms: language, weight, list.
func (l *loader) recognise(of target) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		l.languages(n, key, func(lang string, weights *yaml.Node) {
			seen := map[string]bool{}
			l.Each(weights, key+" of "+lang, func(k, list *yaml.Node) {
				weight, err := strconv.Atoi(k.Value)
				if err != nil || weight == 0 || weight < -maxWeight || weight > maxWeight {
					l.Fail(k, "weight %q: want a whole number from 1 to %d, or from -%d to -1", k.Value, maxWeight, maxWeight)
					return
				}
				l.List(list, k.Value, func(item *yaml.Node) {
					l.term(item, lang, of, weight, seen)
				})
			})
		})
	}
}

func (l *loader) term(n *yaml.Node, lang string, of target, weight int, seen map[string]bool) {
	text := l.Text(n, "terms")
	if text == "" {
		return
	}
	t, err := parseTerm(text)
	switch {
	case err != nil:
		l.Fail(n, "term %q: %v", text, err)
		return
	case seen[text]:
		l.Fail(n, "term %q stands twice: want it once", text)
		return
	}
	seen[text] = true
	t.target, t.weight = of, weight
	l.terms = append(l.terms, placedTerm{t, lang, n})
}

// compile makes a matcher for each language that the file has words of.
func (l *loader) compile() map[string]*matcher {
	langs := map[string]bool{baseLang: true}
	for _, t := range l.terms {
		langs[t.lang] = true
	}
	out := map[string]*matcher{}
	for _, lang := range slices.Sorted(maps.Keys(langs)) {
		out[lang] = l.compileFor(lang)
	}
	return out
}

// compileFor compiles the terms of the base language and of lang.
func (l *loader) compileFor(lang string) *matcher {
	skip, sets := slices.Clone(l.skip[baseLang]), maps.Clone(l.sets[baseLang])
	if sets == nil {
		sets = map[string][]string{}
	}
	if lang != baseLang {
		skip = append(skip, l.skip[lang]...)
		for name, members := range l.sets[lang] {
			sets[name] = slices.Concat(sets[name], members)
		}
	}
	b := newMatcherBuilder(skip, sets)
	for _, t := range l.terms {
		if t.lang != baseLang && t.lang != lang {
			continue
		}
		// A fault of a base term is found again in every language.
		if err := b.add(t.term); err != nil && !l.told[t.node] {
			l.told[t.node] = true
			l.Fail(t.node, "term %q: %v", t.text, err)
		}
	}
	return b.build()
}
