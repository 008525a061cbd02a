package dialect

import (
	"bytes"
	"fmt"
	"maps"
	"path"
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

	maxNesting = 8
	// maxReference bounds the text of one reference, maxReferences that of all
	// references of a document, in bytes: what names itself twice doubles with
	// every step.
	maxReference  = 1 << 20
	maxReferences = 16 << 20
)

var emptyKeyrefs = words("empty keyrefs")

// references replaces keyrefs by their values and includes by their text. One that
// cannot be resolved becomes its name between marks, which a page shows apart and
// plain text drops; any other {{…}} is text and stays.
func (p *preparation) references(v *source.View) []source.Edit {
	var edits []source.Edit
	r := &resolver{Options: p.Options, known: map[string]resolved{}, files: map[string]*included{}}
	reported := map[string]bool{}
	room := maxReferences
	for at := 0; ; {
		start, end, name := nextReference(v.Text, at)
		if start < 0 {
			return edits
		}
		at = end
		one, known := r.resolve(name, nil)
		if !known {
			continue
		}
		if room -= len(one.text); room < 0 {
			one = r.fault(name, diag.ReferenceLimit, "references hold more than %d bytes up to here", maxReferences)
		}
		for _, f := range one.faults {
			if !reported[f.key] {
				reported[f.key] = true
				p.find(v, f.rule, start, end, f.key, "%s", f.message)
			}
		}
		edits = append(edits, source.Edit{Start: start, End: end, New: fit(v.Text, start, end, one.text)})
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
		at = start + 1
	}
}

// fit returns the text of a reference at s[start:end] as it can stand there: with
// several lines alone on its line, each behind the marks that the line begins with,
// elsewhere on one line.
func fit(s []byte, start, end int, text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	text = strings.Trim(text, "\n")
	begin := start
	for begin > 0 && (s[begin-1] == ' ' || s[begin-1] == '\t' || s[begin-1] == '>') {
		begin--
	}
	rest := trimIndent(s[end:])
	if (begin > 0 && s[begin-1] != '\n') || len(rest) > 0 && rest[0] != '\n' {
		return strings.Join(strings.Fields(text), " ")
	}
	return strings.ReplaceAll(text, "\n", "\n"+string(s[begin:start]))
}

// resolver finds the text of references, of each name once.
type resolver struct {
	Options
	known map[string]resolved
	files map[string]*included
	spent int // bytes of nested references so far
}

// resolved is the text of a reference, with what is wrong with it.
type resolved struct {
	text   string
	faults []fault
	// onPath says that a fault lies in the names that led here, and that the
	// reference may have a text elsewhere.
	onPath bool
}

// fault is a reference that has no text, or one inside another.
type fault struct {
	key, message string
	rule         *diag.Rule
}

// fault returns a placeholder for the name.
func (r *resolver) fault(name string, rule *diag.Rule, format string, args ...any) resolved {
	return resolved{text: placeholder(name), faults: []fault{{name, name + ": " + fmt.Sprintf(format, args...), rule}}}
}

// resolve returns the text of a reference; known is false where the braces mean
// something else. path holds the names that led here.
func (r *resolver) resolve(name string, path []string) (one resolved, known bool) {
	key, isKeyref := strings.CutPrefix(name, keyrefPrefix)
	switch {
	case isKeyref && slices.Contains(emptyKeyrefs, key):
		return resolved{}, true
	case !isKeyref && !namesText(name):
		return resolved{}, false
	case slices.Contains(path, name):
		one = r.fault(key, diag.KeyrefCycle, "it contains itself")
		one.onPath = true
		return one, true
	case len(path) >= maxNesting:
		one = r.fault(key, diag.ReferenceLimit, "references are nested more than %d deep here", maxNesting)
		one.onPath = true
		return one, true
	}
	one, known = r.known[name]
	if known {
		return one, true
	}
	if isKeyref {
		one = r.keyref(key, append(path, name))
	} else {
		one = r.include(name, append(path, name))
	}
	if len(path) == 0 || !one.onPath {
		r.known[name] = one
	}
	return one, true
}

// namesText reports whether a reference names a file, or a part of one.
func namesText(name string) bool {
	if strings.HasPrefix(name, contentPrefix) {
		return true
	}
	file, _, _ := strings.Cut(name, "#")
	return !strings.ContainsAny(file, " \t|\"'`") && (strings.HasSuffix(file, ".md") ||
		strings.HasPrefix(file, "./") || strings.HasPrefix(file, "../") || strings.HasPrefix(file, "/"))
}

