// Package taxonomy says what a responsibility is about and which kind of work
// it is: the layers, topics and areas that all providers are compared by, and
// the terms that recognise them.
//
// All words live in files, content/taxonomy.yaml, whose head documents the format,
// and one in content/taxonomies/ for each further kind of service; the code knows
// none of them. [LoadKinds] reads them strictly, because a misspelt key would
// silently change what thousands of rows are compared with.
// [Taxonomy.Classify] then scores terms in a responsibility's label, its
// headings and its duties, with falling weight, and answers with topics, an area
// and the terms that won, so that a reader can be told why.
//
// The package never sees a document: it is given a label, headings and texts.
// It neither guesses (what no term reaches has no topic) nor obeys pins, which
// package load applies afterwards. A Taxonomy is immutable and safe for
// concurrent use; reading takes time in proportion to the text, however many
// terms there are.
package taxonomy

import (
	"slices"
	"strings"

	"demarc/internal/model"
)

// Taxonomy holds layers, topics and areas and recognises them in texts. Make
// one with [Load].
type Taxonomy struct {
	kind   model.ServiceKind
	layers []model.Layer
	topics []model.Topic
	areas  []model.Area
	index  map[string]int // of a topic, by id

	// prefix stands before the ids of a further kind.
	prefix string

	// matchers holds one matcher a language that has terms; baseLang is always
	// there and serves every other language.
	matchers map[string]*matcher
}

// baseLang is the language whose terms are read in documents of any language:
// technical labels are English everywhere.
const baseLang = "en"

// Kind is the kind of service that the topics suit.
func (t *Taxonomy) Kind() model.ServiceKind { return t.kind }

// Layers returns the layers from the ground up.
func (t *Taxonomy) Layers() []model.Layer { return slices.Clone(t.layers) }

// Topics returns the topics in the order of the file.
func (t *Taxonomy) Topics() []model.Topic { return slices.Clone(t.topics) }

// Areas returns the areas in the order of the file.
func (t *Taxonomy) Areas() []model.Area { return slices.Clone(t.areas) }

// HasTopic reports whether there is a topic with the id.
func (t *Taxonomy) HasTopic(id string) bool {
	_, ok := t.index[id]
	return ok
}

// TopicID returns the id of the topic that the file calls name, and whether there
// is one.
func (t *Taxonomy) TopicID(name string) (id string, ok bool) {
	id = t.prefix + name
	return id, t.HasTopic(id)
}

// Name returns what the file calls the layer, topic or area with the id.
func (t *Taxonomy) Name(id string) string { return strings.TrimPrefix(id, t.prefix) }

// matcher returns the matcher for a language tag such as "fr" or "fr-CA".
func (t *Taxonomy) matcher(lang string) *matcher {
	if i := strings.IndexAny(lang, "-_"); i >= 0 {
		lang = lang[:i]
	}
	if m, ok := t.matchers[strings.ToLower(lang)]; ok {
		return m
	}
	return t.matchers[baseLang]
}
