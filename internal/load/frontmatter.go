package load

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"
)

// matter is what a document's front matter says.
type matter map[string]any

var (
	matterKey  = regexp.MustCompile(`^["']?[A-Za-z_][\w.\- ]*["']?\s*[:=]`)
	yamlFormat = frontmatter.NewFormat("---", "---", yaml.Unmarshal)
)

// splitMatter reads the front matter at the start of a text without byte order
// mark and returns the offset of the body behind it. The library that reads the
// block tells neither that offset nor whether the block closes, so both are found
// here. A thematic break at the top of a document opens no block: a line "key:"
// must follow. A block that does not close is an error, and then the body begins
// at its first blank line; so is one that cannot be read.
func splitMatter(text []byte) (m matter, body int, err error) {
	mark, format := "---", yamlFormat
	if bytes.HasPrefix(text, []byte("+++\n")) {
		mark = "+++"
	} else if !bytes.HasPrefix(text, []byte("---\n")) && !bytes.HasPrefix(text, []byte("--- \n")) {
		return nil, 0, nil
	}
	start := bytes.IndexByte(text, '\n') + 1
	if !opensMatter(text[start:]) {
		return nil, 0, nil
	}
	end := closing(text, start, mark)
	if end < 0 {
		return nil, unclosedEnd(text, start), fmt.Errorf("the block that %s opens does not close", mark)
	}
	m = matter{}
	var formats []*frontmatter.Format
	if mark == "---" {
		formats = append(formats, format)
	}
	block := append(bytes.TrimRight(text[:end], " \n"), '\n')
	if _, err := frontmatter.Parse(bytes.NewReader(block), &m, formats...); err != nil {
		return nil, end, fmt.Errorf("the block cannot be read: %w", err)
	}
	return m, end, nil
}

// opensMatter reports whether the first line that says something is a key.
func opensMatter(s []byte) bool {
	for line := range bytes.Lines(s) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		return matterKey.Match(line)
	}
	return false
}

// closing returns the offset behind the line that closes the block, or -1.
func closing(text []byte, at int, mark string) int {
	for at < len(text) {
		end := len(text)
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if string(bytes.TrimRight(text[at:end], " \n")) == mark {
			return end
		}
		at = end
	}
	return -1
}

// unclosedEnd returns where the body begins behind a block that does not close.
func unclosedEnd(text []byte, start int) int {
	if i := bytes.Index(text[start:], []byte("\n\n")); i >= 0 {
		return start + i + 1
	}
	return len(text)
}

// text returns the first of the keys that holds text or a date.
func (m matter) text(keys ...string) string {
	for _, k := range keys {
		switch v := m[k].(type) {
		case string:
			if v = strings.TrimSpace(v); v != "" {
				return v
			}
		case time.Time:
			return v.Format(time.DateOnly)
		}
	}
	return ""
}

// dateLayouts are the ways in which front matter writes dates.
var dateLayouts = []string{time.DateOnly, time.RFC3339, "01/02/2006", "2006/01/02", "January 2, 2006", "2 January 2006", "2006-01-02 15:04:05", "2006-01-02 15:04:05 -0700"}

// date returns the first of the keys that holds a date, as YYYY-MM-DD.
func (m matter) date(keys ...string) string {
	for _, k := range keys {
		s := m.text(k)
		if inner := m.within(k); inner != nil {
			s = inner.text("updated", "date", "created")
		}
		for _, layout := range dateLayouts {
			if t, err := time.Parse(layout, s); err == nil {
				return t.Format(time.DateOnly)
			}
		}
	}
	return ""
}

// within returns the keys under a key, nil where it has none: MkDocs and Docusaurus
// put dates there.
func (m matter) within(key string) matter {
	switch v := m[key].(type) {
	case map[string]any:
		return v
	case map[any]any:
		out := matter{}
		for k, one := range v {
			if name, ok := k.(string); ok {
				out[name] = one
			}
		}
		return out
	case matter:
		return v
	}
	return nil
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
