package load

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"demarc/internal/config"
	"demarc/internal/model"
)

// NotesFile is the file of editors' notes in the content root. It need not be
// there.
const NotesFile = "notes.yaml"

// readNotes reads the editors' notes and holds their evidence against what the
// catalog says now. A topic or provider that the catalog has not is a fault of the
// file; evidence that is gone is not, because documents change without it.
func readNotes(fsys fs.FS, c *model.Catalog) error {
	data, err := fs.ReadFile(fsys, NotesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("load %s: %w", NotesFile, err)
	}
	d := &config.Decoder{Path: NotesFile}
	lang := "en"
	if root := d.Parse(data); root != nil {
		d.Mapping(root, "the notes", config.Keys{
			"lang": languageTag(d, &lang),
			"notes": func(key string, n *yaml.Node) {
				d.List(n, key, func(item *yaml.Node) { c.Notes = append(c.Notes, readNote(d, item, c)) })
			},
		}, "notes")
	}
	for i := range c.Notes {
		c.Notes[i].Lang = lang
	}
	if err := d.Err(); err != nil {
		return err
	}
	judgeEvidence(c)
	return nil
}

func readNote(d *config.Decoder, n *yaml.Node, c *model.Catalog) model.EditorNote {
	note := model.EditorNote{Line: n.Line}
	d.Mapping(n, "a note", config.Keys{
		"topic": func(key string, n *yaml.Node) {
			note.Topic = d.Text(n, key)
			if !slices.ContainsFunc(c.Topics, func(t model.Topic) bool { return t.ID == note.Topic }) {
				d.Fail(n, "topic %q: want the id of a topic of the taxonomy", note.Topic)
			}
		},
		"providers": func(key string, n *yaml.Node) {
			d.List(n, key, func(item *yaml.Node) {
				id := d.Text(item, key)
				if !slices.ContainsFunc(c.Providers, func(p model.Provider) bool { return p.ID == id }) {
					d.Fail(item, "provider %q: want the name of a provider's folder", id)
				}
				note.Providers = append(note.Providers, id)
			})
			if slices.Sort(note.Providers); len(slices.Compact(slices.Clone(note.Providers))) < max(2, len(note.Providers)) {
				d.Fail(n, "key %q: want at least two providers, each once", key)
			}
		},
		"text": d.Into(&note.Text),
		"evidence": func(key string, n *yaml.Node) {
			d.List(n, key, func(item *yaml.Node) {
				id, seal, _ := strings.Cut(d.Text(item, key), " ")
				note.Evidence = append(note.Evidence, model.Evidence{ID: id, Seal: strings.TrimSpace(seal)})
			})
			if len(n.Content) == 0 {
				d.Fail(n, "key %q is empty: want the id of a responsibility that the note rests on", key)
			}
		},
	}, "topic", "providers", "text", "evidence")
	return note
}

// languageTag reads the language of the sentences. It need not be one in which
// documents are read.
func languageTag(d *config.Decoder, into *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		text := d.Text(n, key)
		if _, err := language.Parse(text); err != nil {
			d.Fail(n, "key %q is %q: want the tag of a language, such as en or pt-BR", key, text)
			return
		}
		*into = text
	}
}

// judgeEvidence says of each piece of evidence how it stands to the catalog.
func judgeEvidence(c *model.Catalog) {
	seals := map[string]string{}
	for i := range c.Notes {
		for _, e := range c.Notes[i].Evidence {
			seals[e.ID] = ""
		}
	}
	for i := range c.Responsibilities {
		r := &c.Responsibilities[i]
		if _, ok := seals[r.ID]; ok {
			seals[r.ID] = r.Seal()
		}
	}
	for i := range c.Notes {
		for j := range c.Notes[i].Evidence {
			e := &c.Notes[i].Evidence[j]
			e.State = state(e.Seal, seals[e.ID])
		}
	}
}

// state compares the seal that was written down with the one of today, "" where
// there is none.
func state(written, now string) model.State {
	switch {
	case now == "":
		return model.StateGone
	case written == "":
		return model.StateOpen
	case written != now:
		return model.StateChanged
	}
	return model.StateHolds
}

// Confirm returns the text of a file of notes with the seal of today behind each
// piece of evidence of the notes that the function chooses. All else stays as it
// is written. Evidence that is gone is left alone.
func Confirm(data []byte, c *model.Catalog, chosen func(*model.EditorNote) bool) []byte {
	seals := map[string]string{}
	for i := range c.Responsibilities {
		seals[c.Responsibilities[i].ID] = c.Responsibilities[i].Seal()
	}
	lines := strings.SplitAfter(string(data), "\n")
	for i := range c.Notes {
		n := &c.Notes[i]
		if !chosen(n) {
			continue
		}
		end := len(lines)
		if i+1 < len(c.Notes) {
			end = c.Notes[i+1].Line - 1
		}
		for l := n.Line - 1; l < end; l++ {
			for _, e := range n.Evidence {
				if seal := seals[e.ID]; seal != "" {
					lines[l] = sealed(lines[l], e, seal)
				}
			}
		}
	}
	return []byte(strings.Join(lines, ""))
}

// sealed writes a seal behind the id in a line "- id" or "- id seal".
func sealed(line string, e model.Evidence, seal string) string {
	text := strings.TrimRight(line, "\r\n")
	item := strings.TrimLeft(text, " ")
	if rest, ok := strings.CutPrefix(item, "- "); ok {
		if id, _, _ := strings.Cut(strings.TrimSpace(rest), " "); id == e.ID {
			return text[:len(text)-len(rest)] + e.ID + " " + seal + line[len(text):]
		}
	}
	return line
}
