package dialect

import (
	"bytes"
	"slices"
	"strings"

	"demarc/internal/diag"
	"demarc/internal/source"
)

const (
	keyrefPrefix  = "site.data.keyword."
	contentPrefix = "site.data.content."
	// contentFile holds the paragraphs and tables that contentPrefix names.
	contentFile = "conref.md"
	// maxReference bounds the text of one reference, in bytes: keyrefs that name
	// each other can grow without end.
	maxReference = 256 << 10
	maxNesting   = 8
)

var emptyKeyrefs = words("empty keyrefs")

// references replaces keyrefs by their values and includes by their text. An
// unresolved keyref becomes its name between marks, which a page shows apart and
// plain text drops; any other {{…}} is text and stays.
func (p *preparation) references(v *source.View) []source.Edit {
	var edits []source.Edit
	reported := map[string]bool{}
	for at := 0; ; {
		start, end, name := nextReference(v.Text, at)
		if start < 0 {
			return append(edits, p.brokenLinks(v)...)
		}
		at = end
		text, known, rule := p.resolve(name, nil)
		if !known {
			continue
		}
		if rule != nil && !reported[name] {
			reported[name] = true
			p.find(v, rule, start, end, name, "%s has no value", name)
		}
		edits = append(edits, source.Edit{Start: start, End: end, New: text})
	}
}

// nextReference finds the next {{name}} at or behind at; start is -1 where there
// is none.
func nextReference(s []byte, at int) (start, end int, name string) {
	for {
		i := bytes.Index(s[at:], []byte("{{"))
		if i < 0 {
			return -1, -1, ""
		}
		start = at + i
		j := bytes.IndexAny(s[start+2:], "{}\n")
		if j >= 0 && bytes.HasPrefix(s[start+2+j:], []byte("}}")) {
			return start, start + j + 4, strings.TrimSpace(string(s[start+2 : start+2+j]))
		}
		at = start + 2
	}
}

// resolve returns the text of a reference; known is false where the braces mean
// something else. A reference that cannot be resolved gives a placeholder and the
// rule that says why. path holds the names that led here.
func (p *preparation) resolve(name string, path []string) (text string, known bool, rule *diag.Rule) {
	if key, ok := strings.CutPrefix(name, keyrefPrefix); ok {
		return p.keyref(key, path)
	}
	file, anchor, found := contentFile, "", false
	if anchor, found = strings.CutPrefix(name, contentPrefix); !found {
		file, anchor, _ = strings.Cut(name, "#")
		if !strings.HasSuffix(file, ".md") || strings.ContainsAny(file, " \t|") {
			return "", false, nil
		}
	}
	if p.Include == nil || len(path) > maxNesting || slices.Contains(path, name) {
		return placeholder(name), true, diag.IncludeMissing
	}
	included, ok := p.Include(file)
	if ok && anchor != "" {
		included, ok = excerpt(included, anchor)
	}
	if !ok {
		return placeholder(name), true, diag.IncludeMissing
	}
	return p.expand(included, append(path, name)), true, nil
}

// keyref returns the value of a keyref.
func (p *preparation) keyref(key string, path []string) (string, bool, *diag.Rule) {
	if slices.Contains(emptyKeyrefs, key) {
		return "", true, nil
	}
	value, ok := p.Keyrefs[key]
	switch {
	case !ok:
		return placeholder(key), true, diag.KeyrefUnresolved
	case slices.Contains(path, key) || len(path) > maxNesting:
		return placeholder(key), true, diag.KeyrefCycle
	case !strings.Contains(value, "{{"):
		return value, true, nil
	}
	text := p.expand(value, append(path, key))
	if strings.Contains(text, string(source.MarkFirst)+key+string(markEnd)) {
		return text, true, diag.KeyrefCycle
	}
	return text, true, nil
}

// expand resolves the references in the text of a reference.
func (p *preparation) expand(text string, path []string) string {
	var b strings.Builder
	s := []byte(text)
	for at := 0; ; {
		start, end, name := nextReference(s, at)
		if start < 0 || b.Len() > maxReference {
			b.Write(s[at:])
			break
		}
		b.Write(s[at:start])
		if inner, known, _ := p.resolve(name, path); known {
			b.WriteString(inner)
		} else {
			b.Write(s[start:end])
		}
		at = end
	}
	return clipText(b.String(), maxReference)
}

func clipText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// markEnd ends the name of an unresolved reference.
const markEnd = source.MarkFirst + 1

func placeholder(name string) string {
	return string(source.MarkFirst) + name + string(markEnd)
}

// excerpt returns the part of a text that carries the anchor: the block above an
// attribute list {: #anchor}, or the whole section where that is a heading.
func excerpt(text, anchor string) (string, bool) {
	lines := strings.Split(text, "\n")
	mark := slices.IndexFunc(lines, func(l string) bool {
		t := strings.TrimSpace(l)
		return strings.HasPrefix(t, "{:") && slices.Contains(strings.Fields(strings.Trim(t, "{:}")), "#"+anchor)
	})
	if mark < 1 {
		return "", false
	}
	start := mark
	for start > 0 && strings.TrimSpace(lines[start-1]) != "" {
		start--
	}
	end := mark
	if level := headingLevel(lines[start]); level > 0 {
		for end = mark + 1; end < len(lines); end++ {
			if l := headingLevel(lines[end]); l > 0 && l <= level {
				break
			}
		}
	}
	return strings.Join(lines[start:end], "\n"), true
}

func headingLevel(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n > 6 || n == len(line) || n > 0 && line[n] != ' ' {
		return 0
	}
	return n
}

// brokenLinks closes the parenthesis of a link that an attribute list was written
// into: [text](address{: external}.
func (p *preparation) brokenLinks(v *source.View) []source.Edit {
	var edits []source.Edit
	for at := 0; ; {
		i := bytes.Index(v.Text[at:], []byte("]("))
		if i < 0 {
			return edits
		}
		at += i + 2
		if j := bytes.IndexAny(v.Text[at:], " \t\n(){"); j > 0 && bytes.HasPrefix(v.Text[at+j:], []byte("{: ")) {
			edits = append(edits, source.Edit{Start: at + j, End: at + j, New: ")"})
		}
	}
}
