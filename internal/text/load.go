package text

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"demarc/internal/config"
)

// Source is the language that is complete, and that others are translated from.
const Source = "en"

// entry is a text before it is compiled: a format, or one a plural form.
type entry struct {
	format string
	forms  map[string]string
	node   *yaml.Node // where it is written
}

// file is the content of a language's file.
type file struct {
	name, direction string
	entries         map[string]entry
}

// Wording is a file of a site's own texts. The zero value is none.
type Wording struct {
	Path string // for errors
	Data []byte
}

// Load reads the texts of a language from a folder of <lang>.yaml files, and then
// a site's own wording, which stands before them. A tag with a region or script
// finds the file of its language ("fr-CA" that of "fr"); one that no file is for
// gets English, and [Texts.Lang] says so, unless the wording is that language's.
// It fails where a file cannot be read, holds what is no text, or where a wording
// has a text that English has not or fills in what it cannot.
func Load(fsys fs.FS, lang string, own Wording) (*Texts, error) {
	source, err := readFile(fsys, Source)
	if err != nil {
		return nil, fmt.Errorf("load interface texts: %w", err)
	}
	tag, err := language.Parse(lang)
	if err != nil {
		tag = language.English
	}
	base, _ := tag.Base()
	f, entries := source, maps.Clone(source.entries)
	if base.String() != Source {
		switch translated, err := readFile(fsys, base.String()); {
		case err == nil:
			f = translated
			maps.Copy(entries, translated.entries)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("load interface texts: %w", err)
		case own.Path == "":
			tag = language.English
		}
	}
	if own.Path != "" {
		wording, err := own.read(source)
		if err != nil {
			return nil, fmt.Errorf("load interface texts: %w", err)
		}
		f.name, f.direction = cmp.Or(wording.name, f.name), cmp.Or(wording.direction, f.direction)
		maps.Copy(entries, wording.entries)
	}
	return compile(tag, f, entries)
}

// read reads a wording and holds it against English.
func (w Wording) read(source file) (file, error) {
	f, d := parse(w.Path, w.Data, "texts")
	for _, key := range slices.Sorted(maps.Keys(f.entries)) {
		e := f.entries[key]
		english, ok := source.entries[key]
		switch {
		case !ok:
			d.Fail(e.node, "text %q is in no page: want one that %s.yaml has", key, Source)
		case e.forms != nil && english.forms == nil:
			d.Fail(e.node, "text %q does not count: want no forms", key)
		case !english.fills(e):
			d.Fail(e.node, "text %q fills in %s: want only %s", key, strings.Join(e.arguments(), " "), strings.Join(english.arguments(), " "))
		}
	}
	return f, d.Err()
}

var argument = regexp.MustCompile(`%(\[\d+\])?[.\d]*[a-z]`)

// arguments lists what a text fills in, sorted.
func (e entry) arguments() []string {
	format := e.format
	if e.forms != nil {
		format = e.forms["other"]
	}
	args := argument.FindAllString(format, -1)
	slices.Sort(args)
	return slices.Compact(args)
}

// fills reports whether the text o asks for nothing that e does not.
func (e entry) fills(o entry) bool {
	known := e.arguments()
	return !slices.ContainsFunc(o.arguments(), func(a string) bool { return !slices.Contains(known, a) })
}

// Languages lists the languages of the files in a folder, in order.
func Languages(fsys fs.FS) ([]string, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list interface texts: %w", err)
	}
	for i, n := range names {
		names[i] = strings.TrimSuffix(n, ".yaml")
	}
	return names, nil
}

func compile(tag language.Tag, f file, entries map[string]entry) (*Texts, error) {
	t := &Texts{
		lang: tag.String(), name: f.name, direction: f.direction,
		plain: map[string]string{}, known: make(map[string]bool, len(entries)),
	}
	b := catalog.NewBuilder(catalog.Fallback(tag))
	for key, e := range entries {
		t.known[key] = true
		var err error
		switch {
		case e.forms != nil:
			err = b.Set(tag, key, plural.Selectf(1, "%d", cases(e.forms)...))
		case strings.Contains(e.format, "%"):
			err = b.SetString(tag, key, e.format)
		default:
			t.plain[key] = e.format
			err = b.SetString(tag, key, e.format)
		}
		if err != nil {
			return nil, fmt.Errorf("load interface texts of %s: %s: %w", tag, key, err)
		}
	}
	t.printer = message.NewPrinter(tag, message.Catalog(b))
	return t, nil
}

// selectors are the names of plural forms, in the order in which they are tried;
// exact numbers come before them.
var selectors = []string{"zero", "one", "two", "few", "many", "other"}

func cases(forms map[string]string) []any {
	var out []any
	for _, k := range slices.Sorted(maps.Keys(forms)) {
		if k[0] == '=' {
			out = append(out, k, forms[k])
		}
	}
	for _, k := range selectors {
		if f, ok := forms[k]; ok {
			out = append(out, k, f)
		}
	}
	return out
}

func readFile(fsys fs.FS, lang string) (file, error) {
	name := lang + ".yaml"
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return file{}, err
	}
	f, d := parse(name, data, "language", "direction", "texts")
	return f, d.Err()
}

// parse reads a file of texts that must have the required keys.
func parse(name string, data []byte, required ...string) (file, *config.Decoder) {
	f := file{entries: map[string]entry{}}
	d := &config.Decoder{Path: name}
	if root := d.Parse(data); root != nil {
		d.Mapping(root, "the texts of a language", config.Keys{
			"language": d.Into(&f.name),
			"direction": func(key string, n *yaml.Node) {
				if f.direction = d.Text(n, key); f.direction != "ltr" && f.direction != "rtl" {
					d.Fail(n, "key %q is %q: want ltr or rtl", key, f.direction)
				}
			},
			"texts": func(_ string, n *yaml.Node) { f.sections(d, n) },
		}, required...)
	}
	return f, d
}

func (f *file) sections(d *config.Decoder, n *yaml.Node) {
	d.Each(n, "the texts", func(section, texts *yaml.Node) {
		d.Each(texts, section.Value, func(name, value *yaml.Node) {
			f.entries[section.Value+"."+name.Value] = decode(d, name.Value, value)
		})
	})
}

func decode(d *config.Decoder, key string, n *yaml.Node) entry {
	if n.Kind != yaml.MappingNode {
		return entry{format: d.Text(n, key), node: n}
	}
	forms := map[string]string{}
	seen := d.Each(n, key, func(form, value *yaml.Node) {
		if form.Value == "" || form.Value[0] != '=' && !slices.Contains(selectors, form.Value) {
			d.Fail(form, "form %q of %q: want a number after =, or one of %s", form.Value, key, strings.Join(selectors, ", "))
			return
		}
		forms[form.Value] = d.Text(value, form.Value)
	})
	if !seen["other"] {
		d.Fail(n, "%q has no form %q: want one", key, "other")
	}
	return entry{forms: forms, node: n}
}