// keyref returns the value of a keyref, on one line.
func (r *resolver) keyref(key string, path []string) resolved {
	value, ok := r.Keyrefs[key]
	if !ok {
		return r.fault(key, diag.KeyrefUnresolved, "the keyref has no value")
	}
	one := r.expand(key, value, path)
	one.text = strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return ' '
		case c < ' ' || c >= 0x7f && c <= 0x9f:
			return -1
		}
		return c
	}, one.text)
	return one
}

// include returns the text that a reference takes from another file.
func (r *resolver) include(name string, path []string) resolved {
	file, anchor, found := contentFile, "", false
	if anchor, found = strings.CutPrefix(name, contentPrefix); !found {
		file, anchor, _ = strings.Cut(name, "#")
	}
	f := r.file(file)
	if f == nil {
		return r.fault(name, diag.IncludeMissing, "there is no file %q that may be included", file)
	}
	text := f.text
	if anchor != "" {
		if text, found = f.excerpt(anchor); !found {
			return r.fault(name, diag.IncludeMissing, "nothing in %q has the anchor %q", file, anchor)
		}
	}
	return r.expand(name, text, path)
}

// file returns an included file, read once; nil where there is none.
func (r *resolver) file(name string) *included {
	name = path.Clean(name)
	f, read := r.files[name]
	if !read && r.Include != nil {
		if text, ok := r.Include(name); ok {
			f = &included{text: text}
		}
	}
	r.files[name] = f
	return f
}

// expand resolves the references in the text of the reference name.
func (r *resolver) expand(name, text string, path []string) resolved {
	if !strings.Contains(text, "{{") && len(text) <= maxReference {
		return resolved{text: text}
	}
	var b strings.Builder
	defer func() { r.spent += b.Len() }()
	faults := map[string]fault{}
	onPath := false
	s := []byte(text)
	for at := 0; ; {
		if left := b.Len() + len(s) - at; left > maxReference || r.spent+left > maxReferences {
			return r.fault(name, diag.ReferenceLimit, "its text is longer than %d bytes", maxReference)
		}
		start, end, inner := nextReference(s, at)
		if start < 0 {
			b.Write(s[at:])
			break
		}
		b.Write(s[at:start])
		if one, known := r.resolve(inner, path); known {
			b.WriteString(fit(s, start, end, one.text))
			onPath = onPath || one.onPath
			for _, f := range one.faults {
				faults[f.key] = f
			}
		} else {
			b.Write(s[start:end])
		}
		at = end
	}
	byKey := func(a, b fault) int { return strings.Compare(a.key, b.key) }
	return resolved{b.String(), slices.SortedFunc(maps.Values(faults), byKey), onPath}
}

// markEnd ends the name of an unresolved reference.
const markEnd = source.MarkFirst + 1

// placeholder returns a name between marks, without what Markdown would read in it.
func placeholder(name string) string {
	return string(source.MarkFirst) + strings.Map(func(c rune) rune {
		if strings.ContainsRune("\\`*<>[]()|!~&\"'{}", c) || c < ' ' {
			return -1
		}
		return c
	}, name) + string(markEnd)
}

// brokenLinks closes the parenthesis of a link that an attribute list was written
// into: [text](address{: external} or [text](address{: external}).
func (p *preparation) brokenLinks(v *source.View) []source.Edit {
	var edits []source.Edit
	var code fence
	for _, l := range linesOf(v.Text) {
		s := l.text(v.Text)
		if code.inside(s) {
			continue
		}
		closed := bytes.IndexByte(s, '}') >= 0
		for at := 0; ; {
			i := bytes.Index(s[at:], []byte("]("))
			if i < 0 {
				break
			}
			at += i + 2
			j := bytes.IndexAny(s[at:], " \t(){")
			if j < 1 || !bytes.HasPrefix(s[at+j:], []byte("{:")) {
				continue
			}
			at += j
			edits = append(edits, source.Edit{Start: l.start + at, End: l.start + at, New: ")"})
			if !closed {
				continue
			}
			k := bytes.IndexByte(s[at:], '}')
			if closed = k >= 0; closed && at+k+1 < len(s) && s[at+k+1] == ')' {
				edits = append(edits, source.Edit{Start: l.start + at + k + 1, End: l.start + at + k + 2})
			}
		}
	}
	return edits
}
