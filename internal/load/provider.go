package load

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"demarc/internal/config"
	"demarc/internal/diag"
	"demarc/internal/dialect"
	"demarc/internal/extract"
	"demarc/internal/model"
	"demarc/internal/taxonomy"
)

const providerFile = "provider.yaml"

// provider is a folder of the content root with what its file says.
type provider struct {
	model.Provider
	dir     string
	names   extract.PartyNames
	parties *extract.Parties
	keyrefs map[string]string
	// keyrefInputs are the files that the keyrefs come from.
	keyrefInputs []model.Input
	links        map[string]string // prefix → absolute address
	facts        map[string]*documentFacts
	pins         map[string][]pin
	aliases      []alias
	accept       []acceptance
	kinds        taxonomy.Kinds
	further      map[string]string // the names of further services, by kind
	// published says of which kinds documents are.
	published map[string]bool
	findings  []diag.Finding
}

// documentFacts is what a provider's file says of one document.
type documentFacts struct {
	source, updated, retrieved, dialect, code, topic, title, kind, lang string
}

// pin is a topic that an author gives a responsibility, with the place that says so.
type pin struct {
	topic, place string
	line         int
}

// acceptance is a finding that an author accepts.
type acceptance struct {
	fingerprint, reason, until string
	line                       int // in the provider's file
}

// file is the path of the provider's file in the content.
func (p *provider) file() string { return path.Join(p.dir, providerFile) }

// readProviders reads every folder of the root that holds a provider's file.
func readProviders(fsys fs.FS, kinds taxonomy.Kinds) ([]*provider, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("read the content root: %w", err)
	}
	var out []*provider
	var faults []error
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") || e.Name() == taxonomy.Folder {
			continue
		}
		data, err := fs.ReadFile(fsys, path.Join(e.Name(), providerFile))
		if errors.Is(err, fs.ErrNotExist) {
			if hasDocuments(fsys, e.Name()) {
				faults = append(faults, fmt.Errorf("load %s: no %s: want one with at least a name", e.Name(), providerFile))
			}
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("load %s: %w", e.Name(), err)
		}
		p, err := readProvider(fsys, e.Name(), data, kinds)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		out = append(out, p)
	}
	if len(out) == 0 && len(faults) == 0 {
		return nil, errors.New("read the content root: no provider in it: want a folder with a " + providerFile)
	}
	return out, errors.Join(faults...)
}

// readProvider reads a provider's file.
func readProvider(fsys fs.FS, dir string, data []byte, kinds taxonomy.Kinds) (*provider, error) {
	p := &provider{
		dir: dir, kinds: kinds, links: map[string]string{}, facts: map[string]*documentFacts{},
		pins: map[string][]pin{}, further: map[string]string{}, published: map[string]bool{},
	}
	p.ID, p.Lang, p.Kind = dir, "en", kinds[0].Kind().ID
	d := &config.Decoder{Path: path.Join(dir, providerFile)}
	var keyrefFiles []string
	if root := d.Parse(data); root != nil {
		d.Mapping(root, "the provider", config.Keys{
			"name": d.Into(&p.Name), "service": d.Into(&p.Service), "homepage": p.address(d, &p.Homepage),
			"names": d.Texts(&p.names.Provider), "customer": d.Texts(&p.names.Customer), "partners": d.Texts(&p.names.Partners),
			"lang": documentLanguage(d, &p.Lang), "kind": p.readKind(d, &p.Kind), "keyrefs": p.keyrefFiles(d, &keyrefFiles),
			"services":  func(k string, n *yaml.Node) { p.readServices(d, n) },
			"links":     func(k string, n *yaml.Node) { p.readLinks(d, n) },
			"documents": func(k string, n *yaml.Node) { p.readDocuments(d, n, fsys) },
			"pins":      func(k string, n *yaml.Node) { p.readPins(d, n) },
			"aliases":   func(k string, n *yaml.Node) { p.readAliases(d, n) },
			"accept":    func(k string, n *yaml.Node) { p.readAccept(d, k, n) },
		}, "name")
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	if err := p.readKeyrefs(fsys, keyrefFiles); err != nil {
		return nil, err
	}
	return p, p.complete()
}

// complete fills in what the file leaves to defaults.
func (p *provider) complete() error {
	p.Service = cmp.Or(p.Service, p.Name)
	if len(p.names.Provider) == 0 {
		p.names.Provider = []string{p.Name}
	}
	words, err := extract.WordsOf(p.Lang)
	if err != nil {
		return fmt.Errorf("load %s/%s: %w", p.dir, providerFile, err)
	}
	p.Parties = []model.Party{
		{ID: string(model.RoleProvider), Role: model.RoleProvider, Name: p.names.Provider[0]},
		{ID: string(model.RoleCustomer), Role: model.RoleCustomer, Name: words.You},
	}
	for _, n := range p.names.Partners {
		p.Parties = append(p.Parties, model.Party{ID: model.Slug(n), Role: model.RolePartner, Name: n})
	}
	p.parties = extract.NewParties(p.Parties, p.names, words)
	return nil
}

// partiesIn returns the parties as documents in a language name them.
func (p *provider) partiesIn(lang string) *extract.Parties {
	if words, err := extract.WordsOf(lang); lang != p.Lang && err == nil {
		return extract.NewParties(p.Parties, p.names, words)
	}
	return p.parties
}

// documentLanguage reads a language that there are words of.
func documentLanguage(d *config.Decoder, into *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		*into = d.Text(n, key)
		if _, err := extract.WordsOf(*into); *into != "" && err != nil {
			d.Fail(n, "%v", err)
		}
	}
}

