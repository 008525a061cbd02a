package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Files lists the files of the index: the manifest, the shards and the pages of
// entries. Scripts are the addresses of the
// scripts that ask it, from the manifest's folder.
func (x *Index) Files(scripts ...string) []File {
	files := []File{{ManifestName, func(b *bytes.Buffer) error { return x.writeManifest(b, scripts) }}}
	for i := range x.shards {
		files = append(files, File{x.folder + "w" + strconv.Itoa(i) + ".js", func(b *bytes.Buffer) error {
			b.WriteString("demarcSearch([\n")
			b.Write(x.shards[i].data)
			b.WriteString("])\n")
			return nil
		}})
	}
	for from := 0; from < x.entries.Len(); from += x.perPage {
		files = append(files, File{x.folder + "e" + strconv.Itoa(from/x.perPage) + ".js", func(b *bytes.Buffer) error {
			return x.writeEntries(b, from)
		}})
	}
	return files
}

// manifest is what search.js must know before it loads anything else.
type manifest struct {
	Scripts []string `json:"scripts"`
	Folder  string   `json:"folder"`
	Entries int      `json:"entries"`
	PerPage int      `json:"perPage"`
	// Kinds lists the kinds as entries follow each other, and the first entry of each.
	Kinds [][2]int `json:"kinds"`
	// Shards lists for each shard the letters that its words begin with.
	Shards [][]string `json:"shards"`
}

func (x *Index) writeManifest(b *bytes.Buffer, scripts []string) error {
	m := manifest{Scripts: scripts, Folder: x.folder, Entries: x.entries.Len(), PerPage: x.perPage, Kinds: x.kinds, Shards: [][]string{}}
	for i := range x.shards {
		m.Shards = append(m.Shards, x.shards[i].groups)
	}
	return writeCall(b, m)
}

// shown is an entry or a part as it is written: a list, without the empty texts at
// its end.
type shown []any

// writeEntries writes the page of entries that begins with the one of that number.
func (x *Index) writeEntries(b *bytes.Buffer, from int) error {
	var out []shown
	for n := from; n < min(from+x.perPage, x.entries.Len()); n++ {
		e := x.entries.Entry(n)
		row := shown{e.Kind, short(e.Label), e.Detail, e.Provider, e.URL, e.Class, e.Owner}
		for _, p := range shownParts(&e) {
			row = append(row, shown{short(p.Text), p.Detail, p.URL, p.Class, p.Owner})
		}
		out = append(out, row)
	}
	return writeCall(b, out)
}

// writeCall writes a call of demarcSearch. JSON is JavaScript, and package json
// escapes what HTML or an old browser would read otherwise.
func writeCall(b *bytes.Buffer, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write search index: %w", err)
	}
	b.WriteString("demarcSearch(")
	b.Write(data)
	b.WriteString(")\n")
	return nil
}

// What is shown of an entry is bounded, whatever a document holds: texts in bytes,
// and the bytes of all parts together.
const (
	textBytes  = 240
	partsBytes = 4 << 10
)

// short cuts a text that is too long to be shown as a result.
func short(s string) string {
	if len(s) <= textBytes {
		return s
	}
	n := textBytes
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// shownParts are the parts that are shown, from the first one on.
func shownParts(e *Entry) []Part {
	size := 0
	for i := range e.Parts {
		if size += partSize(&e.Parts[i]); size > partsBytes {
			return e.Parts[:i]
		}
	}
	return e.Parts
}

func partSize(p *Part) int {
	return min(len(p.Text), textBytes) + len(p.Detail) + len(p.URL) + len(p.Class) + len(p.Owner) + 20
}

// shownSize is about how many bytes an entry takes in its page.
func shownSize(e *Entry) int {
	size := min(len(e.Label), textBytes) + len(e.Detail) + len(e.Provider) + len(e.URL) + len(e.Class) + len(e.Owner) + 30
	for _, p := range shownParts(e) {
		size += partSize(&p)
	}
	return size
}
