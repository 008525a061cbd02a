package extract

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed words/*.yaml
var wordFiles embed.FS

// wordFile is the form of words/LANG.yaml; the file says what each list is for.
type wordFile struct {
	Lang, You string
	// Binding are words that nearly every sentence has, by which a language is known.
	Binding                                             []string
	Roles                                               []string
	Customer, Possessive, Self, Teams, Articles, And    []string
	SelfPossessive                                      []string `yaml:"selfPossessive"`
	Shared, None, Yes, No, Partly                       []string
	Pictures, Assisting                                 []string
	OwnerFillers                                        []string `yaml:"ownerFillers"`
	Levels                                              map[string]string
	HeaderFillers                                       []string `yaml:"headerFillers"`
	HelpHeaders                                         []string `yaml:"helpHeaders"`
	OwnerHeaders                                        []string `yaml:"ownerHeaders"`
	SubjectHeaders                                      []string `yaml:"subjectHeaders"`
	ComponentHeaders                                    []string `yaml:"componentHeaders"`
	DescriptionHeaders                                  []string `yaml:"descriptionHeaders"`
	Responsibility, Responsible, Share, Be, Have, Verbs []string
	Irregular, Fused                                    map[string]string
	Letters                                             map[string]string
	Of, For, Include, To                                []string
	Stating                                             []string
	// Reach is how many words may stand between a verb and the adjective or noun that
	// makes it assign.
	Reach                                                           int
	Contractions                                                    map[string][]string
	Must, Should, May, Future, Not, Only                            []string
	BestEffort                                                      []string `yaml:"bestEffort"`
	HelpVerbs                                                       []string `yaml:"helpVerbs"`
	Adverbs, Openers, Subordinate, Relative, Joins, By, It, Purpose []string
	Excluding, Covering, Following, Every                           []string
	// What speaks of responsibility and gives nobody any; unread.go says how.
	Models, Pointing, Texts, Describing []string
	Between, Charge, Tasks, What        []string
	Sides                               []string
	FallsTo                             []string `yaml:"fallsTo"`
	RestsWith                           []string `yaml:"restsWith"`
	RestsIn                             []string `yaml:"restsIn"`
	UserControls                        []string `yaml:"userControls"`
	Offering                            []string
	Asides, Asking                      []string
	Condition                           []string
	Units, Periods                      map[string]string
	Measures                            map[string][]string
	Numbers                             map[string]float64
}

// Words are the words of one language, ready to look up. They are immutable.
type Words struct {
	wordFile
	sets map[*[]string]map[string]bool
	// phrases holds those lists that are looked up as phrases, by first word.
	phrases  map[*[]string]map[string][][]string
	measures []measure
	verbs    map[string]bool // all forms that follow a subject
	done     map[string]bool // past participles
	fills    map[string]bool // words without content
}

var loaded sync.Map // language → *Words

// Languages lists the languages that there are words of.
func Languages() []string {
	names, err := fs.Glob(wordFiles, "words/*.yaml")
	if err != nil {
		panic(err) // the pattern is constant
	}
	var langs []string
	for _, n := range names {
		if n != symbolFile {
			langs = append(langs, strings.TrimSuffix(path.Base(n), ".yaml"))
		}
	}
	return langs
}

// WordsOf returns the words of a language, given as a code such as "en" or
// "de-CH". A language without words is an error that lists those with.
func WordsOf(lang string) (*Words, error) {
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	if w, ok := loaded.Load(lang); ok {
		return w.(*Words), nil
	}
	data, err := wordFiles.ReadFile("words/" + lang + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("find words of language %q: want one of %s", lang, strings.Join(Languages(), ", "))
	}
	w, err := readWords(data)
	if err != nil {
		return nil, fmt.Errorf("read words/%s.yaml: %w", lang, err)
	}
	loaded.Store(lang, w)
	return w, nil
}

func readWords(data []byte) (*Words, error) {
	w := &Words{sets: map[*[]string]map[string]bool{}, phrases: map[*[]string]map[string][][]string{}, verbs: map[string]bool{}, done: map[string]bool{}}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&w.wordFile); err != nil {
		return nil, err
	}
	w.Reach = cmp.Or(w.Reach, 4)
	for _, list := range w.lists() {
		set := make(map[string]bool, len(*list))
		for _, word := range *list {
			set[strings.ToLower(word)] = true
		}
		w.sets[list] = set
	}
	w.fills = w.fillers()
	w.measures = sortedMeasures(w.Measures)
	phrases := []*[]string{&w.Must, &w.Should, &w.May, &w.Responsible, &w.BestEffort, &w.Excluding, &w.Covering, &w.Following, &w.Pointing, &w.Asides, &w.Condition, &w.Charge, &w.FallsTo, &w.RestsWith, &w.RestsIn, &w.UserControls}
	for _, m := range w.measures {
		phrases = append(phrases, m.words)
	}
	for _, list := range phrases {
		byFirst := map[string][][]string{}
		for _, p := range *list {
			words := strings.Fields(strings.ToLower(p))
			byFirst[words[0]] = append(byFirst[words[0]], words)
		}
		w.phrases[list] = byFirst
	}
	for _, v := range w.Verbs {
		w.inflect(v)
	}
	for form, verb := range w.Irregular {
		if slices.Contains(w.Verbs, verb) {
			w.verbs[form], w.done[form] = true, true
		}
	}
	return w, nil
}

func (w *Words) lists() []*[]string {
	return []*[]string{
		&w.Binding, &w.Roles, &w.Customer, &w.Possessive, &w.Self, &w.Teams, &w.Articles, &w.And, &w.SelfPossessive, &w.Shared, &w.None, &w.Yes, &w.No, &w.Partly, &w.Pictures, &w.Assisting,
		&w.OwnerFillers, &w.HeaderFillers, &w.HelpHeaders, &w.OwnerHeaders, &w.SubjectHeaders, &w.ComponentHeaders,
		&w.DescriptionHeaders, &w.Responsibility, &w.Responsible, &w.Share, &w.Be, &w.Have, &w.Must, &w.Should, &w.May,
		&w.Future, &w.Not, &w.Only, &w.HelpVerbs, &w.Adverbs, &w.Openers, &w.Subordinate, &w.Relative, &w.Joins, &w.By,
		&w.It, &w.Purpose, &w.Following, &w.Every, &w.Of, &w.For, &w.Include, &w.To, &w.Stating,
		&w.Models, &w.Texts, &w.Describing, &w.Between, &w.Tasks, &w.Sides, &w.What, &w.Asking, &w.Offering,
	}
}

// has reports whether a list, a field of w, holds the word or phrase, in lower case.
func (w *Words) has(list *[]string, word string) bool { return w.sets[list][word] }

// inflect adds the forms of a verb. A language whose verbs do not follow the
// rules of English lists the forms themselves.
func (w *Words) inflect(v string) {
	w.verbs[v] = true
	if w.Lang != "en" {
		w.done[v] = true
		return
	}
	last := v[len(v)-1]
	switch {
	case strings.HasSuffix(v, "y") && !strings.ContainsRune("aeiou", rune(v[len(v)-2])):
		w.verbs[v[:len(v)-1]+"ies"], w.done[v[:len(v)-1]+"ied"] = true, true
	case last == 'e':
		w.verbs[v+"s"], w.done[v+"d"] = true, true
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "x"):
		w.verbs[v+"es"], w.done[v+"ed"] = true, true
	default:
		w.verbs[v+"s"], w.done[v+"ed"] = true, true
		w.done[v+string(last)+"ed"] = true // planned, controlled
	}
}

// phrase returns how many tokens from i on spell a phrase of the list, the longest
// first; 0 where none does.
func (w *Words) phrase(ts []token, i int, list *[]string) int {
	best := 0
	for _, words := range w.phrases[list][ts[i].text] {
		if len(words) > best && spells(ts, i, words) {
			best = len(words)
		}
	}
	return best
}

// holdsPhrase reports whether the tokens hold a phrase of the list.
func (w *Words) holdsPhrase(ts []token, list *[]string) bool {
	for i := range ts {
		if w.phrase(ts, i, list) > 0 {
			return true
		}
	}
	return false
}
