package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// list is entries in memory.
type list []Entry

func (l list) Len() int          { return len(l) }
func (l list) Entry(n int) Entry { return l[n] }

// files writes an index.
func files(t *testing.T, x *Index) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range x.Files("../library.js") {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		out[f.Name] = b.String()
	}
	return out
}

// read decodes what a file of an index calls demarcSearch with.
func read(t *testing.T, text string, into any) {
	t.Helper()
	text, begins := strings.CutPrefix(text, "demarcSearch(")
	text, ends := strings.CutSuffix(text, ")\n")
	if !begins || !ends {
		t.Fatalf("not a call of demarcSearch: %.60s", text)
	}
	if head, ok := strings.CutSuffix(text, ",\n]"); ok {
		text = head + "]" // JavaScript allows a comma at the end
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatal(err)
	}
}

// lookUp does what a browser does to find a form: it chooses the shard by the first
// letters, and reads the entries of the term.
func lookUp(t *testing.T, all map[string]string, form string) (entries []int, left int) {
	t.Helper()
	var m manifest
	read(t, all[ManifestName], &m)
	shard := slices.IndexFunc(m.Shards, func(groups []string) bool { return slices.Contains(groups, cut(form, shardLetters)) })
	if shard < 0 {
		return nil, 0
	}
	var rows []any
	read(t, all[fmt.Sprintf("%sw%d.js", m.Folder, shard)], &rows)
	for i := 0; i < len(rows); i += 5 {
		if !slices.Contains(strings.Fields(rows[i].(string)), form) {
			continue
		}
		left = int(rows[i+2].(float64))
		for _, postings := range rows[i+3 : i+5] {
			sum := 0
			for _, step := range postings.([]any) {
				sum += int(step.(float64))
				entries = append(entries, sum/weights)
			}
		}
	}
	slices.Sort(entries)
	return slices.Compact(entries), left
}

var sample = list{
	{Kind: Topic, Label: "Patching", URL: "topics/patching/", Keywords: "Who patches the worker nodes?", Lang: "en"},
	{Kind: Responsibility, Label: "Worker nodes", Detail: "X 1.1", Provider: "Alder", URL: "a#nodes", Class: "s", Owner: "Shared", Lang: "en", Parts: []Part{
		{Text: "Applies patches to kube-proxy.", Detail: "X 1.1.1", URL: "a#nodes~1", Class: "p", Owner: "Provider"},
		{Text: "Reboots nodes after patching.", Detail: "X 1.1.2", URL: "a#nodes~2", Class: "c", Owner: "Customer"},
	}},
	{Kind: Responsibility, Label: "Chiffrement des données", Lang: "fr", URL: "b#c"},
	{Kind: Responsibility, Label: "Sicherungen der Übergänge", Lang: "de", URL: "c#s"},
	{Kind: Document, Label: "Policy of upgrading", Lang: "en", URL: "d"},
}

func TestEveryWordLeadsToItsEntry(t *testing.T) {
	all := files(t, Build(sample))
	for form, want := range map[string][]int{
		"patching": {0, 1}, "patches": {0, 1}, "worker": {0, 1}, "nodes": {0, 1}, "node": nil,
		"kube": {1}, "proxy": {1}, "reboots": {1}, "donnees": {2}, "chiffrement": {2},
		"ubergange": {3}, "sicherungen": {3}, "policy": {4}, "upgrading": {4}, "zebra": nil,
	} {
		if got, _ := lookUp(t, all, form); !slices.Equal(got, want) {
			t.Errorf("%s leads to %v, want %v", form, got, want)
		}
	}
}

func TestFormsOfAStemAreOneTerm(t *testing.T) {
	for _, c := range []struct {
		lang, text, forms string
		shared            int
	}{
		{"en", "patches patching patched", "patched patches patching", 5},
		{"en", "Upgrading", "upgrading", 6}, // "upgrade" finds it by "upgrad"
		{"en", "policies", "policies", 5},   // and "policy" by "polic"
		{"en-GB", "Nodes node", "node nodes", 4},
		{"fr", "chiffrées chiffrer", "chiffrees chiffrer", 6},
		{"de", "Sicherungen Sicherung", "sicherung sicherungen", 6},
		{"es", "copias copia", "copia copias", 4},
		{"it", "nodi nodo", "nodi nodo", 3},
		{"pl", "kopie", "kopie", 5}, // without a stemmer a word is its own stem
	} {
		v := newVocabulary()
		v.add(0, &Entry{Label: c.text, Lang: c.lang})
		if len(v.terms) != 1 {
			t.Errorf("%s: %d terms, want one", c.text, len(v.terms))
			continue
		}
		term := v.terms[0]
		slices.Sort(term.forms)
		if got := strings.Join(term.forms, " "); got != c.forms {
			t.Errorf("%s: forms %q, want %q", c.text, got, c.forms)
		}
		if got := sharedLetters(term.forms, term.stem); got != c.shared {
			t.Errorf("%s: %d letters shared, want %d", c.text, got, c.shared)
		}
	}
}