// address reads an absolute address.
func (p *provider) address(d *config.Decoder, into *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		*into = d.Text(n, key)
		if !absolute(*into) {
			d.Fail(n, "key %q is %q: want an absolute address, https://…", key, *into)
		}
	}
}

func absolute(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

func (p *provider) readLinks(d *config.Decoder, n *yaml.Node) {
	d.Each(n, "links", func(key, value *yaml.Node) {
		target := d.Text(value, key.Value)
		if !absolute(target) {
			d.Fail(value, "link prefix %q leads to %q: want an absolute address", key.Value, target)
		}
		p.links[key.Value] = target
	})
}

func (p *provider) readDocuments(d *config.Decoder, n *yaml.Node, fsys fs.FS) {
	if n.ShortTag() == "!!null" {
		return
	}
	d.Each(n, "documents", func(key, value *yaml.Node) {
		f := &documentFacts{}
		p.facts[key.Value] = f
		if _, err := fs.Stat(fsys, path.Join(p.dir, key.Value)); err != nil {
			d.Fail(key, "document %q does not exist: want a file in %s", key.Value, p.dir)
			return
		}
		if value.ShortTag() == "!!null" {
			return
		}
		d.Mapping(value, "document "+key.Value, config.Keys{
			"source": p.address(d, &f.source), "updated": date(d, &f.updated), "retrieved": date(d, &f.retrieved),
			"dialect": dialectName(d, &f.dialect), "code": d.Into(&f.code), "topic": d.Into(&f.topic), "title": d.Into(&f.title), "lang": documentLanguage(d, &f.lang),
			"kind": p.readKind(d, &f.kind),
		})
	})
}

// date reads YYYY-MM-DD.
func date(d *config.Decoder, into *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		if n.ShortTag() != "!!timestamp" && n.ShortTag() != "!!str" || !isDate(n.Value) {
			d.Fail(n, "key %q is %q: want a date, YYYY-MM-DD", key, n.Value)
			return
		}
		*into = n.Value
	}
}

func dialectName(d *config.Decoder, into *string) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		*into = d.Text(n, key)
		if !slices.Contains(dialect.Names(), dialect.Name(*into)) {
			d.Fail(n, "key %q is %q: want one of ibm, gfm, plain", key, *into)
		}
	}
}

func (p *provider) readPins(d *config.Decoder, n *yaml.Node) {
	d.Each(n, "pins", func(key, value *yaml.Node) {
		d.List(value, key.Value, func(item *yaml.Node) {
			topic := d.Text(item, key.Value)
			known := func(t *taxonomy.Taxonomy) bool { _, ok := t.TopicID(topic); return ok }
			if topic != "" && !slices.ContainsFunc(p.kinds, known) {
				d.Fail(item, "pin %q names the topic %q: want one of the taxonomy", key.Value, topic)
			}
			place := fmt.Sprintf("%s:%d:%d", d.Path, item.Line, item.Column)
			p.pins[key.Value] = append(p.pins[key.Value], pin{topic, place, item.Line})
		})
	})
}

func (p *provider) readAccept(d *config.Decoder, key string, n *yaml.Node) {
	d.List(n, key, func(item *yaml.Node) {
		a := acceptance{line: item.Line}
		d.Mapping(item, "an acceptance", config.Keys{
			"fingerprint": d.Into(&a.fingerprint), "reason": d.Into(&a.reason), "until": date(d, &a.until),
		}, "fingerprint", "reason")
		p.accept = append(p.accept, a)
	})
}
