// Package stem reduces the forms of a word to one: "patches", "patched" and "patch"
// have the same stem. What comes out is no word to show, only one to compare.
package stem

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/spanish"
)

// stemmers are those of the languages that documents are read in.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"en": english.Stem, "fr": french.Stem, "de": german.Stem, "es": spanish.Stem, "it": italian.Stem,
}

// longest is the length of a word, in bytes, beyond which it is no word of a language.
const longest = 160

// Of returns the stem of a word in lower case, by the Snowball algorithm of its
// language, a code such as "en" or "de-CH". A word of another language is its own stem.
func Of(word, lang string) string {
	lang, _, _ = strings.Cut(strings.ToLower(lang), "-")
	stemmer := stemmers[lang]
	if stemmer == nil || len(word) > longest {
		return word
	}
	env := snowballstem.NewEnv(word)
	stemmer(env)
	return env.Current()
}