func TestWordsAreFolded(t *testing.T) {
	var got []string
	eachWord("Zugang über „VPN“ (IPv6), a É ﬁle x²; "+strings.Repeat("é", 60), func(word string) {
		got = append(got, fold(word))
	})
	want := []string{"zugang", "uber", "vpn", "ipv6", "", "", "file", "x2", strings.Repeat("e", longestWord)}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEntriesAreWrittenInPages(t *testing.T) {
	x := Build(sample)
	x.perPage = 2
	all := files(t, x)
	var page [][]any
	read(t, all[x.folder+"e0.js"], &page)
	if len(page) != 2 || page[1][1] != "Worker nodes" || len(page[1]) != 7+2 {
		t.Fatalf("page 0: %v", page)
	}
	if part := page[1][8].([]any); part[2] != "a#nodes~2" || part[4] != "Customer" {
		t.Errorf("second duty: %v", part)
	}
	read(t, all[x.folder+"e2.js"], &page)
	if len(page) != 1 || page[0][1] != "Policy of upgrading" {
		t.Errorf("page 2: %v", page)
	}
	var m manifest
	read(t, all[ManifestName], &m)
	if want := [][2]int{{1, 0}, {0, 1}, {5, 4}}; !slices.Equal(m.Kinds, want) || m.Entries != 5 || m.PerPage != 2 || m.Scripts[0] != "../library.js" {
		t.Errorf("manifest: %+v", m)
	}
}

func TestAnIndexIsNamedByItsEntries(t *testing.T) {
	one, two := Build(sample), Build(sample)
	if !maps.Equal(files(t, one), files(t, two)) {
		t.Error("two indexes of the same entries differ")
	}
	changed := slices.Clone(sample)
	changed[4].URL = "e"
	if Build(changed).folder == one.folder {
		t.Error("an index of other entries lies in the same folder")
	}
}

// many makes entries of words whose frequencies fall as those of a language do, half
// of them in one shard.
func many(n int) list {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.1, 4, 20_000)
	sentence := func(words int) string {
		var b strings.Builder
		for range words {
			fmt.Fprintf(&b, "%s%d ", []string{"co", "in", "re", "co"}[r.IntN(4)], zipf.Uint64())
		}
		return b.String()
	}
	out := make(list, n)
	for i := range out {
		out[i] = Entry{Label: sentence(4), URL: "providers/alder/responsibilities/index.html#a/b", Lang: "en", Provider: "Alder", Class: "p", Owner: "Provider"}
		for range 3 {
			out[i].Parts = append(out[i].Parts, Part{Text: sentence(12), Class: "c", Owner: "Customer", URL: "#a/b~1"})
		}
	}
	return out
}

func TestShardsStaySmall(t *testing.T) {
	all := many(20_000)
	x := Build(all)
	for i := range x.shards {
		if n := len(x.shards[i].data); n > shardBytes {
			t.Errorf("shard %d has %d bytes, want at most %d", i, n, shardBytes)
		}
	}
	written := files(t, x)
	found, left := lookUp(t, written, "co0")
	if len(found) == 0 || left == 0 {
		t.Errorf("the most frequent word leads to %d entries, and %d are said to be left out; want some of each", len(found), left)
	}
	for _, n := range found {
		if e := all[n]; !strings.Contains(e.Label+e.Parts[0].Text+e.Parts[1].Text+e.Parts[2].Text, "co0 ") {
			t.Fatalf("entry %d does not have the word", n)
		}
	}
}

func TestHostileEntriesStayBounded(t *testing.T) {
	var words strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&words, "aa%d ", i)
	}
	e := Entry{Label: strings.Repeat("x", 1<<20) + "</script>", Keywords: words.String() + "\xff\x00", URL: "a"}
	for range 1000 {
		e.Parts = append(e.Parts, Part{Text: strings.Repeat("é", 5000)})
	}
	for name, text := range files(t, Build(slices.Repeat(list{e}, 3))) {
		if len(text) > shardBytes+100 {
			t.Errorf("%s has %d bytes", name, len(text))
		}
		if strings.Contains(text, "</script>") {
			t.Errorf("%s holds a tag", name)
		}
	}
	if all := files(t, Build(list{})); len(all) != 1 {
		t.Errorf("an empty index has %d files, want the manifest", len(all))
	}
}

func TestTheMostTellingPostingsStay(t *testing.T) {
	var all []posting
	for i, w := range []int{1, 4, 2, 4, 1, 3} {
		all = append(all, newPosting(i, w))
	}
	got := mostTelling(all, 4)
	want := []posting{newPosting(1, 4), newPosting(2, 2), newPosting(3, 4), newPosting(5, 3)}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
