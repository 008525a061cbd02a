package dialect

import (
	"bytes"
	"strings"
)

// included is a file that a document takes text from.
type included struct {
	text string
	// anchors says where each anchor of the file stands; nil until one is asked
	// for.
	anchors map[string]anchored
	lines   []line
}

// anchored is a block with an anchor: its first line and the line that holds the
// attribute list.
type anchored struct{ block, list int }

// excerpt returns the part of the text that carries the anchor: the block above an
// attribute list {: #anchor}, or the whole section where that is a heading. The
// list comes along without the anchor, which stays the other file's own.
func (f *included) excerpt(anchor string) (string, bool) {
	if f.anchors == nil {
		f.index()
	}
	at, ok := f.anchors[anchor]
	if !ok {
		return "", false
	}
	s := []byte(f.text)
	end := at.list + 1
	if level := headingLevel(f.lines[at.block].text(s)); level > 0 {
		var code fence
		for ; end < len(f.lines); end++ {
			t := f.lines[end].text(s)
			if l := headingLevel(t); !code.inside(t) && l > 0 && l <= level {
				break
			}
		}
	} else {
		for end < len(f.lines) && isAttributeLine(f.lines[end].text(s)) {
			end++
		}
	}
	list := f.lines[at.list]
	before, after := f.text[f.lines[at.block].start:list.start], f.text[list.end:f.lines[end-1].end]
	own := strings.TrimRight(withoutAnchor(string(list.text(s)), anchor), " \t")
	return strings.TrimRight(before+own+after, "\n"), true
}

// index finds the anchors of the file.
func (f *included) index() {
	s := []byte(f.text)
	f.lines, f.anchors = linesOf(s), map[string]anchored{}
	block, above := -1, -1 // where the last block begins, and the last line of text
	for i, l := range f.lines {
		t := l.text(s)
		switch {
		case blank(t):
			continue
		case isAttributeLine(t):
		case above < 0 || above != i-1 || headingLevel(f.lines[above].text(s)) > 0 || isAttributeLine(f.lines[above].text(s)):
			block = i
		}
		above = i
		for _, name := range anchorsIn(t) {
			if _, taken := f.anchors[name]; !taken && block >= 0 {
				f.anchors[name] = anchored{block, i}
			}
		}
	}
}

func isAttributeLine(s []byte) bool { return bytes.HasPrefix(trimIndent(s), []byte("{:")) }

// anchorsIn returns the anchors of the attribute lists of a line.
func anchorsIn(s []byte) []string {
	var names []string
	for {
		_, list, found := bytes.Cut(s, []byte("{:"))
		if !found {
			return names
		}
		list, s, _ = bytes.Cut(list, []byte("}"))
		for _, word := range strings.Fields(string(list)) {
			if name, ok := strings.CutPrefix(word, "#"); ok && name != "" {
				names = append(names, name)
			}
		}
	}
}

// withoutAnchor takes an anchor out of the attribute lists of a line, and a list
// that held nothing else.
func withoutAnchor(s, anchor string) string {
	for _, end := range []string{"}", " "} {
		s = strings.Replace(s, "#"+anchor+end, end, 1)
	}
	return strings.NewReplacer("{: }", "", "{:}", "").Replace(s)
}
