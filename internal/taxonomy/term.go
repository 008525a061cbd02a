package taxonomy

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// target says what a term is evidence for: a topic's index, or the complement
// of an area's.
type target int32

func topicTarget(i int) target { return target(i) }
func areaTarget(i int) target  { return target(^i) }

func (t target) isArea() bool { return t < 0 }

// index returns the topic's or the area's index.
func (t target) index() int {
	if t.isArea() {
		return int(^t)
	}
	return int(t)
}

// term is an entry of the file, parsed but not compiled.
type term struct {
	text   string // as written
	target target
	weight int

	// whole says that the term must be the whole text; need and never are the
	// phrases that must and must not stand in it.
	whole       bool
	need, never []string
}

// parseTerm reads the notation of a term: "=x" is the whole text, "x + y" both
// in any order, "x - y" the first without the second.
func parseTerm(text string) (term, error) {
	t := term{text: text}
	rest, whole := strings.CutPrefix(text, "=")
	t.whole = whole
	dst := &t.need
	var phrase []string
	flush := func() {
		*dst = append(*dst, strings.Join(phrase, " "))
		phrase = nil
	}
	for word := range strings.FieldsSeq(rest) {
		switch word {
		case "+":
			flush()
			dst = &t.need
		case "-":
			flush()
			dst = &t.never
		default:
			phrase = append(phrase, word)
		}
	}
	flush()
	switch {
	case slices.Contains(t.need, "") || slices.Contains(t.never, ""):
		return t, errors.New("want words on both sides of + and -")
	case whole && len(t.need)+len(t.never) > 1:
		return t, errors.New("a term that begins with = has one phrase")
	}
	return t, nil
}

// maxSpellings bounds what the sets of one phrase multiply to.
const maxSpellings = 2000

// spell replaces every <set> of the phrase by each of its members.
func spell(phrase string, sets map[string][]string) ([]string, error) {
	done := []string{""}
	for phrase != "" {
		before, rest, found := strings.Cut(phrase, "<")
		choice := []string{""}
		if found {
			name, after, closed := strings.Cut(rest, ">")
			members, known := sets[name]
			switch {
			case !closed:
				return nil, fmt.Errorf("%q has < without >", phrase)
			case !known:
				names := slices.Sorted(maps.Keys(sets))
				return nil, fmt.Errorf("unknown set <%s>: want one of %s", name, strings.Join(names, ", "))
			}
			choice, rest = members, after
		}
		if len(done)*len(choice) > maxSpellings {
			return nil, fmt.Errorf("more than %d spellings", maxSpellings)
		}
		var next []string
		for _, d := range done {
			for _, c := range choice {
				next = append(next, d+before+c)
			}
		}
		done, phrase = next, rest
	}
	return done, nil
}
