// Package search makes the files that a page finds things with: an index of words
// in shards, and what is shown of each entry in pages of entries.
//
// An entry is something that a reader may look for: a responsibility with its
// duties, a topic, a component, a document. Its words are those of its label, of
// its duties and of its keywords, taken apart as the script search.js takes a query
// apart: runs of letters and digits, in lower case, without accents. A single
// letter is no word.
//
// Words with one stem are one term: "patches" finds what says "patching". Stems are
// found here, in the language of each document (English, French, German, Spanish,
// Italian), so that a browser needs no stemmer: a term lists the forms that were
// read, and how many letters of the first one all of them and the stem share. A form
// that nobody wrote is found by those letters.
//
// A posting says that an entry has a term, and how much of its label or of its other
// words the term makes up, from 1 to 4. Postings are one rising list of numbers,
// written as differences: entry × 4 + weight − 1.
//
// Shards go by the first two letters, which a query is trusted to have right. A
// browser so loads one shard for each word of a query, and finds typing errors after
// those letters. A word that stands in very many entries lists those that it says
// most about, and how many were left out: so no shard exceeds [shardBytes], however
// large the site.
//
// docs/decisions/0008-search.md has the reasons and the figures.
//
// Every file is a classic script that calls demarcSearch with its data, because a
// browser fetches nothing from file://. The same entries give the same files; the
// folder's name is a hash of the entries, so that files may be kept for ever.
package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"slices"
	"strconv"
)

// Kind says what an entry is; results are grouped by it.
type Kind int

// The kinds, numbered as search.js numbers them.
const (
	Responsibility Kind = iota
	Topic
	Area
	Component
	Provider
	Document
)

// Entry is something that can be found.
type Entry struct {
	Kind Kind
	// Label names it, Detail is shown behind it: a clause number, a layer.
	Label, Detail string
	// Provider is who it belongs to, "" for what is the same for all.
	Provider string
	// URL leads to it, from the root of the site.
	URL string
	// Class and Owner are the mark of who carries it and its word, "" for none.
	Class, Owner string
	// Keywords find it and are not shown.
	Keywords string
	// Lang is the language of its words (BCP 47).
	Lang  string
	Parts []Part
}

// Part is a duty of a responsibility.
type Part struct {
	Text, Detail, URL, Class, Owner string
}

// Entries are what can be found, by number, kind after kind. Entry is called more than once for a
// number, and by several goroutines.
type Entries interface {
	Len() int
	Entry(n int) Entry
}

// Index is the words of all entries, ready to be written. Once built it is safe for
// concurrent use.
type Index struct {
	entries Entries
	folder  string
	shards  []shard
	// perPage is how many entries a page of them holds.
	perPage int
	// kinds has the kind and the first number of each run of entries of one kind.
	kinds [][2]int
}

// File is one file of an index. Name is its path below the index; Write makes it.
type File struct {
	Name  string
	Write func(*bytes.Buffer) error
}

// ManifestName is the file that a page loads first; it names all others.
const ManifestName = "index.js"

// Build reads all entries. The work and the memory grow with their words.
func Build(entries Entries) *Index {
	v := newVocabulary()
	sum := sha256.New()
	sizes := make([]int32, entries.Len())
	kinds := [][2]int{}
	for n := range entries.Len() {
		e := entries.Entry(n)
		if len(kinds) == 0 || kinds[len(kinds)-1][0] != int(e.Kind) {
			kinds = append(kinds, [2]int{int(e.Kind), n})
		}
		v.add(n, &e)
		hashEntry(sum, &e)
		sizes[n] = int32(shownSize(&e))
	}
	return &Index{
		entries: entries,
		folder:  hex.EncodeToString(sum.Sum(nil)[:5]) + "/",
		shards:  v.shards(),
		perPage: perPage(sizes),
		kinds:   kinds,
	}
}

// format is part of the hash of an index: another form of the files has another
// folder.
const format = "1"

// hashEntry adds all of an entry to a hash.
func hashEntry(h hash.Hash, e *Entry) {
	add := func(texts ...string) {
		for _, s := range texts {
			h.Write([]byte(s))
			h.Write([]byte{0})
		}
	}
	add(format, strconv.Itoa(int(e.Kind)), e.Label, e.Detail, e.Provider, e.URL, e.Class, e.Owner, e.Keywords, e.Lang)
	for i := range e.Parts {
		p := &e.Parts[i]
		add(p.Text, p.Detail, p.URL, p.Class, p.Owner)
	}
}

// The sizes of pages of entries. A browser loads the pages of the results that it
// shows and no others: at first no more than shownAtOnce pages that are not tiny, as
// finder.js says.
const (
	mostPerPage = 32
	shownAtOnce = 16
	// shownBytes is what so many pages may have together, uncompressed; compressed
	// they have about a fifth.
	shownBytes = 800 << 10
)

// perPage returns how many entries a page holds: as many that the largest pages,
// were a query to need just these, stay within shownBytes.
func perPage(sizes []int32) int {
	for n := mostPerPage; ; n /= 2 {
		var pages []int
		for chunk := range slices.Chunk(sizes, n) {
			size := 0
			for _, s := range chunk {
				size += int(s)
			}
			pages = append(pages, size)
		}
		slices.Sort(pages)
		total := 0
		for _, size := range pages[max(0, len(pages)-shownAtOnce):] {
			total += size
		}
		if total <= shownBytes || n == 1 {
			return n
		}
	}
}
